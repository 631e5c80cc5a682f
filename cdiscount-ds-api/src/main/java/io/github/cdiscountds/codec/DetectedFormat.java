package io.github.cdiscountds.codec;

import io.github.cdiscountds.finding.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder found out about a document before reading its rows (R4–R6).
 *
 * @param fileFormat the format that the content shows
 * @param charset the character set's name, or null for workbooks
 * @param separator the field separator, or null for workbooks
 * @param decimalMark the decimal mark of numbers written as text, or null when none showed it
 * @param headerLanguage the language of the header
 * @param binding how columns were bound to fields
 * @param columns which field was found in which column, in the documented order; documented columns
 *     that are missing are left out
 * @since 0.1.0
 */
public record DetectedFormat(
    FileFormat fileFormat,
    @Nullable String charset,
    @Nullable Character separator,
    @Nullable Character decimalMark,
    HeaderLanguage headerLanguage,
    ColumnBinding binding,
    List<FoundColumn> columns) {

  public DetectedFormat {
    columns = List.copyOf(columns);
  }

  /**
   * Where a field was found.
   *
   * @param field its name in the supplier's spelling, in the header's language
   * @param property its name in our own rows, such as {@code purchasePrice} or {@code
   *     recipient.city}
   * @param column the column, counted from 1
   */
  public record FoundColumn(String field, String property, int column) {

    /**
     * Gives the column as a spreadsheet writes it.
     *
     * @return {@code A} to {@code Z}, {@code AA} …
     */
    public String columnLetter() {
      return Location.letterOf(column);
    }
  }

  /** A file format, told by content and never by extension (R4). */
  public enum FileFormat {
    /** Separated text. */
    CSV,
    /** Excel 97–2003 workbook (BIFF8 in OLE2). */
    XLS,
    /** Office Open XML workbook. */
    XLSX
  }

  /** The language of a header. */
  public enum HeaderLanguage {
    /** English field names. */
    ENGLISH,
    /** French field names. */
    FRENCH,
    /** Names of both languages, or of neither. */
    MIXED,
    /** The document has no header. */
    NONE
  }

  /** How columns were bound to fields. */
  public enum ColumnBinding {
    /** By the names in the header. */
    BY_NAME,
    /** By position. */
    BY_POSITION
  }
}
