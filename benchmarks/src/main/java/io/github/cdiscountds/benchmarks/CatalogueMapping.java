package io.github.cdiscountds.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.internal.mapping.Binding;
import io.github.cdiscountds.internal.mapping.Cells;
import io.github.cdiscountds.internal.mapping.DocumentMapper;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.mapping.Numbers;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RowBuffer;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to make items of cells that have been read, for 10,000 rows; no file is read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CatalogueMapping {
  private static final int ROWS = 10_000;

  private final List<String[]> rows = new ArrayList<>();
  private final List<CsvRecord> records = new ArrayList<>();

  /**
   * Reads the rows.
   *
   * @throws IOException when there is no place for their file
   */
  @Setup(Level.Trial)
  public void readRows() throws IOException {
    Path file = Files.createTempFile("catalogue", ".csv");
    CatalogueFile.write(file, ROWS, StandardCharsets.UTF_8, 42);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(';').ofCsvRecord(file, StandardCharsets.UTF_8)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().toArray(new String[0]));
        records.add(row);
      }
    }
    Files.delete(file);
  }

  /**
   * Maps with findings and checks on.
   *
   * @param items takes the items
   */
  @Benchmark
  public void ours(Blackhole items) {
    RowBuffer row = new RowBuffer();
    Location document = Location.ofFile("catalogue.csv");
    fill(row, 1, rows.get(0));
    Binding binding = DocumentMapping.CATALOGUE.bind(row, document);
    Cells cells = new Cells(binding, new Numbers(Optional.of('.')), document);
    DocumentMapper<CatalogueItem> mapper = DocumentMapping.CATALOGUE.mapper(DecodeOptions.DEFAULT);
    RowSink<CatalogueItem> sink = new Faultless<>(items::consume);
    for (int i = 1; i < rows.size(); i++) {
      fill(row, i + 1, rows.get(i));
      cells.moveTo(row);
      mapper.row(cells, sink);
    }
  }

  /**
   * Maps as one would by hand, trusting the file.
   *
   * @param items takes the items
   */
  @Benchmark
  public void byHand(Blackhole items) {
    for (int i = 1; i < records.size(); i++) {
      items.consume(ByHand.item(records.get(i)));
    }
  }

  private static void fill(RowBuffer row, int line, String[] texts) {
    row.begin(line);
    for (int column = 0; column < texts.length; column++) {
      row.set(column, CellKind.TEXT, texts[column]);
    }
  }
}
