package io.github.cdiscountds.benchmarks;

import java.util.List;
import java.util.function.Function;

/** The group {@code testkit}: what it costs a test to begin. */
final class TestkitFigures {
  private static final int STARTS = 50;
  private static final int HEAP = 512;

  private TestkitFigures() {}

  static List<Figure<?>> all() {
    return List.of(
        new Figure<>(
            "fake-start-vs-wiremock",
            null,
            STARTS,
            HEAP,
            Function.<String>identity(),
            String::length,
            FakeStart.candidates()));
  }
}
