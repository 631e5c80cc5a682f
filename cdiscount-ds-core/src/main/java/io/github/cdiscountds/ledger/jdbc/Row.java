package io.github.cdiscountds.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of one row of an answer, from the first on. */
final class Row {

  /** Makes a value of a row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  private final ResultSet rows;
  private int last;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  boolean next() throws SQLException {
    last = 0;
    return rows.next();
  }

  @Nullable String textOrNull() throws SQLException {
    return rows.getString(++last);
  }

  String text() throws SQLException {
    return Objects.requireNonNull(textOrNull(), "column");
  }

  long number() throws SQLException {
    return rows.getLong(++last);
  }

  @Nullable Long numberOrNull() throws SQLException {
    long value = number();
    return rows.wasNull() ? null : value;
  }

  byte @Nullable [] bytesOrNull() throws SQLException {
    return rows.getBytes(++last);
  }
}
