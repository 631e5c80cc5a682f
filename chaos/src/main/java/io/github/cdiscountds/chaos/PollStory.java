package io.github.cdiscountds.chaos;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SourceFileNames;
import io.github.cdiscountds.testkit.StatusCodes;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a supplier had on its server at some moments after orders were sent, told once, so that any
 * number of shops can read the same documents. Immutable once it is told.
 */
final class PollStory {
  private static final List<String> FOLDERS =
      List.of("Fichier", "Anomalie", "Suivi", "Facturation");
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 8, 0);

  /** A document on the server. */
  private record Document(String folder, String name, Content content, Instant modified) {}

  /** Bytes that nobody changes. */
  private static final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  private final List<List<Document>> scenes = new ArrayList<>();

  private PollStory() {}

  /**
   * Tells it: orders of three files, of which one is rejected, are sent from a ledger; one order is
   * refused, one line goes in two parcels; in the end everything is billed.
   *
   * @param orders how many orders, at least six
   * @param ledger where to leave the ledger, as it was before any report was read
   * @param work a folder for the client that sends
   */
  static PollStory tell(long seed, int orders, Path ledger, Path work) {
    PollStory story = new PollStory();
    MonthOrders drawn = new MonthOrders(seed);
    try (FakeSupplier supplier =
            FakeSupplier.builder(OrderSet.ACCOUNT)
                .startAt(START)
                .catalogue(MonthOrders.catalogue())
                .statusCodes(StatusCodes.WHOLE_MATRIX)
                .open();
        OrderLedger kept = JdbcLedger.sqlite(ledger).open()) {
      DropshipClient client =
          DropshipClient.builder(OrderSet.ACCOUNT)
              .retries(RetrySettings.none())
              .catalogueServer(supplier.catalogueTransport())
              .orderServer(supplier.orderTransport())
              .ledger(kept)
              .pacing(Pacing.EVERY_DISPATCH)
              .clock(supplier.clock())
              .workFolder(work)
              .build();
      client.catalogue().refresh();
      List<Order> all =
          IntStream.rangeClosed(1, orders).mapToObj(number -> drawn.order(number, 0)).toList();
      supplier.refuses(all.get(1).key().orderNumber(), RefusalCause.STOCKOUT);
      all.forEach(
          order ->
              order.lines().stream()
                  .filter(line -> line.quantity() > 1)
                  .findFirst()
                  .ifPresent(
                      line ->
                          supplier.splits(
                              order.key().orderNumber(), line.product().toString(), 1)));
      client.orders().submit(all.subList(0, orders / 2));
      supplier.advance(Duration.ofMinutes(20));
      client.orders().submit(all.subList(orders / 2, orders - 2));
      supplier.advanceTo(START.withHour(9)).rejectsNextFile("Identifiant Cdiscount inconnu");
      client.orders().submit(all.subList(orders - 2, orders));
      supplier.pauses(SupplierJob.INTEGRATION);
      supplier.advanceTo(START.withHour(10)).publishesNow(SupplierJob.ANOMALIES);
      story.scene(supplier);
      supplier.resumes(SupplierJob.INTEGRATION).advanceTo(START.withHour(12).withMinute(30));
      story.scene(supplier);
      supplier.writes(SourceFileNames.BLANK).writes(TrackingColumns.A_IS_CAMPAIGN);
      supplier.advanceTo(START.plusDays(1).withHour(5).withMinute(40));
      story.scene(supplier);
      supplier.writes(SourceFileNames.WRITTEN).publishesNow(SupplierJob.COMPLIANCE);
      supplier.advanceTo(START.plusDays(3).withHour(17));
      story.scene(supplier);
      supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 7, 0));
      story.scene(supplier);
    }
    return story;
  }

  private void scene(FakeSupplier supplier) {
    List<Document> documents = new ArrayList<>();
    for (String folder : FOLDERS) {
      for (String name : supplier.orderTree().names(folder)) {
        documents.add(
            new Document(
                folder,
                name,
                new Content(supplier.orderTree().read(folder, name)),
                supplier.orderTree().modified(folder, name)));
      }
    }
    scenes.add(List.copyOf(documents));
  }

  int scenes() {
    return scenes.size();
  }

  /** Puts the documents of a scene on a server, over those of the one before. */
  void show(int scene, FileTree server) {
    FOLDERS.forEach(server::createFolder);
    server.createFolder("Commandes");
    for (Document document : scenes.get(scene)) {
      try {
        Files.setLastModifiedTime(
            server.write(document.folder, document.name, document.content.bytes),
            FileTime.from(document.modified));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
