package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a poll reads, and what it leaves alone. */
class PollingTest {
  private static final List<String> FOLDERS = List.of("Fichier", "Anomalie", "Suivi");

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void anOrderHasBeenShipped() {
    shop = Shop.openedWith(folder);
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofDays(4));
  }

  @Test
  void aPollOfWhatDidNotChangeIsOneListingForEachFolder() {
    shop.supplier.advance(Duration.ofSeconds(3));
    shop.client.reports().poll();
    shop.orderServer.forgetCalls();
    shop.supplier.advance(Duration.ofSeconds(1));
    PollResult second = shop.client.reports().poll();
    assertThat(second.documents()).isEmpty();
    assertThat(shop.orderServer.calls())
        .extracting(call -> call.operation().name())
        .containsExactly("OPEN", "LIST", "LIST", "LIST");
    assertThat(shop.orderServer.pathsOf(Operation.LIST)).doesNotHaveDuplicates();
  }

  @Test
  @Tag("INV-5")
  void aDocumentThatChangedJustBeforeItWasReadIsReadAgainAndOnlyThatOne() throws IOException {
    Path written = latestTracking();
    Instant now = shop.supplier.clock().instant();
    Files.setLastModifiedTime(written, FileTime.from(now.minusSeconds(2)));
    shop.client.reports().poll();
    shop.orderServer.forgetCalls();
    shop.supplier.advance(Duration.ofSeconds(30));
    assertThat(shop.client.reports().poll().documents()).isEmpty();
    assertThat(shop.orderServer.pathsOf(Operation.READ)).hasSize(1);
    shop.orderServer.forgetCalls();
    shop.client.reports().poll();
    assertThat(shop.orderServer.pathsOf(Operation.READ)).isEmpty();
  }

  @Test
  @Tag("INV-5")
  void aDocumentThatIsWrittenOverWhileItIsReadIsReadAgainAtOnce() {
    Path written = latestTracking();
    shop.orderServer.onNth(Operation.READ, documents(), Fault.meanwhile(() -> touch(written, 7)));
    PollResult poll = shop.client.reports().poll();
    assertThat(poll.postponed()).isEmpty();
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(shop.orderServer.faultsAhead()).isEmpty();
  }

  @Test
  @Tag("INV-5")
  void oneThatNeverStandsStillIsLeftToTheNextPollAndChangesNothing() {
    Path written = latestTracking();
    List<Integer> times = new ArrayList<>();
    for (int reading = 0; reading < 3; reading++) {
      shop.orderServer.onNth(
          Operation.READ,
          documents() + reading,
          Fault.meanwhile(
              () -> {
                times.add(1);
                touch(written, times.size());
              }));
    }
    PollResult poll = shop.client.reports().poll();
    assertThat(times).hasSize(3);
    assertThat(poll.postponed())
        .singleElement()
        .satisfies(
            postponed ->
                assertThat(postponed.kind()).isEqualTo(TransportException.Kind.CHANGED_WHILE_READ));
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.INTEGRATED);
    shop.client.reports().poll();
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SHIPPED);
  }

  /** The tracking is in the folder that is looked into last. */
  private int documents() {
    int count = 0;
    for (String name : FOLDERS) {
      count += shop.supplier.orderTree().names(name).size();
    }
    return count;
  }

  private Path latestTracking() {
    return shop.supplier.orderTree().file("Suivi", "SuiviCommandes.xls");
  }

  private static void touch(Path file, int seconds) {
    try {
      Instant before = Files.getLastModifiedTime(file).toInstant();
      Files.setLastModifiedTime(file, FileTime.from(before.plusSeconds(seconds)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
