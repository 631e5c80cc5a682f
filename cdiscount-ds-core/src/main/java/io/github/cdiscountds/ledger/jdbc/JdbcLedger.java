package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in SQLite or PostgreSQL, so that it survives the end of the process, and in
 * PostgreSQL is shared by several nodes.
 *
 * <pre>{@code
 * JdbcLedger ledger = JdbcLedger.sqlite(Path.of("dropship.db")).open();
 * JdbcLedger ledger = JdbcLedger.on(dataSource).schema("shop").open();
 * }</pre>
 *
 * <p>What a transaction did is on the disk when {@link #inTransaction} returns. Transactions are
 * serialisable; one that others got in the way of is run again, after growing pauses. A transaction
 * whose commit got no answer ends in an exception that says so: whether it took effect is unknown
 * then, and whoever asks again by the same keys and versions finds out.
 *
 * <p>Thread-safe. Doesn't close the data source. Exceptions never hold a driver's own text, which
 * may quote rows or passwords: {@link DropshipException}s name the SQLState, and their cause has
 * the driver's stack without its words. See {@code docs/ledger.md} for durability, several nodes
 * and retention.
 *
 * @since 0.1.0
 */
public final class JdbcLedger implements OrderLedger {
  private final Connections connections;
  private final Dialect dialect;
  private final TableNames tables;
  private final TableScripts scripts;
  private final Settings settings;

  /** Where there is one writer only; whoever waits here need not poll the file. */
  private final @Nullable ReentrantLock turn;

  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
  private volatile boolean closed;

  private JdbcLedger(
      Connections connections, Dialect dialect, TableNames tables, Settings settings) {
    this.connections = connections;
    this.dialect = dialect;
    this.tables = tables;
    this.scripts = new TableScripts(dialect, tables);
    this.settings = settings;
    this.turn = dialect.hasOneWriter() ? new ReentrantLock(true) : null;
  }

  /**
   * Begins a ledger in the database behind a data source: a SQLite file, or PostgreSQL 12 or later.
   *
   * @param dataSource the application's own, usually a pool; one connection of it is used for each
   *     transaction and given back as it was
   * @return a builder
   */
  public static Builder on(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return new Builder(() -> new BorrowedConnections(dataSource));
  }

  /**
   * Begins a ledger in a SQLite file of its own, which is created when it isn't there. The driver
   * ({@code org.xerial:sqlite-jdbc}) must be on the application's path. Several ledgers and
   * processes of one machine may use the same file; one on a network drive would be damaged.
   *
   * @param file the file, in a folder that exists; beside it two more come and go, whose names
   *     begin with its own
   * @return a builder
   * @throws IllegalArgumentException when the name holds a question mark, which the driver would
   *     read as the beginning of settings
   */
  public static Builder sqlite(Path file) {
    Objects.requireNonNull(file, "file");
    if (file.toString().indexOf('?') >= 0) {
      throw new IllegalArgumentException("the name of a SQLite file can't hold a question mark");
    }
    return new Builder(() -> new OwnConnection(file));
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    return run(
        session -> {
          JdbcTransaction transaction = new JdbcTransaction(session);
          R answer = work.apply(transaction);
          transaction.flush();
          return answer;
        });
  }

  /**
   * Takes part in a transaction of the application, on its own connection to the same database: so
   * an order of the shop and its entry here take effect together, or neither does.
   *
   * <p>Nothing is committed, rolled back, closed or set here; isolation and durability are those of
   * the application's transaction. A key that is there already doesn't abort it. When a statement
   * fails ({@link DropshipException}), the application has to roll back. On SQLite the writer's
   * lock is taken at once and held until the application commits.
   *
   * @param connection a connection in a transaction (auto-commit off)
   * @return the ledger in that transaction; not to be used after its end
   * @throws IllegalArgumentException when the connection is closed or commits by itself
   * @throws DropshipException when the ledger's tables can't be reached from this connection
   */
  public LedgerTransaction joining(Connection connection) {
    Objects.requireNonNull(connection, "connection");
    requireOpen();
    try {
      if (connection.isClosed() || connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the connection "
                + (connection.isClosed() ? "is closed" : "commits by itself")
                + ": expected one in a transaction (setAutoCommit(false))");
      }
      scripts.requireKnown(dialect.join(connection, tables));
    } catch (SQLException e) {
      throw Failures.of(dialect, "joining a transaction", e);
    }
    return new JdbcTransaction(Session.joined(connection, dialect, tables));
  }

  @Override
  public Forgotten forget(Instant before) {
    Forgotten forgotten = new Forgetting(this::run, before).run();
    purge();
    return forgotten;
  }

  /** Releases what the ledger holds; the data source stays open. Idempotent. */
  @Override
  public void close() {
    closed = true;
    takeTurn();
    try {
      connections.close();
    } finally {
      endTurn();
    }
  }

  @Override
  public String toString() {
    return "JdbcLedger[" + dialect.displayName() + ", " + tables.all() + "]";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the ledger is closed");
    }
  }

  private <R> R run(Function<Session, R> work) {
    requireOpen();
    if (inside.get()) {
      throw new IllegalStateException("a ledger transaction can't open another one");
    }
    inside.set(true);
    try {
      return new Patience(settings.patience()).retry(number -> attempt(work, number));
    } finally {
      inside.remove();
    }
  }

  private <R> R attempt(Function<Session, R> work, int number) throws ConflictException {
    takeTurn();
    try {
      requireOpen();
      Connection connection = take();
      Transaction transaction = new Transaction(connection);
      try {
        return transaction.run(work, number);
      } finally {
        transaction.giveBack();
      }
    } finally {
      endTurn();
    }
  }

  private Connection take() {
    try {
      return connections.take();
    } catch (SQLException e) {
      throw connections.unavailable(e);
    }
  }

  private void takeTurn() {
    if (turn != null) {
      turn.lock();
    }
  }

  private void endTurn() {
    if (turn != null) {
      turn.unlock();
    }
  }

  /** One connection, from the moment at which it was taken until it is given back. */
  private final class Transaction {
    private final Connection connection;
    private Dialect.@Nullable Restoration restoration;

    /** Whether nobody knows any more what state the connection is in. */
    private boolean lost;

    Transaction(Connection connection) {
      this.connection = connection;
    }

    <R> R run(Function<Session, R> work, int attempt) throws ConflictException {
      Session session = begin(attempt);
      R answer;
      try {
        answer = work.apply(session);
      } catch (RuntimeException | Error e) {
        session.end();
        rollback();
        SQLException failure = session.failure();
        if (failure != null && dialect.isConflict(failure)) {
          throw conflict(failure);
        }
        throw e;
      }
      session.end();
      SQLException hidden = session.failure();
      if (hidden != null) {
        rollback();
        throw failed("nothing was changed", hidden);
      }
      commit();
      return answer;
    }

    private Session begin(int attempt) throws ConflictException {
      prepare();
      try {
        Dialect.Beginning beginning = dialect.begin(connection, tables, attempt);
        scripts.requireKnown(beginning.version());
        return Session.own(connection, dialect, tables, beginning);
      } catch (SQLException e) {
        rollback();
        throw failed("beginning a transaction", e);
      } catch (RuntimeException e) {
        rollback();
        throw e;
      }
    }

    private void prepare() throws ConflictException {
      lost = true;
      try {
        restoration = dialect.prepare(connection);
        lost = false;
      } catch (SQLException e) {
        throw failed("preparing a connection", e);
      }
    }

    void purge() {
      try {
        prepare();
        dialect.purge(connection);
      } catch (SQLException e) {
        throw Failures.of(dialect, "removing what was forgotten from the log", e);
      } catch (ConflictException e) {
        throw e.told();
      }
    }

    private void commit() throws ConflictException {
      try {
        dialect.commit(connection);
      } catch (SQLException e) {
        rollback();
        boolean isUndone = dialect.isConflict(e) || dialect.isCertainlyUndone(e);
        throw failed(
            isUndone
                ? "nothing was changed"
                : "whether the transaction took effect is unknown, since its commit got no answer",
            e);
      }
    }

    private DropshipException failed(String what, SQLException e) throws ConflictException {
      if (dialect.isConflict(e)) {
        throw conflict(e);
      }
      return Failures.of(dialect, what, e);
    }

    private ConflictException conflict(SQLException e) {
      return new ConflictException(Failures.of(dialect, "nothing was changed", e));
    }

    private void rollback() {
      try {
        dialect.rollback(connection);
      } catch (SQLException e) {
        lost = true;
      }
    }

    /** Never changes auto-commit on a connection whose transaction may be open: that commits it. */
    void giveBack() {
      try {
        if (!lost) {
          if (restoration != null) {
            restoration.run();
          }
          connections.giveBack(connection);
          return;
        }
      } catch (SQLException e) {
        // What was done is done: the connection is of no use any more, that is all.
      }
      connections.discard(connection);
    }
  }

  private void purge() {
    takeTurn();
    try {
      Transaction transaction = new Transaction(take());
      try {
        transaction.purge();
      } finally {
        transaction.giveBack();
      }
    } finally {
      endTurn();
    }
  }

  /**
   * Says how a ledger is kept. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Supplier<Connections> source;
    private @Nullable String schema;
    private String prefix = "cds_";
    private TableSetup setup = TableSetup.CREATE_OR_UPGRADE;
    private @Nullable Clock clock;
    private Duration lockTimeout = Duration.ofSeconds(5);
    private Duration statementTimeout = Duration.ofSeconds(30);
    private Duration idleTimeout = Duration.ofSeconds(10);
    private Duration patience = Duration.ofSeconds(60);

    private Builder(Supplier<Connections> source) {
      this.source = source;
    }

    /**
     * Sets the schema of the tables, which must exist.
     *
     * @param name lower-case letters, digits and underscores; unless told, the first schema of the
     *     search path (PostgreSQL) or {@code main} (SQLite)
     * @return this
     * @throws IllegalArgumentException when it is empty, longer than 63 characters, begins with a
     *     digit or holds anything else
     */
    public Builder schema(String name) {
      schema = TableNames.requireSchema(Objects.requireNonNull(name, "schema"));
      return this;
    }

    /**
     * Sets how the names of all tables and indexes begin.
     *
     * @param text lower-case letters, digits and underscores, or empty; unless told, {@code cds_}
     * @return this
     * @throws IllegalArgumentException when it is longer than 40 characters, begins with a digit or
     *     holds anything else
     */
    public Builder tablePrefix(String text) {
      prefix = TableNames.requirePrefix(text);
      return this;
    }

    /**
     * Says who creates and upgrades the tables.
     *
     * @param who unless told, the ledger does
     * @return this
     */
    public Builder tables(TableSetup who) {
      setup = who;
      return this;
    }

    /**
     * Sets the ledger's own clock, for tests. It must be the same for all nodes.
     *
     * @param ledgerClock unless told, the database server's (PostgreSQL) or the system's (SQLite)
     * @return this
     */
    public Builder clock(Clock ledgerClock) {
      clock = Objects.requireNonNull(ledgerClock, "clock");
      return this;
    }

    /**
     * Sets how long a transaction waits for another one at a time, before it is begun again.
     *
     * @param time a millisecond to a day; unless told, 5 seconds
     * @return this
     * @throws IllegalArgumentException when it is shorter or longer
     */
    public Builder lockTimeout(Duration time) {
      lockTimeout = requireBounded("lock time-out", time);
      return this;
    }

    /**
     * Sets how long one statement may take (PostgreSQL).
     *
     * @param time a millisecond to a day; unless told, 30 seconds
     * @return this
     * @throws IllegalArgumentException when it is shorter or longer
     */
    public Builder statementTimeout(Duration time) {
      statementTimeout = requireBounded("statement time-out", time);
      return this;
    }

    /**
     * Sets after which silence the server ends a transaction (PostgreSQL), so that a node that
     * stands still doesn't keep the others waiting.
     *
     * @param time a millisecond to a day; unless told, 10 seconds
     * @return this
     * @throws IllegalArgumentException when it is shorter or longer
     */
    public Builder idleTimeout(Duration time) {
      idleTimeout = requireBounded("idle time-out", time);
      return this;
    }

    /**
     * Sets how long a transaction is begun again that others got in the way of, before it ends in
     * an exception.
     *
     * @param time a millisecond to a day; unless told, a minute
     * @return this
     * @throws IllegalArgumentException when it is shorter or longer
     */
    public Builder patience(Duration time) {
      patience = requireBounded("patience", time);
      return this;
    }

    /**
     * Opens the ledger: looks at the database, and creates or upgrades its tables unless {@link
     * TableSetup} says otherwise.
     *
     * @return the ledger
     * @throws DropshipException when the database can't be reached, isn't supported, doesn't keep
     *     what it is given, or its tables are newer than this library
     */
    public JdbcLedger open() {
      Settings settings = new Settings(clock, lockTimeout, statementTimeout, idleTimeout, patience);
      Connections connections = source.get();
      return new Patience(patience).retry(number -> open(connections, settings));
    }

    private JdbcLedger open(Connections connections, Settings settings) throws ConflictException {
      Connection connection;
      try {
        connection = connections.take();
      } catch (SQLException e) {
        throw connections.unavailable(e);
      }
      boolean isSound = false;
      try {
        JdbcLedger ledger = open(connections, connection, settings);
        isSound = true;
        return ledger;
      } finally {
        giveBack(connections, connection, isSound);
      }
    }

    private JdbcLedger open(Connections connections, Connection connection, Settings settings)
        throws ConflictException {
      Dialect dialect = dialect(connections, connection, settings);
      try {
        Dialect.Restoration restoration = dialect.prepare(connection);
        dialect.requireDurable(connection);
        TableNames tables =
            new TableNames(schema == null ? dialect.defaultSchema(connection) : schema, prefix);
        // Whatever was asked until now may have begun a transaction.
        dialect.rollback(connection);
        new TableScripts(dialect, tables).bringUpToDate(connection, setup);
        restoration.run();
        return new JdbcLedger(connections, dialect, tables, settings);
      } catch (SQLException e) {
        DropshipException told = Failures.of(dialect, "setting the tables up", e);
        if (dialect.isConflict(e)) {
          throw new ConflictException(told);
        }
        throw told;
      }
    }

    private static Dialect dialect(
        Connections connections, Connection connection, Settings settings) {
      try {
        return Dialect.of(connection, connections.place(), settings);
      } catch (SQLException e) {
        throw connections.unavailable(e);
      }
    }

    private static void giveBack(Connections connections, Connection connection, boolean isSound) {
      if (isSound) {
        try {
          connections.giveBack(connection);
          return;
        } catch (SQLException e) {
          // The ledger is open; this connection is of no use any more.
        }
      }
      connections.discard(connection);
    }

    private static Duration requireBounded(String what, Duration time) {
      Objects.requireNonNull(time, what);
      if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            what + " of " + time + ": expected a millisecond to a day");
      }
      return time;
    }
  }
}
