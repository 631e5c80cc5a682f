package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.KeyColumn;
import java.util.EnumSet;
import java.util.Set;
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

  /** Which columns of an order's key are number cells (R38). */
  static Set<KeyColumn> numberCells(Cells cells, Column customerRef, Column partnerRef) {
    Set<KeyColumn> found = EnumSet.noneOf(KeyColumn.class);
    if (cells.isNumberCell(customerRef)) {
      found.add(KeyColumn.CUSTOMER_ORDER_REF);
    }
    if (cells.isNumberCell(partnerRef)) {
      found.add(KeyColumn.PARTNER_ORDER_REF);
    }
    return found;
  }
}
