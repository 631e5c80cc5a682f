package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a SQLite file that belongs to the ledger, kept open from one transaction to
 * the next: whoever closes the last connection to a file has to empty its write-ahead log. Used
 * under the ledger's own lock.
 */
final class OwnConnection implements Connections {
  /**
   * In KiB, as the sign says. What thousands of orders change stays in memory until it is
   * committed, instead of being written before and then once more.
   */
  private static final String CACHE = "PRAGMA cache_size = -16384";

  private final Path file;
  private final String url;

  // Guarded by the ledger's turn.
  private @Nullable Connection idle;

  OwnConnection(Path file) {
    this.file = file.toAbsolutePath();
    this.url = "jdbc:sqlite:" + this.file;
  }

  @Override
  public String place() {
    return " " + file;
  }

  @Override
  public DropshipException unavailable(SQLException failure) {
    return Failures.noFile(place(), failure);
  }

  @Override
  public Connection take() throws SQLException {
    Connection kept = idle;
    idle = null;
    return kept == null ? opened() : kept;
  }

  private Connection opened() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try {
      Dialect.execute(connection, CACHE);
    } catch (SQLException e) {
      // It is slower without it; what is wrong with the file, its transactions tell.
    }
    return connection;
  }

  @Override
  public void giveBack(Connection connection) {
    idle = connection;
  }

  @Override
  public void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      // The next transaction opens another one.
    }
  }

  @Override
  public void close() {
    Connection kept = idle;
    idle = null;
    if (kept != null) {
      discard(kept);
    }
  }
}
