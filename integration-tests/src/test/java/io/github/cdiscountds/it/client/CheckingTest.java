package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.testkit.SupplierJob;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders checked against the shop's own catalogue and ledger. */
class CheckingTest {
  @TempDir private Path folder;
  private Shop shop;
  private DropshipClient client;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
    client = clientWith(PreflightSettings.DEFAULT);
    client.catalogue().refresh();
  }

  private DropshipClient clientWith(PreflightSettings settings) {
    return shop.newBuilder().checks(settings).build();
  }

  private List<String> found(Order... orders) {
    return client.orders().check(List.of(orders)).stream().map(Finding::toString).toList();
  }

  @Test
  void aDryRunTellsWhatTheCatalogueKnows() {
    assertThat(found(order("CDS-1", "AO1604", "491"), order("CDS-2", "CGRESERVA", "51")))
        .containsExactly(
            "WARNING order CDS-2/CLIENT202603, product CGRESERVA: column U: Prix de vente HT is"
                + " \"51\", expected the catalogue's purchase price 50.99 [PRICE_DIFFERS]");
    shop.supplier.sellsOut("AO1604").publishesNow(SupplierJob.CATALOGUE);
    client.catalogue().refresh();
    assertThat(found(order("CDS-1", "AO1604", "491")))
        .singleElement()
        .asString()
        .startsWith("ERROR order CDS-1/CLIENT202603, product AO1604: column T:")
        .endsWith("[PRODUCT_UNKNOWN]");
  }

  @Test
  @Tag("INV-1")
  void aDryRunTellsWhatTheLedgerWouldAnswer() {
    client.orders().enqueue(List.of(order("CDS-1", "AO1604", "491")));

    assertThat(client.orders().check(List.of(order("CDS-1", "AO1604", "491"))))
        .extracting(Finding::code, Finding::isError)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(FindingCode.ALREADY_SUBMITTED, false));
    assertThat(client.orders().check(List.of(order("CDS-1", "CGRESERVA", "50.99"))))
        .extracting(Finding::code)
        .containsExactly(FindingCode.CONTENT_CONFLICT);
    client.orders().cancel(key("CDS-1"));
    assertThat(client.orders().check(List.of(order("CDS-1", "AO1604", "491"))))
        .extracting(Finding::code, Finding::isError)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(FindingCode.ALREADY_SUBMITTED, true));
    assertThat(found(order("CDS-2", "AO1604", "491"))).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void anOrderHandedOverAgainIsAlreadyThereWhateverBecameOfTheStock() {
    Order order = order("CDS-1", "AO1604", "491");
    client.orders().submit(List.of(order));
    shop.supplier.sellsOut("AO1604").publishesNow(SupplierJob.CATALOGUE);
    client.catalogue().refresh();

    SubmitResult again = client.orders().enqueue(List.of(order, order("CDS-2", "AO1604", "491")));

    assertThat(again.already()).containsEntry(key("CDS-1"), LineStage.SENT);
    assertThat(again.entered()).isEmpty();
    assertThat(again.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PRODUCT_UNKNOWN);
  }

  @Test
  void whatIsOwedLimitsWhatIsEntered() {
    // One order is worth 498: 491 and 7 for shipping.
    client = clientWith(PreflightSettings.DEFAULT.withCreditLimit(new BigDecimal("1000")));
    SubmitResult first =
        client
            .orders()
            .submit(
                List.of(
                    order("CDS-1", "AO1604", "491"),
                    order("CDS-2", "AO1604", "491"),
                    order("CDS-3", "AO1604", "491")));
    assertThat(first.entered()).containsExactly(key("CDS-1"), key("CDS-2"));
    assertThat(first.findings())
        .extracting(Finding::message)
        .contains(
            "order CDS-3/CLIENT202603: column A: N° de Cmd is \"CDS-3\", expected a value of at most"
                + " 4.00, what is left of the credit of 1000; this order is worth 498.00"
                + " [CREDIT_EXCEEDED]");
    assertThat(owedStops("CDS-4")).isTrue();

    // What the supplier refuses isn't owed any more.
    shop.supplier.refuses("CDS-2", io.github.cdiscountds.model.RefusalCause.DESTINATION);
    shop.supplier.advance(Duration.ofHours(3));
    client.reports().poll();
    assertThat(owedStops("CDS-4")).isFalse();
    client.orders().enqueue(List.of(order("CDS-4", "CGRESERVA", "50.99")));
    assertThat(owedStops("CDS-5")).isTrue();

    // Nor what was cancelled, or billed.
    client.orders().cancel(key("CDS-4"));
    assertThat(owedStops("CDS-5")).isFalse();
    shop.supplier.advance(Duration.ofDays(35));
    client.reports().poll();
    client.invoices().poll();
    assertThat(
            client
                .orders()
                .check(
                    List.of(
                        order("CDS-6", "CGRESERVA", "480"), order("CDS-7", "CGRESERVA", "480"))))
        .extracting(Finding::code)
        .doesNotContain(FindingCode.CREDIT_EXCEEDED);
  }

  /** Whether an order of 498 euros would exceed the credit. */
  private boolean owedStops(String number) {
    return client.orders().check(List.of(order(number, "CGRESERVA", "491"))).stream()
        .anyMatch(finding -> finding.code() == FindingCode.CREDIT_EXCEEDED);
  }
}
