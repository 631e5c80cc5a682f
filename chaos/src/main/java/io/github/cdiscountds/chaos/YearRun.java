package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has a process of its own, with a small heap, live through a {@link Year}, and passes on what it
 * says.
 */
final class YearRun {
  static final String RESULT = "CHAOS year ";

  /** A month takes a minute at most on any machine that is worth the run. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  private final JavaCommand java;
  private final Path home;
  private final PrintStream out;

  YearRun(JavaCommand java, Path folder, PrintStream out) {
    this.java = java;
    this.home = folder.resolve("run");
    this.out = out;
  }

  /** Runs; the answer is whether all is well. */
  boolean run(Year.Size size, Sabotage sabotage, long seed)
      throws IOException, InterruptedException {
    CrashMatrix.deleteAll(home);
    Files.createDirectories(home);
    try (ChildJvm year =
        ChildJvm.start(
            java.forAYear(),
            YearProcess.class,
            List.of(
                Integer.toString(size.orders()),
                Integer.toString(size.days()),
                Integer.toString(size.products()),
                sabotage.word(),
                Long.toString(seed),
                home.toString()),
            home.resolve("errors"))) {
      Optional<String> line = year.line(LONGEST_SILENCE);
      boolean ended = false;
      while (line.isPresent()) {
        out.println(line.get());
        ended |= line.get().startsWith(RESULT);
        line = year.line(LONGEST_SILENCE);
      }
      if (!ended) {
        throw new IllegalStateException("the year ended early: see " + home.resolve("errors"));
      }
      return year.exitCode() == 0;
    }
  }
}
