package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.internal.mapping.CatalogueRows;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A catalogue in a text file that we write ourselves: of the products whose rows couldn't be read,
 * as they were last known (R7), and of a catalogue that came in a format whose rows can't be found
 * again by their place, such as a workbook. Not thread-safe.
 */
final class CatalogueCopy implements AutoCloseable {
  private static final char SEPARATOR = ';';

  private static final DecodeLimits LEAST = DecodeLimits.DEFAULT;

  private final Writer out;

  /** Begins a file. */
  CatalogueCopy(Path file) throws IOException {
    out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(file),
                StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    out.write(line(CatalogueRows.header()));
  }

  /** Writes a file with these items. */
  static void write(Path file, List<CatalogueItem> items) throws IOException {
    try (CatalogueCopy copy = new CatalogueCopy(file)) {
      items.forEach(copy::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Reads what was written, or nothing when not all of it can be read. */
  static Optional<List<CatalogueItem>> read(Path file, CatalogueDecoding copies) {
    List<CatalogueItem> items = new ArrayList<>();
    DecodeSummary summary =
        copies.decoder().decode(FileContent.of(file), row -> items.add(row.value()));
    return summary.isSound() && summary.rejected() == 0 ? Optional.of(items) : Optional.empty();
  }

  /**
   * How such a file is read. It may hold any character that a workbook can, and as many rows and as
   * long texts as its document. Bounds that documents of other formats don't have, or have for less
   * than a copy needs, are never below the default ones.
   */
  static DecodeOptions options(DecodeLimits ofDocument) {
    return DecodeOptions.DEFAULT
        .withCharset(StandardCharsets.UTF_8)
        .withSeparator(SEPARATOR)
        .withDecimalMark('.')
        .withTolerance(Tolerance.share(BigDecimal.ONE))
        .withLimits(
            ofDocument
                .withFileBytes(Math.max(ofDocument.fileBytes(), LEAST.fileBytes()))
                .withRows(Math.min(ofDocument.rows(), Long.MAX_VALUE - 1) + 1)
                .withColumns(Math.max(ofDocument.columns(), LEAST.columns()))
                .withRowBytes(Math.max(ofDocument.rowBytes(), LEAST.rowBytes())));
  }

  /** Writes an item. */
  void add(CatalogueItem item) {
    try {
      out.write(line(CatalogueRows.cells(item)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** The documented header in the form that other catalogues have it. */
  static String header(char separator) {
    return CatalogueRows.header().stream()
        .map(CatalogueCopy::quoted)
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(CatalogueCopy::quoted)
        .collect(Collectors.joining(String.valueOf(SEPARATOR), "", "\r\n"));
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
