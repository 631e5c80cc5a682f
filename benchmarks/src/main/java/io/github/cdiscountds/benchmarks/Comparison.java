package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.benchmarks.Candidate.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Runs the candidates of a figure in one JVM, interleaved, and prints the ratio. Each round starts
 * with another candidate, and ratios are taken within a round, so that a slow spell of the machine
 * meets both sides.
 */
final class Comparison<T> {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 7;

  /** What is over soon is measured more often: a machine's neighbours come and go by the second. */
  private static final int MOST_ROUNDS = 25;

  private static final double SECONDS_TO_SPEND = 50;

  /** Peers that no figure depends on drop out early; some are slow. */
  private static final int ROUNDS_OF_OTHERS = 3;

  private final Figure<T> figure;
  private final List<Candidate<T>> candidates;

  private Comparison(Figure<T> figure) {
    this.figure = figure;
    this.candidates = figure.candidates();
  }

  /** The process of its own in which a figure is measured: folder, name. */
  public static void main(String[] args) throws Exception {
    new Comparison<>(Figures.named(args[1])).run(Path.of(args[0]));
  }

  private void run(Path folder) throws Exception {
    checkSameResults(folder);
    double[][] seconds = measure(folder);
    int ours = indexOf(Role.OURS);
    int reference = fastestReference(seconds);
    for (int i = 0; i < candidates.size(); i++) {
      System.err.printf(
          Locale.ROOT,
          "%s: %s median %.3f s of %d, min %.3f, max %.3f, against %s %.2f%n",
          figure.name(),
          candidates.get(i).name(),
          median(seconds[i]),
          seconds[i].length,
          Arrays.stream(seconds[i]).min().orElseThrow(),
          Arrays.stream(seconds[i]).max().orElseThrow(),
          candidates.get(reference).name(),
          ratio(seconds[i], seconds[reference]));
    }
    System.out.printf(
        Locale.ROOT, "RATIO %s %.2f%n", figure.name(), ratio(seconds[ours], seconds[reference]));
  }

  /** A figure that comes from different work says nothing. */
  private void checkSameResults(Path folder) throws Exception {
    List<Object> expected = List.of();
    for (Candidate<T> candidate : candidates) {
      List<Object> found = new ArrayList<>();
      Task<T> task = candidate.setup().at(folder, figure.rowsChecked());
      task.before();
      task.run(result -> found.add(figure.meaning().apply(result)));
      if (expected.isEmpty()) {
        expected = found;
      }
      if (found.isEmpty() || !found.equals(expected)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s: %s and %s differ: %s",
                figure.name(),
                candidates.get(0).name(),
                candidate.name(),
                firstDifference(expected, found)));
      }
    }
  }

  private static String firstDifference(List<Object> expected, List<Object> found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        return "result " + i + "\n" + expected.get(i) + "\n" + found.get(i);
      }
    }
    return expected.size() + " results and " + found.size();
  }

  private double[][] measure(Path folder) throws Exception {
    List<Task<T>> tasks = new ArrayList<>();
    for (Candidate<T> candidate : candidates) {
      tasks.add(candidate.setup().at(folder, figure.rows()));
    }
    Tally<T> first = new Tally<>(figure.weight());
    tasks.get(0).before();
    tasks.get(0).run(first::add);
    for (Task<T> other : tasks.subList(1, tasks.size())) {
      other.before();
      other.run(new Tally<>(figure.weight())::add);
    }
    double warm = 0;
    for (int round = 0; round < WARM_UP; round++) {
      warm = 0;
      for (int i = 0; i < tasks.size(); i++) {
        warm += seconds(tasks.get(i), i, first);
      }
    }
    int rounds = (int) Math.max(ROUNDS, Math.min(MOST_ROUNDS, SECONDS_TO_SPEND / warm));
    double[][] seconds = new double[tasks.size()][];
    Arrays.setAll(
        seconds,
        i -> new double[candidates.get(i).role() == Role.PEER ? ROUNDS_OF_OTHERS : rounds]);
    for (int round = 0; round < rounds; round++) {
      for (int k = 0; k < tasks.size(); k++) {
        int i = (k + round) % tasks.size();
        if (round < seconds[i].length) {
          seconds[i][round] = seconds(tasks.get(i), i, first);
        }
      }
    }
    return seconds;
  }

  private double seconds(Task<T> task, int candidate, Tally<T> expected) throws Exception {
    Tally<T> tally = new Tally<>(figure.weight());
    task.before();
    System.gc();
    long start = System.nanoTime();
    task.run(tally::add);
    long end = System.nanoTime();
    if (!tally.isEqualTo(expected)) {
      throw new IllegalStateException(
          figure.name() + ": " + candidates.get(candidate).name() + " gave other rows");
    }
    return (end - start) / 1e9;
  }

  private int fastestReference(double[][] seconds) {
    int fastest = indexOf(Role.REFERENCE);
    for (int i = 0; i < seconds.length; i++) {
      if (candidates.get(i).role() == Role.REFERENCE
          && median(seconds[i]) < median(seconds[fastest])) {
        fastest = i;
      }
    }
    return fastest;
  }

  private int indexOf(Role role) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).role() == role) {
        return i;
      }
    }
    throw new IllegalStateException(figure.name() + " has no candidate " + role);
  }

  private static double ratio(double[] ours, double[] theirs) {
    double[] ratios = new double[Math.min(ours.length, theirs.length)];
    Arrays.setAll(ratios, round -> ours[round] / theirs[round]);
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** What keeps the results in use and tells whether they are those of the others. */
  private static final class Tally<T> {
    private final ToLongFunction<? super T> weight;
    private long results;
    private long sum;

    Tally(ToLongFunction<? super T> weight) {
      this.weight = weight;
    }

    void add(T result) {
      results++;
      sum = 31 * sum + weight.applyAsLong(result);
    }

    boolean isEqualTo(Tally<T> other) {
      return results == other.results && sum == other.sum;
    }
  }
}
