package io.github.cdiscountds.it.ledger;

import static io.github.cdiscountds.it.ledger.Samples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.client.DeliverySettings;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.EventBatch;
import io.github.cdiscountds.client.EventFeed;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clients that deliver to one subscriber, or pull for it, on a real database. */
abstract class DeliveryContract {
  private static final int CLIENTS = 4;
  private static final int ORDERS = 8;
  private static final int EACH = 10;

  @TempDir private Path workFolder;

  private JdbcLedger ledger;

  abstract DataSource dataSource();

  abstract JdbcLedger.Builder builder();

  @BeforeEach
  void open() throws SQLException {
    ledger = builder().open();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE told (id TEXT)");
    }
    ledger.inTransaction(
        tx -> {
          for (int n = 0; n < EACH; n++) {
            for (int order = 0; order < ORDERS; order++) {
              tx.events().append(event(order, n));
            }
          }
          return true;
        });
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static OrderEvent event(int order, int n) {
    return new OrderEvent(
        order + "-" + n,
        OrderEvent.Type.PENDING,
        ACCOUNT,
        Samples.key("CDS-" + order),
        null,
        null,
        null,
        null);
  }

  private EventFeed feed(int client) {
    FakeSupplier supplier = FakeSupplier.open(new Account(ACCOUNT, "000000CLIENT"));
    return DropshipClient.builder(new Account(ACCOUNT, "000000CLIENT"))
        .catalogueServer(supplier.catalogueTransport())
        .orderServer(supplier.orderTransport())
        .ledger(ledger)
        .workFolder(workFolder.resolve("client-" + client))
        .delivery(
            DeliverySettings.DEFAULT
                .withDelays(Duration.ofMillis(1), BigDecimal.ONE, Duration.ofMillis(1))
                .withAttempts(1_000))
        .build()
        .reports()
        .events("shop");
  }

  @Test
  @Tag("INV-3")
  void severalClientsThatDeliverKeepTheOrderOfEachLine() throws Exception {
    Shop shop = new Shop();
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      EventFeed feed = feed(i);
      clients.add(
          () -> {
            int handled = 0;
            while (shop.settled() < ORDERS * EACH) {
              handled += feed.deliver(shop, 7).handled();
            }
            return handled;
          });
    }
    assertThat(all(clients).stream().mapToInt(Integer::intValue).sum()).isEqualTo(ORDERS * EACH);
    Map<String, List<String>> expected = new HashMap<>();
    for (int order = 0; order < ORDERS; order++) {
      for (int n = 0; n < EACH; n++) {
        OrderEvent event = event(order, n);
        expected.computeIfAbsent(event.scope(), scope -> new ArrayList<>()).add(event.id());
      }
    }
    assertThat(shop.told()).isEqualTo(expected);
    assertThat(feed(9).deliver(shop).nextAt()).isNull();
  }

  @Test
  void eventsOfAFileWhoseNameIsVeryLongWaitForOneAnotherToo() {
    StringBuilder name = new StringBuilder();
    Random letters = new Random(7);
    for (int i = 0; i < 9_000; i++) {
      name.append((char) (0x4e00 + letters.nextInt(20_000)));
    }
    EventFeed feed = feed(0);
    List<String> ids = new ArrayList<>();
    OrderEventHandler handler =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            ids.add(event.id());
            if (ids.equals(List.of("x"))) {
              throw new IllegalStateException("not yet");
            }
          }
        };
    feed.deliver(handler);
    ids.clear();
    ledger.inTransaction(
        tx -> tx.events().append(aboutFile("x", name)) && tx.events().append(aboutFile("y", name)));
    assertThat(feed.deliver(handler, 1).failed()).isEqualTo(1);
    while (ids.size() < 3) {
      feed.deliver(handler);
    }
    assertThat(ids).containsExactly("x", "x", "y");
  }

  private static OrderEvent aboutFile(String id, CharSequence file) {
    return new OrderEvent(
        id, OrderEvent.Type.PENDING, ACCOUNT, null, null, file.toString(), null, null);
  }

  @Test
  @Tag("INV-3")
  void severalClientsThatPullInTheShopsTransactionCountEachEventOnce() throws Exception {
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      EventFeed feed = feed(i);
      clients.add(
          () -> {
            int pulled = 0;
            while (pull(feed)) {
              pulled++;
            }
            return pulled;
          });
    }
    all(clients);
    List<String> told = new ArrayList<>();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM told")) {
      while (rows.next()) {
        told.add(rows.getString(1));
      }
    }
    assertThat(told).hasSize(ORDERS * EACH).doesNotHaveDuplicates();
  }

  /** False when there is nothing left. */
  private boolean pull(EventFeed feed) throws SQLException {
    try (Connection shop = dataSource().getConnection()) {
      shop.setAutoCommit(false);
      try {
        LedgerTransaction joined = ledger.joining(shop);
        EventBatch batch = feed.read(joined, 3);
        for (PositionedEvent event : batch.events()) {
          try (PreparedStatement insert = shop.prepareStatement("INSERT INTO told VALUES (?)")) {
            insert.setString(1, event.event().id());
            insert.executeUpdate();
          }
        }
        feed.acknowledge(joined, batch);
        shop.commit();
        return !batch.isEmpty();
      } catch (DropshipException somebodyElse) {
        shop.rollback();
        return true;
      }
    }
  }

  private static <R> List<R> all(List<Callable<R>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<R> answers = new ArrayList<>();
      for (Future<R> answer : threads.invokeAll(calls)) {
        try {
          answers.add(answer.get());
        } catch (ExecutionException e) {
          throw new AssertionError("a client failed", e.getCause());
        }
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Fails now and then, and keeps what it was told by scope. */
  private static final class Shop implements OrderEventHandler {
    private final Random random = new Random(20261121);
    private final Map<String, Set<String>> told = new HashMap<>();

    @Override
    public synchronized void handle(OrderEvent event) {
      if (random.nextInt(3) == 0) {
        throw new IllegalStateException("not now");
      }
      told.computeIfAbsent(event.scope(), scope -> new LinkedHashSet<>()).add(event.id());
    }

    synchronized int settled() {
      return told.values().stream().mapToInt(Set::size).sum();
    }

    synchronized Map<String, List<String>> told() {
      Map<String, List<String>> lists = new HashMap<>();
      told.forEach((scope, ids) -> lists.put(scope, List.copyOf(ids)));
      return lists;
    }
  }
}
