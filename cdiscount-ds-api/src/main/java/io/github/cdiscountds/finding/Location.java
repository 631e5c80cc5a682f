package io.github.cdiscountds.finding;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document, or in an order that is not a document yet.
 *
 * <p>Construction throws {@link IllegalArgumentException} when a number is below 1.
 *
 * @param file the document's file name, or a name for what is checked
 * @param sheet the sheet's name, or null outside workbooks
 * @param line the line where the record starts, counted from 1 (in a sheet: the row number), or
 *     null when the whole document is meant
 * @param column the column, counted from 1, or null when the whole line is meant
 * @param field the field's name in the supplier's spelling, or null when the whole line is meant
 * @param property the field's name in our own rows, such as {@code purchasePrice} or {@code
 *     recipient.city}, or null when the whole line is meant
 * @since 0.1.0
 */
public record Location(
    String file,
    @Nullable String sheet,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable String field,
    @Nullable String property) {

  public Location {
    if ((line != null && line < 1) || (column != null && column < 1)) {
      throw new IllegalArgumentException("lines and columns are counted from 1");
    }
  }

  /**
   * Names a place without a name for it in our own rows.
   *
   * @param file the document's file name, or a name for what is checked
   * @param sheet the sheet's name, or null outside workbooks
   * @param line the line, counted from 1, or null
   * @param column the column, counted from 1, or null
   * @param field the field's name in the supplier's spelling, or null
   */
  public Location(
      String file,
      @Nullable String sheet,
      @Nullable Integer line,
      @Nullable Integer column,
      @Nullable String field) {
    this(file, sheet, line, column, field, null);
  }

  /**
   * Names a whole document.
   *
   * @param file its name
   * @return its location
   */
  public static Location ofFile(String file) {
    return new Location(file, null, null, null, null);
  }

  /**
   * Names a sheet of the same document.
   *
   * @param name the sheet's name
   * @return its location
   */
  public Location inSheet(@Nullable String name) {
    return new Location(file, name, line, column, field, property);
  }

  /**
   * Names a line of the same document.
   *
   * @param number the line, from 1
   * @return its location
   */
  public Location atLine(int number) {
    return new Location(file, sheet, number, null, null);
  }

  /**
   * Names a cell of the same line.
   *
   * @param number the column, from 1
   * @param name the field's name
   * @return its location
   */
  public Location atColumn(int number, String name) {
    return new Location(file, sheet, line, number, name);
  }

  /**
   * Names the same field in our own words too.
   *
   * @param name its name in our own rows
   * @return its location
   */
  public Location ofProperty(String name) {
    return new Location(file, sheet, line, column, field, name);
  }

  /**
   * Gives the column as a spreadsheet writes it.
   *
   * @return {@code A} to {@code Z}, {@code AA} …, or null when there is no column
   */
  public @Nullable String columnLetter() {
    return column == null ? null : letterOf(column);
  }

  /**
   * Turns a column number into its spreadsheet letter.
   *
   * @param column the column, from 1
   * @return {@code A} for 1, {@code AA} for 27
   */
  public static String letterOf(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /**
   * Turns a spreadsheet letter into its column number.
   *
   * @param letter one to three letters {@code A} to {@code Z}
   * @return the column, from 1
   * @throws IllegalArgumentException when it is no column letter
   */
  public static int columnOf(String letter) {
    if (!letter.matches("[A-Z]{1,3}")) {
      throw new IllegalArgumentException("column letter \"" + letter + "\": expected A, B … AA …");
    }
    int column = 0;
    for (int i = 0; i < letter.length(); i++) {
      column = column * 26 + (letter.charAt(i) - 'A' + 1);
    }
    return column;
  }

  /**
   * Renders the place for an operator: {@code file!sheet:line:column letter}.
   *
   * @return one line of text
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(file);
    if (sheet != null) {
      out.append('!').append(sheet);
    }
    if (line != null) {
      out.append(':').append((int) line);
    }
    if (column != null) {
      out.append(line == null ? ": column " : ":").append(letterOf(column));
    }
    return out.toString();
  }
}
