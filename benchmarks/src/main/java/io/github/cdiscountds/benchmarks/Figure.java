package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.benchmarks.Candidate.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A measured number.
 *
 * @param kind what is measured
 * @param name as printed
 * @param input what the candidates read, or null when they read no file
 * @param rows the size at which it is measured
 * @param heapMebibytes the heap of a comparison; of a heap figure the largest that is tried
 * @param meaning what must be equal between candidates in a small run
 * @param weight a cheap number per result, whose sum must be equal in every run
 * @param candidates ours, and for a comparison the peers
 */
record Figure<T>(
    Kind kind,
    String name,
    @Nullable Input input,
    int rows,
    int heapMebibytes,
    Function<? super T, ?> meaning,
    ToLongFunction<? super T> weight,
    List<Candidate<T>> candidates) {

  /** What is measured. */
  enum Kind {
    /** Our time over that of the fastest reference. */
    RATIO,
    /** The smallest heap in which ours passes. */
    HEAP,
    /** Our time over that at a tenth of the size. */
    GROWTH
  }

  /** How much smaller the input is that growth is measured from. */
  static final int GROWN_BY = 10;

  /** Rows of the run that only checks that all candidates do the same work. */
  static final int ROWS_CHECKED = 2_000;

  Figure {
    candidates = List.copyOf(candidates);
    if (candidates.stream().filter(candidate -> candidate.role() == Role.OURS).count() != 1) {
      throw new IllegalArgumentException("figure " + name + ": expected our code once");
    }
  }

  /** Our time over that of others. */
  Figure(
      String name,
      @Nullable Input input,
      int rows,
      int heapMebibytes,
      Function<? super T, ?> meaning,
      ToLongFunction<? super T> weight,
      List<Candidate<T>> candidates) {
    this(Kind.RATIO, name, input, rows, heapMebibytes, meaning, weight, candidates);
  }

  int rowsChecked() {
    return Math.min(rows, ROWS_CHECKED);
  }

  void prepare(Path folder) throws IOException {
    if (input != null) {
      input.prepare(folder, rowsChecked());
      input.prepare(folder, rows);
      if (kind == Kind.GROWTH) {
        input.prepare(folder, rows / GROWN_BY);
      }
    }
  }

  /** The heap that our code alone needs, under the figure's name up to {@code -vs-} or another. */
  Figure<T> heapOfOurs(String heapName) {
    return ours(Kind.HEAP, heapName, rows);
  }

  /** The heap that our code alone needs for another size. */
  Figure<T> heapOfOurs(String heapName, int atRows) {
    return ours(Kind.HEAP, heapName, atRows);
  }

  /** How much more time our code takes when the input grows to another size. */
  Figure<T> growthOfOurs(String growthName, int toRows) {
    return ours(Kind.GROWTH, growthName, toRows);
  }

  private Figure<T> ours(Kind measured, String itsName, int atRows) {
    return new Figure<>(
        measured,
        itsName,
        input,
        atRows,
        1_024,
        meaning,
        weight,
        candidates.stream().filter(candidate -> candidate.role() == Role.OURS).toList());
  }
}
