package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction. A failure is kept, so that a transaction is never committed of
 * which a statement failed, whatever the work did with the exception.
 */
final class Session {
  /** How many rows go to the driver at once. */
  private static final int BATCH = 1000;

  private static final int MAX_STATEMENTS = 32;

  private final Connection connection;
  private final Dialect dialect;
  private final TableNames tables;
  private final boolean joined;
  private final Dialect.Beginning beginning;
  private final Thread owner = Thread.currentThread();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean ended;
  private @Nullable SQLException failure;

  private Session(
      Connection connection,
      Dialect dialect,
      TableNames tables,
      Dialect.Beginning beginning,
      boolean joined) {
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
    this.beginning = beginning;
    this.joined = joined;
  }

  static Session own(
      Connection connection, Dialect dialect, TableNames tables, Dialect.Beginning beginning) {
    return new Session(connection, dialect, tables, beginning, false);
  }

  static Session joined(Connection connection, Dialect dialect, TableNames tables) {
    return new Session(
        connection, dialect, tables, new Dialect.Beginning(null, TableScripts.VERSION), true);
  }

  boolean isJoined() {
    return joined;
  }

  String forUpdate() {
    return joined ? dialect.forUpdate() : "";
  }

  String bytewise() {
    return dialect.bytewise();
  }

  @Nullable SQLException failure() {
    return failure;
  }

  void end() {
    ended = true;
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It goes with its connection then.
      }
    }
  }

  void requireAlive() {
    if (ended) {
      throw new IllegalStateException("the ledger transaction has ended");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException("a ledger transaction is used by one thread");
    }
    if (joined) {
      call("looking at the connection", this::requireOpen);
    }
  }

  private Void requireOpen() throws SQLException {
    if (connection.isClosed() || connection.getAutoCommit()) {
      throw new IllegalStateException("the transaction that was joined has ended");
    }
    return null;
  }

  Instant now() {
    requireAlive();
    Instant fixed = beginning.now();
    return fixed == null ? call("asking the time", () -> dialect.now(connection)) : fixed;
  }

  <T> List<T> query(String what, String sql, Parameters.Fill fill, Row.Reader<T> reader) {
    requireAlive();
    return call(
        what,
        () ->
            prepared(
                sql,
                statement -> {
                  fill.into(new Parameters(statement));
                  try (ResultSet answer = statement.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    Row row = new Row(answer);
                    while (row.next()) {
                      found.add(reader.read(row));
                    }
                    return found;
                  }
                }));
  }

  <T> Optional<T> first(String what, String sql, Parameters.Fill fill, Row.Reader<T> reader) {
    return query(what, sql, fill, reader).stream().findFirst();
  }

  int update(String what, String sql, Parameters.Fill fill) {
    requireAlive();
    return call(
        what,
        () ->
            prepared(
                sql,
                statement -> {
                  fill.into(new Parameters(statement));
                  return statement.executeUpdate();
                }));
  }

  /** Gives for each item how many rows its statement changed. */
  <T> int[] batch(String what, String sql, List<T> items, Parameters.FillFor<T> fill) {
    requireAlive();
    int[] counts = new int[items.size()];
    call(
        what,
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(tables.in(sql))) {
            Parameters parameters = new Parameters(statement);
            for (int from = 0; from < counts.length; from += BATCH) {
              int to = Math.min(from + BATCH, counts.length);
              for (T item : items.subList(from, to)) {
                parameters.restart();
                fill.into(parameters, item);
                statement.addBatch();
              }
              System.arraycopy(statement.executeBatch(), 0, counts, from, to - from);
            }
            return counts;
          }
        });
    return counts;
  }

  /** Undoes what a change did when it says that it came to nothing. */
  boolean allOrNone(Change change) {
    requireAlive();
    execute("SAVEPOINT all_or_none");
    boolean isDone = change.run();
    if (!isDone) {
      execute("ROLLBACK TO SAVEPOINT all_or_none");
    }
    execute("RELEASE SAVEPOINT all_or_none");
    return isDone;
  }

  /** A change that tells whether it took place. */
  @FunctionalInterface
  interface Change {
    boolean run();
  }

  private void execute(String sql) {
    call(
        "marking a place in the transaction",
        () -> {
          Dialect.execute(connection, sql);
          return sql;
        });
  }

  /**
   * Uses a statement, and keeps it for the transaction: one that reads a report asks the same few
   * things for each of its rows.
   */
  private <R> R prepared(String sql, Use<R> use) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null && (joined || statements.size() == MAX_STATEMENTS)) {
      try (PreparedStatement statement = connection.prepareStatement(tables.in(sql))) {
        return use.on(statement);
      }
    }
    if (known == null) {
      known = connection.prepareStatement(tables.in(sql));
      statements.put(sql, known);
    }
    return use.on(known);
  }

  /** What is done with a statement. */
  @FunctionalInterface
  private interface Use<R> {
    R on(PreparedStatement statement) throws SQLException;
  }

  private <R> R call(String what, Call<R> call) {
    try {
      return call.run();
    } catch (SQLException e) {
      if (failure == null) {
        failure = e;
      }
      throw failed(what, e);
    }
  }

  private DropshipException failed(String what, SQLException e) {
    return Failures.of(
        dialect, joined ? what + " (roll back the transaction that was joined)" : what, e);
  }

  @FunctionalInterface
  private interface Call<R> {
    R run() throws SQLException;
  }

  /** Question marks for a list of values of some width each, such as {@code (?,?),(?,?)}. */
  static String marks(int values, int width) {
    String one = String.join(",", Collections.nCopies(width, "?"));
    return String.join(",", Collections.nCopies(values, width == 1 ? one : "(" + one + ")"));
  }

  static boolean isEach(int[] counts, int expected) {
    return Arrays.stream(counts).allMatch(count -> count == expected);
  }
}
