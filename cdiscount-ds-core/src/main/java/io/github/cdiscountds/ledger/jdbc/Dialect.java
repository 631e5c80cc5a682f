package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the databases do differently. Thread-safe. */
abstract sealed class Dialect permits PostgresDialect, SqliteDialect {

  /** What a transaction found when it began: its moment where that is fixed, and the version. */
  record Beginning(@Nullable Instant now, int version) {}

  /** Puts a borrowed connection back into the state in which it was. */
  @FunctionalInterface
  interface Restoration {
    void run() throws SQLException;
  }

  /** Tells which database a connection leads to. */
  static Dialect of(Connection connection, String place, Settings settings) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String name = database.getDatabaseProductName();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "sqlite" -> new SqliteDialect(place, settings);
      case "postgresql" -> {
        int version = database.getDatabaseMajorVersion();
        if (version < PostgresDialect.OLDEST) {
          throw new DropshipException(
              "ledger: PostgreSQL "
                  + version
                  + " isn't supported: use "
                  + PostgresDialect.OLDEST
                  + " or later");
        }
        yield new PostgresDialect(settings);
      }
      default ->
          throw new DropshipException(
              "ledger: "
                  + name
                  + " isn't supported: use SQLite for one machine, PostgreSQL for several"
                  + " (docs/ledger.md says why)");
    };
  }

  abstract String displayName();

  /** Whether transactions that write wait for each other, whatever they write. */
  abstract boolean hasOneWriter();

  /** The folder of the scripts. */
  abstract String folder();

  /** The schema that is used when none was configured. */
  abstract String defaultSchema(Connection connection) throws SQLException;

  /** Looks once, on a prepared connection, whether the database keeps what it says it keeps. */
  abstract void requireDurable(Connection connection) throws SQLException;

  /** Begins a transaction in which no other node changes tables, on a prepared connection. */
  abstract void beginSetup(Connection connection, TableNames tables) throws SQLException;

  abstract boolean hasTable(Connection connection, TableNames tables, String table)
      throws SQLException;

  /** Prepares a connection; what is returned undoes that, once the transaction has ended. */
  abstract Restoration prepare(Connection connection) throws SQLException;

  /**
   * Begins a transaction on a prepared connection; the version is 0 while there is no table.
   *
   * @param attempt which attempt it is, from 1: those that others got in the way of before queue
   *     up, so that they don't get into each other's way for ever
   */
  abstract Beginning begin(Connection connection, TableNames tables, int attempt)
      throws SQLException;

  abstract void commit(Connection connection) throws SQLException;

  abstract void rollback(Connection connection) throws SQLException;

  /** Looks whether somebody else's transaction may be joined, and whose tables it sees. */
  abstract int join(Connection connection, TableNames tables) throws SQLException;

  /** The time of a transaction that has no fixed moment. */
  abstract Instant now(Connection connection) throws SQLException;

  /** Whether transactions only got into each other's way, so that the work may be run again. */
  abstract boolean isConflict(SQLException failure);

  /** Whether a failed commit certainly had no effect. */
  abstract boolean isCertainlyUndone(SQLException failure);

  /** What happened and what to do, in our words. */
  abstract String explain(SQLException failure);

  /** Appended to a query whose rows are about to be changed in a transaction that we joined. */
  abstract String forUpdate();

  /** Appended to a text that is compared byte by byte, in whatever language the database sorts. */
  abstract String bytewise();

  /** Removes what the database may still hold of forgotten data outside its tables. */
  abstract void purge(Connection connection) throws SQLException;

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static @Nullable String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getString(1) : null;
    }
  }
}
