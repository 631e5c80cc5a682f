package io.github.cdiscountds.examples.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the nodes share: the ledger, db-scheduler's table, and the tables of the shop, into which
 * nodes write each round of an account when it begins and ends, and each event that they are told.
 */
final class Database {
  static final String LEDGER = "dropship";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WAIT_MILLIS = 1_000;

  private static final String SHOP =
      """
      CREATE SCHEMA dropship;
      CREATE TABLE rounds (
        id bigserial PRIMARY KEY, node text NOT NULL, account text NOT NULL,
        began timestamptz NOT NULL DEFAULT clock_timestamp(), ended timestamptz);
      CREATE TABLE told (
        id bigserial PRIMARY KEY, node text NOT NULL, account text NOT NULL, event text NOT NULL);
      CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_notify(''shop'', ''''); RETURN NULL; END';
      CREATE TRIGGER say AFTER INSERT OR UPDATE ON rounds EXECUTE FUNCTION say();
      CREATE TRIGGER say AFTER INSERT ON told EXECUTE FUNCTION say();
      """;

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

  Database(String url) {
    dataSource.setUrl(url);
  }

  PGSimpleDataSource dataSource() {
    return dataSource;
  }

  void createTables() throws SQLException, IOException {
    try (InputStream script = ClusterNode.class.getResourceAsStream("scheduled_tasks.sql");
        Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      statement.execute(SHOP);
    }
  }

  long roundBegins(String node, String account) {
    return insert("INSERT INTO rounds (node, account) VALUES (?, ?) RETURNING id", node, account);
  }

  void roundEnds(long round) {
    insert("UPDATE rounds SET ended = clock_timestamp() WHERE id = ? RETURNING id", round);
  }

  void told(String node, String account, String event) {
    insert(
        "INSERT INTO told (node, account, event) VALUES (?, ?, ?) RETURNING id",
        node,
        account,
        event);
  }

  /** The one text that a query gives. */
  String text(String query, Object... values) throws SQLException {
    return texts(query, values).get(0);
  }

  /** The first column of all rows. */
  List<String> texts(String query, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return texts(connection, query, values);
    }
  }

  /**
   * Waits until a query that gives a boolean says true, looking whenever a node wrote something.
   */
  void await(String what, String query, Object... values) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN shop");
      while (!texts(connection, query, values).get(0).equals("t")) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(what + ": not within " + PATIENCE);
        }
        connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
      }
    }
  }

  private static List<String> texts(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }

  private long insert(String statement, Object... values) {
    try {
      return Long.parseLong(text(statement, values));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
