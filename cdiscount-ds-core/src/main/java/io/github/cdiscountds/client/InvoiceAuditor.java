package io.github.cdiscountds.client;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.internal.reconcile.LostZeros;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.AuditSettings;
import io.github.cdiscountds.invoice.BillableOrder;
import io.github.cdiscountds.invoice.InvoiceAudit;
import io.github.cdiscountds.invoice.ProductTerms;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings an audit what the ledger and the catalogue know. Thread-safe. */
final class InvoiceAuditor {
  private final String account;
  private final ServiceProfile profile;
  private final OrderLedger ledger;
  private final OrderBook book;
  private final Supplier<Optional<CatalogueSnapshot>> catalogue;

  InvoiceAuditor(
      String account,
      ServiceProfile profile,
      OrderLedger ledger,
      OrderBook book,
      Supplier<Optional<CatalogueSnapshot>> catalogue) {
    this.account = account;
    this.profile = profile;
    this.ledger = ledger;
    this.book = book;
    this.catalogue = catalogue;
  }

  AuditReport audit(List<InvoiceInbox.Invoice> invoices, AuditSettings settings) {
    List<Located<InvoiceLine>> lines =
        withKnownKeys(
            invoices.stream().flatMap(invoice -> invoice.located().stream()).distinct().toList());
    InvoiceAudit audit =
        new InvoiceAudit(
            lines,
            terms(lines),
            settings.invoicedThrough() == null
                ? settings.withInvoicedThrough(lastMonth(invoices))
                : settings);
    book.forEachOrder((order, timeline) -> audit.add(BillableOrder.of(order, timeline)));
    return audit.report();
  }

  private Map<Sku, ProductTerms> terms(List<Located<InvoiceLine>> lines) {
    Set<Sku> products =
        lines.stream().map(line -> line.value().product()).collect(Collectors.toSet());
    Map<Sku, ProductTerms> terms = new HashMap<>();
    catalogue
        .get()
        .ifPresent(
            snapshot ->
                snapshot
                    .find(products)
                    .forEach((sku, item) -> terms.put(sku, ProductTerms.of(item))));
    return terms;
  }

  /** The month that the latest invoice is for: on its day of the month, the month before. */
  private @Nullable YearMonth lastMonth(List<InvoiceInbox.Invoice> invoices) {
    return invoices.stream()
        .map(invoice -> profile.fileNames().timeIn(DocumentKind.INVOICE, invoice.fileName()))
        .flatMap(Optional::stream)
        .map(this::monthInvoicedAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private YearMonth monthInvoicedAt(LocalDateTime time) {
    boolean isDue = time.getDayOfMonth() >= profile.cadences().invoiceDayOfMonth();
    return YearMonth.from(time).minusMonths(isDue ? 1 : 2);
  }

  /** The lines with the keys of the orders that they mean, where number cells lost zeros (R38). */
  private List<Located<InvoiceLine>> withKnownKeys(List<Located<InvoiceLine>> lines) {
    Map<OrderKey, Set<KeyColumn>> doubtful = new HashMap<>();
    for (Located<InvoiceLine> line : lines) {
      if (!line.value().fromNumberCells().isEmpty()) {
        doubtful
            .computeIfAbsent(line.value().order(), key -> new HashSet<>())
            .addAll(line.value().fromNumberCells());
      }
    }
    if (doubtful.isEmpty()) {
      return lines;
    }
    Map<OrderKey, OrderKey> repaired = ledger.inTransaction(tx -> repaired(tx, doubtful));
    return lines.stream()
        .map(line -> new Located<>(line.at(), withKey(line.value(), repaired)))
        .toList();
  }

  private Map<OrderKey, OrderKey> repaired(
      LedgerTransaction tx, Map<OrderKey, Set<KeyColumn>> doubtful) {
    Map<OrderKey, OrderKey> repaired = new HashMap<>();
    Set<OrderKey> known = tx.outbox().orders(account, doubtful.keySet()).keySet();
    doubtful.forEach(
        (read, fromNumberCells) -> {
          if (!known.contains(read)) {
            Set<OrderKey> fitting = LostZeros.in(fromNumberCells).fitting(tx, account, read);
            if (fitting.size() == 1) {
              repaired.put(read, fitting.iterator().next());
            }
          }
        });
    return repaired;
  }

  private static InvoiceLine withKey(InvoiceLine line, Map<OrderKey, OrderKey> repaired) {
    OrderKey key = line.fromNumberCells().isEmpty() ? null : repaired.get(line.order());
    return key == null ? line : line.withOrder(key);
  }
}
