package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.FakeSupplier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;

/**
 * A polling shop in a process of its own, to be killed. At each line of its input it polls and
 * delivers, and answers; each event that it handled is on the disk before it goes on. Ends itself
 * at a step where it is told to.
 */
public final class PollProcess {
  private PollProcess() {}

  /**
   * Polls.
   *
   * @param args see {@link ShopSettings}
   * @throws Exception when it can't go on
   */
  public static void main(String[] args) throws Exception {
    ShopSettings settings = ShopSettings.parse(args);
    try (FileChannel journal =
        FileChannel.open(
            settings.path("journal"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      write(journal, PollVerdict.LIFE);
      Poller poller =
          new Poller(
              Shop.server(settings, FakeSupplier.ORDER_LOGIN),
              Shop.ledger(settings.text("ledger")),
              Sabotage.named(settings.text("sabotage")),
              settings.path("folder"),
              new Halt(settings.number("halt")),
              event -> write(journal, Poller.line(event)));
      System.out.println("ready");
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        poller.work();
        System.out.println("done");
      }
    }
    System.exit(0);
  }

  private static void write(FileChannel journal, String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        journal.write(bytes);
      }
      journal.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process at the n-th call, or never for 0. Steps come from one thread. */
  private static final class Halt implements StepWatcher {
    private final int at;
    private int calls;

    Halt(int at) {
      this.at = at;
    }

    @Override
    public void before(String what, int file) {
      count();
    }

    @Override
    public void after(String what, int file) {
      count();
    }

    private void count() {
      if (++calls == at) {
        Runtime.getRuntime().halt(SubmitterProcess.HALTED);
      }
    }
  }
}
