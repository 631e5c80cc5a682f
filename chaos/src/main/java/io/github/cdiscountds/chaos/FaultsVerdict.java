package io.github.cdiscountds.chaos;

import io.github.cdiscountds.chaos.Cell.Result;
import io.github.cdiscountds.chaos.Cell.Wrong;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up what went wrong. Thread-safe. */
final class FaultsVerdict {
  private static final int SHOWN = 60;

  private final PrintStream out;

  // Guarded by this: the three below.
  private final Map<Wrong, Integer> wrongs = new EnumMap<>(Wrong.class);
  private int cells;
  private int shown;

  FaultsVerdict(PrintStream out) {
    this.out = out;
  }

  synchronized void judged(Cell cell, Result result) {
    cells++;
    result.wrong().ifPresent(wrong -> add(wrong, cell + ": " + result));
  }

  /** What a run left behind as a whole. */
  synchronized void left(List<String> traces) {
    traces.forEach(trace -> add(Wrong.LEAK, "left behind: " + trace));
  }

  private void add(Wrong wrong, String line) {
    wrongs.merge(wrong, 1, Integer::sum);
    if (++shown <= SHOWN) {
      out.println(wrong + " " + line);
    }
  }

  synchronized int cells() {
    return cells;
  }

  synchronized boolean isSound() {
    return wrongs.isEmpty();
  }

  synchronized String figures() {
    return "cells="
        + cells
        + " hangs="
        + count(Wrong.HANG)
        + " silent="
        + count(Wrong.SILENT)
        + " partial="
        + count(Wrong.PARTIAL)
        + " leaks="
        + count(Wrong.LEAK);
  }

  private int count(Wrong wrong) {
    return wrongs.getOrDefault(wrong, 0);
  }
}
