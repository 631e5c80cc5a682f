package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.internal.mapping.CatalogueRows;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The small file of products whose rows in the catalogue couldn't be read, as they were last known
 * (R7): a catalogue of its own, beside the one it belongs to.
 */
final class CarriedItems {
  private static final char SEPARATOR = ';';
  private static final Decoder<CatalogueItem> DECODER =
      Codecs.standard()
          .withOptions(
              DecodeOptions.DEFAULT
                  .withCharset(StandardCharsets.UTF_8)
                  .withSeparator(SEPARATOR)
                  .withDecimalMark('.')
                  .withTolerance(Tolerance.share(BigDecimal.ONE)))
          .decoder(DocumentKind.CATALOGUE);

  private CarriedItems() {}

  /** Writes a file with these items. */
  static void write(Path file, List<CatalogueItem> items) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(line(CatalogueRows.header()));
      for (CatalogueItem item : items) {
        out.write(line(CatalogueRows.cells(item)));
      }
    }
  }

  /** Reads what was written. */
  static List<CatalogueItem> read(Path file) {
    List<CatalogueItem> items = new ArrayList<>();
    DECODER.decode(FileContent.of(file), row -> items.add(row.value()));
    return items;
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(String.valueOf(SEPARATOR), "", "\r\n"));
  }
}
