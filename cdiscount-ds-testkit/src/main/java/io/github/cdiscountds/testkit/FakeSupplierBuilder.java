package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a fake supplier, begun by {@link FakeSupplier#builder}: whom it serves, how it
 * works and judges, and how it writes what the document leaves open.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class FakeSupplierBuilder {
  final Account account;
  ServiceProfile profile = ServiceProfile.DOCUMENTED;
  SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
  FakeCatalogue catalogue = FakeCatalogue.sample();
  CatalogueFormat catalogueFormat = CatalogueFormat.UTF_8;
  LengthChecks lengthChecks = LengthChecks.LENIENT_ABROAD;
  ReportLanguage language = ReportLanguage.FRENCH;
  TrackingColumns trackingColumns = TrackingColumns.A_IS_ORDER;
  StatusCodes statusCodes = StatusCodes.AS_IN_EXAMPLE;
  ParcelNumbers parcelNumbers = ParcelNumbers.AT_ONCE;
  ReportCells reportCells = ReportCells.TEXT;
  InvoiceFormat invoiceFormat = InvoiceFormat.CSV;
  VatMeaning invoiceVat = VatMeaning.RATE;
  RefusedOrders refusedOrders = RefusedOrders.STAY_KNOWN;
  WarehousePace pace = WarehousePace.ASSUMED;
  Duration integrationDelay = Duration.ofMinutes(30);
  LocalTime invoiceTime = LocalTime.of(6, 0);
  String siteId = "5051";
  @Nullable BigDecimal creditLimit;
  @Nullable Duration kept;

  FakeSupplierBuilder(Account account) {
    this.account = account;
  }

  /**
   * Sets how the service works: zone, cadences, folders, destinations.
   *
   * @param value the profile; the documented one unless set
   * @return this builder
   */
  public FakeSupplierBuilder profile(ServiceProfile value) {
    this.profile = value;
    return this;
  }

  /**
   * Sets the moment at which the story begins.
   *
   * @param paris date and time in Paris; Monday 2 March 2026, 8:00 unless set
   * @return this builder
   */
  public FakeSupplierBuilder startAt(LocalDateTime paris) {
    this.clock = SettableClock.at(paris);
    return this;
  }

  /**
   * Sets the clock, which the supplier will move.
   *
   * @param value the clock
   * @return this builder
   */
  public FakeSupplierBuilder clock(SettableClock value) {
    this.clock = value;
    return this;
  }

  /**
   * Sets what is sold.
   *
   * @param value the catalogue; {@link FakeCatalogue#sample()} unless set
   * @return this builder
   */
  public FakeSupplierBuilder catalogue(FakeCatalogue value) {
    this.catalogue = value;
    return this;
  }

  /**
   * Sets how the catalogue is saved.
   *
   * @param value the format; {@link CatalogueFormat#UTF_8} unless set
   * @return this builder
   */
  public FakeSupplierBuilder catalogueFormat(CatalogueFormat value) {
    this.catalogueFormat = value;
    return this;
  }

  /**
   * Sets what is done about long fields abroad (R15).
   *
   * @param value {@link LengthChecks#LENIENT_ABROAD} unless set
   * @return this builder
   */
  public FakeSupplierBuilder lengthChecks(LengthChecks value) {
    this.lengthChecks = value;
    return this;
  }

  /**
   * Sets the reports' language.
   *
   * @param value {@link ReportLanguage#FRENCH} unless set
   * @return this builder
   */
  public FakeSupplierBuilder language(ReportLanguage value) {
    this.language = value;
    return this;
  }

  /**
   * Sets what columns A and C of the order tracking hold (R26).
   *
   * @param value {@link TrackingColumns#A_IS_ORDER} unless set
   * @return this builder
   */
  public FakeSupplierBuilder trackingColumns(TrackingColumns value) {
    this.trackingColumns = value;
    return this;
  }

  /**
   * Sets which status codes the order tracking uses (R25).
   *
   * @param value {@link StatusCodes#AS_IN_EXAMPLE} unless set
   * @return this builder
   */
  public FakeSupplierBuilder statusCodes(StatusCodes value) {
    this.statusCodes = value;
    return this;
  }

  /**
   * Sets when the order tracking tells a parcel's number and link (R30).
   *
   * @param value {@link ParcelNumbers#AT_ONCE} unless set
   * @return this builder
   */
  public FakeSupplierBuilder parcelNumbers(ParcelNumbers value) {
    this.parcelNumbers = value;
    return this;
  }

  /**
   * Sets of which kind the cells of the reports are (R16, R38).
   *
   * @param value {@link ReportCells#TEXT} unless set
   * @return this builder
   */
  public FakeSupplierBuilder reportCells(ReportCells value) {
    this.reportCells = value;
    return this;
  }

  /**
   * Sets what an invoice is inside; its name ends in {@code .csv} in any case (R4).
   *
   * @param value {@link InvoiceFormat#CSV} unless set
   * @return this builder
   */
  public FakeSupplierBuilder invoiceFormat(InvoiceFormat value) {
    this.invoiceFormat = value;
    return this;
  }

  /**
   * Sets what column M of the invoice holds (R37).
   *
   * @param value the rate, the amount of VAT on column O, or nothing; {@link VatMeaning#RATE}
   *     unless set
   * @return this builder
   */
  public FakeSupplierBuilder invoiceVat(VatMeaning value) {
    this.invoiceVat = value;
    return this;
  }

  /**
   * Sets whether a refused order may come again under the same key (R22).
   *
   * @param value {@link RefusedOrders#STAY_KNOWN} unless set
   * @return this builder
   */
  public FakeSupplierBuilder refusedOrders(RefusedOrders value) {
    this.refusedOrders = value;
    return this;
  }

  /**
   * Sets how fast the warehouse works.
   *
   * @param value {@link WarehousePace#ASSUMED} unless set
   * @return this builder
   */
  public FakeSupplierBuilder warehouse(WarehousePace value) {
    this.pace = value;
    return this;
  }

  /**
   * Sets how long after the pick-up a file's orders are integrated. An anomaly tracking written
   * between the compliance report and then shows them as pending.
   *
   * @param value 30 minutes unless set (the supplier doesn't say); before the compliance report it
   *     means together with it
   * @return this builder
   */
  public FakeSupplierBuilder integrationDelay(Duration value) {
    this.integrationDelay = value;
    return this;
  }

  /**
   * Sets the time of day of the invoice.
   *
   * @param value 6:00 unless set (the supplier doesn't say)
   * @return this builder
   */
  public FakeSupplierBuilder invoiceTime(LocalTime value) {
    this.invoiceTime = value;
    return this;
  }

  /**
   * Sets the supplier's internal number of the customer, seen in processed file names and invoices.
   *
   * @param value {@code 5051} unless set
   * @return this builder
   */
  public FakeSupplierBuilder siteId(String value) {
    this.siteId = value;
    return this;
  }

  /**
   * Removes compliance reports, anomaly trackings and invoices that have lain for a while, each
   * night at 3:00; a story of many months needs less memory then.
   *
   * @param value how long they are kept; for ever unless set (the supplier doesn't say)
   * @return this builder
   * @throws IllegalArgumentException when it is less than a day
   */
  public FakeSupplierBuilder keepsDocumentsFor(Duration value) {
    if (value.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "documents kept for %s, expected a day or more", value));
    }
    this.kept = value;
    return this;
  }

  /**
   * Limits what the customer may owe for orders not yet billed; orders beyond it are refused.
   *
   * @param euros the limit; none unless set
   * @return this builder
   */
  public FakeSupplierBuilder creditLimit(BigDecimal euros) {
    this.creditLimit = euros;
    return this;
  }

  /**
   * Opens the supplier.
   *
   * @return a new supplier, its folders there and its first catalogue built
   */
  public FakeSupplier open() {
    return new FakeSupplier(this);
  }
}
