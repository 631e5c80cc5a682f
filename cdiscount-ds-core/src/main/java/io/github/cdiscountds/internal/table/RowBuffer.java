package io.github.cdiscountds.internal.table;

import java.util.Arrays;

/**
 * The one row that a reader fills again and again. Not thread-safe; belongs to one reading.
 *
 * <p>Reused so that a catalogue of 200,000 lines costs its texts and nothing else.
 */
public final class RowBuffer implements RawRow {
  private String[] texts = new String[64];
  private CellKind[] kinds = new CellKind[64];
  private boolean[] formulas = new boolean[64];
  private int line;
  private int size;
  private int filled;

  /** Makes an empty buffer. */
  public RowBuffer() {
    Arrays.fill(texts, "");
    Arrays.fill(kinds, CellKind.BLANK);
  }

  /** Forgets the cells and starts a row at a line, counted from 1. */
  public void begin(int startLine) {
    Arrays.fill(texts, 0, size, "");
    Arrays.fill(kinds, 0, size, CellKind.BLANK);
    Arrays.fill(formulas, 0, size, false);
    line = startLine;
    size = 0;
    filled = 0;
  }

  /**
   * Sets a cell; a text of nothing but white space makes it blank.
   *
   * @param column the column, from 0
   */
  public void set(int column, CellKind kind, String text) {
    if (column >= texts.length) {
      grow(column + 1);
    }
    if (column >= size) {
      size = column + 1;
    }
    if (kinds[column] != CellKind.BLANK) {
      filled--;
    }
    String stripped = kind == CellKind.BLANK ? "" : CellText.strip(text);
    texts[column] = stripped;
    kinds[column] = stripped.isEmpty() ? CellKind.BLANK : kind;
    if (!stripped.isEmpty()) {
      filled++;
    }
  }

  /** Marks a cell that was set as a formula's cached result. */
  public void markFormula(int column) {
    formulas[column] = true;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String text(int column) {
    return column < size ? texts[column] : "";
  }

  @Override
  public CellKind kind(int column) {
    return column < size ? kinds[column] : CellKind.BLANK;
  }

  @Override
  public boolean isFormula(int column) {
    return column < size && formulas[column];
  }

  @Override
  public boolean isBlank() {
    return filled == 0;
  }

  private void grow(int least) {
    int from = texts.length;
    int to = Math.max(least, from * 2);
    texts = Arrays.copyOf(texts, to);
    kinds = Arrays.copyOf(kinds, to);
    formulas = Arrays.copyOf(formulas, to);
    Arrays.fill(texts, from, to, "");
    Arrays.fill(kinds, from, to, CellKind.BLANK);
  }
}
