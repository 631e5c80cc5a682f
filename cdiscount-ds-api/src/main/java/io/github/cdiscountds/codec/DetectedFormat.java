package io.github.cdiscountds.codec;

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
 * @since 0.1.0
 */
public record DetectedFormat(
    FileFormat fileFormat,
    @Nullable String charset,
    @Nullable Character separator,
    @Nullable Character decimalMark,
    HeaderLanguage headerLanguage,
    ColumnBinding binding) {

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
