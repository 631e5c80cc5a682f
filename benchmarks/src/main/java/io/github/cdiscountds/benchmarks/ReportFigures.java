package io.github.cdiscountds.benchmarks;

import java.util.List;
import java.util.function.Function;

/** The group {@code reports}: what it costs to understand the largest reports there can be. */
final class ReportFigures {
  private static final int ROWS = 65_535;
  private static final int LINES = 20_000;
  private static final int HEAP = 2_048;

  private ReportFigures() {}

  static List<Figure<?>> all() {
    Input input = new Input("reports", ReportFiles::write);
    Figure<Integer> poll =
        new Figure<>(
            "poll-65k-vs-usermodel",
            input,
            ROWS,
            HEAP,
            Function.identity(),
            rows -> rows,
            ReportPolling.of(input));
    Figure<String> longOrder =
        new Figure<>(
            "long-order",
            null,
            LINES,
            HEAP,
            Function.identity(),
            line -> 1,
            LongOrder.candidates());
    return List.of(
        poll, poll.heapOfOurs("poll-65k"), longOrder.growthOfOurs("poll-long-order", LINES));
  }
}
