package io.github.cdiscountds.chaos;

import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A shop that hands over all its orders each time it is started, and sends until everything is on
 * the supplier's server. Ends itself before or after a step, where it is told to.
 */
public final class SubmitterProcess {
  /** The exit code of a process that ended itself as planned. */
  static final int HALTED = 86;

  private static final int ROUNDS = 500;
  private static final int LOOKS = 150;
  private static final int PAUSE_MILLIS = 20;

  /** Long enough for a compliance report, more often than not. */
  private static final int REPORT_MILLIS = 150;

  private final ShopSettings settings;
  private final Steps steps;
  private final Shop shop;

  private SubmitterProcess(ShopSettings settings) {
    this.settings = settings;
    this.steps = new Steps(settings.textOrNull("side"), settings.textOrNull("halt"));
    this.shop = new Shop(settings, steps);
  }

  /**
   * Sends.
   *
   * @param args see {@link ShopSettings}
   * @throws Exception when it can't go on
   */
  public static void main(String[] args) throws Exception {
    SubmitterProcess process = new SubmitterProcess(ShopSettings.parse(args));
    System.out.println("ready");
    boolean done = process.send() && process.confirm();
    System.out.println(done ? "done" : "gave up");
    System.exit(done ? 0 : 1);
  }

  private boolean send() throws InterruptedException, IOException {
    pollFirst();
    SubmitResult result =
        shop.client()
            .orders()
            .submit(
                IntStream.rangeClosed(1, settings.number("orders"))
                    .mapToObj(OrderSet::order)
                    .toList());
    if (!result.hasTakenAll()) {
      throw new IllegalStateException("orders were kept out: " + result.findings());
    }
    for (int round = 0; round < ROUNDS && !shop.isSettled(); round++) {
      Thread.sleep(PAUSE_MILLIS);
      pollFirst();
      shop.client().orders().dispatch();
    }
    record();
    System.out.println("sent");
    return shop.isSettled();
  }

  private void record() throws IOException {
    steps.stop();
    if (settings.has("record")) {
      Files.writeString(
          settings.path("record"),
          steps.counter.steps().stream().map(Step::toString).collect(Collectors.joining("\n")));
    }
  }

  /** Reads reports until the supplier has named every file. */
  private boolean confirm() throws InterruptedException {
    for (int round = 0; round < LOOKS && !shop.isConfirmed(); round++) {
      Thread.sleep(PAUSE_MILLIS);
      poll();
    }
    return shop.isConfirmed();
  }

  /** So that reports may be read before the server is looked at. */
  private void pollFirst() throws InterruptedException {
    if (settings.has("pollFirst")) {
      Thread.sleep(REPORT_MILLIS);
      poll();
    }
  }

  private void poll() {
    try {
      shop.client().reports().poll();
    } catch (TransportException later) {
      // The next poll reads it.
    }
  }

  /** Counts steps, and ends the process at one of them. Steps come from one thread. */
  private static final class Steps implements StepWatcher {
    private final Step.Counter counter = new Step.Counter();
    private final Step.@Nullable Side side;
    private final @Nullable Step halt;
    private @Nullable Step current;
    private boolean stopped;

    Steps(@Nullable String side, @Nullable String halt) {
      this.side = side == null ? null : Step.Side.valueOf(side);
      this.halt = halt == null ? null : Step.parse(halt);
    }

    @Override
    public void before(String what, int file) {
      if (counts(what)) {
        current = counter.next(what, file);
        haltAt(Step.Side.BEFORE);
      }
    }

    @Override
    public void after(String what, int file) {
      if (counts(what)) {
        haltAt(Step.Side.AFTER);
      }
    }

    /** Before and after a transaction that only reads the world is the same. */
    private boolean counts(String what) {
      return !stopped && !what.startsWith(WatchedLedger.READS);
    }

    private void haltAt(Step.Side now) {
      if (side == now && halt != null && halt.equals(current)) {
        System.out.println("halted");
        System.out.flush();
        Runtime.getRuntime().halt(HALTED);
      }
    }

    void stop() {
      stopped = true;
    }
  }
}
