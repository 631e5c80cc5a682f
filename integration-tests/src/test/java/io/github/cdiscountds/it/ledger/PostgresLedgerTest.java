package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerTest extends JdbcLedgerBehaviour {
  private final String schema = PostgresServer.newSchema();

  @Override
  DataSource dataSource() {
    PGSimpleDataSource dataSource = PostgresServer.dataSource();
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  @Override
  String database() {
    return "PostgreSQL";
  }

  @Override
  String schema() {
    return schema;
  }

  @Override
  String scripts() {
    return "postgresql";
  }

  @Test
  void aSchemaOfAnotherNameThanTheSearchPathsIsUsed() {
    String other = PostgresServer.newSchema();
    try (JdbcLedger ledger = JdbcLedger.on(dataSource()).schema(other).open()) {
      ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
    }
    assertThat(holds("CDS-1")).isFalse();
    execute("SELECT order_number FROM " + other + ".cds_orders");
    assertThatThrownBy(() -> JdbcLedger.on(dataSource()).schema("nowhere").open())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "ledger on PostgreSQL: setting the tables up: the schema doesn't exist: create it"
                + " [SQLState 3F000, error 0]");
  }

  @Test
  @Tag("INV-1")
  void everyTransactionIsSerialisableDurableAndEndsWhenItsNodeStandsStill() throws SQLException {
    List<String> settings =
        List.of(
            "transaction_isolation",
            "synchronous_commit",
            "lock_timeout",
            "statement_timeout",
            "idle_in_transaction_session_timeout");
    PGSimpleDataSource careless = PostgresServer.dataSource();
    careless.setCurrentSchema(schema);
    careless.setOptions("-c synchronous_commit=off -c statement_timeout=77");
    try (Connection connection = careless.getConnection();
        JdbcLedger ledger = JdbcLedger.on(WatchedDataSource.poolOfOne(connection)).open()) {
      List<String> inside =
          ledger.inTransaction(
              tx -> settings.stream().map(setting -> show(connection, setting)).toList());
      assertThat(inside).containsExactly("serializable", "on", "5s", "30s", "10s");
      assertThat(settings.stream().map(setting -> show(connection, setting)))
          .containsExactly("read committed", "off", "0", "77ms", "0");
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  @Test
  @Tag("INV-1")
  void workThatAnotherNodeGotInTheWayOfIsRunAgain() {
    AtomicInteger runs = new AtomicInteger();
    try (JdbcLedger one = open();
        JdbcLedger other = open()) {
      one.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      boolean isReplaced =
          one.inTransaction(
              tx -> {
                QueuedOrder read = tx.outbox().order(ACCOUNT, key("CDS-1")).orElseThrow();
                if (runs.incrementAndGet() == 1) {
                  CompletableFuture.runAsync(
                          () ->
                              other.inTransaction(
                                  tx2 -> tx2.outbox().replace(order("CDS-1").intoFile("a.xls"))))
                      .join();
                }
                return tx.outbox().replace(read.next(QueuedOrder.State.CANCELLED));
              });
      assertThat(isReplaced).isTrue();
      assertThat(runs).hasValue(2);
      QueuedOrder stored =
          one.inTransaction(tx -> tx.outbox().order(ACCOUNT, key("CDS-1")).orElseThrow());
      assertThat(stored)
          .isEqualTo(order("CDS-1").intoFile("a.xls").next(QueuedOrder.State.CANCELLED));
    }
  }

  @Test
  void patienceEnds() {
    try (JdbcLedger one = JdbcLedger.on(dataSource()).patience(Duration.ofMillis(30)).open();
        JdbcLedger other = open()) {
      one.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      assertThatThrownBy(
              () ->
                  one.inTransaction(
                      tx -> {
                        QueuedOrder read = tx.outbox().order(ACCOUNT, key("CDS-1")).orElseThrow();
                        CompletableFuture.runAsync(
                                () ->
                                    other.inTransaction(
                                        tx2 -> tx2.outbox().replace(read.intoFile("a.xls"))))
                            .join();
                        return tx.outbox().replace(read.next(QueuedOrder.State.CANCELLED));
                      }))
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger on PostgreSQL: nothing was changed: other transactions were in the way for"
                  + " too long; try again [SQLState 40001, error 0]");
    }
  }

  @Test
  @Tag("INV-1")
  void aNodeThatStandsStillInATransactionDoesntKeepTheOthersWaiting() throws Exception {
    // Long enough that a busy machine doesn't freeze the node before it stands still.
    try (JdbcLedger frozen = JdbcLedger.on(dataSource()).idleTimeout(Duration.ofSeconds(2)).open();
        JdbcLedger other = JdbcLedger.on(dataSource()).lockTimeout(Duration.ofMillis(100)).open()) {
      frozen.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      CountDownLatch holdsTheRow = new CountDownLatch(1);
      CountDownLatch othersAreDone = new CountDownLatch(1);
      CompletableFuture<Boolean> thawed =
          CompletableFuture.supplyAsync(
              () ->
                  frozen.inTransaction(
                      tx -> {
                        tx.outbox().replace(order("CDS-1").intoFile("frozen.xls"));
                        tx.outbox().enter(order("CDS-2"));
                        holdsTheRow.countDown();
                        await(othersAreDone);
                        return tx.outbox().enter(order("CDS-3"));
                      }));
      thawed.whenComplete((entered, failure) -> holdsTheRow.countDown());
      holdsTheRow.await();
      assertThat(thawed).isNotDone();
      boolean isReplaced =
          other.inTransaction(tx -> tx.outbox().replace(order("CDS-1").intoFile("other.xls")));
      assertThat(isReplaced).isTrue();
      othersAreDone.countDown();
      assertThatThrownBy(thawed::join).hasCauseInstanceOf(DropshipException.class);
      boolean isThere =
          frozen.inTransaction(tx -> tx.outbox().order(ACCOUNT, key("CDS-2")).isPresent());
      assertThat(isThere).isFalse();
    }
  }

  @Test
  @Tag("INV-6")
  void aRowThatTheServerQuotesIsWithheld() {
    try (JdbcLedger ledger = open()) {
      execute("ALTER TABLE cds_orders ADD CONSTRAINT nothing CHECK (campaign = 'x')");
      assertThatThrownBy(() -> ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1"))))
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger on PostgreSQL: entering orders: a statement failed [SQLState 23514, error 0]")
          .satisfies(
              thrown ->
                  assertThat(allOf(thrown))
                      .contains("org.postgresql.core")
                      .doesNotContain(Samples.SURNAME, Samples.STREET, "CDS-1"));
    }
  }

  @Test
  void aServerThatDoesntKeepWhatItIsGivenIsRefused() {
    DataSource careless =
        WatchedDataSource.of(
            dataSource(),
            (connection, method, call) -> {
              Object answer = call.call();
              return method.equals("createStatement")
                  ? WatchedDataSource.saying((Statement) answer, "SHOW fsync", "SELECT 'off'")
                  : answer;
            });
    assertThatThrownBy(() -> JdbcLedger.on(careless).open())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "ledger on PostgreSQL: fsync is off: expected on, since what is sent must be known after"
                + " a crash of the server");
  }

  @Test
  void aLineThatBrokeIsReplaced() throws SQLException {
    try (JdbcLedger ledger = open()) {
      assertThatThrownBy(
              () ->
                  ledger.inTransaction(
                      tx -> {
                        endOtherSessions();
                        return tx.outbox().enter(order("CDS-1"));
                      }))
          .isInstanceOf(DropshipException.class)
          .hasMessageStartingWith("ledger on PostgreSQL: entering orders: the connection broke [");
      boolean isEntered = ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      assertThat(isEntered).isTrue();
    }
  }

  private void endOtherSessions() {
    execute(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '"
            + schema
            + "' AND l.pid <> pg_backend_pid()");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String show(Connection connection, String setting) {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SHOW " + setting)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
