package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import java.util.BitSet;

/** A row that stays valid after its reader has moved on. */
final class CopiedRow implements RawRow {
  private final int line;
  private final String[] texts;
  private final CellKind[] kinds;
  private final BitSet formulas = new BitSet();

  CopiedRow(RawRow row) {
    line = row.line();
    texts = new String[row.size()];
    kinds = new CellKind[row.size()];
    for (int column = 0; column < texts.length; column++) {
      texts[column] = row.text(column);
      kinds[column] = row.kind(column);
      formulas.set(column, row.isFormula(column));
    }
  }

  /** The number of characters that the row keeps in memory. */
  int characters() {
    int characters = 0;
    for (String text : texts) {
      characters += text.length() + 1;
    }
    return characters;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public String text(int column) {
    return column < texts.length ? texts[column] : "";
  }

  @Override
  public CellKind kind(int column) {
    return column < kinds.length ? kinds[column] : CellKind.BLANK;
  }

  @Override
  public boolean isFormula(int column) {
    return formulas.get(column);
  }
}
