package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.Publisher.Series;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.transport.RemoteFolder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Bills what left in a month, together with the credits given since the last invoice. Guarded by
 * the supplier's lock.
 */
final class Accounts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

  private final OrderBooks books;
  private final FakeCatalogue catalogue;
  private final SupplierDocuments documents;
  private final Publisher publisher;
  private final Series invoices;
  private final WallClock clock;
  private final String siteId;
  private final BillingMistakes mistakes;
  private final List<Credit> credits = new ArrayList<>();
  private final Set<OrderOnBooks> credited = new HashSet<>();
  private int invoiceNumbers;

  Accounts(
      OrderBooks books,
      FakeCatalogue catalogue,
      SupplierDocuments documents,
      Publisher publisher,
      RemoteFolder folder,
      WallClock clock,
      String siteId) {
    this.books = books;
    this.catalogue = catalogue;
    this.documents = documents;
    this.publisher = publisher;
    this.invoices = new Series(folder, "Invoicing_", ".csv");
    this.clock = clock;
    this.siteId = siteId;
    this.mistakes = new BillingMistakes(catalogue);
  }

  BillingMistakes mistakes() {
    return mistakes;
  }

  private record Credit(OrderOnBooks order, OrderOnBooks.Line line, int pieces) {}

  /** What the customer owes for orders that aren't billed yet. */
  BigDecimal outstanding() {
    return books.orders().stream()
        .filter(order -> order.numbers != null)
        .filter(order -> order.lines.stream().anyMatch(line -> line.invoiced == 0))
        .map(OrderOnBooks::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Gives money back on the next invoice.
   *
   * @throws IllegalArgumentException when no such line has shipped that many pieces
   */
  void credit(String orderNumber, String sku, int pieces) {
    for (OrderOnBooks order : books.orders()) {
      for (OrderOnBooks.Line line : order.lines) {
        if (order.number.equals(orderNumber)
            && line.sku().equals(sku)
            && pieces > 0
            && line.shipped() >= pieces) {
          credits.add(new Credit(order, line, pieces));
          credited.add(order);
          return;
        }
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "credit of %d pieces of %s of order %s, expected a line that shipped as many",
            pieces,
            sku,
            orderNumber));
  }

  /** Gives the work of billing the month before this one, whenever it is done. */
  Runnable billingOfLastMonth() {
    YearMonth month = YearMonth.from(clock.now()).minusMonths(1);
    return () -> bill(month);
  }

  void publishAgain() {
    publisher.publishAgain(invoices);
  }

  private void bill(YearMonth month) {
    List<List<String>> rows = new ArrayList<>();
    List<BillingMistakes.Candidate> whole = addShipped(month, rows);
    addCredits(rows);
    if (!rows.isEmpty()) {
      publisher.publish(
          SupplierJob.INVOICE,
          invoices,
          documents.invoice(mistakes.spoil(rows, whole)).toCsv(';', StandardCharsets.UTF_8));
    }
  }

  /** Adds what left in a month; the answer is the rows that bill all of a line. */
  private List<BillingMistakes.Candidate> addShipped(YearMonth month, List<List<String>> rows) {
    List<BillingMistakes.Candidate> whole = new ArrayList<>();
    String number = invoiceNumber("FA");
    for (OrderOnBooks order : books.orders()) {
      for (OrderOnBooks.Line line : order.lines) {
        List<Parcel> billed =
            line.parcels.stream()
                .filter(parcel -> YearMonth.from(clock.dayOf(parcel.shippedAt())).equals(month))
                .toList();
        if (!billed.isEmpty()) {
          int pieces = billed.stream().mapToInt(Parcel::quantity).sum();
          LocalDate day = clock.dayOf(billed.get(billed.size() - 1).shippedAt());
          String shipping =
              line.parcels.get(0).equals(billed.get(0))
                  ? line.row.get(OrderField.SHIPPING_COSTS)
                  : "0";
          List<String> row = row(order, line, "F", number, day, rows.size() + 1, pieces, shipping);
          rows.add(row);
          line.invoiced += pieces;
          if (pieces == line.quantity() && !credited.contains(order)) {
            whole.add(new BillingMistakes.Candidate(order, row));
          }
        }
      }
    }
    if (!rows.isEmpty()) {
      invoiceNumbers++;
    }
    return whole;
  }

  private void addCredits(List<List<String>> rows) {
    if (credits.isEmpty()) {
      return;
    }
    String number = invoiceNumber("AV");
    invoiceNumbers++;
    LocalDate today = clock.today();
    for (Credit credit : credits) {
      rows.add(
          row(credit.order, credit.line, "A", number, today, rows.size() + 1, -credit.pieces, "0"));
      credit.line.invoiced -= credit.pieces;
    }
    credits.clear();
  }

  private String invoiceNumber(String prefix) {
    return String.format(
        Locale.ROOT, "%s%s%06d", prefix, MONTH.format(clock.now()), invoiceNumbers + 1);
  }

  private List<String> row(
      OrderOnBooks order,
      OrderOnBooks.Line line,
      String type,
      String number,
      LocalDate day,
      int position,
      int pieces,
      String shipping) {
    OrderOnBooks.Numbers numbers = order.numbers;
    if (numbers == null) {
      throw new IllegalStateException("billed, but never integrated: " + order.number);
    }
    return List.of(
        order.fileName,
        type,
        number,
        DAY.format(day),
        line.row.get(OrderField.CDISCOUNT_ID),
        order.campaign,
        order.number,
        String.valueOf(position),
        numbers.pickingSlip(),
        numbers.internal(),
        line.sku(),
        String.valueOf(pieces),
        catalogue.find(line.sku()).map(FakeProduct::vatRate).orElse("20"),
        line.row.get(OrderField.UNIT_PRICE),
        line.unitPrice().multiply(BigDecimal.valueOf(pieces)).toPlainString(),
        shipping,
        siteId,
        numbers.scopusId());
  }
}
