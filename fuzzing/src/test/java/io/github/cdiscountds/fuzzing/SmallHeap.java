package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Decodes documents in a process of its own, whose heap is small and whose time is bounded. */
final class SmallHeap {
  /** Tables of a workbook may take 16 MiB of it: what the limits allow to unpack. */
  private static final String HEAP = "-Xmx64m";

  /** A hang, on the slowest machine. */
  private static final int MINUTES = 5;

  private static final DecodeLimits LIMITS =
      DecodeLimits.DEFAULT
          .withPackingRatio(10_000) // so that what unfolds meets the other bounds
          .withFileBytes(1L << 28)
          .withUnpackedBytes(1L << 24)
          .withRows(50_000)
          .withColumns(256)
          .withCellCharacters(65_536);

  private SmallHeap() {}

  /**
   * Decodes every document of a folder.
   *
   * @return by name: how it ended, {@code rows} or the code of its refusal
   * @throws AssertionError when the process didn't live to the end
   */
  static Map<String, String> decode(DocumentKind<?> kind, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("small-heap", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                kind.name(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
    Files.delete(out);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(
          (ended ? "ended by " : "still busy after ") + String.join("\n", lines));
    }
    Map<String, String> ends = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      ends.put(parts[0], parts[1]);
    }
    return ends;
  }

  /** In the other process: kind, folder. */
  public static void main(String[] args) throws IOException {
    DocumentKind<?> kind = Kinds.named(args[0]);
    DecodeOptions options = DecodeOptions.DEFAULT.withLimits(LIMITS);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(args[1]))) {
      all.sorted().forEach(files::add);
    }
    for (Path file : files) {
      System.out.print(file.getFileName() + "\t");
      System.out.flush();
      DecodeSummary summary = Promise.keptBy(kind, options, FileContent.of(file));
      System.out.println(summary.refused().map(refusal -> refusal.code().name()).orElse("rows"));
    }
  }
}
