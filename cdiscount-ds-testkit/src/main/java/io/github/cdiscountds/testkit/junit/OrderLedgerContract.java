package io.github.cdiscountds.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.DocumentRecord;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OrderLedger} must do. Extend it, give it an empty ledger, and run it.
 *
 * <p>A ledger that passes keeps orders from being sent twice by several nodes; one that only seems
 * to work on one thread fails here.
 *
 * @since 0.1.0
 */
public abstract class OrderLedgerContract {
  private static final String ACCOUNT = "YOURCOMPANY";
  private static final String OTHER_ACCOUNT = "OTHERCOMPANY";
  private static final OrderKey KEY = OrderKey.of("CDS-1001", "CLIENT202611");
  private static final byte[] CONTENT = {1, 2, 3};
  private static final String CLIENT = "client-1";
  private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");

  private @Nullable OrderLedger opened;

  /** For subclasses. */
  protected OrderLedgerContract() {}

  /**
   * Opens an empty ledger.
   *
   * @return a ledger of this test's own; closed by the suite
   */
  protected abstract OrderLedger openEmpty();

  @BeforeEach
  final void openLedger() {
    opened = openEmpty();
  }

  @AfterEach
  final void closeLedger() {
    ledger().close();
  }

  private OrderLedger ledger() {
    if (opened == null) {
      throw new IllegalStateException("openEmpty() gave no ledger");
    }
    return opened;
  }

  private <R> R in(Function<LedgerTransaction, R> work) {
    return ledger().inTransaction(work);
  }

  @Test
  void whatATransactionReturnsIsHandedOn() {
    assertThat(this.<Integer>in(tx -> 42)).isEqualTo(42);
  }

  @Test
  @Tag("INV-1")
  void nothingStaysOfATransactionThatThrows() {
    assertThatThrownBy(
            () ->
                in(
                    tx -> {
                      tx.outbox().enter(queued(ACCOUNT, KEY));
                      enter(tx, file(ACCOUNT, "a.xls"));
                      tx.facts().add(fact(1));
                      tx.documents().record(reading("Suivi/a.xls", 1));
                      tx.events().append(event(ACCOUNT, "e1"));
                      throw new IllegalStateException("the shop's own failure");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the shop's own failure");
    assertThat(this.<Boolean>in(tx -> tx.outbox().order(ACCOUNT, KEY).isPresent())).isFalse();
    assertThat(this.<Boolean>in(tx -> tx.outbox().file(ACCOUNT, "a.xls").isPresent())).isFalse();
    assertThat(this.<List<OrderFact>>in(tx -> tx.facts().of(ACCOUNT, KEY))).isEmpty();
    assertThat(this.<Boolean>in(tx -> tx.documents().last(ACCOUNT, "Suivi/a.xls").isPresent()))
        .isFalse();
    assertThat(this.<List<PositionedEvent>>in(tx -> tx.events().unread(ACCOUNT, "shop", 9)))
        .isEmpty();
    assertThat(this.<Boolean>in(tx -> tx.events().append(event(ACCOUNT, "e1")))).isTrue();
  }

  @Test
  void aTransactionEndsWithItsWork() {
    LedgerTransaction kept = in(tx -> tx);
    assertThatThrownBy(() -> kept.outbox().order(ACCOUNT, KEY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @Tag("INV-1")
  void anOrderIsEnteredOnce() {
    assertThat(this.<Boolean>in(tx -> tx.outbox().enter(queued(ACCOUNT, KEY)))).isTrue();
    assertThat(this.<Boolean>in(tx -> tx.outbox().enter(queued(ACCOUNT, KEY)))).isFalse();
    assertThat(this.<Boolean>in(tx -> tx.outbox().enter(queued(OTHER_ACCOUNT, KEY)))).isTrue();
    QueuedOrder stored = in(tx -> tx.outbox().order(ACCOUNT, KEY).orElseThrow());
    assertThat(stored).isEqualTo(queued(ACCOUNT, KEY));
    assertThat(this.<Boolean>in(tx -> tx.outbox().order(ACCOUNT, key("CDS-2")).isPresent()))
        .isFalse();
  }

  @Test
  void queuedOrdersComeInTheOrderInWhichTheyWereEntered() {
    for (int i = 9; i > 0; i--) {
      int number = i;
      in(tx -> tx.outbox().enter(queued(ACCOUNT, key("CDS-" + number))));
    }
    in(tx -> tx.outbox().enter(queued(OTHER_ACCOUNT, key("CDS-0"))));
    in(tx -> tx.outbox().replace(queued(ACCOUNT, key("CDS-8")).next(QueuedOrder.State.CANCELLED)));
    assertThat(this.<List<QueuedOrder>>in(tx -> tx.outbox().queued(ACCOUNT, 3)))
        .extracting(order -> order.order().key().orderNumber())
        .containsExactly("CDS-9", "CDS-7", "CDS-6");
    assertThat(
            this.<List<QueuedOrder>>in(tx -> tx.outbox().entered(ACCOUNT, Instant.EPOCH, null, 99)))
        .hasSize(9);
  }

  @Test
  @Tag("INV-1")
  void anOrderIsReplacedOnlyAgainstTheVersionThatWasRead() {
    QueuedOrder read = queued(ACCOUNT, KEY);
    in(tx -> tx.outbox().enter(read));
    QueuedOrder inFile = read.intoFile("a.xls");
    QueuedOrder cancelled = read.next(QueuedOrder.State.CANCELLED);
    assertThat(this.<Boolean>in(tx -> tx.outbox().replace(inFile))).isTrue();
    assertThat(this.<Boolean>in(tx -> tx.outbox().replace(cancelled))).isFalse();
    assertThat(this.<QueuedOrder>in(tx -> tx.outbox().order(ACCOUNT, KEY).orElseThrow()))
        .isEqualTo(inFile);
    assertThat(
            this.<Boolean>in(
                tx ->
                    tx.outbox()
                        .replace(queued(ACCOUNT, key("CDS-2")).next(QueuedOrder.State.CANCELLED))))
        .isFalse();
  }

  @Test
  @Tag("INV-1")
  void aFileNameIsReservedForEver() {
    assertThat(this.<Boolean>in(tx -> enter(tx, file(ACCOUNT, "a.xls")))).isTrue();
    assertThat(this.<Boolean>in(tx -> enter(tx, file(ACCOUNT, "a.xls")))).isFalse();
    assertThat(this.<Boolean>in(tx -> enter(tx, file(OTHER_ACCOUNT, "a.xls")))).isTrue();
    OrderFile stored = in(tx -> tx.outbox().file(ACCOUNT, "a.xls").orElseThrow());
    assertThat(stored.sha256()).isEqualTo(file(ACCOUNT, "a.xls").sha256());
    assertThat(this.<List<OrderKey>>in(tx -> tx.outbox().ordersIn(ACCOUNT, "a.xls")))
        .containsExactly(KEY);
    assertThat(stored.createdAt()).isEqualTo(NOON);
    assertThat(this.<byte[]>in(tx -> bytes(tx.outbox().content(ACCOUNT, "a.xls").orElseThrow())))
        .isEqualTo(CONTENT);
  }

  @Test
  @Tag("INV-1")
  void aFileIsReplacedOnlyAgainstTheVersionThatWasRead() {
    OrderFile read = file(ACCOUNT, "a.xls");
    in(tx -> enter(tx, read));
    assertThat(this.<Boolean>in(tx -> tx.outbox().replace(read.nextAttempt(CLIENT)))).isTrue();
    assertThat(this.<Boolean>in(tx -> tx.outbox().replace(read.nextAttempt(CLIENT)))).isFalse();
    OrderFile stored = in(tx -> tx.outbox().file(ACCOUNT, "a.xls").orElseThrow());
    assertThat(stored.attempt()).isEqualTo(1);
    assertThat(stored.state()).isEqualTo(OrderFile.State.ATTEMPTING);
    assertThat(stored.temporaryName()).isEqualTo(".a.xls.1.part");
  }

  @Test
  void unsettledFilesAreThoseThatStillNeedWork() {
    for (OrderFile.State state : OrderFile.State.values()) {
      OrderFile entered = file(ACCOUNT, state + ".xls");
      in(tx -> enter(tx, entered));
      if (state != OrderFile.State.INTENT) {
        in(tx -> tx.outbox().replace(entered.next(state)));
      }
    }
    in(tx -> enter(tx, file(OTHER_ACCOUNT, "other.xls")));
    assertThat(this.<List<OrderFile>>in(tx -> tx.outbox().files(ACCOUNT, OrderFile.UNSETTLED)))
        .extracting(OrderFile::name)
        .containsExactly(
            "INTENT.xls",
            "ATTEMPTING.xls",
            "UPLOADED.xls",
            "INFERRED.xls",
            "TAKING.xls",
            "TAKEN.xls");
  }

  @Test
  @Tag("INV-3")
  void aFactIsNewOnceAndItsPublicationsGrow() {
    assertThat(this.<Boolean>in(tx -> tx.facts().add(fact(5)))).isTrue();
    assertThat(this.<Boolean>in(tx -> tx.facts().add(fact(9)))).isFalse();
    assertThat(this.<Boolean>in(tx -> tx.facts().add(fact(2)))).isFalse();
    assertThat(this.<List<OrderFact>>in(tx -> tx.facts().of(ACCOUNT, KEY)))
        .containsExactly(fact(5).merge(fact(9)).merge(fact(2)));
    assertThat(this.<List<OrderFact>>in(tx -> tx.facts().of(OTHER_ACCOUNT, KEY))).isEmpty();
  }

  @Test
  void theLastReadingOfADocumentIsKept() {
    in(
        tx -> {
          tx.documents().record(reading("Suivi/a.xls", 1));
          tx.documents().record(reading("Suivi/a.xls", 2));
          return true;
        });
    assertThat(
            this.<DocumentRecord>in(
                tx -> tx.documents().last(ACCOUNT, "Suivi/a.xls").orElseThrow()))
        .isEqualTo(reading("Suivi/a.xls", 2));
    assertThat(this.<Boolean>in(tx -> tx.documents().last(ACCOUNT, "Suivi/b.xls").isPresent()))
        .isFalse();
  }

  @Test
  @Tag("INV-3")
  void anEventIsAppendedOnce() {
    assertThat(this.<Boolean>in(tx -> tx.events().append(event(ACCOUNT, "e1")))).isTrue();
    assertThat(this.<Boolean>in(tx -> tx.events().append(event(ACCOUNT, "e1")))).isFalse();
    assertThat(this.<List<PositionedEvent>>in(tx -> tx.events().unread(ACCOUNT, "shop", 9)))
        .hasSize(1);
  }

  @Test
  void eachSubscriberReadsOnFromItsOwnCursor() {
    for (int i = 1; i <= 5; i++) {
      int number = i;
      in(tx -> tx.events().append(event(ACCOUNT, "e" + number)));
    }
    in(tx -> tx.events().append(event(OTHER_ACCOUNT, "other")));
    List<PositionedEvent> first = in(tx -> tx.events().unread(ACCOUNT, "shop", 2));
    assertThat(first).extracting(each -> each.event().id()).containsExactly("e1", "e2");
    acknowledge("shop", first.get(1).position());
    acknowledge("shop", first.get(0).position());
    assertThat(ids("shop")).containsExactly("e3", "e4", "e5");
    assertThat(ids("mailer")).containsExactly("e1", "e2", "e3", "e4", "e5");
  }

  @Test
  @Tag("INV-1")
  void ofManyThreadsThatTakeOneStepExactlyOneDoes() throws InterruptedException {
    OrderFile read = file(ACCOUNT, "a.xls");
    in(tx -> enter(tx, read));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> claims = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        claims.add(() -> in(tx -> tx.outbox().replace(read.nextAttempt(CLIENT))));
      }
      long winners = 0;
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        try {
          winners += claim.get() ? 1 : 0;
        } catch (ExecutionException e) {
          throw new AssertionError("a transaction failed instead of losing", e.getCause());
        }
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> ids(String subscriber) {
    return in(
        tx ->
            tx.events().unread(ACCOUNT, subscriber, 99).stream()
                .map(each -> each.event().id())
                .toList());
  }

  private void acknowledge(String subscriber, long position) {
    in(
        tx -> {
          tx.events().acknowledge(ACCOUNT, subscriber, position);
          return true;
        });
  }

  private static OrderKey key(String number) {
    return OrderKey.of(number, KEY.campaign());
  }

  private static QueuedOrder queued(String account, OrderKey key) {
    Order order =
        Order.builder(
                key,
                LocalDate.of(2026, 11, 21),
                "000000CLIENT",
                new Recipient(
                    Title.M,
                    "Exemple",
                    "Émile",
                    new PostalAddress(
                        "1 rue du Test",
                        "Bât. B",
                        null,
                        null,
                        "33000",
                        "Bordeaux",
                        Destination.FRANCE),
                    "0556000000",
                    null,
                    "service@example.org"))
            .deliveredBy(DeliveryMethod.COL, new BigDecimal("7.00"))
            .line(Sku.of("LAMP-42"), new BigDecimal("25.990"), 3)
            .build();
    return new QueuedOrder(account, order, "digest", QueuedOrder.State.QUEUED, List.of(), NOON, 0);
  }

  private static OrderFile file(String account, String name) {
    return OrderFile.intent(account, name, CONTENT.length, "a".repeat(64), CLIENT, NOON);
  }

  private static boolean enter(LedgerTransaction tx, OrderFile file) {
    return tx.outbox().enter(file, FileContent.of(file.name(), CONTENT), List.of(KEY));
  }

  private static byte[] bytes(FileContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OrderFact fact(int minute) {
    return OrderFact.of(
        new FactKey(ACCOUNT, KEY, Sku.of("LAMP-42"), "a.xls"),
        new FactValue.FileVerdict(ComplianceReport.Status.OK, "En cours de traitement", List.of()),
        new Publication(
            "compliance",
            null,
            NOON.plusSeconds(60L * minute),
            String.format(Locale.ROOT, "%064x", minute)));
  }

  private static DocumentRecord reading(String path, long size) {
    return new DocumentRecord(ACCOUNT, path, size, NOON, String.format(Locale.ROOT, "%064x", size));
  }

  private static OrderEvent event(String account, String id) {
    return new OrderEvent(
        id,
        OrderEvent.Type.FILE_ACCEPTED,
        account,
        KEY,
        Sku.of("LAMP-42"),
        "a.xls",
        new FactValue.FileVerdict(ComplianceReport.Status.OK, null, List.of()),
        null);
  }
}
