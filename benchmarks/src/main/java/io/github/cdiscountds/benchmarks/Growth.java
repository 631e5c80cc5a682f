package io.github.cdiscountds.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how our time grows with the size of the input, the two sizes taking turns. The small one
 * gets more turns, which take less time together than one of the large.
 */
final class Growth {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 5;
  private static final int SMALL_ONES = 3;

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
    seconds(large);
    double[] ofSmall = new double[ROUNDS * SMALL_ONES];
    double[] ofLarge = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SMALL_ONES; i++) {
        ofSmall[round * SMALL_ONES + i] = seconds(small);
      }
      ofLarge[round] = seconds(large);
    }
    System.err.printf(
        Locale.ROOT,
        "%s: median %.3f s (%.3f to %.3f) and %.3f s (%.3f to %.3f)%n",
        figure.name(),
        middle(ofSmall),
        ofSmall[0],
        ofSmall[ofSmall.length - 1],
        middle(ofLarge),
        ofLarge[0],
        ofLarge[ROUNDS - 1]);
    System.out.printf(
        Locale.ROOT, "GROWTH %s %.2f%n", figure.name(), middle(ofLarge) / middle(ofSmall));
  }

  private static double middle(double[] seconds) {
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }

  private static <T> double seconds(Task<T> task) throws Exception {
    AtomicLong results = new AtomicLong();
    task.before();
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
