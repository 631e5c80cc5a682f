package io.github.cdiscountds.examples.cluster;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, as all nodes have it. By default db-scheduler writes heartbeats by each
 * node's own clock and compares them with another's: a node whose clock is minutes ahead would take
 * all others to be dead. Asks once a minute, and counts on in between.
 *
 * <p>Thread-safe.
 */
final class DatabaseClock implements Clock {
  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration VALID = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private volatile Reading last;

  /** Asks for the first time, and fails when it can't. */
  DatabaseClock(DataSource dataSource) throws SQLException {
    this.dataSource = dataSource;
    this.last = ask();
  }

  private record Reading(Instant time, long nanos) {}

  @Override
  public Instant now() {
    Reading reading = last;
    Duration since = Duration.ofNanos(System.nanoTime() - reading.nanos());
    if (since.compareTo(VALID) > 0) {
      try {
        reading = ask();
        last = reading;
        return reading.time();
      } catch (SQLException e) {
        log.warn("The database doesn't tell its time (SQLState {})", e.getSQLState());
      }
    }
    return reading.time().plus(since);
  }

  private Reading ask() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), System.nanoTime());
    }
  }
}
