package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.ledger.jdbc.TableSetup;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a ledger on JDBC does beyond the contract, whatever the database. */
abstract class JdbcLedgerBehaviour {

  /** An empty database, the same one each time. */
  abstract DataSource dataSource();

  abstract String database();

  abstract String schema();

  /** The folder of the scripts. */
  abstract String scripts();

  final JdbcLedger open() {
    return JdbcLedger.on(dataSource()).open();
  }

  @Test
  void whatWasEnteredIsThereAfterTheLedgerWasClosed() {
    try (JdbcLedger ledger = open()) {
      ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
    }
    assertThat(holds("CDS-1")).isTrue();
  }

  @Test
  void ledgersOfDifferentPrefixesKnowNothingOfEachOther() {
    try (JdbcLedger one = JdbcLedger.on(dataSource()).tablePrefix("one_").open();
        JdbcLedger other = JdbcLedger.on(dataSource()).tablePrefix("").open()) {
      one.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      boolean isThere =
          other.inTransaction(tx -> tx.outbox().order(ACCOUNT, key("CDS-1")).isPresent());
      assertThat(isThere).isFalse();
      assertThat(one).hasToString("JdbcLedger[" + database() + ", " + schema() + ".one_*]");
    }
  }

  @Test
  void onlyPlainNamesArePutIntoStatements() {
    JdbcLedger.Builder builder = JdbcLedger.on(dataSource());
    for (String name : List.of("a;b", "A", "1a", "a b", "é", "a\"", "x".repeat(41))) {
      assertThatThrownBy(() -> builder.tablePrefix(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "table prefix \""
                  + name
                  + "\": expected lower-case letters, digits and _, not beginning with a digit, at most 40");
    }
    assertThatThrownBy(() -> builder.schema(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "schema \"\": expected lower-case letters, digits and _, not beginning with a digit, at most 63");
    assertThatThrownBy(() -> builder.patience(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience of PT0S: expected a millisecond to a day");
    for (Duration time :
        List.of(
            Duration.ofNanos(999_999),
            Duration.ofDays(1).plusNanos(1),
            Duration.ofSeconds(-1),
            Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatThrownBy(() -> builder.lockTimeout(time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("lock time-out of " + time + ": expected a millisecond to a day");
    }
  }

  @Test
  void severalNodesMayOpenAnEmptyLedgerAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String number = "CDS-" + i;
        nodes.add(
            () -> {
              try (JdbcLedger ledger = open()) {
                return ledger.inTransaction(tx -> tx.outbox().enter(order(number)));
              }
            });
      }
      for (Future<Boolean> node : threads.invokeAll(nodes)) {
        assertThat(node.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    try (JdbcLedger ledger = open()) {
      int entered = ledger.inTransaction(tx -> tx.outbox().queued(ACCOUNT, 99).size());
      assertThat(entered).isEqualTo(6);
    }
  }

  @Test
  void tablesThatAreNewerThanTheLibraryAreRefused() {
    try (JdbcLedger running = open()) {
      execute("INSERT INTO cds_schema_version (version) VALUES (2)");
      String refusal =
          "ledger on "
              + database()
              + ": the tables "
              + schema()
              + ".cds_* are of version 2, but this library knows 1: use a newer library";
      assertThatThrownBy(this::open).isInstanceOf(DropshipException.class).hasMessage(refusal);
      assertThatThrownBy(() -> running.inTransaction(tx -> 1))
          .as("a node that is still running")
          .isInstanceOf(DropshipException.class)
          .hasMessage(refusal);
    }
  }

  @Test
  void missingTablesAreRefusedWhereSomebodyElseCreatesThem() {
    assertThatThrownBy(() -> JdbcLedger.on(dataSource()).tables(TableSetup.CHECK_ONLY).open())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "ledger on "
                + database()
                + ": the tables "
                + schema()
                + ".cds_* don't exist: create them, or let the ledger do it (TableSetup)");
  }

  @Test
  void theScriptsMakeTheTablesWithoutTheLedgerToo() throws Exception {
    String script = read("/cdiscount-ds/ledger/" + scripts() + "/V1__ledger.sql");
    String sql =
        script
            .replaceAll("(?m)^--.*$", "")
            .replace("${schema}", schema())
            .replace("${prefix}", "flyway_");
    for (String statement : sql.split(";")) {
      if (!statement.isBlank()) {
        execute(statement);
      }
    }
    try (JdbcLedger ledger =
        JdbcLedger.on(dataSource()).tablePrefix("flyway_").tables(TableSetup.CHECK_ONLY).open()) {
      boolean isEntered = ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-1")));
      assertThat(isEntered).isTrue();
    }
  }

  @Test
  void aTransactionCantOpenAnotherOne() {
    try (JdbcLedger ledger = open()) {
      assertThatThrownBy(() -> ledger.inTransaction(tx -> ledger.inTransaction(inner -> 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a ledger transaction can't open another one");
      int answer = ledger.inTransaction(tx -> 1);
      assertThat(answer).isEqualTo(1);
    }
  }

  @Test
  void aTransactionIsUsedByItsThread() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (JdbcLedger ledger = open()) {
      ledger.inTransaction(
          tx ->
              assertThatThrownBy(() -> thread.submit(tx::now).get())
                  .hasRootCauseInstanceOf(IllegalStateException.class)
                  .hasRootCauseMessage("a ledger transaction is used by one thread"));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void aClosedLedgerIsOfNoUse() {
    JdbcLedger ledger = open();
    ledger.close();
    assertThatThrownBy(() -> ledger.inTransaction(tx -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is closed");
  }

  @Test
  void theLedgersTimeIsThatOfTheGivenClock() {
    Instant moment = Instant.parse("2026-11-21T11:00:00.123456789Z");
    try (JdbcLedger ledger =
        JdbcLedger.on(dataSource()).clock(Clock.fixed(moment, ZoneOffset.UTC)).open()) {
      Instant now = ledger.inTransaction(tx -> tx.now());
      assertThat(now).isEqualTo(Instant.parse("2026-11-21T11:00:00.123456Z"));
    }
  }

  @Test
  @Tag("INV-1")
  void aTransactionOfWhichAStatementFailedIsNeverCommitted() {
    try (JdbcLedger ledger = open()) {
      execute("DROP TABLE cds_documents");
      assertThatThrownBy(
              () ->
                  ledger.inTransaction(
                      tx -> {
                        tx.outbox().enter(order("CDS-1"));
                        try {
                          tx.documents().last(ACCOUNT, "Suivi/a.xls");
                        } catch (DropshipException e) {
                          return "the shop goes on as if nothing had happened";
                        }
                        return "the shop didn't notice";
                      }))
          .isInstanceOf(DropshipException.class)
          .hasMessageStartingWith("ledger on " + database() + ": nothing was changed: ");
    }
    execute("CREATE TABLE cds_documents (account TEXT)");
    assertThat(holds("CDS-1")).isFalse();
  }

  @Test
  @Tag("INV-1")
  void aCommitWithoutAnAnswerIsNeitherTakenForDoneNorRepeated() {
    open().close();
    AtomicInteger runs = new AtomicInteger();
    AtomicBoolean isCut = new AtomicBoolean();
    DataSource cut =
        WatchedDataSource.of(
            dataSource(),
            (connection, method, call) -> {
              Object answer = call.call();
              if (isCut.get() && method.equals("commit")) {
                throw new SQLException("the line broke", "08006");
              }
              return method.equals("createStatement") && isCut.get()
                  ? WatchedDataSource.failingAfter((Statement) answer, "COMMIT", 10)
                  : answer;
            });
    try (JdbcLedger ledger = JdbcLedger.on(cut).open()) {
      isCut.set(true);
      assertThatThrownBy(
              () ->
                  ledger.inTransaction(
                      tx -> {
                        runs.incrementAndGet();
                        return tx.outbox().enter(order("CDS-1"));
                      }))
          .isInstanceOf(DropshipException.class)
          .hasMessageStartingWith(
              "ledger on "
                  + database()
                  + ": whether the transaction took effect is unknown, since its commit got no"
                  + " answer: ");
      isCut.set(false);
    }
    assertThat(runs).hasValue(1);
    assertThat(holds("CDS-1")).isTrue();
  }

  @Test
  @Tag("INV-6")
  void whatADriverSaysIsWithheld() {
    DataSource failing =
        WatchedDataSource.failing(
            new SQLException(
                "login shop with password s3cret refused",
                "28P01",
                7,
                new IOException("s3cret in a cause")));
    assertThatThrownBy(() -> JdbcLedger.on(failing).open())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "ledger: the data source gave no connection: check that the database runs, and the data"
                + " source's address, login and driver [SQLState 28P01, error 7]")
        .satisfies(thrown -> assertThat(allOf(thrown)).doesNotContain("s3cret"))
        .hasRootCauseMessage("java.sql.SQLException caused by java.io.IOException (text withheld)");
  }

  @Test
  void otherDatabasesAreNamedAsNotSupported() {
    for (String product : List.of("MySQL", "MariaDB", "H2")) {
      assertThatThrownBy(() -> JdbcLedger.on(WatchedDataSource.named(dataSource(), product)).open())
          .isInstanceOf(DropshipException.class)
          .hasMessage(
              "ledger: "
                  + product
                  + " isn't supported: use SQLite for one machine, PostgreSQL for several"
                  + " (docs/ledger.md says why)");
    }
  }

  /** What only damaged or hostile documents have, and what must not end every poll for ever. */
  @Test
  @Tag("INV-4")
  void textsThatNoDatabaseCanHoldAreKnownAgain() {
    String text = "a\u0000b\uD800c\uDC00d\uDE00\uD83D\uDE00";
    OrderFact fact =
        OrderFact.of(
            new FactKey(ACCOUNT, key("CDS-1"), Sku.of("LAMP-42"), text),
            new FactValue.Integration(new IntegrationResult.Pending(text)),
            new Publication("anomaly", null, Samples.NOON, "a".repeat(64)));
    OrderEvent event =
        new OrderEvent(
            "e1", OrderEvent.Type.PENDING, ACCOUNT, null, null, text, fact.value(), text);
    try (JdbcLedger ledger = open()) {
      for (boolean isNew : List.of(true, false)) {
        boolean isNewFact = ledger.inTransaction(tx -> tx.facts().add(fact));
        boolean isNewEvent = ledger.inTransaction(tx -> tx.events().append(event));
        assertThat(isNewFact).isEqualTo(isNew);
        assertThat(isNewEvent).isEqualTo(isNew);
      }
      List<OrderFact> stored = ledger.inTransaction(tx -> tx.facts().of(ACCOUNT, key("CDS-1")));
      assertThat(stored).singleElement().extracting(OrderFact::value).isEqualTo(fact.value());
      assertThat(stored.get(0).key().submission())
          .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD\uD83D\uDE00");
    }
  }

  @Test
  void aPooledConnectionIsGivenBackAsItWas() throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      for (boolean autoCommit : List.of(false, true)) {
        connection.setAutoCommit(autoCommit);
        try (JdbcLedger ledger = JdbcLedger.on(WatchedDataSource.poolOfOne(connection)).open()) {
          ledger.inTransaction(tx -> tx.outbox().enter(order("CDS-" + autoCommit)));
          assertThatThrownBy(
                  () ->
                      ledger.inTransaction(
                          tx -> {
                            tx.outbox().enter(order("CDS-never"));
                            throw new IllegalStateException("stop");
                          }))
              .hasMessage("stop");
          ledger.forget(Samples.LATER);
          assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        }
      }
    }
    assertThat(holds("CDS-true")).isTrue();
    assertThat(holds("CDS-false")).isTrue();
    assertThat(holds("CDS-never")).isFalse();
  }

  final boolean holds(String number) {
    try (JdbcLedger ledger = open()) {
      return ledger.inTransaction(tx -> tx.outbox().order(ACCOUNT, key(number)).isPresent());
    }
  }

  final void execute(String sql) {
    PostgresServer.execute(dataSource(), sql);
  }

  /** Message, causes and stack as a log would show them. */
  static String allOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = JdbcLedger.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
