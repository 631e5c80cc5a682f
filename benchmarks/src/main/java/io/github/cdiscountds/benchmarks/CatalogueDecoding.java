package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long one pass over a catalogue takes, findings and checks on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class CatalogueDecoding {
  /** Items in the file. */
  @Param({"20000", "200000"})
  private int rows;

  private final Decoder<CatalogueItem> decoder = Codecs.standard().decoder(DocumentKind.CATALOGUE);
  private Path file = Path.of("");

  /**
   * Writes the file.
   *
   * @throws IOException when there is no place for it
   */
  @Setup(Level.Trial)
  public void writeFile() throws IOException {
    file = Files.createTempFile("catalogue", ".csv");
    CatalogueFile.write(file, rows, StandardCharsets.UTF_8, 42);
  }

  /**
   * Deletes the file.
   *
   * @throws IOException when that fails
   */
  @TearDown(Level.Trial)
  public void deleteFile() throws IOException {
    Files.delete(file);
  }

  /**
   * Decodes the file.
   *
   * @param sink takes the items
   * @return the summary
   */
  @Benchmark
  public DecodeSummary decode(Blackhole sink) {
    DecodeSummary summary = decoder.decode(FileContent.of(file), row -> sink.consume(row.value()));
    if (!summary.isSound() || summary.rows() != rows) {
      throw new IllegalStateException("not what was written: " + summary);
    }
    return summary;
  }
}
