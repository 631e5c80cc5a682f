package io.github.cdiscountds.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.profile.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes in processes of their own look after fifty accounts, and one is killed at work. */
class ClusterTest {
  private static final String STUCK = NodeProcess.STUCK;
  private static final String OTHER = "other";

  @TempDir Path folder;

  @Test
  void everyAccountIsLookedAfterByTheOtherNodeWhenOneDies() throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                // The embedded server turns off what a ledger insists on.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        FakeAccounts accounts = new FakeAccounts()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      Database database = new Database(url);
      database.createTables();
      try (JdbcLedger ledger =
          JdbcLedger.on(database.dataSource()).schema(Database.LEDGER).open()) {
        accounts.order(ledger, folder);
        accounts.advance(Duration.ofHours(4));
        String killed;
        try (NodeProcess stuck = node(STUCK, url, accounts);
            NodeProcess other = node(OTHER, url, accounts)) {
          awaitRounds(database, STUCK);
          awaitRounds(database, OTHER);
          killed = killAtWork(stuck, database);
          accounts.advance(Duration.ofDays(1));
          database.await(
              "every account goes on",
              "SELECT count(DISTINCT account) = ? FROM rounds"
                  + " WHERE node = ? AND began > ?::timestamptz AND ended IS NOT NULL",
              FakeAccounts.COUNT,
              OTHER,
              killed);
          awaitAllTold(database, accounts);
          assertThat(other.stop()).isZero();
        }
        assertInOrder(database, accounts);
        assertNoRoundsOverlap(database, killed);
      }
    }
  }

  private NodeProcess node(String name, String url, FakeAccounts accounts) throws Exception {
    return NodeProcess.start(
        name, url, accounts.server().port(), accounts.server().hostKeyFingerprint(), folder);
  }

  private static void awaitRounds(Database database, String node) throws SQLException {
    database.await(
        "node " + node + " works",
        "SELECT count(*) >= 3 FROM rounds WHERE node = ? AND ended IS NOT NULL",
        node);
  }

  /**
   * Lets the other node come round to every account but those that this one is at, and that it
   * keeps for as long as it lives; then kills it, and gives the moment after.
   */
  private static String killAtWork(NodeProcess stuck, Database database) throws Exception {
    database.await(
        "a node is at work on every thread",
        "SELECT count(*) = 4 FROM rounds WHERE node = ? AND ended IS NULL"
            + " AND account IN (SELECT account FROM told WHERE node = ?)",
        STUCK,
        STUCK);
    String since = database.text("SELECT clock_timestamp()::text");
    database.await(
        "the other node looks after all other accounts",
        "SELECT count(DISTINCT account) >= ? FROM rounds"
            + " WHERE node = ? AND began > ?::timestamptz AND ended IS NOT NULL",
        FakeAccounts.COUNT - 4,
        OTHER,
        since);
    stuck.kill();
    return database.text("SELECT clock_timestamp()::text");
  }

  private static void awaitAllTold(Database database, FakeAccounts accounts) throws SQLException {
    for (Account account : FakeAccounts.all()) {
      List<OrderEvent> events = accounts.events(account);
      assertThat(events).as(account.company()).hasSizeGreaterThan(10);
      database.await(
          "the shop is told everything about " + account.company(),
          "SELECT count(DISTINCT event) = ? FROM told WHERE account = ?",
          events.size(),
          account.company());
    }
  }

  /** Each event at least once; those of one order first came in the order of the ledger. */
  private static void assertInOrder(Database database, FakeAccounts accounts) throws SQLException {
    for (Account account : FakeAccounts.all()) {
      Set<String> told =
          new LinkedHashSet<>(
              database.texts(
                  "SELECT event FROM told WHERE account = ? ORDER BY id", account.company()));
      Map<String, List<String>> expected =
          accounts.events(account).stream()
              .collect(
                  Collectors.groupingBy(
                      OrderEvent::scope, Collectors.mapping(OrderEvent::id, Collectors.toList())));
      expected.forEach(
          (order, ids) ->
              assertThat(told.stream().filter(ids::contains))
                  .as("%s, %s", account.company(), order)
                  .containsExactlyElementsOf(ids));
    }
  }

  /** A round ends before the next one of the same account begins; a killed one at its death. */
  private static void assertNoRoundsOverlap(Database database, String killed) throws SQLException {
    assertThat(
            database.texts(
                "SELECT a.account FROM rounds a JOIN rounds b"
                    + " ON a.account = b.account AND a.id < b.id"
                    + " WHERE b.began < coalesce(a.ended,"
                    + " CASE a.node WHEN ? THEN ?::timestamptz ELSE 'infinity' END)",
                STUCK,
                killed))
        .isEmpty();
    assertThat(database.texts("SELECT node FROM rounds WHERE ended IS NULL"))
        .as("only what the dead node was at has no end")
        .containsExactly(STUCK, STUCK, STUCK, STUCK);
  }
}
