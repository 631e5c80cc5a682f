package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A process of its own that works on a ledger in a file, and may be killed at any moment. */
final class LedgerProcess implements AutoCloseable {
  static final int ORDERS = 40;

  /** How often each competitor tries to change an order. */
  static final int CHANGES = 60;

  private final Process process;
  private final BufferedReader said;

  private LedgerProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static LedgerProcess start(String job, Path file) throws IOException {
    return new LedgerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                LedgerProcess.class.getName(),
                job,
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The next line that it says, or null when it ended. */
  String next() throws IOException {
    return said.readLine();
  }

  /** Waits for a line, and collects those before it. */
  List<String> until(String line) throws IOException {
    List<String> before = new ArrayList<>();
    for (String next = next(); !line.equals(next); next = next()) {
      if (next == null) {
        throw new IOException("the process ended before it said " + line + ": " + before);
      }
      before.add(next);
    }
    return before;
  }

  /** SIGKILL: nothing of it runs any more; what it said before can still be read. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Enters everything that belongs to a step, in one transaction. */
  static void step(LedgerTransaction tx, int step, Runnable halfway) {
    List<QueuedOrder> orders =
        IntStream.range(0, ORDERS).mapToObj(i -> order(step + "-" + i)).toList();
    String name = step + ".xls";
    tx.outbox().enterAll(orders);
    halfway.run();
    byte[] content = new byte[50_000];
    tx.outbox()
        .enter(
            OrderFile.intent(ACCOUNT, name, content.length, "a".repeat(64), "child", Samples.NOON),
            FileContent.of(name, content),
            orders.stream().map(each -> each.order().key()).toList());
    tx.outbox().replaceAll(orders.stream().map(each -> each.intoFile(name)).toList());
    tx.events().append(Samples.event("step-" + step));
  }

  /** Which steps a ledger holds whole; throws when one is there in part. */
  static List<Integer> wholeSteps(JdbcLedger ledger, int most) {
    List<Integer> whole = new ArrayList<>();
    for (int step = 0; step < most; step++) {
      int number = step;
      List<Boolean> parts =
          ledger.inTransaction(
              tx -> {
                List<Boolean> found = new ArrayList<>();
                for (int i = 0; i < ORDERS; i++) {
                  found.add(
                      tx.outbox()
                          .order(ACCOUNT, key(number + "-" + i))
                          .filter(order -> (number + ".xls").equals(order.file()))
                          .isPresent());
                }
                found.add(tx.outbox().file(ACCOUNT, number + ".xls").isPresent());
                found.add(
                    tx.outbox()
                        .content(ACCOUNT, number + ".xls")
                        .filter(content -> content.size() == 50_000)
                        .isPresent());
                found.add(
                    tx.events().unread(ACCOUNT, "shop", 9999).stream()
                        .anyMatch(event -> event.event().id().equals("step-" + number)));
                return found;
              });
      if (parts.stream().distinct().count() != 1) {
        throw new IllegalStateException("step " + step + " is there in part: " + parts);
      }
      if (parts.get(0)) {
        whole.add(step);
      }
    }
    return whole;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (JdbcLedger ledger = JdbcLedger.sqlite(Path.of(arguments[1])).open()) {
      switch (arguments[0]) {
        case "stand still" -> standStill(ledger, out);
        case "go on" -> goOn(ledger, out);
        case "compete" -> compete(ledger, out);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  /** Stands still in the middle of the third step. */
  private static void standStill(JdbcLedger ledger, PrintStream out) {
    for (int i = 0; i < 3; i++) {
      int step = i;
      ledger.inTransaction(
          tx -> {
            step(
                tx,
                step,
                () -> {
                  if (step == 2) {
                    out.println("halfway");
                    awaitTheEnd();
                  }
                });
            return step;
          });
    }
  }

  private static void awaitTheEnd() {
    try {
      int read = System.in.read();
      throw new IllegalStateException("nobody was to wake me: " + read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes step after step, and says which it has taken. */
  private static void goOn(JdbcLedger ledger, PrintStream out) {
    for (int i = 0; true; i++) {
      int step = i;
      ledger.inTransaction(
          tx -> {
            step(tx, step, () -> {});
            return step;
          });
      out.println(step);
    }
  }

  /** Changes one order over and over, against others, and says how often it did. */
  private static void compete(JdbcLedger ledger, PrintStream out) {
    int changes = 0;
    for (int i = 0; i < CHANGES; i++) {
      boolean isChanged =
          ledger.inTransaction(
              tx -> {
                QueuedOrder read = tx.outbox().order(ACCOUNT, key("CDS-1")).orElseThrow();
                return tx.outbox().replace(read.next(QueuedOrder.State.QUEUED));
              });
      changes += isChanged ? 1 : 0;
    }
    out.println(changes);
    out.println("done");
  }
}
