package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a reader told its handler about one document. */
public final class RecordedTable implements TableHandler {
  public @Nullable TableFormat format;
  public final List<List<String>> rows = new ArrayList<>();
  public final List<List<CellKind>> kinds = new ArrayList<>();
  public final List<List<Integer>> formulas = new ArrayList<>();
  public final List<Integer> lines = new ArrayList<>();
  public final List<String> broken = new ArrayList<>();
  public final List<List<String>> brokenCells = new ArrayList<>();
  public @Nullable Finding refusal;

  public static RecordedTable of(TableReader reader, FileContent content, DecodeOptions options) {
    RecordedTable table = new RecordedTable();
    try {
      table.refusal = reader.read(content, options, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  public static RecordedTable of(TableReader reader, String name, byte[] bytes) {
    return of(reader, FileContent.of(name, bytes), DecodeOptions.DEFAULT);
  }

  /** The refusal's message, or null when the document was accepted. */
  public @Nullable String refusalMessage() {
    return refusal == null ? null : refusal.message();
  }

  @Override
  public void start(TableFormat tableFormat) {
    if (format != null) {
      throw new IllegalStateException("started twice");
    }
    format = tableFormat;
  }

  @Override
  public boolean row(RawRow row) {
    if (format == null) {
      throw new IllegalStateException("a row before the start");
    }
    lines.add(row.line());
    rows.add(texts(row));
    List<CellKind> cells = new ArrayList<>();
    List<Integer> results = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      cells.add(row.kind(column));
      if (row.isFormula(column)) {
        results.add(column);
      }
    }
    kinds.add(cells);
    formulas.add(results);
    return true;
  }

  /** Takes the first row for the header. */
  @Override
  public boolean mayBeRow(RawRecord record) {
    return rows.isEmpty() || record.cells() == rows.get(0).size();
  }

  @Override
  public void brokenRow(RawRow readable, Finding why) {
    broken.add(why.message());
    brokenCells.add(texts(readable));
  }

  private static List<String> texts(RawRow row) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      texts.add(row.text(column));
    }
    return texts;
  }
}
