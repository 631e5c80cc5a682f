package io.github.cdiscountds.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, from the first on. */
final class Parameters {

  /** Gives a statement its parameters. */
  @FunctionalInterface
  interface Fill {
    void into(Parameters parameters) throws SQLException;
  }

  /** Gives a statement its parameters for one of many items. */
  @FunctionalInterface
  interface FillFor<T> {
    void into(Parameters parameters, T item) throws SQLException;
  }

  private final PreparedStatement statement;
  private int last;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  void restart() {
    last = 0;
  }

  Parameters text(@Nullable String value) throws SQLException {
    return ownText(value == null ? null : storable(value));
  }

  /**
   * A text that the library made itself, such as JSON or a digest: any database can hold it as it
   * is.
   */
  Parameters ownText(@Nullable String value) throws SQLException {
    last++;
    if (value == null) {
      statement.setNull(last, Types.VARCHAR);
    } else {
      statement.setString(last, value);
    }
    return this;
  }

  /**
   * Puts U+FFFD in the place of what no database can hold as text: NUL, and halves of surrogate
   * pairs. Only documents that are damaged or hostile have any; a poll mustn't fail for them.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || c >= Character.MIN_SURROGATE) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || isHalfAPair(text, i)) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\uFFFD');
      }
    }
    return changed == null ? text : changed.toString();
  }

  private static boolean isHalfAPair(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  Parameters number(@Nullable Long value) throws SQLException {
    if (value != null) {
      return number(value.longValue());
    }
    statement.setNull(++last, Types.BIGINT);
    return this;
  }

  Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }
}
