package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The supplier's process, as others see it. Thread-safe. */
final class SupplierHandle implements AutoCloseable {

  /** A supplier in that process. */
  record Desk(String name, int port, String hostKey, String password) {}

  private final ChildJvm process;

  private SupplierHandle(ChildJvm process) {
    this.process = process;
  }

  static SupplierHandle start(List<String> jvm, Path errors) throws IOException {
    return new SupplierHandle(ChildJvm.start(jvm, SupplierProcess.class, List.of(), errors));
  }

  Desk open(String name, Path journal, long seed, Sabotage sabotage)
      throws IOException, InterruptedException {
    String[] answer =
        ask("open", name, journal.toString(), Long.toString(seed), sabotage.word()).split("\t", -1);
    return new Desk(name, Integer.parseInt(answer[2]), answer[3], answer[4]);
  }

  void makeRounds(Desk desk, int number) throws IOException, InterruptedException {
    ask("rounds", desk.name(), Integer.toString(number));
  }

  /** Picks up what still lies there, and ends. */
  void close(Desk desk) throws IOException, InterruptedException {
    ask("close", desk.name());
  }

  private synchronized String ask(String... command) throws IOException, InterruptedException {
    process.send(String.join("\t", command));
    return process
        .await("")
        .orElseThrow(() -> new IllegalStateException("the supplier's process has ended"));
  }

  @Override
  public void close() {
    process.close();
  }
}
