package io.github.cdiscountds.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a ledger has its connections from. Thread-safe. */
interface Connections extends AutoCloseable {

  /** Gives a connection that nobody else uses until it is given back. */
  Connection take() throws SQLException;

  /** Takes a connection back whose transaction has ended. */
  void giveBack(Connection connection) throws SQLException;

  /** Takes a connection back of which nobody knows what state it is in. */
  void discard(Connection connection);

  @Override
  void close();
}
