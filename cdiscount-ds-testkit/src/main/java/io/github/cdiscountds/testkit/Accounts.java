package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.Publisher.Series;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.transport.RemoteFolder;
import java.math.BigDecimal;
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
  private final SupplierDocuments documents;
  private final Publisher publisher;
  private final Series invoices;
  private final WallClock clock;
  private final String siteId;
  private final BillingMistakes mistakes;
  private final List<Credit> credits = new ArrayList<>();
  private final Set<OrderOnBooks> credited = new HashSet<>();
  private final List<Entry> journal = new ArrayList<>();
  private BigDecimal outstanding = BigDecimal.ZERO;
  private int invoiceNumbers;

  Accounts(
      OrderBooks books,
      BillingMistakes mistakes,
      SupplierDocuments documents,
      Publisher publisher,
      RemoteFolder folder,
      WallClock clock,
      String siteId) {
    this.books = books;
    this.documents = documents;
    this.publisher = publisher;
    this.invoices = new Series(folder, "Invoicing_", ".csv");
    this.clock = clock;
    this.siteId = siteId;
    this.mistakes = mistakes;
  }

  BillingMistakes mistakes() {
    return mistakes;
  }

  private record Entry(
      OrderOnBooks order,
      OrderOnBooks.Line line,
      String invoice,
      int position,
      int pieces,
      String shipping) {

    BilledLine view() {
      return new BilledLine(
          invoice,
          position,
          order.number,
          order.campaign,
          line.sku(),
          pieces,
          line.unitPrice().multiply(BigDecimal.valueOf(pieces)),
          new BigDecimal(shipping));
    }
  }

  private record Credit(OrderOnBooks order, OrderOnBooks.Line line, int pieces) {}

  /** What the customer owes for orders that aren't billed yet. */
  BigDecimal outstanding() {
    return outstanding;
  }

  /** Has the customer owe for an order, until all of its lines were billed. */
  void owe(OrderOnBooks order) {
    order.owed = true;
    outstanding = outstanding.add(order.value());
  }

  private void billed(OrderOnBooks order) {
    if (order.owed && order.lines.stream().allMatch(line -> line.billed)) {
      order.owed = false;
      outstanding = outstanding.subtract(order.value());
    }
  }

  /** All lines ever billed, oldest first, as they should have been. */
  List<BilledLine> journal() {
    return journal.stream().map(Entry::view).toList();
  }

  /**
   * Gives money back on the next invoice.
   *
   * @throws IllegalArgumentException when no such line has shipped that many pieces beyond those
   *     credited before
   */
  void credit(String orderNumber, String sku, int pieces) {
    for (OrderOnBooks order : books.ofNumber(orderNumber)) {
      for (OrderOnBooks.Line line : order.lines) {
        if (line.sku().equals(sku) && pieces > 0 && line.shipped() - line.credited >= pieces) {
          line.credited += pieces;
          credits.add(new Credit(order, line, pieces));
          credited.add(order);
          return;
        }
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "credit of %d pieces of %s of order %s, expected a line that shipped as many that"
                + " weren't credited before",
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
          SupplierJob.INVOICE, invoices, documents.invoice(mistakes.spoil(rows, whole)));
    }
  }

  /** Adds what left in a month; the answer is the rows that bill all of a line. */
  private List<BillingMistakes.Candidate> addShipped(YearMonth month, List<List<String>> rows) {
    List<BillingMistakes.Candidate> whole = new ArrayList<>();
    String number = invoiceNumber("FA");
    for (OrderOnBooks order : books.orders()) {
      for (OrderOnBooks.Line line : order.lines) {
        List<Parcel> parcels = line.parcels();
        List<Parcel> billed =
            parcels.stream()
                .filter(parcel -> YearMonth.from(clock.dayOf(parcel.shippedAt())).equals(month))
                .toList();
        if (!billed.isEmpty()) {
          int pieces = billed.stream().mapToInt(Parcel::quantity).sum();
          LocalDate day = clock.dayOf(billed.get(billed.size() - 1).shippedAt());
          String shipping =
              parcels.get(0).equals(billed.get(0)) ? line.row.get(OrderField.SHIPPING_COSTS) : "0";
          List<String> row = row(order, line, "F", number, day, rows.size() + 1, pieces, shipping);
          rows.add(row);
          line.invoiced += pieces;
          line.billed = true;
          if (pieces == line.quantity() && !credited.contains(order)) {
            whole.add(new BillingMistakes.Candidate(order, row));
          }
        }
      }
      billed(order);
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
    BigDecimal amount = line.unitPrice().multiply(BigDecimal.valueOf(pieces));
    journal.add(new Entry(order, line, number, position, pieces, shipping));
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
        line.vatRate,
        line.row.get(OrderField.UNIT_PRICE),
        amount.toPlainString(),
        shipping,
        siteId,
        numbers.scopusId());
  }
}
