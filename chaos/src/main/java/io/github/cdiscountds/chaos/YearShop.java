package io.github.cdiscountds.chaos;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.InvoiceInbox;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * The shop of a year's run: a real client over in-memory servers and an in-memory ledger. It buys
 * what its snapshot of the catalogue offers, polls when the client's schedule says so, corrects
 * what was rejected, audits every invoice, and forgets recipients after 60 days. Not thread-safe.
 */
final class YearShop implements OrderEventHandler {
  private static final String SUBSCRIBER = "shop";
  private static final Duration KEPT = Duration.ofDays(60);
  private static final int SHARING_A_NUMBER = 97;

  /** Others are cancelled by chance; no run goes without one. */
  private static final String SURELY_CANCELLED = "Y000100";

  private static final Set<DocumentKind<?>> REPORTS =
      Set.of(DocumentKind.COMPLIANCE, DocumentKind.ANOMALIES, DocumentKind.TRACKING);
  private static final List<String> CITIES =
      List.of("Bordeaux", "Lyon", "Nantes", "Saint-Étienne", "Besançon", "L'Haÿ-les-Roses");
  private static final List<String> POST_CODES =
      List.of("33000", "69003", "44100", "42000", "25000", "94240");

  private final FakeSupplier supplier;
  private final InMemoryLedger ledger;
  private final DropshipClient client;
  private final Random random;
  private final Sabotage sabotage;
  private final Map<OrderKey, YearOrder> orders = new LinkedHashMap<>();
  private final Set<OrderKey> rejected = new LinkedHashSet<>();

  /** The lines that were read of each invoice, by its number. */
  private final Map<String, BitSet> read = new HashMap<>();

  /** Each price once. */
  private final Map<Long, BigDecimal> prices = new HashMap<>();

  private final List<String> findings = new ArrayList<>();

  /** Each code once: thousands of orders name it. */
  private final Map<Sku, Sku> known = new HashMap<>();

  private final Map<String, String> campaigns = new HashMap<>();
  private List<Sku> offered = List.of();
  private int taken;
  private int refreshes;
  private int refusedCatalogues;
  private int polls;
  private int events;
  private int documents;
  private int corrected;
  private int invoices;

  YearShop(FakeSupplier supplier, Path workFolder, Sabotage sabotage, long seed) {
    this.supplier = supplier;
    this.sabotage = sabotage;
    this.random = new Random(seed);
    this.ledger = new InMemoryLedger(supplier.clock());
    this.client =
        DropshipClient.builder(supplier.account())
            .catalogueServer(supplier.catalogueTransport())
            .orderServer(supplier.orderTransport())
            .ledger(ledger)
            .pacing(Pacing.EVERY_DISPATCH)
            .claimTimeout(Duration.ZERO)
            .clock(supplier.clock())
            .workFolder(workFolder)
            .build();
  }

  /** Takes over the catalogue, if there is a sound one. */
  void refresh() {
    refreshes++;
    if (client.catalogue().refresh() instanceof RefreshResult.Refused) {
      refusedCatalogues++;
    }
  }

  /** Looks what there is to be sold today. */
  void look() {
    List<Sku> skus = new ArrayList<>();
    snapshot().forEach(item -> skus.add(known.computeIfAbsent(item.sku(), sku -> sku)));
    offered = skus;
  }

  private CatalogueSnapshot snapshot() {
    return client.catalogue().snapshot().orElseThrow();
  }

  /**
   * Takes orders from customers and hands them to the client.
   *
   * @return what was ordered, and is about to be sent
   */
  List<YearOrder> take(int number, LocalDate date) {
    Map<Sku, Offer> offers = new LinkedHashMap<>();
    Set<Sku> wanted = new LinkedHashSet<>();
    while (wanted.size() < Math.min(3 * number, offered.size())) {
      wanted.add(offered.get(random.nextInt(offered.size())));
    }
    offers.putAll(snapshot().offers(wanted));
    List<Offer> left = new ArrayList<>(offers.values());
    List<YearOrder> fresh = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      YearOrder order = draw(date, left);
      orders.put(order.key, order);
      fresh.add(order);
    }
    return fresh;
  }

  private YearOrder draw(LocalDate date, List<Offer> offers) {
    taken++;
    boolean shares = taken % SHARING_A_NUMBER == 0;
    String month = date.toString().substring(0, 7).replace("-", "");
    OrderKey key =
        OrderKey.of(
            String.format(Locale.ROOT, "Y%06d", shares ? taken - 1 : taken),
            campaigns.computeIfAbsent(
                (shares ? "RELANCE" : "CLIENT") + month, campaign -> campaign));
    int lines = random.nextInt(10) < 7 ? 1 : random.nextInt(10) < 7 ? 2 : 3;
    Map<Sku, YearOrder.Line> drawn = new LinkedHashMap<>();
    while (drawn.size() < lines) {
      Offer offer = offers.get(random.nextInt(offers.size()));
      Sku sku = known.getOrDefault(offer.sku(), offer.sku());
      int pieces =
          Math.min(offer.stockIndication(), random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(5));
      drawn.put(
          sku,
          new YearOrder.Line(
              sku.toString(),
              pieces,
              YearOrder.cents(offer.purchasePrice()),
              500 + random.nextInt(900)));
    }
    return new YearOrder(key, List.copyOf(drawn.values()));
  }

  /** Enters orders and sends them, but for a few that are cancelled in between. */
  void send(List<YearOrder> fresh, LocalDate date) {
    List<Order> entered = new ArrayList<>();
    for (YearOrder order : fresh) {
      if (sabotage != Sabotage.LOSE_ORDER || !order.key.orderNumber().equals("Y000007")) {
        entered.add(order(order, date));
      }
    }
    require(client.orders().enqueue(entered));
    for (YearOrder order : fresh) {
      if (random.nextInt(300) == 0 || order.key.orderNumber().equals(SURELY_CANCELLED)) {
        order.cancelled = client.orders().cancel(order.key);
      }
    }
    client.orders().dispatch();
  }

  private Order order(YearOrder order, LocalDate date) {
    int number = Integer.parseInt(order.key.orderNumber().substring(1));
    boolean isAbroad = number % 8 == 0;
    int city = number % CITIES.size();
    PostalAddress address =
        isAbroad
            ? PostalAddress.of("2 Test Road", "D02", "Dublin", Destination.IRELAND)
            : PostalAddress.of(
                1 + number % 90 + " rue du Test",
                POST_CODES.get(city),
                CITIES.get(city),
                Destination.FRANCE);
    Order.Builder builder =
        Order.builder(
            order.key,
            date,
            supplier.account().cdiscountId(),
            new Recipient(
                Title.MME, "Exemple", "Alice", address, "0556000000", null, "service@example.org"));
    for (YearOrder.Line line : order.lines) {
      builder
          .deliveredBy(isAbroad ? DeliveryMethod.CHD : DeliveryMethod.COL, euros(line.shipping))
          .line(Sku.of(line.sku), euros(line.price), line.quantity);
    }
    return builder.build();
  }

  private BigDecimal euros(long cents) {
    return prices.computeIfAbsent(cents, YearOrder::euros);
  }

  private static void require(SubmitResult result) {
    if (!result.hasTakenAll()) {
      throw new IllegalStateException("orders were kept out: " + result.findings());
    }
  }

  /** When the next look at the reports is worth it. */
  Instant nextReports() {
    return client.reports().schedule().earliest(REPORTS).orElseThrow();
  }

  /** When the next look at the invoices is worth it. */
  Instant nextInvoices() {
    return client.reports().schedule().next(DocumentKind.INVOICE).orElseThrow();
  }

  /** Reads reports, hears what they mean, and sends rejected orders once more. */
  void poll(LocalDate today) {
    polls++;
    documents += client.reports().poll().documents().size();
    client.reports().events(SUBSCRIBER).deliver(this);
    List<Order> again = new ArrayList<>();
    for (OrderKey key : rejected) {
      YearOrder order = orders.get(key);
      if (order != null
          && client.orders().timeline(key).orElseThrow().stage() == LineStage.FILE_REJECTED) {
        order.corrections++;
        order.lines.forEach(line -> line.shipping += 10);
        again.add(order(order, today));
      }
    }
    rejected.clear();
    if (!again.isEmpty()) {
      Set<OrderKey> entered = Set.copyOf(client.orders().resubmit(again).entered());
      corrected += entered.size();
      for (Order order : again) {
        // The client tells that a product is gone: the customer gets the money back.
        if (!entered.contains(order.key())) {
          Objects.requireNonNull(orders.get(order.key())).givenUp = true;
        }
      }
      client.orders().dispatch();
    }
  }

  @Override
  public void handle(OrderEvent event) {
    events++;
    if (event.type() == OrderEvent.Type.FILE_REJECTED && event.order() != null) {
      rejected.add(event.order());
    }
  }

  /** Reads invoices, enters what they ask for, and audits them. */
  void readInvoices() {
    List<InvoiceInbox.Invoice> fresh = client.invoices().poll().invoices();
    for (InvoiceInbox.Invoice invoice : fresh) {
      invoices++;
      // What was published before, under whatever name, counts once; twice in one it counts twice.
      Map<String, BitSet> here = new HashMap<>();
      for (InvoiceLine line : invoice.lines()) {
        int number = lineOf(line);
        BitSet before = read.get(line.number());
        if (before == null || !before.get(number)) {
          enter(line);
        }
        here.computeIfAbsent(line.number(), any -> new BitSet()).set(number);
      }
      here.forEach((number, lines) -> read.computeIfAbsent(number, any -> new BitSet()).or(lines));
    }
    if (!fresh.isEmpty()) {
      for (AuditFinding finding : client.invoices().audit(fresh).findings()) {
        findings.add(finding.message());
      }
    }
  }

  private static int lineOf(InvoiceLine line) {
    Integer number = line.line();
    if (number == null) {
      throw new IllegalStateException("a line without a number in " + line.number());
    }
    return number;
  }

  private void enter(InvoiceLine line) {
    YearOrder order = orders.get(line.order());
    YearOrder.Line ordered = order == null ? null : order.line(line.product().toString());
    if (ordered == null) {
      findings.add(line.order() + ": billed for " + line.product() + ", never ordered");
      return;
    }
    BigDecimal shipping = line.shippingCosts();
    ordered.invoiced +=
        YearOrder.cents(shipping == null ? line.amount() : line.amount().add(shipping));
  }

  /** Forgets recipients as it promised. */
  void forget() {
    ledger.forget(supplier.clock().instant().minus(KEPT));
  }

  /** Where each order stands by its timeline. */
  Map<OrderKey, YearVerdict.End> ends() {
    Map<OrderKey, YearVerdict.End> ends = new LinkedHashMap<>();
    for (OrderKey key : orders.keySet()) {
      client.orders().timeline(key).ifPresent(timeline -> ends.put(key, endOf(timeline)));
    }
    return ends;
  }

  private static YearVerdict.End endOf(OrderTimeline timeline) {
    List<LineTimeline> lines = timeline.lines();
    if (lines.stream().allMatch(line -> line.marks().contains(Mark.CANCELLED))) {
      return YearVerdict.End.CANCELLED;
    }
    if (lines.stream().allMatch(line -> line.stage() == LineStage.REFUSED)) {
      return YearVerdict.End.REFUSED;
    }
    if (lines.stream().allMatch(line -> line.stage() == LineStage.FILE_REJECTED)) {
      return YearVerdict.End.GIVEN_UP;
    }
    return lines.stream()
            .allMatch(
                line ->
                    line.stage() == LineStage.SHIPPED && line.shippedQuantity() == line.quantity())
        ? YearVerdict.End.SHIPPED
        : YearVerdict.End.OPEN;
  }

  Collection<YearOrder> orders() {
    return orders.values();
  }

  /** The numbers of all invoices and credit notes that were read. */
  Set<String> invoiceNumbers() {
    return Set.copyOf(read.keySet());
  }

  List<String> findings() {
    return findings;
  }

  /** What it did. */
  String happened() {
    return String.format(
        Locale.ROOT,
        "%d refreshes (%d refused), %d polls, %d documents, %d events, %d orders corrected, %d invoices",
        refreshes,
        refusedCatalogues,
        polls,
        documents,
        events,
        corrected,
        invoices);
  }
}
