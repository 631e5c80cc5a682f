package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;

/** A document whose rows stand each for itself. */
final class RowByRow<T> implements DocumentMapper<T> {
  private final RowMapper<T> rows;

  RowByRow(RowMapper<T> rows) {
    this.rows = rows;
  }

  @Override
  public boolean isRowByRow() {
    return true;
  }

  @Override
  public void row(Cells cells, RowSink<T> sink) {
    T value = rows.map(cells);
    if (value == null || cells.isRejected()) {
      sink.rejected(rows.key(cells), cells.findings());
    } else {
      cells.findings().forEach(sink::warning);
      sink.row(new Located<>(cells.at(), value));
    }
  }

  @Override
  public String key(Cells cells) {
    return rows.key(cells);
  }
}
