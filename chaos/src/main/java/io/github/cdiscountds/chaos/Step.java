package io.github.cdiscountds.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a client does to the world, told from everything else that it does in one run.
 *
 * @param what in words
 * @param file the order file that it is done to, or {@link StepWatcher#NO_FILE}
 * @param nth which time since the process began, from 1
 */
record Step(String what, int file, int nth) {

  /** On which side of a step something happens. */
  enum Side {
    BEFORE,
    AFTER
  }

  static Step parse(String text) {
    List<String> parts = Arrays.asList(text.split("\\|", -1));
    return new Step(parts.get(0), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
  }

  @Override
  public String toString() {
    return what + "|" + file + "|" + nth;
  }

  /** Numbers the steps of a process as they come. Not thread-safe. */
  static final class Counter {
    private final Map<String, Integer> times = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Step next(String what, int file) {
      Step step = new Step(what, file, times.merge(what + "|" + file, 1, Integer::sum));
      steps.add(step);
      return step;
    }

    List<Step> steps() {
      return List.copyOf(steps);
    }
  }
}
