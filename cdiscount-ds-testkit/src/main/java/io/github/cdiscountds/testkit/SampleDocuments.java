package io.github.cdiscountds.testkit;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.LocalDate;
import java.util.List;

/**
 * One document of each of the six kinds, ready to be read, as the fake supplier writes it.
 *
 * <p>They belong together: the file with the orders 1001 (two lines, shipped), 1002 (to Dublin,
 * shipped) and 1003 (sold out) of 2 March 2026, the compliance report and the anomaly tracking of
 * that day, the order tracking of 6 March, the invoice of 5 April, and the catalogue of seven
 * products. They say the same in each call; the bytes of the compliance report, a zip, hold the
 * time of their making as well.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class SampleDocuments {
  /** The customer that the documents are for. */
  public static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final String ORDERS = "orders_YOURCOMPANY_20260302_080000.xls";
  private static final String CAMPAIGN = "C202603";

  private final List<FileContent> documents;

  private SampleDocuments(ReportLanguage language) {
    try (FakeSupplier supplier =
        FakeSupplier.builder(ACCOUNT).startAt(DAY.atTime(8, 0)).language(language).open()) {
      Folders folders = supplier.profile().folders();
      FileContent catalogue = latest(supplier.catalogueTree(), folders.catalogue());
      byte[] orders = orders(supplier);
      supplier.raw().put(ORDERS, orders);
      supplier.refuses("1003", RefusalCause.STOCKOUT).advanceTo(DAY.atTime(12, 0));
      FileContent compliance = latest(supplier.orderTree(), folders.compliance());
      FileContent anomalies = latest(supplier.orderTree(), folders.anomalies());
      supplier.advanceTo(DAY.plusDays(4).atTime(5, 30));
      FileContent tracking = latest(supplier.orderTree(), folders.tracking());
      supplier.advanceTo(DAY.plusMonths(1).withDayOfMonth(5).atTime(12, 0));
      FileContent invoice = latest(supplier.orderTree(), folders.invoices());
      this.documents =
          List.of(
              catalogue, FileContent.of(ORDERS, orders), compliance, anomalies, tracking, invoice);
    }
  }

  /**
   * Gives the documents of a supplier that writes in some language.
   *
   * @param language the reports' language
   * @return the six
   */
  public static SampleDocuments in(ReportLanguage language) {
    return new SampleDocuments(language);
  }

  /**
   * Gives one document.
   *
   * @param kind which
   * @return its name and bytes
   */
  public FileContent of(DocumentKind<?> kind) {
    return documents.get(DocumentKind.all().indexOf(kind));
  }

  private static byte[] orders(FakeSupplier supplier) {
    RawSheet sheet =
        supplier
            .raw()
            .order("1001", CAMPAIGN, "CGRESERVA", "50.99")
            .with("V", "2")
            .again()
            .with("T", "TSHIRT01-M")
            .with("U", "9.90")
            .with("V", "1");
    sheet.order("1002", CAMPAIGN, "FUJIAV200PRO", "25.99");
    sheet.with("N", "IR").with("R", "CHD").with("L", "D02");
    return sheet.order("1003", CAMPAIGN, "AO1604", "491").toXls();
  }

  private static FileContent latest(FileTree tree, RemoteFolder folder) {
    List<String> names = tree.names(folder.path());
    String name = names.get(names.size() - 1);
    return FileContent.of(name, tree.read(folder.path(), name));
  }

  @Override
  public String toString() {
    return "SampleDocuments" + documents;
  }
}
