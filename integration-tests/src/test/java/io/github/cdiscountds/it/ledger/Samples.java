package io.github.cdiscountds.it.ledger;

import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Orders and events of an invented shop. */
final class Samples {
  static final String ACCOUNT = "YOURCOMPANY";
  static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
  static final Instant LATER = NOON.plusSeconds(3600);

  /** What must not show up anywhere outside the tables. */
  static final String SURNAME = "Quillefeuille";

  static final String STREET = "17 impasse des Exemples";

  private Samples() {}

  static OrderKey key(String number) {
    return OrderKey.of(number, "CLIENT202611");
  }

  static QueuedOrder order(String number) {
    Recipient recipient =
        new Recipient(
            Title.M,
            SURNAME,
            "Émile",
            PostalAddress.of(STREET, "33000", "Bordeaux", Destination.FRANCE),
            "0556000000",
            null,
            "service@example.org");
    Order order =
        Order.builder(key(number), LocalDate.of(2026, 11, 21), "000000CLIENT", recipient)
            .deliveredBy(DeliveryMethod.COL, new BigDecimal("7.00"))
            .line(Sku.of("LAMP-42"), new BigDecimal("25.99"), 1)
            .build();
    return new QueuedOrder(ACCOUNT, order, "digest", QueuedOrder.State.QUEUED, List.of(), NOON, 0);
  }

  static OrderFact fact(int minute) {
    return OrderFact.of(
        new FactKey(ACCOUNT, key("CDS-1"), Sku.of("LAMP-42"), "a.xls"),
        new FactValue.Integration(new IntegrationResult.Processed()),
        new Publication("anomaly", null, NOON.plusSeconds(60L * minute), "b".repeat(64)));
  }

  static OrderEvent event(String id) {
    return new OrderEvent(
        id, OrderEvent.Type.PENDING, ACCOUNT, key("CDS-1"), null, null, null, null);
  }
}
