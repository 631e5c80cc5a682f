package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.profile.TrackingQuantity;
import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.internal.CellKind;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import io.github.cdiscountds.testkit.internal.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays out the reports, column by column as in the supplier's examples. */
final class SupplierDocuments {
  private static final DateTimeFormatter REPORTED =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SHIPPED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd '00:00'", Locale.ROOT);

  private static final int VAT = 12;
  private static final int AMOUNT = 14;

  private final ZoneId zone;
  private final StatusCodes statusCodes;
  private final ParcelNumbers parcelNumbers;
  private final TrackingQuantity quantities;
  private final CellKind cells;
  private final InvoiceFormat invoiceFormat;
  private final VatMeaning invoiceVat;
  private ReportLanguage language;
  private TrackingColumns trackingColumns;
  private SourceFileNames sourceFiles = SourceFileNames.WRITTEN;

  SupplierDocuments(FakeSupplierBuilder settings) {
    this.zone = settings.profile.zone();
    this.quantities = settings.profile.trackingQuantity();
    this.language = settings.language;
    this.trackingColumns = settings.trackingColumns;
    this.statusCodes = settings.statusCodes;
    this.parcelNumbers = settings.parcelNumbers;
    this.cells = settings.reportCells == ReportCells.GUESSED ? CellKind.GUESSED : CellKind.TEXT;
    this.invoiceFormat = settings.invoiceFormat;
    this.invoiceVat = settings.invoiceVat;
  }

  void write(ReportLanguage value) {
    this.language = value;
  }

  void write(TrackingColumns value) {
    this.trackingColumns = value;
  }

  void write(SourceFileNames value) {
    this.sourceFiles = value;
  }

  /** The file that a row names: none where names are left blank, unless it would be missed. */
  private String sourceFileOf(OrderOnBooks order, OrderBooks books) {
    return sourceFiles == SourceFileNames.BLANK && !books.wasAcceptedTwice(order)
        ? ""
        : order.fileName;
  }

  /** The compliance report: five columns. */
  TextTable compliance(List<List<String>> rows) {
    return new TextTable(
        switch (language) {
          case FRENCH -> List.of("FichierOrigine", "FichierTraite", "DateHeure", "Statut", "Motif");
          case ENGLISH -> List.of("SourceFile", "ProcessedFile", "DateTime", "Status", "Reason");
        },
        rows,
        cells);
  }

  /** A moment as the compliance report writes it. */
  String reportedAt(Instant moment) {
    return REPORTED.format(moment.atZone(zone));
  }

  /** The anomaly tracking of one day: 24 columns. */
  TextTable anomalies(LocalDate day, OrderBooks books) {
    List<String> header =
        List.of(
            "CustomerOrderRef",
            "CreationDate",
            "PartnerOrderRef",
            "CustomerNumber",
            language == ReportLanguage.FRENCH ? "civilite" : "title",
            "LastName",
            "FirstName",
            "Shipping_address1",
            "Shipping_address2",
            "Shipping_address3",
            "Shipping_addressTitle",
            "Shipping_ZipCode",
            "Shipping_City",
            "Shipping_Country",
            "Phone1",
            "Phone2",
            "Email",
            "DeliveryMode",
            "Shipping_Fee",
            "ProductId",
            "PriceWithoutTax",
            "Quantity",
            "MessageError",
            "OriginalFileName");
    List<List<String>> rows = new ArrayList<>();
    for (OrderOnBooks order : books.listedOn(day)) {
      Instant accepted = Objects.requireNonNull(order.accepted, "only accepted orders are listed");
      for (OrderOnBooks.Line line : order.lines) {
        List<String> row = new ArrayList<>(line.row.values());
        row.set(OrderField.ORDER_DATE.index(), CREATED.format(accepted.atZone(zone)));
        row.set(OrderField.MOBILE.index(), mobileOf(line.row));
        row.add(resultOf(order));
        row.add(sourceFileOf(order, books));
        rows.add(row);
      }
    }
    return new TextTable(header, rows, cells);
  }

  private String resultOf(OrderOnBooks order) {
    boolean french = language == ReportLanguage.FRENCH;
    if (order.refusal != null) {
      return french ? "Non Traitée : " + order.refusal : "Unprocessed: \"" + order.refusal + "\"";
    }
    if (order.numbers == null) {
      return "En attente d'intégration";
    }
    return french ? "Traitée" : "Processed";
  }

  /** A single number given as landline counts as the mobile too. */
  private static String mobileOf(OrderRow row) {
    String mobile = row.get(OrderField.MOBILE);
    return mobile.isEmpty() ? row.get(OrderField.LANDLINE) : mobile;
  }

  /** The order tracking: 15 columns, orders integrated on a given day or later. */
  TextTable tracking(Instant now, LocalDate since, OrderBooks books) {
    List<String> header =
        List.of(
            "CustomerOrderRef",
            "scopus_id",
            "PartnerOrderRef",
            "ship_name",
            "ship_first_name",
            "ship_phone",
            "ship_portable",
            "cdv_codeta",
            "eve_codeta",
            "datval",
            "sku",
            "quantite_livree",
            "CDEM_NumColisComplet",
            "ExternalCarrierTrackingURL",
            "OriginalFileName");
    LocalDate today = now.atZone(zone).toLocalDate();
    List<List<String>> rows = new ArrayList<>();
    for (OrderOnBooks order : books.integratedSince(since)) {
      String sourceFile = sourceFileOf(order, books);
      OrderOnBooks.Numbers numbers =
          Objects.requireNonNull(order.numbers, "an integrated order has numbers");
      for (OrderOnBooks.Line line : order.lines) {
        if (line.parcels().isEmpty()) {
          rows.add(trackingRow(order, numbers, line, null, today, sourceFile));
        }
        for (Parcel parcel : line.parcels()) {
          rows.add(trackingRow(order, numbers, line, parcel, today, sourceFile));
        }
      }
    }
    return new TextTable(header, rows, cells);
  }

  private List<String> trackingRow(
      OrderOnBooks order,
      OrderOnBooks.Numbers numbers,
      OrderOnBooks.Line line,
      @Nullable Parcel parcel,
      LocalDate today,
      String sourceFile) {
    boolean orderInA = trackingColumns == TrackingColumns.A_IS_ORDER;
    Parcel numbered =
        parcel != null
                && (parcelNumbers == ParcelNumbers.AT_ONCE
                    || dayOf(parcel.shippedAt()).isBefore(today))
            ? parcel
            : null;
    String[] codes =
        statusCodes == StatusCodes.AS_IN_EXAMPLE
            ? codesOf(line, parcel, today)
            : anyCodesOf(numbers, line, parcel);
    return List.of(
        orderInA ? order.number : order.campaign,
        numbers.scopusId(),
        orderInA ? order.campaign : order.number,
        line.row.get(OrderField.SURNAME),
        line.row.get(OrderField.FIRST_NAME),
        line.row.get(OrderField.LANDLINE),
        mobileOf(line.row),
        codes[0],
        codes[1],
        parcel == null ? "" : SHIPPED.format(parcel.shippedAt().atZone(zone)),
        line.sku(),
        quantityOf(line, parcel),
        numbered == null ? "" : numbered.number(),
        numbered == null ? "" : numbered.trackingLink(),
        sourceFile);
  }

  /** The parcel's pieces, or on each parcel those of all, whichever the contract says (R30). */
  private String quantityOf(OrderOnBooks.Line line, @Nullable Parcel parcel) {
    if (parcel == null) {
      return "0";
    }
    return String.valueOf(
        quantities == TrackingQuantity.PER_PARCEL ? parcel.quantity() : line.shipped());
  }

  /**
   * V/S on the day on which a parcel left, as in the matrix; S/S from then on, as in the example.
   */
  private String[] codesOf(OrderOnBooks.Line line, @Nullable Parcel parcel, LocalDate today) {
    if (parcel != null) {
      return new String[] {dayOf(parcel.shippedAt()).equals(today) ? "V" : "S", "S"};
    }
    return switch (line.stage) {
      case VALIDATED -> new String[] {"V", ""};
      case PREPARING -> new String[] {"V", "P"};
      case SLIP_CREATED -> new String[] {"V", "C"};
      default -> new String[] {"C", ""};
    };
  }

  /** One of the pairs of the matrix that mean the same, another one for each line and parcel. */
  private static String[] anyCodesOf(
      OrderOnBooks.Numbers numbers, OrderOnBooks.Line line, @Nullable Parcel parcel) {
    List<String> pairs =
        parcel != null
            ? List.of("/V", "V/V", "V/S", "S/P", "S/C", "S/S")
            : switch (line.stage) {
              case VALIDATED -> List.of("V/");
              case PREPARING -> List.of("V/P", "/P");
              case SLIP_CREATED -> List.of("V/C", "/C");
              default -> List.of("C/");
            };
    int number =
        List.of(numbers.scopusId(), line.sku(), parcel == null ? "" : parcel.number()).hashCode();
    return pairs.get(Math.floorMod(number, pairs.size())).split("/", -1);
  }

  /** The invoice: 18 columns; column M of the given rows holds the rate. */
  byte[] invoice(List<List<String>> rows) {
    TextTable table = invoiceTable(rows.stream().map(this::withVat).toList());
    return switch (invoiceFormat) {
      case CSV -> table.toCsv(';', StandardCharsets.UTF_8);
      case WORKBOOK -> table.toXls("Invoicing");
    };
  }

  private List<String> withVat(List<String> row) {
    List<String> changed = new ArrayList<>(row);
    changed.set(
        VAT,
        switch (invoiceVat) {
          case RATE -> row.get(VAT);
          case AMOUNT ->
              new BigDecimal(row.get(AMOUNT))
                  .multiply(new BigDecimal(row.get(VAT)))
                  .movePointLeft(2)
                  .setScale(2, RoundingMode.HALF_UP)
                  .toPlainString();
          case NONE -> "";
        });
    return changed;
  }

  private TextTable invoiceTable(List<List<String>> rows) {
    return new TextTable(
        List.of(
            "filename",
            "type",
            "number",
            "date",
            "customernumber",
            "yourcustomerreference",
            "customerreference",
            "line",
            "Psnumber",
            "ordernumber",
            "productcode",
            "quantitydelivered",
            "vat",
            "vatexunitprice",
            "vatexamount",
            "vatexshipcost",
            "siteId",
            "extref"),
        rows,
        cells);
  }

  private LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }
}
