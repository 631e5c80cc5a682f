package io.github.cdiscountds.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Turns one row into one typed value. Stateless and thread-safe.
 *
 * @param <T> the type of the value
 */
interface RowMapper<T> {

  /** The value, or null when an error was found in a cell. */
  @Nullable T map(Cells cells);

  /** The row's own key as far as it can be read, for rows that are rejected; {@code ""} if not. */
  String key(Cells cells);

  /** A key of two columns, {@code ""} when one is blank. */
  static String keyOf(Cells cells, Column one, Column other) {
    String first = cells.peek(one);
    String second = cells.peek(other);
    return first == null || second == null ? "" : first + "/" + second;
  }
}
