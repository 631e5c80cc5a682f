package io.github.cdiscountds.internal.sniff;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.csv.CsvTableReader;
import io.github.cdiscountds.internal.sheet.XlsTableReader;
import io.github.cdiscountds.internal.sheet.XlsxTableReader;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of any of the three formats, told apart by content and never by name (R4).
 *
 * <p>Immutable and thread-safe.
 */
public final class SniffingTableReader implements TableReader {
  private final TableReader csv = new CsvTableReader();
  private final TableReader xls = new XlsTableReader();
  private final TableReader xlsx = new XlsxTableReader();

  /** Makes a reader of all three formats. */
  public SniffingTableReader() {}

  @Override
  public @Nullable Finding read(FileContent content, DecodeOptions options, TableHandler handler)
      throws IOException {
    byte[] head;
    try (InputStream in = content.open()) {
      head = in.readNBytes(ContentKind.LOOKED_AT);
    }
    return switch (kindOf(head, options.charset())) {
      case OLE2 -> xls.read(content, options, handler);
      case ZIP -> xlsx.read(content, options, handler);
      case TEXT -> csv.read(content, options, handler);
      case CUT_SIGNATURE ->
          refused(
              content,
              FindingCode.TRUNCATED,
              Wording.of(
                  "a workbook; the file ends within its first bytes",
                  "un classeur ; le fichier finit dans ses premiers octets"));
      case MARKUP ->
          refused(
              content,
              FindingCode.NOT_THIS_FORMAT,
              Wording.of(
                  "a workbook or separated text, not a page of HTML or XML",
                  "un classeur ou du texte séparé, pas une page HTML ou XML"));
      case BINARY ->
          refused(
              content,
              FindingCode.NOT_THIS_FORMAT,
              Wording.of(
                  "an Excel workbook (.xls, .xlsx) or separated text",
                  "un classeur Excel (.xls, .xlsx) ou du texte séparé"));
    };
  }

  /**
   * Bytes that are no text by themselves, as UTF-16 without a mark, may be one in a set charset.
   */
  private static ContentKind kindOf(byte[] head, Optional<Charset> forced) {
    ContentKind shown = ContentKind.of(head);
    return shown == ContentKind.BINARY && forced.isPresent()
        ? ContentKind.of(new String(head, forced.get()).getBytes(StandardCharsets.UTF_8))
        : shown;
  }

  private static Finding refused(FileContent content, FindingCode code, Wording right) {
    return Finding.error(code, Location.ofFile(content.name()), null, right);
  }
}
