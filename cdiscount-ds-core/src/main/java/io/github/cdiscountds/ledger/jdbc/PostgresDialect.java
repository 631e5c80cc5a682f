package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: serialisable transactions of many nodes.
 *
 * <p>All settings are the transaction's own and end with it, so that they work behind a pooler too
 * and leave nothing behind. They come with the first statement, in one round trip.
 */
final class PostgresDialect extends Dialect {
  static final int OLDEST = 12;

  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

  /** How much longer than the server we wait for its answer before the line counts as dead. */
  private static final Duration ANSWER_MARGIN = Duration.ofSeconds(10);

  private final @Nullable Clock clock;
  private final String settings;
  private final int answerTimeout;
  private final long idleTimeout;
  private final long lockTimeout;

  PostgresDialect(Settings settings) {
    this.clock = settings.clock();
    this.idleTimeout = settings.idleTimeout().toMillis();
    this.lockTimeout = settings.lockTimeout().toMillis();
    this.settings =
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE;"
            + " SELECT set_config('lock_timeout', '"
            + lockTimeout
            + "', true), set_config('statement_timeout', '"
            + settings.statementTimeout().toMillis()
            + "', true), set_config('idle_in_transaction_session_timeout', '"
            + idleTimeout
            // Reading a table from end to end would count as a conflict with every writer.
            + "', true), set_config('enable_seqscan', 'off', true),"
            + " set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
            + " WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true);";
    this.answerTimeout =
        Math.toIntExact(settings.statementTimeout().plus(ANSWER_MARGIN).toMillis());
  }

  @Override
  String displayName() {
    return "PostgreSQL";
  }

  @Override
  boolean hasOneWriter() {
    return false;
  }

  @Override
  String folder() {
    return "postgresql";
  }

  @Override
  String defaultSchema(Connection connection) throws SQLException {
    String schema = ask(connection, "SELECT current_schema()");
    if (schema == null) {
      throw new DropshipException(
          "ledger on PostgreSQL: the search path names no schema: configure one");
    }
    return TableNames.requireSchema(schema);
  }

  @Override
  void requireDurable(Connection connection) throws SQLException {
    if ("off".equals(ask(connection, "SHOW fsync"))) {
      throw new DropshipException(
          "ledger on PostgreSQL: fsync is off: expected on, since what is sent must be known after"
              + " a crash of the server");
    }
  }

  @Override
  void beginSetup(Connection connection, TableNames tables) throws SQLException {
    // What the node before created must be seen, so no snapshot may be kept from before the lock.
    execute(
        connection,
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
            + " SET LOCAL idle_in_transaction_session_timeout = "
            + idleTimeout);
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "cdiscount-ds:" + tables.in("{schema_version}"));
      lock.execute();
    }
  }

  @Override
  boolean hasTable(Connection connection, TableNames tables, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = ?")) {
      query.setString(1, tables.schema());
      query.setString(2, tables.prefix() + table);
      try (ResultSet answer = query.executeQuery()) {
        return answer.next();
      }
    }
  }

  @Override
  Restoration prepare(Connection connection) throws SQLException {
    boolean isAutoCommit = connection.getAutoCommit();
    if (isAutoCommit) {
      connection.setAutoCommit(false);
    }
    int timeout = networkTimeout(connection, answerTimeout);
    return () -> {
      networkTimeout(connection, timeout);
      if (isAutoCommit) {
        connection.setAutoCommit(true);
      }
    };
  }

  /** Sets it where the driver or the pool can, and returns the one before. */
  private static int networkTimeout(Connection connection, int timeout) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, timeout);
      return before;
    } catch (SQLFeatureNotSupportedException e) {
      return 0;
    }
  }

  @Override
  Beginning begin(Connection connection, TableNames tables, int attempt) throws SQLException {
    if (attempt > 1) {
      queueUp(connection, tables);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          settings + tables.in("SELECT " + NOW + ", max(version) FROM {schema_version}"));
      statement.getMoreResults();
      statement.getMoreResults();
      try (ResultSet answer = Objects.requireNonNull(statement.getResultSet(), "answer")) {
        answer.next();
        Instant now = clock == null ? Moments.ofMicros(answer.getLong(1)) : null;
        return new Beginning(now, answer.getInt(2));
      }
    }
  }

  /**
   * Waits for other transactions that are tried again. Before anything is read, so that what those
   * committed is seen; by a lock of a table, which takes no look at it, and which only such
   * transactions want.
   */
  private void queueUp(Connection connection, TableNames tables) throws SQLException {
    execute(
        connection,
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE; SET LOCAL lock_timeout = "
            + lockTimeout
            + "; SET LOCAL idle_in_transaction_session_timeout = "
            + idleTimeout
            + tables.in("; LOCK TABLE {cursors} IN SHARE UPDATE EXCLUSIVE MODE"));
  }

  @Override
  void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  int join(Connection connection, TableNames tables) throws SQLException {
    if (!hasTable(connection, tables, "schema_version")) {
      return 0;
    }
    String version = ask(connection, tables.in("SELECT max(version) FROM {schema_version}"));
    return version == null ? 0 : Integer.parseInt(version);
  }

  @Override
  Instant now(Connection connection) throws SQLException {
    if (clock != null) {
      return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
    return Moments.ofMicros(
        Long.parseLong(Objects.requireNonNull(ask(connection, "SELECT " + NOW), "now")));
  }

  /** Serialisation failures, deadlocks, and locks that another node held for too long. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  @Override
  boolean isConflict(SQLException failure) {
    return CONFLICTS.contains(state(failure));
  }

  /** Anything that the server said about the commit itself; not a line that broke. */
  @Override
  boolean isCertainlyUndone(SQLException failure) {
    String state = state(failure);
    return !state.isEmpty()
        && !state.startsWith("08")
        && !state.startsWith("57P")
        && !state.startsWith("58")
        && !state.startsWith("XX");
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  @Override
  String explain(SQLException failure) {
    String state = state(failure);
    return switch (state) {
      case "40001", "40P01" -> "other transactions were in the way for too long; try again";
      case "55P03" -> "another transaction held a lock for too long; try again";
      case "57014" -> "a statement took too long, or was cancelled";
      case "25P03", "57P05" -> "the transaction was idle for too long, so that the server ended it";
      case "25006" -> "the server is read-only: use the primary";
      case "42P01" -> "a table is missing";
      case "42501" -> "the database user lacks a permission";
      case "3F000" -> "the schema doesn't exist: create it";
      case "53100" -> "the server's disk is full";
      default -> explainClass(state);
    };
  }

  private static String explainClass(String state) {
    if (state.startsWith("08") || state.startsWith("57P")) {
      return "the connection broke";
    }
    if (state.startsWith("28")) {
      return "the server refused the login";
    }
    return state.startsWith("53") ? "the server lacks resources" : "a statement failed";
  }

  @Override
  String bytewise() {
    return " COLLATE \"C\"";
  }

  @Override
  String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  void purge(Connection connection) {
    // Vacuum reclaims what was changed; docs/ledger.md says what stays in backups.
  }
}
