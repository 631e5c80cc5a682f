package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where a ledger has its connections from. Thread-safe. */
interface Connections extends AutoCloseable {

  /** Where that is, to follow the name of the database in messages; empty when it isn't ours. */
  String place();

  /** Turns what {@link #take} failed with into what the library throws. */
  DropshipException unavailable(SQLException failure);

  /** Gives a connection that nobody else uses until it is given back. */
  Connection take() throws SQLException;

  /** Takes a connection back whose transaction has ended. */
  void giveBack(Connection connection) throws SQLException;

  /** Takes a connection back of which nobody knows what state it is in. */
  void discard(Connection connection);

  @Override
  void close();
}
