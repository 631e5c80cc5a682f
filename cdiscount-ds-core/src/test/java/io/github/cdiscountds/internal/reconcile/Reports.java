package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.ReportedRecipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.model.TrackingRow;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An order of two lines on its way, and the rows that the supplier may publish about it. */
final class Reports {
  static final String ACCOUNT = "YOURCOMPANY";
  static final OrderKey KEY = OrderKey.of("CDS-1001", "CLIENT202611");
  static final Sku LAMP = Sku.of("LAMP-42");
  static final Sku SOFA = Sku.of("SOFA-7");
  static final String FILE = "orders_YOURCOMPANY_20261121_101500.xls";

  private static final ReportedRecipient NOBODY =
      new ReportedRecipient(
          null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** The numbers of all parcels that rows are made with. */
  private static final Set<String> PARCELS = Set.of("8L1", "8L2", "8L3", "8L4", "8L5");

  private Reports() {}

  static Order order() {
    return order(KEY);
  }

  private static Order order(OrderKey key) {
    return order(key, List.of(LAMP, SOFA));
  }

  /** An order of three of the first product, and one of each other. */
  static Order order(OrderKey key, List<Sku> products) {
    Order.Builder order =
        Order.builder(
                key,
                LocalDate.of(2026, 11, 21),
                "000000CLIENT",
                new Recipient(
                    Title.MME,
                    "Exemple",
                    "Alice",
                    PostalAddress.of("1 rue du Test", "33000", "Bordeaux", Destination.FRANCE),
                    "0556000000",
                    null,
                    "service@example.org"))
            .deliveredBy(DeliveryMethod.COL, new BigDecimal("7"));
    for (Sku product : products) {
      order.line(product, new BigDecimal("25.99"), product.equals(products.get(0)) ? 3 : 1);
    }
    return order.build();
  }

  /** Puts the order into the ledger as it is after its file was sent. */
  static void sent(OrderLedger ledger) {
    ledger.inTransaction(
        tx -> {
          tx.outbox()
              .enter(
                  new QueuedOrder(
                      ACCOUNT,
                      order(),
                      "digest",
                      QueuedOrder.State.IN_FILE,
                      List.of(FILE),
                      Instant.EPOCH,
                      0));
          return tx.outbox()
              .enter(
                  file(OrderFile.State.SENT), FileContent.of(FILE, new byte[] {1}), List.of(KEY));
        });
  }

  /** Enters an order of the same two lines under another key, as it is in its file. */
  static void entered(OrderLedger ledger, OrderKey key) {
    entered(ledger, key, List.of(FILE));
  }

  static void entered(OrderLedger ledger, OrderKey key, List<String> files) {
    enter(ledger, key, QueuedOrder.State.IN_FILE, files);
  }

  /** Enters an order of the same two lines that no file carries yet. */
  static void queued(OrderLedger ledger, OrderKey key) {
    enter(ledger, key, QueuedOrder.State.QUEUED, List.of());
  }

  private static void enter(
      OrderLedger ledger, OrderKey key, QueuedOrder.State state, List<String> files) {
    QueuedOrder order =
        new QueuedOrder(ACCOUNT, order(key), "digest", state, files, Instant.EPOCH, 0);
    ledger.inTransaction(tx -> tx.outbox().enter(order));
  }

  static OrderFile file(OrderFile.State state) {
    return file(FILE, state);
  }

  static OrderFile file(String name, OrderFile.State state) {
    return new OrderFile(
        ACCOUNT,
        name,
        state,
        1,
        1,
        "sha",
        false,
        null,
        Instant.EPOCH,
        null,
        0,
        TemporaryNames.dotPrefix());
  }

  /** A publication at a minute of the day; two minutes are two publications. */
  static Publication at(String document, int minute) {
    return new Publication(
        document, null, Instant.EPOCH.plusSeconds(60L * minute), "%064x".formatted(minute));
  }

  static List<OrderEvent> read(
      OrderLedger ledger, Publication publication, Consumer<Reconciler> rows) {
    return read(ledger, ServiceProfile.DOCUMENTED, publication, rows);
  }

  static List<OrderEvent> read(
      OrderLedger ledger,
      ServiceProfile profile,
      Publication publication,
      Consumer<Reconciler> rows) {
    return ledger.inTransaction(
        tx -> {
          Reconciler reconciler = new Reconciler(ACCOUNT, profile, publication, tx);
          rows.accept(reconciler);
          return reconciler.finish();
        });
  }

  static OrderTimeline timeline(OrderLedger ledger) {
    return timeline(ledger, KEY);
  }

  static OrderTimeline timeline(OrderLedger ledger, OrderKey key) {
    return ledger.inTransaction(tx -> derive(tx, key, TrackingQuantity.PER_PARCEL));
  }

  static OrderTimeline timeline(OrderLedger ledger, TrackingQuantity counting) {
    return ledger.inTransaction(tx -> derive(tx, KEY, counting));
  }

  private static OrderTimeline derive(
      LedgerTransaction tx, OrderKey key, TrackingQuantity counting) {
    QueuedOrder order = tx.outbox().order(ACCOUNT, key).orElseThrow();
    String file = order.file();
    return TimelineDerivation.derive(
        order,
        file == null ? null : tx.outbox().file(ACCOUNT, file).orElseThrow(),
        tx.facts().of(ACCOUNT, key),
        SharedParcels.of(tx, ACCOUNT, PARCELS),
        counting);
  }

  static Located<ComplianceReport> compliance(
      String file, ComplianceReport.Status status, @Nullable String reason) {
    return located(
        new ComplianceReport(
            file, null, LocalDateTime.of(2026, 11, 21, 10, 30), status, reason, List.of()));
  }

  static Located<AnomalyRow> anomaly(Sku product, IntegrationResult result) {
    return anomaly(KEY, product, result, FILE);
  }

  static Located<AnomalyRow> anomaly(
      OrderKey key,
      Sku product,
      IntegrationResult result,
      @Nullable String file,
      KeyColumn... fromNumberCells) {
    return located(
        new AnomalyRow(
            key,
            null,
            null,
            NOBODY,
            null,
            null,
            product,
            null,
            null,
            result,
            file,
            Set.of(fromNumberCells)));
  }

  static IntegrationResult processed() {
    return new IntegrationResult.Processed();
  }

  static IntegrationResult pending() {
    return new IntegrationResult.Pending("En attente d'intégration");
  }

  static IntegrationResult refused(RefusalCause cause) {
    return new IntegrationResult.Refused(cause, cause.name());
  }

  static Located<TrackingRow> tracking(
      Sku product,
      @Nullable String order,
      @Nullable String slip,
      @Nullable Integer quantity,
      @Nullable String parcel) {
    return tracking(KEY.orderNumber(), KEY.campaign(), product, order, slip, quantity, parcel);
  }

  static Located<TrackingRow> tracking(
      String a,
      String c,
      Sku product,
      @Nullable String order,
      @Nullable String slip,
      @Nullable Integer quantity,
      @Nullable String parcel,
      KeyColumn... fromNumberCells) {
    return located(
        new TrackingRow(
            a,
            c,
            null,
            "13072908056KBNI",
            NOBODY,
            new FulfilmentStatus(order, slip),
            null,
            product,
            quantity,
            parcel,
            parcel == null ? null : URI.create("https://parcels.example.org/" + parcel),
            FILE,
            Set.of(fromNumberCells)));
  }

  static Located<InvoiceLine> invoice(Sku product, int quantity, String amount) {
    return invoice(KEY, product, quantity, amount);
  }

  static Located<InvoiceLine> invoice(
      OrderKey key, Sku product, int quantity, String amount, KeyColumn... fromNumberCells) {
    return located(
        new InvoiceLine(
            FILE,
            "F",
            "FA1",
            LocalDate.of(2026, 12, 5),
            null,
            key,
            1,
            null,
            null,
            product,
            quantity,
            null,
            InvoiceLine.VatMeaning.NONE,
            new BigDecimal("25.99"),
            new BigDecimal(amount),
            null,
            null,
            null,
            Set.of(fromNumberCells)));
  }

  private static <T> Located<T> located(T row) {
    return new Located<>(Location.ofFile("report").atLine(2), row);
  }
}
