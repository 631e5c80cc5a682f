package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.Sensitivity;
import java.util.List;

/**
 * What is known of a column: how its header is spelled, what it holds, how long it may be.
 *
 * @param property the value in our own rows that it becomes
 * @param english English header spellings, the documented one first
 * @param french French header spellings, the preferred one first
 * @param content what its cells hold
 * @param maxLength the longest text in code points, or {@link #NO_LIMIT}
 * @param presence whether the document makes sense without the column
 * @param sensitivity whether its cells may be shown in findings
 */
record ColumnRule(
    String property,
    List<String> english,
    List<String> french,
    Content content,
    int maxLength,
    Presence presence,
    Sensitivity sensitivity) {

  /** No documented length. */
  static final int NO_LIMIT = Integer.MAX_VALUE;

  /** What the cells of a column hold. */
  enum Content {
    /** Text; an over-long one is kept with a warning (R8). */
    TEXT,
    /** A code that must be sound for the row to be of use; an over-long one rejects the row. */
    CODE,
    /** Digits kept as text, where leading zeros mean nothing: a number cell is as good. */
    NUMERAL,
    /** A decimal number. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** A date, with or without a time. */
    DATE
  }

  /** Whether a document may lack the column. */
  enum Presence {
    /** The document is refused without it. */
    REQUIRED,
    /** The document may lack it. */
    OPTIONAL
  }

  ColumnRule {
    english = List.copyOf(english);
    french = List.copyOf(french);
  }

  static ColumnRule text() {
    return text(NO_LIMIT);
  }

  static ColumnRule text(int maxLength) {
    return of(Content.TEXT, maxLength);
  }

  static ColumnRule code(int maxLength) {
    return of(Content.CODE, maxLength);
  }

  static ColumnRule numeral() {
    return of(Content.NUMERAL, NO_LIMIT);
  }

  static ColumnRule number() {
    return of(Content.NUMBER, NO_LIMIT);
  }

  static ColumnRule integer() {
    return of(Content.INTEGER, NO_LIMIT);
  }

  static ColumnRule date() {
    return of(Content.DATE, NO_LIMIT);
  }

  ColumnRule required() {
    return new ColumnRule(
        property, english, french, content, maxLength, Presence.REQUIRED, sensitivity);
  }

  ColumnRule personal() {
    return new ColumnRule(
        property, english, french, content, maxLength, presence, Sensitivity.PERSONAL);
  }

  /** The same rule with the spellings of the table. */
  ColumnRule named(HeaderTable.Row row) {
    return new ColumnRule(
        row.property(), row.english(), row.french(), content, maxLength, presence, sensitivity);
  }

  boolean isRequired() {
    return presence == Presence.REQUIRED;
  }

  boolean isNumeric() {
    return content == Content.NUMBER || content == Content.INTEGER;
  }

  boolean isDate() {
    return content == Content.DATE;
  }

  private static ColumnRule of(Content content, int maxLength) {
    return new ColumnRule(
        "", List.of(), List.of(), content, maxLength, Presence.OPTIONAL, Sensitivity.PLAIN);
  }
}
