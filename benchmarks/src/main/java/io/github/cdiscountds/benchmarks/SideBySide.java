package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures our code beside its peers and prints one line per figure: {@code RATIO <name> <ours/peer
 * median>}, {@code HEAP <name> <smallest -Xmx in MiB that passes>} or {@code GROWTH <name> <our
 * time over that at a tenth of the size>}. Details go to standard error.
 *
 * <p>A ratio comes from one JVM in which the candidates take turns; each try of a heap has a JVM of
 * its own, and passes when one cold pass ends within a minute for each 200,000 rows.
 */
public final class SideBySide {
  private static final int SMALLEST_HEAP = 4;
  private static final int SECONDS_PER_TRY = 60;
  private static final int SECONDS_TO_CLEAN_UP = 10;
  private static final int ROWS_PER_TRY = 200_000;

  private final Path folder;
  private volatile @Nullable Process running;

  private SideBySide(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param args the group, {@code all} or {@code jmh}, then a regular expression of names
   * @throws Exception when a figure couldn't be measured
   */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("jmh")) {
      org.openjdk.jmh.Main.main(new String[] {args[1]});
      return;
    }
    Pattern only = Pattern.compile(args[1]);
    List<Figure<?>> figures =
        Figures.ofGroup(args[0]).stream()
            .filter(figure -> only.matcher(figure.name()).matches())
            .toList();
    if (figures.isEmpty()) {
      throw new IllegalArgumentException(
          "no figure "
              + args[1]
              + " in "
              + args[0]
              + ": expected all or a group of "
              + Figures.groups());
    }
    Path folder = Files.createTempDirectory("side-by-side");
    SideBySide sideBySide = new SideBySide(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(sideBySide::cleanUp));
    sideBySide.measure(figures);
  }

  private void measure(List<Figure<?>> figures) throws IOException, InterruptedException {
    List<String> failed = new ArrayList<>();
    for (Figure<?> figure : figures) {
      figure.prepare(folder);
      boolean measured =
          switch (figure.kind()) {
            case HEAP -> {
              System.out.println("HEAP " + figure.name() + " " + smallestHeap(figure));
              yield true;
            }
            case RATIO -> runs(figure, Comparison.class);
            case GROWTH -> runs(figure, Growth.class);
          };
      if (!measured) {
        failed.add(figure.name());
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException("not measured: " + failed);
    }
  }

  private boolean runs(Figure<?> figure, Class<?> program)
      throws IOException, InterruptedException {
    int heap = figure.heapMebibytes();
    Process process =
        start(figure, program, Redirect.INHERIT, heap, "-Xms" + heap + "m", "-XX:+AlwaysPreTouch");
    return process.waitFor() == 0;
  }

  /** Doubles until one passes, then halves the gap. */
  private int smallestHeap(Figure<?> figure) throws IOException, InterruptedException {
    int tooSmall = SMALLEST_HEAP - 1;
    int enough = 2 * SMALLEST_HEAP;
    while (!passes(figure, enough)) {
      tooSmall = enough;
      enough *= 2;
      if (enough > figure.heapMebibytes()) {
        throw new IllegalStateException(figure.name() + " doesn't pass with " + tooSmall + " MiB");
      }
    }
    while (enough - tooSmall > 1) {
      int middle = (tooSmall + enough) / 2;
      if (passes(figure, middle)) {
        enough = middle;
      } else {
        tooSmall = middle;
      }
    }
    return enough;
  }

  private boolean passes(Figure<?> figure, int mebibytes) throws IOException, InterruptedException {
    Process process =
        start(figure, ColdPass.class, Redirect.DISCARD, mebibytes, "-XX:+ExitOnOutOfMemoryError");
    int seconds = SECONDS_PER_TRY * Math.max(1, figure.rows() / ROWS_PER_TRY);
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    boolean passed = ended && process.exitValue() == 0;
    System.err.printf("%s: %d MiB %s%n", figure.name(), mebibytes, passed ? "pass" : "don't pass");
    return passed;
  }

  private Process start(
      Figure<?> figure, Class<?> program, Redirect output, int mebibytes, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseG1GC");
    command.add("-Xmx" + mebibytes + "m");
    command.addAll(List.of(options));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(program.getName(), folder.toString(), figure.name()));
    Process process =
        new ProcessBuilder(command).redirectOutput(output).redirectError(output).start();
    running = process;
    return process;
  }

  /** Also after an interruption: the inputs are large. */
  private void cleanUp() {
    Process process = running;
    if (process != null) {
      // It may have processes and files of its own to clean up.
      process.destroy();
      process.onExit().completeOnTimeout(process, SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS).join();
      process.destroyForcibly().onExit().join();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(SideBySide::deleteFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
