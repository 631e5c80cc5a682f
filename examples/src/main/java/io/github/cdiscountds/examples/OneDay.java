package io.github.cdiscountds.examples;

import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.InvoiceInbox;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeProduct;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrders;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shop's whole day with the supplier, over real SFTP on this machine: catalogue, five orders,
 * what goes wrong with some of them, parcels, and the invoice a month later.
 *
 * <p>The supplier is the testkit's fake, so it needs no account. Ends with exit code 0 only when
 * the day ended as it must.
 */
public final class OneDay {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");
  private static final String CAMPAIGN = "CLIENT202603";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final FakeSupplier supplier;
  private final DropshipClient client;
  private final List<OrderEvent> rejectedFiles = new ArrayList<>();
  private final List<OrderEvent> refusedSendings = new ArrayList<>();
  private BigDecimal invoiced = BigDecimal.ZERO;

  private OneDay(FakeSupplier supplier, DropshipClient client) {
    this.supplier = supplier;
    this.client = client;
  }

  /**
   * Lives through the day.
   *
   * @param args none
   * @throws IOException when there is no place for temporary files
   */
  public static void main(String[] args) throws IOException {
    if (!liveThroughIt()) {
      System.err.println("The day did not end as it must.");
      System.exit(1);
    }
  }

  static boolean liveThroughIt() throws IOException {
    Path folder = Files.createTempDirectory("one-day");
    try (FakeSupplier supplier =
            FakeSupplier.builder(ACCOUNT)
                .startAt(DAY.atTime(8, 0))
                .catalogue(largeCatalogue(5_000))
                .open();
        EmbeddedSftpServer server = supplier.serve();
        SftpTransport catalogue =
            connect(server, FakeSupplier.CATALOGUE_LOGIN, supplier.password());
        SftpTransport orders = connect(server, FakeSupplier.ORDER_LOGIN, supplier.password());
        TransferBar bar = new TransferBar()) {
      DropshipClient client =
          DropshipClient.builder(ACCOUNT)
              .catalogueServer(catalogue)
              .orderServer(orders)
              .ledger(new InMemoryLedger())
              .clock(supplier.clock())
              .workFolder(folder)
              .progress(bar)
              .build();
      say("The supplier is at %s, host key %s", catalogue.describe(), server.hostKeyFingerprint());
      return new OneDay(supplier, client).live();
    } finally {
      delete(folder);
    }
  }

  private static SftpTransport connect(EmbeddedSftpServer server, String user, String password) {
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                user,
                SftpCredentials.password(password.toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  private boolean live() {
    refreshCatalogue();
    sendOrders();
    supplier.sellsOut("AO1604");
    say("Meanwhile the last %s is sold to somebody else", "AO1604");
    supplier.advance(Duration.ofMinutes(15));
    dropStrangeFiles();
    for (LocalDateTime moment :
        List.of(
            DAY.atTime(8, 45),
            DAY.atTime(10, 15),
            DAY.atTime(12, 15),
            DAY.atTime(16, 45),
            DAY.plusDays(1).atTime(0, 15),
            DAY.plusDays(1).atTime(11, 15),
            DAY.plusDays(1).atTime(17, 0),
            DAY.plusDays(3).atTime(17, 0))) {
      supplier.advanceTo(moment);
      poll();
    }
    supplier.advanceTo(DAY.plusMonths(1).withDayOfMonth(5).atTime(9, 0));
    readInvoices();
    supplier.verify();
    return sumUp();
  }

  private void refreshCatalogue() {
    RefreshResult result = client.catalogue().refresh();
    if (result instanceof RefreshResult.Updated updated) {
      say(
          "Catalogue of %s: %d products (%d new), %d findings",
          updated.snapshot().publishedAt(),
          updated.snapshot().size(),
          updated.delta().added(),
          updated.findings().size());
    } else {
      say("Catalogue: %s", result);
    }
  }

  private void sendOrders() {
    SubmitResult result =
        client
            .orders()
            .submit(
                List.of(
                    france("WEB-1001").line(sku("FUJIAV200PRO"), price("FUJIAV200PRO"), 1).build(),
                    france("WEB-1002")
                        .line(sku("3333973153808"), price("3333973153808"), 1)
                        .line(sku("CGRESERVA"), price("CGRESERVA"), 2)
                        .line(sku("TSHIRT01-M"), price("TSHIRT01-M"), 3)
                        .build(),
                    ireland("WEB-1003").line(sku("CGRESERVA"), price("CGRESERVA"), 1).build(),
                    france("WEB-1004").line(sku("PSPBL16GO"), price("PSPBL16GO"), 1).build(),
                    france("WEB-1005").line(sku("AO1604"), price("AO1604"), 1).build()));
    say("Entered %s", result.entered());
    result.findings().forEach(finding -> say("  %s", finding.message()));
    for (DispatchResult.SentFile file : result.dispatch().files()) {
      say("File %s is %s with %d orders", file.name(), file.state(), file.orders().size());
    }
  }

  /** What our own client would refuse to send: an order again, and an amount that is none. */
  private void dropStrangeFiles() {
    String sent = supplier.pickUps().get(0).fileName();
    supplier.raw().repeat(sent, "again_20260302.xls", sheet -> sheet.only("WEB-1001"));
    supplier
        .raw()
        .put(
            "amount_20260302.xls",
            supplier
                .raw()
                .order("WEB-2001", CAMPAIGN, "CGRESERVA", price("CGRESERVA").toPlainString())
                .with("S", "12,5x"));
    say("Somebody drops a file that repeats WEB-1001, and one with shipping costs of \"12,5x\"");
  }

  private void poll() {
    PollResult result = client.reports().poll();
    say(
        "%s: %d documents, %d events",
        supplier.now(), result.documents().size(), result.events().size());
    result.findings().forEach(finding -> say("  %s", finding.message()));
    for (OrderEvent event : result.events()) {
      say("  %s", describe(event));
      boolean ours = event.order() != null && event.note() == null;
      if (event.type() == OrderEvent.Type.FILE_REJECTED && !ours) {
        rejectedFiles.add(event);
      }
      if (event.type() == OrderEvent.Type.REFUSED && !ours) {
        refusedSendings.add(event);
      }
    }
  }

  private void readInvoices() {
    InvoiceInbox.InvoicePoll result = client.invoices().poll();
    for (InvoiceInbox.Invoice invoice : result.invoices()) {
      say(
          "%s: invoice file %s with %d lines",
          supplier.now(), invoice.fileName(), invoice.lines().size());
      invoiced = invoiced.add(invoice.amount());
    }
  }

  private boolean sumUp() {
    List<OrderTimeline> timelines = client.orders().timelines();
    System.out.println();
    System.out.printf(
        "%-10s %-14s %-9s %-20s %-16s %s%n",
        "ORDER", "PRODUCT", "STAGE", "CAUSE", "PARCEL", "LINK");
    for (OrderTimeline order : timelines) {
      for (LineTimeline line : order.lines()) {
        IntegrationResult.Refused refusal = line.refusal();
        Parcel parcel = line.parcels().stream().findFirst().orElse(null);
        System.out.printf(
            "%-10s %-14s %-9s %-20s %-16s %s%n",
            order.order().orderNumber(),
            line.product(),
            line.stage(),
            refusal == null ? "" : refusal.cause(),
            parcel == null ? "" : parcel.number(),
            parcel == null ? "" : parcel.trackingLink());
      }
    }
    System.out.println();
    refusedSendings.forEach(event -> System.out.println("Refused sending: " + describe(event)));
    rejectedFiles.forEach(event -> System.out.println("Rejected file:   " + describe(event)));
    System.out.println("Invoiced:        " + invoiced.toPlainString() + " EUR excluding VAT");
    long shipped = count(timelines, LineStage.SHIPPED);
    long refused =
        timelines.stream()
            .flatMap(order -> order.lines().stream())
            .filter(line -> isRefusedFor(line.refusal(), RefusalCause.STOCKOUT))
            .count();
    System.out.printf(
        "Orders:          %d SHIPPED, %d REFUSED for STOCKOUT, %d file(s) rejected whole%n",
        shipped, refused, rejectedFiles.size());
    boolean duplicateRefused =
        refusedSendings.stream()
            .map(OrderEvent::value)
            .anyMatch(
                value ->
                    value instanceof FactValue.Integration integration
                        && isRefusedFor(integration.result(), RefusalCause.DUPLICATE));
    boolean columnNamed =
        rejectedFiles.stream()
            .flatMap(event -> problems(event).stream())
            .anyMatch(
                problem ->
                    problem.line() != null
                        && problem.column() != null
                        && problem.column().letter().equals("S"));
    return shipped == 4
        && refused == 1
        && duplicateRefused
        && columnNamed
        && rejectedFiles.size() == 1
        && invoiced.signum() > 0;
  }

  private static long count(List<OrderTimeline> timelines, LineStage stage) {
    return timelines.stream().filter(order -> order.stage() == stage).count();
  }

  private static boolean isRefusedFor(@Nullable IntegrationResult result, RefusalCause cause) {
    return result instanceof IntegrationResult.Refused refused && refused.cause() == cause;
  }

  private static String describe(OrderEvent event) {
    StringBuilder text = new StringBuilder(event.type().toString());
    if (event.order() != null) {
      text.append(' ').append(event.order().orderNumber());
    }
    if (event.product() != null) {
      text.append(' ').append(event.product());
    }
    if (event.value() instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Refused refused) {
      text.append(" for ")
          .append(refused.cause())
          .append(" (")
          .append(refused.reason())
          .append(')');
    }
    if (event.value() instanceof FactValue.Fulfilment row && row.parcel() != null) {
      text.append(" in parcel ").append(row.parcel());
    }
    if (event.order() == null || event.note() != null) {
      text.append(" in ").append(event.file());
    }
    for (ComplianceReport.Problem problem : problems(event)) {
      text.append(": line ").append(problem.line());
      if (problem.column() != null) {
        text.append(", column ").append(problem.column().letter());
      }
      text.append(", field ").append(problem.field()).append(": ").append(problem.message());
    }
    return event.note() == null ? text.toString() : text + " [" + event.note() + "]";
  }

  private static List<ComplianceReport.Problem> problems(OrderEvent event) {
    return event.value() instanceof FactValue.FileVerdict verdict ? verdict.problems() : List.of();
  }

  private BigDecimal price(String sku) {
    return client
        .catalogue()
        .snapshot()
        .flatMap(snapshot -> snapshot.find(sku(sku)))
        .map(CatalogueItem::purchasePrice)
        .orElseThrow();
  }

  private static Sku sku(String code) {
    return Sku.of(code);
  }

  private static Order.Builder france(String number) {
    return SampleOrders.toFrance(ACCOUNT, OrderKey.of(number, CAMPAIGN));
  }

  private static Order.Builder ireland(String number) {
    return SampleOrders.toIreland(ACCOUNT, OrderKey.of(number, CAMPAIGN));
  }

  /** The testkit's seven sample products among many others, so that the download takes a moment. */
  private static FakeCatalogue largeCatalogue(int others) {
    FakeCatalogue catalogue = FakeCatalogue.sample();
    for (int i = 1; i <= others; i++) {
      catalogue.put(
          FakeProduct.of("PRODUCT-" + i, "Produit d'exemple n° " + i, (i % 90 + 10) + ".90")
              .description("Un produit parmi d'autres. ".repeat(20))
              .stock(i % 40 + 1));
    }
    return catalogue;
  }

  private static void say(String pattern, Object... values) {
    System.out.printf(pattern + "%n", values);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
