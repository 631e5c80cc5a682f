package io.github.cdiscountds.invoice;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One audit of invoice lines (R35, R37, R39): made for the lines, shown every order once, asked for
 * the report.
 *
 * <p>Memory grows with the lines, not with the orders, so that a ledger can be gone through from
 * beginning to end: orders that no line names are looked at for what was shipped and never billed.
 * The report doesn't depend on the order of lines or orders. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class InvoiceAudit {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private static final Comparator<AuditFinding> FOR_READERS =
      Comparator.comparing(AuditFinding::at, Comparator.nullsLast(Places.IN_DOCUMENTS))
          .thenComparing(AuditFinding::order)
          .thenComparing(AuditFinding::product)
          .thenComparing(AuditFinding::code);

  private final AuditSettings settings;
  private final Map<Sku, ProductTerms> terms;
  private final Map<OrderKey, List<Billing>> unclaimed = new TreeMap<>();
  private final Set<OrderKey> seen = new HashSet<>();
  private final List<AuditFinding> findings = new ArrayList<>();
  private final Totals totals = new Totals();

  /**
   * Begins an audit.
   *
   * @param lines the invoice lines with their places; a line that was published again, with its
   *     number and all its values, counts once
   * @param terms what the catalogue says about the products, as far as it is known; VAT of other
   *     products isn't judged
   * @param settings how to audit
   */
  public InvoiceAudit(
      Collection<Located<InvoiceLine>> lines,
      Map<Sku, ProductTerms> terms,
      AuditSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.terms = Map.copyOf(terms);
    once(lines).forEach(this::take);
  }

  /** Each line once, however often it was published; of its publications, the latest. */
  private List<Billing> once(Collection<Located<InvoiceLine>> lines) {
    Map<List<@Nullable Object>, SortedMap<String, SortedMap<Location, Billing>>> published =
        new HashMap<>();
    for (Located<InvoiceLine> line : lines) {
      Billing billing = Billing.audited(line);
      published
          .computeIfAbsent(identity(line.value(), billing), same -> new TreeMap<>())
          .computeIfAbsent(line.at().file(), file -> new TreeMap<>(Places.IN_DOCUMENTS))
          .put(line.at(), billing);
    }
    List<Billing> counted = new ArrayList<>();
    for (SortedMap<String, SortedMap<Location, Billing>> byFile : published.values()) {
      List<Billing> most = mostInOneDocument(byFile);
      if (most.get(0).statement().line() == null) {
        // Lines without a number may be two deliveries of the same quantity.
        counted.addAll(most);
      } else {
        counted.add(most.get(0));
        if (most.size() > 1) {
          findings.add(repeated(most));
        }
      }
    }
    return counted;
  }

  private static List<Billing> mostInOneDocument(
      SortedMap<String, SortedMap<Location, Billing>> byFile) {
    List<Billing> most = List.of();
    for (SortedMap<Location, Billing> inFile : byFile.values()) {
      if (inFile.size() >= most.size()) {
        most = List.copyOf(inFile.values());
      }
    }
    return most;
  }

  private static List<@Nullable Object> identity(InvoiceLine line, Billing billing) {
    List<@Nullable Object> identity = new ArrayList<>();
    identity.add(line.order());
    identity.add(line.pickingSlip());
    identity.add(billing.statement());
    return identity;
  }

  private static AuditFinding repeated(List<Billing> same) {
    BigDecimal once = net(same.get(0));
    BigDecimal all = once.multiply(BigDecimal.valueOf(same.size()));
    return same.get(1)
        .finding(AuditCode.REPEATED_LINE, Measure.EUROS, once, all, all.subtract(once));
  }

  private static BigDecimal net(Billing billing) {
    return billing.amount().add(billing.shippingCosts());
  }

  /** Takes a line in, and judges what it says by itself. */
  private void take(Billing billing) {
    Located<InvoiceLine> located = Objects.requireNonNull(billing.audited());
    InvoiceLine line = located.value();
    unclaimed.computeIfAbsent(line.order(), order -> new ArrayList<>()).add(billing);
    BigDecimal difference = line.amount().subtract(billing.computedAmount());
    if (difference.abs().compareTo(CENT) > 0) {
      findings.add(
          billing.finding(
              AuditCode.AMOUNT,
              Measure.EUROS,
              billing.computedAmount(),
              line.amount(),
              difference));
    }
    VatReading vat = VatReading.of(line, termsOf(line.product()).vatRate());
    totals.add(line, vat);
    BigDecimal expected = vat.expected();
    if (expected != null) {
      findings.add(vat(billing, line, vat, expected));
    }
  }

  private static AuditFinding vat(
      Billing billing, InvoiceLine line, VatReading read, BigDecimal expected) {
    boolean isRate = read.rate() != null;
    BigDecimal due = isRate ? VatReading.share(net(billing), expected) : expected;
    return billing.finding(
        AuditCode.VAT,
        isRate ? Measure.PERCENT : Measure.EUROS,
        expected,
        Objects.requireNonNull(line.vat()),
        read.vat().subtract(due));
  }

  private ProductTerms termsOf(Sku product) {
    return terms.getOrDefault(product, ProductTerms.UNKNOWN);
  }

  /**
   * Shows an order, whether a line names it or not.
   *
   * @param order what it may cost
   * @throws IllegalArgumentException when the order was shown before
   */
  public void add(BillableOrder order) {
    if (!seen.add(order.key())) {
      throw new IllegalArgumentException("order " + order.key() + " was shown to the audit before");
    }
    List<Billing> billed = unclaimed.getOrDefault(order.key(), List.of());
    unclaimed.remove(order.key());
    Map<Sku, List<Billing>> byProduct =
        billed.stream().collect(Collectors.groupingBy(billing -> billing.statement().product()));
    List<AuditedLine> lines = new ArrayList<>();
    for (BillableLine line : order.lines()) {
      List<Billing> all = byProduct.remove(line.product());
      AuditedLine audited =
          new AuditedLine(line, withRemembered(line, all == null ? List.of() : all));
      lines.add(audited);
      findings.addAll(audited.quantities());
      findings.addAll(audited.prices(settings.discounts(), termsOf(line.product())));
      addMissing(order.key(), audited);
    }
    byProduct.values().forEach(unknown -> addUnknown(AuditCode.UNKNOWN_PRODUCT, unknown));
    addShippingCosts(lines);
  }

  private static List<Billing> withRemembered(BillableLine line, List<Billing> audited) {
    Map<Billing.Statement, Billing> remembered = new HashMap<>();
    line.billings().stream()
        .map(billing -> Billing.remembered(line.product(), billing))
        .forEach(billing -> remembered.put(billing.statement(), billing));
    audited.forEach(billing -> remembered.remove(billing.statement()));
    List<Billing> all = new ArrayList<>(audited);
    all.addAll(remembered.values());
    return all;
  }

  private void addMissing(OrderKey order, AuditedLine line) {
    YearMonth through = settings.invoicedThrough();
    AuditedLine.Missing missing = through == null ? null : line.missing(through);
    if (missing != null) {
      findings.add(
          new AuditFinding(
              AuditCode.NOT_BILLED,
              null,
              null,
              null,
              order,
              missing.line().product(),
              Measure.PIECES,
              BigDecimal.valueOf(missing.due()),
              BigDecimal.valueOf(missing.billed()),
              missing.atStake()));
    }
  }

  private void addUnknown(AuditCode code, List<Billing> billings) {
    for (Billing billing : billings) {
      findings.add(
          billing.finding(code, Measure.EUROS, BigDecimal.ZERO, net(billing), net(billing)));
    }
  }

  /**
   * Compares the shipping costs of an order (R39): those of each line with what the line may cost,
   * and where they differ, those of all lines together. A supplier that charges them all on one
   * line charges the same sum.
   */
  private void addShippingCosts(List<AuditedLine> lines) {
    List<AuditedLine> comparable =
        lines.stream().filter(AuditedLine::isShippingComparable).toList();
    BigDecimal due = BigDecimal.ZERO;
    BigDecimal charged = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    for (AuditedLine line : comparable) {
      due = due.add(line.shippingDue());
      charged = charged.add(line.shippingCharged());
      net = net.add(line.shippingNet());
    }
    if (due.compareTo(charged) != 0 && due.compareTo(net) != 0) {
      comparable.forEach(line -> findings.addAll(line.shippingCosts()));
    }
  }

  /**
   * Ends the audit: lines of orders that weren't shown are those of unknown ones.
   *
   * @return findings and totals
   */
  public AuditReport report() {
    unclaimed.values().forEach(unknown -> addUnknown(AuditCode.UNKNOWN_ORDER, unknown));
    unclaimed.clear();
    return new AuditReport(
        findings.stream().sorted(FOR_READERS).toList(), totals.perRate(), totals.perOrder());
  }
}
