package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real server for all tests of this process, which ends with it; a schema for each test. */
final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgresServer() {}

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            // The embedded server turns off what a ledger insists on.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(Started.SERVER.getJdbcUrl("postgres", "postgres"));
    return dataSource;
  }

  static int port() {
    return Started.SERVER.getPort();
  }

  static String newSchema() {
    String schema = "ledger_" + SCHEMAS.incrementAndGet();
    execute(dataSource(), "CREATE SCHEMA " + schema);
    return schema;
  }

  static JdbcLedger.Builder emptyLedger() {
    return JdbcLedger.on(dataSource()).schema(newSchema());
  }

  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
