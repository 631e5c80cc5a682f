package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.CatalogueField;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the fake supplier saves its catalogue (R5, R6): separator, charset, byte order mark, decimal
 * mark and the language of the headers. Immutable.
 *
 * @since 0.1.0
 */
public final class CatalogueFormat {
  /** Semicolons, UTF-8 without byte order mark, decimal points and English headers. */
  public static final CatalogueFormat UTF_8 = CatalogueFormat.of(';', StandardCharsets.UTF_8);

  /** The same in windows-1252, as an old export writes it. */
  public static final CatalogueFormat WINDOWS_1252 =
      CatalogueFormat.of(';', Charset.forName("windows-1252"));

  private static final Set<CatalogueField> NUMBERS =
      EnumSet.range(CatalogueField.STRIKE_THROUGH_PRICE, CatalogueField.VAT_RATE);
  private static final Set<CatalogueField> SIZES =
      EnumSet.range(CatalogueField.LENGTH, CatalogueField.WEIGHT);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+");

  private enum Mark {
    NONE,
    BYTE_ORDER
  }

  private final char separator;
  private final Charset charset;
  private final Mark mark;
  private final char decimalMark;
  private final ReportLanguage headers;

  private CatalogueFormat(
      char separator, Charset charset, Mark mark, char decimalMark, ReportLanguage headers) {
    this.separator = separator;
    this.charset = charset;
    this.mark = mark;
    this.decimalMark = decimalMark;
    this.headers = headers;
  }

  /**
   * Makes a format with decimal points, English headers and no byte order mark.
   *
   * @param separator what stands between fields
   * @param charset the encoding
   * @return the format
   */
  public static CatalogueFormat of(char separator, Charset charset) {
    return new CatalogueFormat(separator, charset, Mark.NONE, '.', ReportLanguage.ENGLISH);
  }

  /**
   * Changes the separator.
   *
   * @param value such as {@code ','} or a tab
   * @return a changed copy
   */
  public CatalogueFormat separatedBy(char value) {
    return new CatalogueFormat(value, charset, mark, decimalMark, headers);
  }

  /**
   * Puts a byte order mark in front.
   *
   * @return a changed copy
   * @throws IllegalStateException when the charset has none
   */
  public CatalogueFormat withByteOrderMark() {
    if (!charset.newEncoder().canEncode('\ufeff')) {
      throw new IllegalStateException("charset " + charset + " has no byte order mark");
    }
    return new CatalogueFormat(separator, charset, Mark.BYTE_ORDER, decimalMark, headers);
  }

  /**
   * Writes prices, rates, sizes and weights with a decimal comma. What a product holds that is no
   * number is written as it is.
   *
   * @return a changed copy
   */
  public CatalogueFormat withDecimalComma() {
    return new CatalogueFormat(separator, charset, mark, ',', headers);
  }

  /**
   * Changes the language of the headers; the French ones are assumed, for the supplier documents
   * only the English.
   *
   * @param value the language
   * @return a changed copy
   */
  public CatalogueFormat headersIn(ReportLanguage value) {
    return new CatalogueFormat(separator, charset, mark, decimalMark, value);
  }

  char separator() {
    return separator;
  }

  Charset charset() {
    return charset;
  }

  /** The header row, behind a byte order mark where there is one. */
  List<String> header() {
    List<String> header =
        new ArrayList<>(
            Arrays.stream(CatalogueField.values())
                .map(
                    field ->
                        headers == ReportLanguage.FRENCH ? field.frenchHeader() : field.header())
                .toList());
    if (mark == Mark.BYTE_ORDER) {
      header.set(0, "\ufeff" + header.get(0));
    }
    return header;
  }

  /** A row as this format writes it. */
  List<String> row(FakeProduct product) {
    List<String> row = product.row();
    if (decimalMark == '.') {
      return row;
    }
    List<String> changed = new ArrayList<>(row);
    for (Set<CatalogueField> fields : List.of(NUMBERS, SIZES)) {
      for (CatalogueField field : fields) {
        String value = changed.get(field.index());
        if (NUMBER.matcher(value).matches()) {
          changed.set(field.index(), value.replace('.', decimalMark));
        }
      }
    }
    return changed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogueFormat that
        && separator == that.separator
        && charset.equals(that.charset)
        && mark == that.mark
        && decimalMark == that.decimalMark
        && headers == that.headers;
  }

  @Override
  public int hashCode() {
    return Objects.hash(separator, charset, mark, decimalMark, headers);
  }

  @Override
  public String toString() {
    return "CatalogueFormat["
        + charset
        + (mark == Mark.BYTE_ORDER ? " with byte order mark" : "")
        + ", separated by "
        + separator
        + ", decimal mark "
        + decimalMark
        + ", headers "
        + headers
        + "]";
  }
}
