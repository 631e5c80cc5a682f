package org.example.shop;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The shop's side: lists products, takes orders, and tells customers what becomes of them. Thread-safe
 * as the client is, but for {@link #catchUp()}, which one thread runs from time to time.
 */
public final class LampShop {
  private static final BigDecimal SHIPPING = new BigDecimal("7.00");

  private final DropshipClient client;
  private final Account account;
  private final Clock clock;
  private final OrderNews news = new OrderNews();

  public LampShop(DropshipClient client, Account account, Clock clock) {
    this.client = client;
    this.account = account;
    this.clock = clock;
  }

  /** What customers see: the products that there is something left of, in its order. */
  public List<String> shelf() {
    List<String> shelf = new ArrayList<>();
    client
        .catalogue()
        .snapshot()
        .ifPresent(
            snapshot ->
                snapshot.forEach(
                    item -> {
                      if (item.stockIndication() > 0) {
                        shelf.add(item.name() + ", " + item.purchasePrice() + " EUR");
                      }
                    }));
    return shelf;
  }

  /**
   * Takes an order.
   *
   * @return what was wrong with it; nothing when it will be sent
   */
  public List<String> buy(String number, Recipient customer, Map<String, Integer> basket) {
    Order.Builder order =
        Order.builder(key(number), LocalDate.now(clock), account.cdiscountId(), customer)
            .deliveredBy(DeliveryMethod.COL, SHIPPING);
    basket.forEach((sku, quantity) -> order.line(Sku.of(sku), price(sku), quantity));
    SubmitResult result = client.orders().enqueue(List.of(order.build()));
    return result.findings().stream()
        .filter(Finding::isError)
        .map(finding -> finding.message(Locale.ENGLISH))
        .toList();
  }

  /** What is to be done from time to time: send what waits, read what came, tell customers. */
  public void catchUp() {
    client.catalogue().refresh();
    client.orders().dispatch();
    client.reports().poll();
    client.reports().events("news").deliver(news);
  }

  /** What the customer was told about an order, oldest first. */
  public List<String> toldAbout(String number) {
    return news.about(key(number));
  }

  /** What the supplier knows an order by. */
  public OrderKey key(String number) {
    return OrderKey.of(
        number, "LAMPS" + DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT).format(month()));
  }

  private LocalDate month() {
    return LocalDate.now(clock).withDayOfMonth(1);
  }

  private BigDecimal price(String sku) {
    return client
        .catalogue()
        .snapshot()
        .flatMap(snapshot -> snapshot.find(Sku.of(sku)))
        .map(CatalogueItem::purchasePrice)
        .orElseThrow(() -> new IllegalArgumentException("no product " + sku));
  }
}
