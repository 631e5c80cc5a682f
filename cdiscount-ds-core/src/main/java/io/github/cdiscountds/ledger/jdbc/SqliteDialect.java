package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQLite: one file, one writer at a time.
 *
 * <p>Transactions begin with {@code BEGIN IMMEDIATE}, so that they run one after the other and none
 * fails at its end. They are begun by statement and not by {@code setAutoCommit}, since how the
 * driver begins one is a setting of its connection.
 */
final class SqliteDialect extends Dialect {
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int FULL = 13;

  static final String UNOPENED =
      "the file can't be opened or made: check that its folder exists and can be written, and that"
          + " it isn't a folder itself";

  /** Journals that are gone, or never were on disk, when the process dies. */
  private static final Set<String> FORGETFUL = Set.of("memory", "off");

  private static final String SYNCHRONOUS_FULL = "2";
  private static final String SYNCHRONOUS_EXTRA = "3";

  private final String place;
  private final Clock clock;
  private final long lockTimeout;

  SqliteDialect(String place, Settings settings) {
    this.place = place;
    this.clock = settings.clock() == null ? Clock.systemUTC() : settings.clock();
    this.lockTimeout = settings.lockTimeout().toMillis();
  }

  @Override
  String displayName() {
    return "SQLite" + place;
  }

  @Override
  boolean hasOneWriter() {
    return true;
  }

  @Override
  String folder() {
    return "sqlite";
  }

  @Override
  String defaultSchema(Connection connection) {
    return "main";
  }

  @Override
  void requireDurable(Connection connection) throws SQLException {
    requireFile(connection);
    if (!requireJournal(connection).equals("wal")) {
      useWriteAheadLog(connection);
    }
  }

  private void requireFile(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
      while (databases.next()) {
        String file = databases.getString("file");
        if (databases.getString("name").equals("main") && (file == null || file.isEmpty())) {
          throw new DropshipException(
              "ledger on "
                  + displayName()
                  + ": the database is in memory: expected a file, since what is sent"
                  + " must be known after a restart");
        }
      }
    }
  }

  /** Where another process is using the file, or its disk has no shared memory, it stays as is. */
  private static void useWriteAheadLog(Connection connection) throws SQLException {
    try {
      execute(connection, "PRAGMA journal_mode = WAL");
    } catch (SQLException e) {
      if (primary(e) != BUSY && primary(e) != LOCKED) {
        throw e;
      }
    }
  }

  private static String journal(Connection connection) throws SQLException {
    String mode = ask(connection, "PRAGMA journal_mode");
    return mode == null ? "off" : mode.toLowerCase(Locale.ROOT);
  }

  private String requireJournal(Connection connection) throws SQLException {
    String mode = journal(connection);
    if (FORGETFUL.contains(mode)) {
      requireFile(connection);
      throw new DropshipException(
          "ledger on "
              + displayName()
              + ": journal_mode is "
              + mode
              + ": expected wal, since a crash would damage the file");
    }
    return mode;
  }

  @Override
  void beginSetup(Connection connection, TableNames tables) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  boolean hasTable(Connection connection, TableNames tables, String table) throws SQLException {
    return ask(
            connection,
            "SELECT 1 FROM "
                + tables.schema()
                + ".sqlite_master WHERE type = 'table' AND name = '"
                + tables.prefix()
                + table
                + "'")
        != null;
  }

  @Override
  Restoration prepare(Connection connection) throws SQLException {
    boolean isAutoCommit = connection.getAutoCommit();
    if (!isAutoCommit) {
      connection.setAutoCommit(true);
    }
    String busy = ask(connection, "PRAGMA busy_timeout");
    String synchronous = ask(connection, "PRAGMA synchronous");
    String secure = ask(connection, "PRAGMA secure_delete");
    String needed = requireJournal(connection).equals("wal") ? SYNCHRONOUS_FULL : SYNCHRONOUS_EXTRA;
    set(connection, "busy_timeout", Long.toString(lockTimeout), busy);
    set(connection, "synchronous", needed, synchronous);
    set(connection, "secure_delete", "1", secure);
    return () -> {
      set(connection, "busy_timeout", busy, Long.toString(lockTimeout));
      set(connection, "synchronous", synchronous, needed);
      set(connection, "secure_delete", secure, "1");
      if (!isAutoCommit) {
        connection.setAutoCommit(false);
      }
    };
  }

  private static void set(
      Connection connection, String setting, @Nullable String value, @Nullable String present)
      throws SQLException {
    if (value != null && !value.equals(present)) {
      execute(connection, "PRAGMA " + setting + " = " + value);
    }
  }

  @Override
  Beginning begin(Connection connection, TableNames tables, int attempt) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    return new Beginning(null, version(connection, tables));
  }

  private int version(Connection connection, TableNames tables) throws SQLException {
    String version =
        hasTable(connection, tables, "schema_version")
            ? ask(connection, tables.in("SELECT max(version) FROM {schema_version}"))
            : null;
    return version == null ? 0 : Integer.parseInt(version);
  }

  @Override
  void commit(Connection connection) throws SQLException {
    execute(connection, "COMMIT");
  }

  @Override
  void rollback(Connection connection) throws SQLException {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // Some failures end the transaction themselves; then there is none, which is not an error.
      if (primary(e) != 1) {
        throw e;
      }
    }
  }

  /**
   * A change of nothing takes the writer's lock: a transaction that reads first and writes then can
   * be refused in the middle.
   */
  @Override
  int join(Connection connection, TableNames tables) throws SQLException {
    requireJournal(connection);
    if ("0".equals(ask(connection, "PRAGMA synchronous"))) {
      throw new DropshipException(
          "ledger on "
              + displayName()
              + ": synchronous is off on the connection to be joined: expected full");
    }
    if (hasTable(connection, tables, "schema_version")) {
      execute(connection, tables.in("DELETE FROM {schema_version} WHERE version < 0"));
    }
    return version(connection, tables);
  }

  @Override
  Instant now(Connection connection) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  boolean isConflict(SQLException failure) {
    return primary(failure) == BUSY || primary(failure) == LOCKED;
  }

  @Override
  boolean isCertainlyUndone(SQLException failure) {
    return primary(failure) == FULL;
  }

  /** Extended codes keep the primary one in their last byte. */
  private static int primary(SQLException failure) {
    return failure.getErrorCode() & 0xFF;
  }

  @Override
  String explain(SQLException failure) {
    return explainFile(failure);
  }

  static String explainFile(SQLException failure) {
    return switch (primary(failure)) {
      case BUSY, LOCKED -> "another transaction held the file for too long; try again";
      case 8 -> "the file can't be written: check its permissions";
      case 10 -> "the disk failed";
      case 11, 26 -> "the file is damaged or no database: restore it from a backup";
      case FULL -> "the disk is full";
      case 14 -> UNOPENED;
      default -> "a statement failed";
    };
  }

  @Override
  String bytewise() {
    return "";
  }

  @Override
  String forUpdate() {
    return "";
  }

  @Override
  void purge(Connection connection) throws SQLException {
    execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  }
}
