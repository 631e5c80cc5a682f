package io.github.cdiscountds.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how our time grows with the size of the input, the two sizes taking turns. */
final class Growth {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 3;

  private Growth() {}

  /** The process of its own in which a figure is measured: folder, name. */
  public static void main(String[] args) throws Exception {
    run(Figures.named(args[1]), Path.of(args[0]));
  }

  private static <T> void run(Figure<T> figure, Path folder) throws Exception {
    Task.Setup<T> setup = figure.candidates().get(0).setup();
    Task<T> small = setup.at(folder, figure.rows() / Figure.GROWN_BY);
    Task<T> large = setup.at(folder, figure.rows());
    for (int round = 0; round < WARM_UP; round++) {
      seconds(small);
    }
    double[] factors = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double ofSmall = seconds(small);
      double ofLarge = seconds(large);
      factors[round] = ofLarge / ofSmall;
      System.err.printf(Locale.ROOT, "%s: %.3f s and %.3f s%n", figure.name(), ofSmall, ofLarge);
    }
    Arrays.sort(factors);
    System.out.printf(Locale.ROOT, "GROWTH %s %.2f%n", figure.name(), factors[ROUNDS / 2]);
  }

  private static <T> double seconds(Task<T> task) throws Exception {
    AtomicLong results = new AtomicLong();
    System.gc();
    long start = System.nanoTime();
    task.run(result -> results.incrementAndGet());
    long end = System.nanoTime();
    if (results.get() == 0) {
      throw new IllegalStateException("no result");
    }
    return (end - start) / 1e9;
  }
}
