package io.github.cdiscountds.testkit.junit;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FakeSupplierBuilder;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one test has: the supplier, its server, the client and what it needs. Closed in
 * the opposite order of its making.
 */
final class World implements AutoCloseable {
  /** What has to be closed. */
  private interface Part {
    void close() throws IOException;
  }

  private final Deque<Part> toClose = new ArrayDeque<>();
  private final FakeSupplier supplier;
  private final @Nullable EmbeddedSftpServer server;
  private final OrderLedger ledger;
  private final FaultyTransport orderServer;
  private final FaultyTransport catalogueServer;
  private final DropshipClient client;

  private World(DropshipTest settings, Over over, DropshipCustomizer customizer)
      throws IOException {
    try {
      FakeSupplierBuilder opening =
          FakeSupplier.builder(customizer.account())
              .startAt(LocalDateTime.parse(settings.start()))
              .language(settings.language())
              .trackingColumns(settings.columns());
      if (settings.products() > 0) {
        opening.catalogue(
            FakeCatalogue.generated(settings.seed(), settings.products())
                .putAll(FakeCatalogue.sample()));
      }
      customizer.supplier(opening);
      Path folder = Files.createTempDirectory("dropship-test");
      toClose.push(() -> delete(folder));
      supplier = opening.open();
      toClose.push(supplier::close);
      ledger = customizer.ledger(supplier.clock());
      toClose.push(ledger::close);
      if (over == Over.SFTP) {
        EmbeddedSftpServer served = supplier.serve();
        server = served;
        toClose.push(served::close);
        String password = supplier.password();
        catalogueServer =
            FaultyTransport.around(
                customizer.connect(served, FakeSupplier.CATALOGUE_LOGIN, password));
        toClose.push(catalogueServer::close);
        orderServer =
            FaultyTransport.around(customizer.connect(served, FakeSupplier.ORDER_LOGIN, password));
      } else {
        server = null;
        catalogueServer = FaultyTransport.around(supplier.catalogueTransport());
        toClose.push(catalogueServer::close);
        orderServer = FaultyTransport.around(supplier.orderTransport());
      }
      toClose.push(orderServer::close);
      DropshipClient.Builder building =
          DropshipClient.builder(supplier.account())
              .profile(supplier.profile())
              .catalogueServer(catalogueServer)
              .orderServer(orderServer)
              .ledger(ledger)
              .clock(supplier.clock())
              .workFolder(folder);
      customizer.client(building);
      client = building.build();
    } catch (IOException | RuntimeException | Error e) {
      try {
        close();
      } catch (IOException | RuntimeException | Error alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  static World begin(DropshipTest settings, Over over, DropshipCustomizer customizer) {
    try {
      return new World(settings, over, customizer);
    } catch (IOException e) {
      throw new UncheckedIOException("no place for the client's working folder", e);
    }
  }

  FakeSupplier supplier() {
    return supplier;
  }

  @Nullable EmbeddedSftpServer server() {
    return server;
  }

  OrderLedger ledger() {
    return ledger;
  }

  FaultyTransport orderServer() {
    return orderServer;
  }

  FaultyTransport catalogueServer() {
    return catalogueServer;
  }

  DropshipClient client() {
    return client;
  }

  Story story() {
    return Story.of(supplier, client);
  }

  @Override
  public void close() throws IOException {
    @Nullable Throwable first = null;
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (IOException | RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof IOException e) {
      throw e;
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
