package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the application's data source, one for each transaction. */
final class BorrowedConnections implements Connections {
  private final DataSource dataSource;

  BorrowedConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public DropshipException unavailable(SQLException failure) {
    return Failures.noConnection(failure);
  }

  @Override
  public Connection take() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }

  /** Aborted first: a pool must not hand it out again, nor commit what is left in it. */
  @Override
  public void discard(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      // The connection is lost already; closing it is all that is left.
    }
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      // As above.
    }
  }

  @Override
  public void close() {
    // The data source is the application's.
  }
}
