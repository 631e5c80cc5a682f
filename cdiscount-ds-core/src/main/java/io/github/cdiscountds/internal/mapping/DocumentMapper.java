package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one document into typed values. Not thread-safe: one for each document.
 *
 * @param <T> the type of a value
 */
public interface DocumentMapper<T> {

  /** Whether each row stands for itself, so that several threads may map rows at the same time. */
  default boolean isRowByRow() {
    return false;
  }

  /**
   * A mapper for a pass over the whole document before this one's, or null when none is needed. The
   * rows come to both alike, what the first hands on goes nowhere, and its {@link #end} is called
   * only if the document is sound.
   */
  default @Nullable DocumentMapper<T> survey() {
    return null;
  }

  /** Takes one row; may hand values on at once, or keep them until {@link #end}. */
  void row(Cells cells, RowSink<T> sink);

  /** The row's own key as far as it can be read, {@code ""} if not. */
  String key(Cells cells);

  /** Takes a row that has too many or too few cells to be read, with the reason. */
  default void unreadableRow(Cells cells, Finding why, RowSink<T> sink) {
    sink.rejected(key(cells), List.of(why));
  }

  /**
   * Takes the end of a sound document.
   *
   * @return null, or why the document is refused as a whole
   */
  default @Nullable Finding end(Location document, RowSink<T> sink) {
    return null;
  }
}
