package io.github.cdiscountds.internal.table;

/**
 * One record of a text document before it is taken apart: where its bytes lie, and what they hash
 * to.
 *
 * <p>A view on the reader's buffer: valid until the reader shows the next record, so that it is
 * still there while the row that was made of it is handed on.
 */
public interface RawRecord {

  /** The line where the record starts, counted from 1. */
  int line();

  /** The record's first byte in the document, counted from 0. */
  long offset();

  /** The number of its bytes, without the line break that ends it. */
  int length();

  /** A 64-bit hash of these bytes, the same in every run. */
  long digest();

  /** The number of its cells. */
  int cells();

  /**
   * Whether a cell isn't blank.
   *
   * @param column the first cell to look at, from 0
   */
  boolean hasContentFrom(int column);

  /**
   * One cell, as {@link RawRow#text} would give it, without taking the others apart; {@code ""}
   * when it is blank or beyond the end.
   *
   * @param column the column, from 0
   */
  String cell(int column);
}
