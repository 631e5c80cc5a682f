package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.TablePart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Maps the rows of a part on one thread, and hands on what came of them on another. */
final class MappedPart<T> implements TablePart, RowSink<T> {
  private final BoundRows<T> rows;
  private final RowSink<T> target;
  private final Consumer<BoundRows<T>> afterwards;
  private final List<Consumer<RowSink<T>>> results = new ArrayList<>();
  private boolean isBlank = true;

  /**
   * Begins a part.
   *
   * @param afterwards told how the part ended, once it is delivered; not of one that holds no row
   */
  MappedPart(BoundRows<T> rows, RowSink<T> target, Consumer<BoundRows<T>> afterwards) {
    this.rows = rows;
    this.target = target;
    this.afterwards = afterwards;
  }

  @Override
  public void row(RawRow row) {
    if (!row.isBlank()) {
      isBlank = false;
      rows.map(row, this);
    }
  }

  @Override
  public boolean deliver() {
    results.forEach(result -> result.accept(target));
    if (!isBlank) {
      afterwards.accept(rows);
    }
    return true;
  }

  @Override
  public void row(Located<T> row) {
    results.add(sink -> sink.row(row));
  }

  @Override
  public void rejected(String key, List<Finding> findings) {
    results.add(sink -> sink.rejected(key, findings));
  }

  @Override
  public void warning(Finding finding) {
    results.add(sink -> sink.warning(finding));
  }
}
