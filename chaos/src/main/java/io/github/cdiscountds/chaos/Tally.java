package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Adds up what the journals of all runs said. Thread-safe. */
final class Tally {
  private static final int SHOWN = 10;

  private final PrintStream out;
  private int kills;
  private int lost;
  private int twice;
  private boolean failed;

  Tally(PrintStream out) {
    this.out = out;
  }

  synchronized void killed() {
    kills++;
  }

  synchronized int kills() {
    return kills;
  }

  synchronized void judged(String run, Verdict verdict, Path journal) {
    lost += verdict.lost().size();
    twice += verdict.twice().size();
    if (!verdict.isSound()) {
      out.println(
          run
              + ": lost "
              + some(verdict.lost())
              + ", twice "
              + some(verdict.twice())
              + "; see "
              + journal);
    }
  }

  private static String some(List<OrderKey> orders) {
    return orders.size() <= SHOWN
        ? orders.toString()
        : orders.subList(0, SHOWN) + " and " + (orders.size() - SHOWN) + " more";
  }

  synchronized void told(String line) {
    out.println(line);
  }

  /** Something else went wrong than an order. */
  synchronized void failed(String line) {
    failed = true;
    out.println(line);
  }

  synchronized boolean isSound() {
    return lost == 0 && twice == 0 && !failed;
  }

  synchronized String figures() {
    return "lost=" + lost + " twice=" + twice;
  }
}
