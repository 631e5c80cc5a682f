package io.github.cdiscountds.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.ledger.LedgerTransaction;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest {
  private static final String SHOP = "SHOP";

  private final InMemoryLedger ledger = new InMemoryLedger();

  /** As Kotlin, Scala and Lombok do. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
    throw (E) e;
  }

  @Test
  void leavesNoTraceOfATransactionThatEndsWithACheckedException() {
    AtomicReference<LedgerTransaction> failed = new AtomicReference<>();
    IOException failure = new IOException("no answer");

    assertThatThrownBy(
            () ->
                ledger.inTransaction(
                    tx -> {
                      failed.set(tx);
                      tx.documents().polled(SHOP, Instant.EPOCH);
                      throw InMemoryLedgerTest.<RuntimeException>sneaky(failure);
                    }))
        .isSameAs(failure);

    assertThat(ledger.inTransaction(tx -> tx.documents().lastPolled(SHOP)).isEmpty()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger.inTransaction(tx -> failed.get().documents()))
        .withMessage("the ledger transaction has ended");
  }
}
