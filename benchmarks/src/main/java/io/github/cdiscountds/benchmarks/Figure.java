package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.benchmarks.Candidate.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A measured number: our time over that of the fastest reference ({@code RATIO}), or the smallest
 * heap in which ours passes ({@code HEAP}).
 *
 * @param name as printed
 * @param input what the candidates read, or null when they read no file
 * @param rows the size at which it is measured
 * @param heapMebibytes the heap of a comparison; of a heap figure the largest that is tried
 * @param meaning what must be equal between candidates in a small run
 * @param weight a cheap number per result, whose sum must be equal in every run
 * @param candidates ours, and for a comparison the peers
 */
record Figure<T>(
    String name,
    @Nullable Input input,
    int rows,
    int heapMebibytes,
    Function<? super T, ?> meaning,
    ToLongFunction<? super T> weight,
    List<Candidate<T>> candidates) {

  /** Rows of the run that only checks that all candidates do the same work. */
  static final int ROWS_CHECKED = 2_000;

  Figure {
    candidates = List.copyOf(candidates);
    if (candidates.stream().filter(candidate -> candidate.role() == Role.OURS).count() != 1) {
      throw new IllegalArgumentException("figure " + name + ": expected our code once");
    }
  }

  /** Whether it is a heap figure; nothing is compared then. */
  boolean isHeap() {
    return candidates.size() == 1;
  }

  int rowsChecked() {
    return Math.min(rows, ROWS_CHECKED);
  }

  void prepare(Path folder) throws IOException {
    if (input != null) {
      input.prepare(folder, rowsChecked());
      input.prepare(folder, rows);
    }
  }

  /** The heap that our code alone needs, under the figure's name up to {@code -vs-} or another. */
  Figure<T> heapOfOurs(String heapName) {
    return new Figure<>(
        heapName,
        input,
        rows,
        1_024,
        meaning,
        weight,
        candidates.stream().filter(candidate -> candidate.role() == Role.OURS).toList());
  }
}
