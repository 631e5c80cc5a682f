package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static io.github.cdiscountds.it.ledger.Samples.key;
import static io.github.cdiscountds.it.ledger.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.OrderFact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shop's own transaction, which takes a ledger along. */
abstract class JoinedTransactionContract {
  private JdbcLedger ledger;
  private Connection shop;

  abstract DataSource dataSource();

  abstract JdbcLedger.Builder builder();

  @BeforeEach
  void open() throws SQLException {
    ledger = builder().open();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS sales (number TEXT)");
      statement.execute("DELETE FROM sales");
    }
    shop = dataSource().getConnection();
    shop.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    shop.close();
    ledger.close();
  }

  @Test
  @Tag("INV-1")
  void anOrderTakesEffectWithTheShopsOwnRow() throws SQLException {
    sell("CDS-1");
    boolean isEntered = ledger.joining(shop).outbox().enter(order("CDS-1"));
    assertThat(isEntered).isTrue();
    shop.commit();
    assertThat(stored("CDS-1")).contains(order("CDS-1"));
    assertThat(sales()).isEqualTo(1);
  }

  @Test
  @Tag("INV-1")
  void anOrderVanishesWithTheShopsOwnRow() throws SQLException {
    sell("CDS-1");
    ledger.joining(shop).outbox().enterAll(List.of(order("CDS-1"), order("CDS-2")));
    shop.rollback();
    assertThat(stored("CDS-1")).isEmpty();
    assertThat(sales()).isZero();
  }

  @Test
  @Tag("INV-1")
  void anOrderThatIsThereAlreadyDoesntAbortTheShopsTransaction() throws SQLException {
    enter("CDS-1");
    LedgerTransaction joined = ledger.joining(shop);
    assertThat(joined.outbox().enterAll(List.of(order("CDS-1"), order("CDS-2"))))
        .containsExactly(key("CDS-1"));
    assertThat(joined.outbox().order(ACCOUNT, key("CDS-1"))).contains(order("CDS-1"));
    sell("CDS-2");
    shop.commit();
    assertThat(stored("CDS-2")).isPresent();
    assertThat(sales()).isEqualTo(1);
  }

  @Test
  void everythingCanBeDoneInTheShopsTransaction() throws SQLException {
    LedgerTransaction joined = ledger.joining(shop);
    QueuedOrder queued = order("CDS-1");
    joined.outbox().enterAll(List.of(queued, order("CDS-2")));
    OrderFile file = OrderFile.intent(ACCOUNT, "a.xls", 1, "a".repeat(64), "shop", joined.now());
    joined.outbox().enter(file, FileContent.of("a.xls", new byte[1]), List.of(key("CDS-1")));
    assertThat(
            joined
                .outbox()
                .replaceAll(List.of(queued.intoFile("a.xls"), order("CDS-9").intoFile("a.xls"))))
        .isFalse();
    assertThat(joined.outbox().replace(queued.intoFile("a.xls"))).isTrue();
    assertThat(joined.outbox().replace(file.nextAttempt("shop"))).isTrue();
    OrderFact fact = Samples.fact(1);
    assertThat(joined.facts().add(fact)).isTrue();
    assertThat(joined.facts().add(Samples.fact(2))).isFalse();
    assertThat(joined.events().append(Samples.event("e1"))).isTrue();
    assertThat(joined.events().append(Samples.event("e1"))).isFalse();
    joined.documents().polled(ACCOUNT, Samples.NOON);
    shop.commit();
    boolean isAllThere =
        ledger.inTransaction(
            tx ->
                tx.outbox()
                        .order(ACCOUNT, key("CDS-1"))
                        .equals(Optional.of(queued.intoFile("a.xls")))
                    && tx.outbox().file(ACCOUNT, "a.xls").orElseThrow().attempt() == 1
                    && tx.facts()
                        .of(ACCOUNT, fact.key().order())
                        .equals(List.of(fact.merge(Samples.fact(2))))
                    && tx.events().unread(ACCOUNT, "shop", 9).size() == 1
                    && tx.documents().lastPolled(ACCOUNT).equals(Optional.of(Samples.NOON)));
    assertThat(isAllThere).isTrue();
  }

  @Test
  @Tag("INV-3")
  void aCursorMovesWithTheShopsOwnRowAndOnlyOnce() throws SQLException {
    ledger.inTransaction(tx -> tx.events().append(Samples.event("e1")));
    sell("CDS-1");
    assertThat(ledger.joining(shop).events().advance(ACCOUNT, "shop", 0, 1)).isTrue();
    shop.rollback();
    assertThat(position()).isZero();
    sell("CDS-1");
    assertThat(ledger.joining(shop).events().advance(ACCOUNT, "shop", 0, 1)).isTrue();
    shop.commit();
    assertThat(position()).isEqualTo(1);
    assertThat(ledger.joining(shop).events().advance(ACCOUNT, "shop", 0, 1)).isFalse();
    shop.rollback();
    assertThat(sales()).isEqualTo(1);
  }

  private long position() {
    return ledger.inTransaction(tx -> tx.events().position(ACCOUNT, "shop"));
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
    shop.setAutoCommit(true);
    assertThatThrownBy(() -> ledger.joining(shop))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the connection commits by itself: expected one in a transaction (setAutoCommit(false))");
    shop.close();
    assertThatThrownBy(() -> ledger.joining(shop))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the connection is closed: expected one in a transaction (setAutoCommit(false))");
  }

  @Test
  void theLedgerIsOfNoUseOnceTheShopsConnectionIsClosed() throws SQLException {
    LedgerTransaction joined = ledger.joining(shop);
    shop.rollback();
    shop.close();
    assertThatThrownBy(() -> joined.outbox().enter(order("CDS-1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the transaction that was joined has ended");
  }

  @Test
  void aConnectionThatDoesntSeeTheTablesIsRefused() throws SQLException {
    dropVersions();
    assertThatThrownBy(() -> ledger.joining(shop))
        .isInstanceOf(DropshipException.class)
        .hasMessageEndingWith("don't exist: create them, or let the ledger do it (TableSetup)");
  }

  abstract void dropVersions() throws SQLException;

  private void enter(String number) {
    ledger.inTransaction(tx -> tx.outbox().enter(order(number)));
  }

  private Optional<QueuedOrder> stored(String number) {
    return ledger.inTransaction(tx -> tx.outbox().order(ACCOUNT, key(number)));
  }

  private void sell(String number) throws SQLException {
    try (Statement statement = shop.createStatement()) {
      statement.execute("INSERT INTO sales (number) VALUES ('" + number + "')");
    }
  }

  private int sales() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT count(*) FROM sales")) {
      answer.next();
      return answer.getInt(1);
    }
  }
}
