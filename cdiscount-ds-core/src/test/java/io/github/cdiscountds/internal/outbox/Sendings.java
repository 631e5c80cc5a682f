package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** An order of two lines, and what the supplier may say of its sendings. */
final class Sendings {
  static final String ACCOUNT = "YOURCOMPANY";
  static final Sku LAMP = Sku.of("LAMP-42");
  static final Sku SOFA = Sku.of("SOFA-7");

  private Sendings() {}

  static OrderKey key(String number) {
    return OrderKey.of(number, "CLIENT202603");
  }

  static Order order(String number) {
    return orderTo(number, "1 rue du Test");
  }

  static Order orderTo(String number, String street) {
    return Order.builder(
            key(number),
            LocalDate.of(2026, 3, 2),
            "000000CLIENT",
            new Recipient(
                Title.MME,
                "Exemple",
                "Alice",
                PostalAddress.of(street, "33000", "Bordeaux", Destination.FRANCE),
                "0556000000",
                null,
                "service@example.org"))
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("7"))
        .line(LAMP, new BigDecimal("25.99"), 3)
        .line(SOFA, new BigDecimal("491"), 1)
        .build();
  }

  /** The order as it is after it went in some files. */
  static QueuedOrder sentIn(String... files) {
    return new QueuedOrder(
        ACCOUNT,
        order("CDS-1"),
        "digest",
        QueuedOrder.State.IN_FILE,
        Arrays.asList(files),
        Instant.EPOCH,
        0);
  }

  static OrderFact fact(String file, Sku product, FactValue value) {
    return fact(key("CDS-1"), file, product, value);
  }

  static OrderFact fact(OrderKey order, String file, Sku product, FactValue value) {
    return OrderFact.of(
        new FactKey(ACCOUNT, order, product, file),
        value,
        new Publication("report", null, Instant.EPOCH, "a".repeat(64)));
  }

  static FactValue ok() {
    return new FactValue.FileVerdict(ComplianceReport.Status.OK, null, List.of());
  }

  static FactValue ko() {
    return new FactValue.FileVerdict(ComplianceReport.Status.KO, "Fichier illisible", List.of());
  }

  static FactValue processed() {
    return new FactValue.Integration(new IntegrationResult.Processed());
  }

  static FactValue pending() {
    return new FactValue.Integration(new IntegrationResult.Pending(null));
  }

  static FactValue refused(RefusalCause cause) {
    return new FactValue.Integration(new IntegrationResult.Refused(cause, null));
  }

  static FactValue tracked() {
    return new FactValue.Fulfilment(new FulfilmentStatus("C", null), null, null, null, null, null);
  }

  static FactValue billed() {
    return new FactValue.Billing("I1", 1, null, 1, BigDecimal.ONE, BigDecimal.ONE, null);
  }
}
