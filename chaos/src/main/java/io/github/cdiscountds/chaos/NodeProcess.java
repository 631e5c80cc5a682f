package io.github.cdiscountds.chaos;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.model.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One of several shops on one ledger. Is told line by line: {@code orders <from> <to>} hands orders
 * over; {@code ambush <freeze|halt> <BEFORE|AFTER> <what> <file or ->} stops the process at the
 * next such step, for a while or for good, {@code peace} takes that back; {@code finish} ends it
 * once everything is sent. Tells {@code stopped <file>} before it stops.
 */
public final class NodeProcess {
  private static final int ROUNDS = 20_000;
  private static final int PAUSE_MILLIS = 30;

  private final Ambushes ambushes = new Ambushes();
  private final BlockingQueue<String[]> handedOver = new LinkedBlockingQueue<>();
  private final Shop shop;
  private volatile boolean finishing;

  private NodeProcess(ShopSettings settings) {
    this.shop = new Shop(settings, ambushes);
  }

  /**
   * Sends what it is given.
   *
   * @param args see {@link ShopSettings}
   * @throws Exception when it can't go on
   */
  public static void main(String[] args) throws Exception {
    NodeProcess node = new NodeProcess(ShopSettings.parse(args));
    Thread commands = new Thread(node::listen, "commands");
    commands.setDaemon(true);
    commands.start();
    System.out.println("ready");
    System.exit(node.work() ? 0 : 1);
  }

  private void listen() {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        String[] command = line.split("\t", -1);
        switch (command[0]) {
          case "orders" -> handedOver.add(command);
          case "ambush" -> ambushes.set(command);
          case "peace" -> ambushes.set(null);
          case "finish" -> finishing = true;
          default -> throw new IllegalArgumentException("command " + line);
        }
      }
    } catch (IOException ended) {
      // As at the end.
    }
    finishing = true;
  }

  private boolean work() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      String[] slice = handedOver.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      try {
        if (slice != null) {
          enqueue(Integer.parseInt(slice[1]), Integer.parseInt(slice[2]));
        }
        shop.client().orders().dispatch();
        if (finishing && handedOver.isEmpty() && shop.isSettled()) {
          return true;
        }
      } catch (DropshipException e) {
        // The ledger was away, or gave this transaction up: a shop tries again.
        System.err.println(e.getMessage());
        if (slice != null) {
          handedOver.add(slice);
        }
      }
    }
    return false;
  }

  private void enqueue(int from, int to) {
    List<Order> orders = IntStream.rangeClosed(from, to).mapToObj(OrderSet::order).toList();
    if (!shop.client().orders().enqueue(orders).hasTakenAll()) {
      throw new IllegalStateException("orders " + from + " to " + to + " were kept out");
    }
  }

  /** Stops the process at a step. Steps come from one thread, orders to stop from another. */
  private static final class Ambushes implements StepWatcher {
    private String @Nullable [] ambush;

    synchronized void set(String @Nullable [] command) {
      ambush = command;
    }

    @Override
    public void before(String what, int file) {
      pass(Step.Side.BEFORE, what, file);
    }

    @Override
    public void after(String what, int file) {
      pass(Step.Side.AFTER, what, file);
    }

    private void pass(Step.Side side, String what, int file) {
      String[] met;
      synchronized (this) {
        met = ambush;
        if (met == null
            || !met[2].equals(side.name())
            || !what.startsWith(met[3])
            || !(met[4].equals("-") || met[4].equals(Integer.toString(file)))) {
          return;
        }
        ambush = null;
      }
      System.out.println("stopped\t" + file);
      System.out.flush();
      if (met[1].equals("halt")) {
        Runtime.getRuntime().halt(SubmitterProcess.HALTED);
      }
      try {
        // Returns once somebody lets the process go on.
        ChildJvm.signal("STOP", ProcessHandle.current().pid());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
