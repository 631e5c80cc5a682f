package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a file, and are killed while they write it. */
@Tag("INV-1")
class SqliteCrashTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("ledger.db");
  }

  @Test
  void nothingStaysOfATransactionWhoseProcessWasKilledInTheMiddle()
      throws IOException, InterruptedException {
    try (LedgerProcess process = LedgerProcess.start("stand still", file())) {
      process.until("halfway");
      process.kill();
    }
    try (JdbcLedger ledger = JdbcLedger.sqlite(file()).open()) {
      assertThat(LedgerProcess.wholeSteps(ledger, 4)).containsExactly(0, 1);
      ledger.inTransaction(
          tx -> {
            LedgerProcess.step(tx, 2, () -> {});
            return true;
          });
      assertThat(LedgerProcess.wholeSteps(ledger, 4)).containsExactly(0, 1, 2);
    }
  }

  @Test
  void eachStepThatWasConfirmedIsThereAndNoneInPart() throws IOException, InterruptedException {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      Path file = folder.resolve(round + ".db");
      int confirmed = 0;
      try (LedgerProcess process = LedgerProcess.start("go on", file)) {
        int steps = 1 + random.nextInt(12);
        for (int i = 0; i < steps; i++) {
          confirmed = Integer.parseInt(process.next()) + 1;
        }
        // Somewhere in the step that it has begun.
        long end = System.nanoTime() + random.nextInt(4_000_000);
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        process.kill();
        for (String line = process.next(); line != null; line = process.next()) {
          confirmed = Integer.parseInt(line) + 1;
        }
      }
      try (JdbcLedger ledger = JdbcLedger.sqlite(file).open()) {
        List<Integer> whole = LedgerProcess.wholeSteps(ledger, confirmed + 2);
        assertThat(whole)
            .as("seed %d, round %d", seed, round)
            .isIn(
                IntStream.range(0, confirmed).boxed().toList(),
                IntStream.range(0, confirmed + 1).boxed().toList());
      }
    }
  }

  @Test
  void noChangeIsLostBetweenProcesses() throws IOException {
    try (JdbcLedger ledger = JdbcLedger.sqlite(file()).open()) {
      ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      List<LedgerProcess> processes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        processes.add(LedgerProcess.start("compete", file()));
      }
      long changes = 0;
      for (LedgerProcess process : processes) {
        try (process) {
          changes += Long.parseLong(process.until("done").get(0));
        }
      }
      long version =
          ledger.inTransaction(
              tx -> tx.outbox().order(ACCOUNT, key("CDS-1")).orElseThrow().version());
      assertThat(version).isEqualTo(changes).isEqualTo(2L * LedgerProcess.CHANGES);
    }
  }
}
