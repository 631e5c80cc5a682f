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

  /** Forgets the cells and starts a row at a line, counted from 1. */
  public void begin(int startLine) {
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
    if (column >= size) {
      extendTo(column + 1);
    } else if (kinds[column] != CellKind.BLANK) {
      filled--;
    }
    String stripped = kind == CellKind.BLANK ? "" : CellText.strip(text);
    texts[column] = stripped;
    if (stripped.isEmpty()) {
      kinds[column] = CellKind.BLANK;
    } else {
      kinds[column] = kind;
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

  /** Blanks the cells that were passed over: they hold what an earlier row left there. */
  private void extendTo(int end) {
    if (end > texts.length) {
      int capacity = Math.max(end, texts.length * 2);
      texts = Arrays.copyOf(texts, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
      formulas = Arrays.copyOf(formulas, capacity);
    }
    for (int gap = size; gap < end - 1; gap++) {
      texts[gap] = "";
      kinds[gap] = CellKind.BLANK;
      formulas[gap] = false;
    }
    formulas[end - 1] = false;
    size = end;
  }
}
