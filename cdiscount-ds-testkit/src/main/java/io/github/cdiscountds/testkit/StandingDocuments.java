package io.github.cdiscountds.testkit;

import io.github.cdiscountds.profile.ServiceProfile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the documents that tell how things stand, each over the one before: the catalogue, the
 * day's anomaly tracking and the order tracking. Guarded by the supplier's lock.
 */
final class StandingDocuments {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final ServiceProfile profile;
  private final OrderBooks books;
  private final FakeCatalogue catalogue;
  private final CatalogueFormat catalogueFormat;
  private final String catalogueName;
  private final SupplierDocuments documents;
  private final Publisher catalogueServer;
  private final Publisher orderServer;
  private final WallClock clock;

  StandingDocuments(
      ServiceProfile profile,
      OrderBooks books,
      FakeCatalogue catalogue,
      CatalogueFormat catalogueFormat,
      String catalogueName,
      SupplierDocuments documents,
      Publisher catalogueServer,
      Publisher orderServer,
      WallClock clock) {
    this.profile = profile;
    this.books = books;
    this.catalogue = catalogue;
    this.catalogueFormat = catalogueFormat;
    this.catalogueName = catalogueName;
    this.documents = documents;
    this.catalogueServer = catalogueServer;
    this.orderServer = orderServer;
    this.clock = clock;
  }

  /** Rebuilds the catalogue after what others did on its market since it was built last. */
  void rebuildCatalogue() {
    catalogue.move(clock.instant());
    buildCatalogue();
  }

  void buildCatalogue() {
    catalogueServer.publish(
        SupplierJob.CATALOGUE,
        profile.folders().catalogue(),
        catalogueName,
        catalogue.document(catalogueFormat));
  }

  /** Writes today's anomaly tracking, unless there are no orders to list. */
  void writeAnomalies() {
    LocalDate today = clock.today();
    if (!books.listedOn(today).isEmpty()) {
      orderServer.publish(
          SupplierJob.ANOMALIES,
          profile.folders().anomalies(),
          "SuiviAnomalies_" + DAY.format(today) + ".xls",
          documents.anomalies(today, books).toXls("SuiviAnomalies"));
    }
  }

  void writeTracking() {
    LocalDate since = clock.today().minusDays(profile.cadences().trackingDays());
    orderServer.publish(
        SupplierJob.TRACKING,
        profile.folders().tracking(),
        "SuiviCommandes.xls",
        documents.tracking(clock.instant(), since, books).toXls("SuiviCommandes"));
  }
}
