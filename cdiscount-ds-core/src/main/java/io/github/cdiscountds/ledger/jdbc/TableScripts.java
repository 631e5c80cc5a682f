package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Brings the ledger's tables to the version that this library knows, script by script. */
final class TableScripts {
  /** Outside any package, so that Flyway finds them on the module path too. */
  private static final String ROOT = "/cdiscount-ds/ledger/";

  /** In the order of their versions, from 1 on; each records its own. */
  private static final List<String> SCRIPTS = List.of("V1__ledger.sql");

  static final int VERSION = SCRIPTS.size();

  private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
  private static final Pattern END = Pattern.compile(";\\s*\\n");

  private final Dialect dialect;
  private final TableNames tables;

  TableScripts(Dialect dialect, TableNames tables) {
    this.dialect = dialect;
    this.tables = tables;
  }

  /** Runs in one transaction on a prepared connection, so that a crash leaves all or nothing. */
  void bringUpToDate(Connection connection, TableSetup setup) throws SQLException {
    dialect.beginSetup(connection, tables);
    try {
      int version = version(connection);
      if (setup == TableSetup.CREATE_OR_UPGRADE) {
        for (; version < VERSION; version++) {
          run(connection, SCRIPTS.get(version));
        }
      }
      requireKnown(version);
    } catch (SQLException | RuntimeException e) {
      dialect.rollback(connection);
      throw e;
    }
    dialect.commit(connection);
  }

  /** Refuses tables of another version than the one that this library reads and writes. */
  void requireKnown(int version) {
    if (version == VERSION) {
      return;
    }
    String found = "ledger on " + dialect.displayName() + ": the tables " + tables.all();
    if (version > VERSION) {
      throw new DropshipException(
          found
              + " are of version "
              + version
              + ", but this library knows "
              + VERSION
              + ": use a newer library");
    }
    throw new DropshipException(
        version == 0
            ? found + " don't exist: create them, or let the ledger do it (TableSetup)"
            : found
                + " are of version "
                + version
                + ", but this library needs "
                + VERSION
                + ": upgrade them, or let the ledger do it (TableSetup)");
  }

  private int version(Connection connection) throws SQLException {
    if (!dialect.hasTable(connection, tables, "schema_version")) {
      return 0;
    }
    String version =
        Dialect.ask(connection, tables.in("SELECT max(version) FROM {schema_version}"));
    return version == null ? 0 : Integer.parseInt(version);
  }

  private void run(Connection connection, String script) throws SQLException {
    String sql =
        COMMENT
            .matcher(read(dialect.folder() + "/" + script))
            .replaceAll("")
            .replace("${schema}", tables.schema())
            .replace("${prefix}", tables.prefix());
    List<String> statements = END.splitAsStream(sql).filter(each -> !each.isBlank()).toList();
    for (String statement : statements) {
      Dialect.execute(connection, statement);
    }
  }

  private static String read(String script) {
    try (InputStream in = TableScripts.class.getResourceAsStream(ROOT + script)) {
      if (in == null) {
        throw new IllegalStateException("the library's jar lacks " + ROOT + script);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
