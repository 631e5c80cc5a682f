package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DecodeResult.Refused;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.CellText;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TableReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table made by hand, so that mapping is tested without any file format. */
final class GivenTable implements TableReader {
  private final FileFormat format;
  private final List<List<Cell>> rows = new ArrayList<>();
  private DecodeOptions options = DecodeOptions.DEFAULT;
  private String bytes = "\n";

  /**
   * A cell; a text says its kind by itself unless it comes as {@code #number:}, {@code #date:} …
   */
  private record Cell(String text, CellKind kind, boolean formula) {
    static Cell of(String given) {
      if (given.startsWith("=")) {
        return new Cell(given.substring(1), CellKind.NUMBER, true);
      }
      int colon = given.indexOf(':');
      if (given.startsWith("#") && colon > 0) {
        CellKind kind = CellKind.valueOf(given.substring(1, colon).toUpperCase(Locale.ROOT));
        return new Cell(given.substring(colon + 1), kind, false);
      }
      return new Cell(
          given, CellText.strip(given).isEmpty() ? CellKind.BLANK : CellKind.TEXT, false);
    }
  }

  private GivenTable(FileFormat format) {
    this.format = format;
  }

  static GivenTable csv() {
    return new GivenTable(FileFormat.CSV);
  }

  static GivenTable sheet() {
    return new GivenTable(FileFormat.XLS);
  }

  /** A row, its cells separated by {@code |}. */
  GivenTable row(String cells) {
    rows.add(Arrays.stream(cells.split("\\|", -1)).map(Cell::of).toList());
    return this;
  }

  GivenTable with(DecodeOptions value) {
    options = value;
    return this;
  }

  /** The end of the file, without a line break. */
  GivenTable endingWith(String end) {
    bytes = end;
    return this;
  }

  <T> DecodeResult<T> decodeAs(DocumentKind<T> kind) {
    return new DocumentDecoder<>(this, DocumentMapping.of(kind), options)
        .decode(FileContent.of("given.csv", bytes.getBytes(StandardCharsets.UTF_8)));
  }

  <T> Decoded<T> decodedAs(DocumentKind<T> kind) {
    return decodeAs(kind)
        .fold(
            decoded -> decoded,
            refused -> {
              throw new AssertionError("refused: " + refused.reason() + refused.findings());
            });
  }

  <T> Refused<T> refusedAs(DocumentKind<T> kind) {
    return decodeAs(kind)
        .refused()
        .orElseThrow(() -> new AssertionError("expected a refusal, but it was decoded"));
  }

  static List<String> messages(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  @Override
  public Finding read(FileContent content, DecodeOptions given, TableHandler handler) {
    boolean text = format == FileFormat.CSV;
    handler.start(
        new TableFormat(format, text ? "UTF-8" : null, text ? ';' : null, text ? null : "Sheet1"));
    for (int i = 0; i < rows.size(); i++) {
      if (!handler.row(new View(i + 1, rows.get(i)))) {
        return null;
      }
    }
    return null;
  }

  private record View(int line, List<Cell> cells) implements RawRow {
    @Override
    public int size() {
      return cells.size();
    }

    @Override
    public String text(int column) {
      return column < cells.size() ? CellText.strip(cells.get(column).text()) : "";
    }

    @Override
    public CellKind kind(int column) {
      return column < cells.size() ? cells.get(column).kind() : CellKind.BLANK;
    }

    @Override
    public boolean isFormula(int column) {
      return column < cells.size() && cells.get(column).formula();
    }
  }
}
