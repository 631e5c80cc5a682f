package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Orders of one to four lines, with so many lines in all, the same each time. */
final class OrderLines {
  static final ServiceProfile PROFILE = ServiceProfile.DOCUMENTED;

  static final Account ACCOUNT = new Account("EXAMPLE", "CDS123");
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  private final Random random = new Random(11);

  private OrderLines() {}

  static CheckedOrders of(int lines) {
    return checked(new OrderLines().orders(lines));
  }

  /** Orders of one line each. */
  static List<Order> ofOneLine(int count) {
    OrderLines random = new OrderLines();
    List<Order> orders = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      orders.add(random.order(number, 1));
    }
    return orders;
  }

  /** One order of so many lines. */
  static Order ofLines(int count) {
    return new OrderLines().order(0, count);
  }

  static CheckedOrders checked(List<Order> orders) {
    CheckedOrders checked =
        Preflight.of(ACCOUNT, PROFILE, LengthPolicy.DOCUMENTED).check(orders).orders();
    if (checked.orders().size() != orders.size()) {
      throw new IllegalStateException(checked + ": expected " + orders.size() + " orders");
    }
    return checked;
  }

  private List<Order> orders(int lines) {
    List<Order> orders = new ArrayList<>();
    int left = lines;
    while (left > 0) {
      int size = Math.min(left, 1 + random.nextInt(4));
      orders.add(order(orders.size(), size));
      left -= size;
    }
    return orders;
  }

  private Order order(int number, int lines) {
    Order.Builder order =
        Order.builder(
                OrderKey.of("CMD" + (10_000_000 + number), "CAMPAIGN202601"),
                START.plusDays(number / 200),
                ACCOUNT.cdiscountId(),
                recipient(number))
            .deliveredBy(DeliveryMethod.COL, amount(990));
    for (int line = 0; line < lines; line++) {
      order.line(
          Sku.of("SKU" + (100_000_000L + 50_000L * line + random.nextInt(50_000))),
          amount(100 + random.nextInt(90_000)),
          1 + random.nextInt(5));
    }
    return order.build();
  }

  private Recipient recipient(int number) {
    String mobile = random.nextInt(4) > 0 ? "06" + (10_000_000 + random.nextInt(80_000_000)) : null;
    return new Recipient(
        random.nextBoolean() ? Title.M : Title.MME,
        "Nom" + random.nextInt(5_000),
        "Prénom" + random.nextInt(900),
        new PostalAddress(
            (1 + random.nextInt(200)) + " rue de l'Exemple " + random.nextInt(3_000),
            random.nextInt(4) == 0 ? "Bâtiment " + random.nextInt(20) : null,
            null,
            random.nextInt(10) == 0 ? "Société " + random.nextInt(300) : null,
            Integer.toString(10_000 + random.nextInt(80_000)),
            "Ville " + random.nextInt(2_000),
            Destination.FRANCE),
        "01" + (10_000_000 + random.nextInt(80_000_000)),
        mobile,
        "client" + number + "@example.org");
  }

  private static BigDecimal amount(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
