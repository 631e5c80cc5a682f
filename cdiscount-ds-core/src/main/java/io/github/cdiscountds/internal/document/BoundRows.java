package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.Binding;
import io.github.cdiscountds.internal.mapping.Cells;
import io.github.cdiscountds.internal.mapping.DocumentMapper;
import io.github.cdiscountds.internal.mapping.Numbers;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.internal.table.RawRow;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows whose columns are bound, one after the other. Not thread-safe; several may map parts of
 * one document at the same time.
 */
final class BoundRows<T> {
  private final Binding binding;
  private final Numbers numbers;
  private final Location document;
  private final DocumentMapper<T> mapper;
  private final boolean isText;
  private final Cells cells;
  private @Nullable Location lastBroken;

  BoundRows(
      Binding binding,
      Numbers numbers,
      Location document,
      DocumentMapper<T> mapper,
      boolean isText) {
    this.binding = binding;
    this.numbers = numbers;
    this.document = document;
    this.mapper = mapper;
    this.isText = isText;
    this.cells = new Cells(binding, numbers, document);
  }

  /** For the rows of a part, on another thread. */
  BoundRows<T> fork() {
    return new BoundRows<>(binding, numbers, document, mapper, isText);
  }

  /** Where the last row is, when something is wrong with it that a cut could explain. */
  @Nullable Location lastBroken() {
    return lastBroken;
  }

  /** Maps a row. */
  void map(RawRow row, RowSink<T> sink) {
    if (isText && !hasFields(row)) {
      reject(row, fieldCount(row), sink);
    } else {
      cells.moveTo(row);
      mapper.row(cells, sink);
      lastBroken = cells.isRejected() ? cells.at() : null;
    }
  }

  /** Rejects a row that has no more than some of its cells, under the key that they show (R7). */
  void reject(RawRow readable, Finding why, RowSink<T> sink) {
    cells.moveTo(readable);
    mapper.unreadableRow(cells, why, sink);
    lastBroken = cells.at();
  }

  /** The key of a row that isn't taken apart. */
  String key(RawRecord record) {
    cells.moveTo(new Untaken(record));
    return mapper.key(cells);
  }

  /** Whether a text row has as many fields as the header; blank ones may be too many. */
  private boolean hasFields(RawRow row) {
    return row.size() >= binding.leastWidth() && !hasContentFrom(row, binding.width());
  }

  /** Whether a record that isn't taken apart has. */
  boolean hasFields(RawRecord record) {
    return record.cells() >= binding.leastWidth() && !record.hasContentFrom(binding.width());
  }

  private Finding fieldCount(RawRow row) {
    return Finding.error(
        FindingCode.FIELD_COUNT,
        document.atLine(row.line()),
        null,
        Wording.of("%d fields, found %d", "%d champs, trouvé %d", binding.width(), row.size()));
  }

  private static boolean hasContentFrom(RawRow row, int column) {
    for (int i = column; i < row.size(); i++) {
      if (row.kind(i) != CellKind.BLANK) {
        return true;
      }
    }
    return false;
  }

  /** A record as a row of which only single cells are looked at. */
  private record Untaken(RawRecord record) implements RawRow {
    @Override
    public int line() {
      return record.line();
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }

    @Override
    public String text(int column) {
      return record.cell(column);
    }

    @Override
    public CellKind kind(int column) {
      return record.cell(column).isEmpty() ? CellKind.BLANK : CellKind.TEXT;
    }
  }
}
