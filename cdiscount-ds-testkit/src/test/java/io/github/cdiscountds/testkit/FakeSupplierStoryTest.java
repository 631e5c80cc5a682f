package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the first upload to the invoice, as a shop would see it through its transports. */
class FakeSupplierStoryTest {
  private static final RemoteFolder COMMANDES = new RemoteFolder("Commandes");

  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));

  private void upload(String name, byte[] content) {
    try (FileTransport transport = supplier.orderTransport();
        TransportSession session = transport.open()) {
      String temporary = "." + name + ".1.part";
      session.put(
          COMMANDES,
          temporary,
          new ByteArrayInputStream(content),
          content.length,
          TransferListener.NONE);
      session.rename(COMMANDES, temporary, name);
    }
  }

  private byte[] download(String folder) {
    try (FileTransport transport = supplier.orderTransport();
        TransportSession session = transport.open()) {
      List<RemoteFile> files = session.list(new RemoteFolder(folder)).files();
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      session.read(files.get(files.size() - 1), content, TransferListener.NONE);
      return content.toByteArray();
    }
  }

  @Test
  void aMonthWithASellOutADuplicateAndABadAmount() {
    RawSheet orders =
        supplier
            .raw()
            .order("1001", "C202603", "CGRESERVA", "50.99")
            .again()
            .with("T", "TSHIRT01-S")
            .with("U", "9.90")
            .with("V", "3");
    orders.order("1002", "C202603", "PSPBL16GO", "150.11");
    orders.with("N", "IR").with("R", "CHD").with("L", "D02 X285");
    for (String[] order :
        new String[][] {
          {"1003", "FUJIAV200PRO", "25.99"},
          {"1004", "3333973153808", "70.45"},
          {"1005", "AO1604", "491"}
        }) {
      orders.order(order[0], "C202603", order[1], order[2]);
    }
    upload("orders_SHOP_20260302_080000.xls", orders.toXls());
    supplier.sellsOut("AO1604").advance(Duration.ofHours(1));
    supplier.raw().repeat("orders_SHOP_20260302_080000.xls", "again.xls");
    supplier
        .raw()
        .put(
            "wrong.xls",
            supplier.raw().order("1006", "C202603", "CGRESERVA", "50.99").with("S", "12,5x"));

    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 9, 30));
    assertThat(Documents.rows(download("Fichier")))
        .extracting(row -> row.get(0), row -> row.get(4))
        .contains(
            tuple("again.xls", "En cours de traitement"),
            tuple("wrong.xls", "Non traité : ligne n°2 : FraisPort:n'est pas au format attendu"));

    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    assertThat(Documents.rows(download("Anomalie")).stream().skip(1))
        .extracting(row -> row.get(0), row -> row.get(22), row -> row.get(23))
        .containsExactly(
            tuple("1001", "Traitée", "orders_SHOP_20260302_080000.xls"),
            tuple("1001", "Traitée", "orders_SHOP_20260302_080000.xls"),
            tuple("1002", "Traitée", "orders_SHOP_20260302_080000.xls"),
            tuple("1003", "Traitée", "orders_SHOP_20260302_080000.xls"),
            tuple("1004", "Traitée", "orders_SHOP_20260302_080000.xls"),
            tuple(
                "1005",
                "Non Traitée : Stock insuffisant : AO1604",
                "orders_SHOP_20260302_080000.xls"),
            tuple("1001", "Non Traitée : Commande en doublon", "again.xls"),
            tuple("1001", "Non Traitée : Commande en doublon", "again.xls"),
            tuple("1002", "Non Traitée : Commande en doublon", "again.xls"),
            tuple("1003", "Non Traitée : Commande en doublon", "again.xls"),
            tuple("1004", "Non Traitée : Commande en doublon", "again.xls"),
            tuple("1005", "Non Traitée : Commande en doublon", "again.xls"));

    supplier.advanceTo(LocalDateTime.of(2026, 3, 4, 5, 30));
    assertThat(Documents.rows(download("Suivi")).stream().skip(1))
        .extracting(row -> row.get(0), row -> row.get(10), row -> row.get(12))
        .containsExactly(
            tuple("1001", "CGRESERVA", "8V00000000001"),
            tuple("1001", "TSHIRT01-S", "8V00000000001"),
            tuple("1002", "PSPBL16GO", "XA000000002FR"),
            tuple("1003", "FUJIAV200PRO", "8V00000000003"),
            tuple("1004", "3333973153808", "8V00000000004"));

    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    assertThat(
            Documents.plainCsv(download("Facturation")).stream()
                .skip(1)
                .map(row -> new BigDecimal(row.get(14)))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("327.24");
    assertThat(supplier.books())
        .extracting(BookedLine::stage)
        .filteredOn(stage -> stage == BookedLine.Stage.SHIPPED)
        .hasSize(5);
    supplier.verify();
  }

  @Test
  void playsAlikeEveryTime() {
    assertThat(playedBooks()).isEqualTo(playedBooks());
  }

  private static List<BookedLine> playedBooks() {
    FakeSupplier fresh = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));
    RawSheet sheet = fresh.raw().order("1", "C", "CGRESERVA", "50.99");
    IntStream.range(2, 20).forEach(i -> sheet.again().with("A", String.valueOf(i)));
    fresh.raw().put("a.xls", sheet);
    return fresh.advance(Duration.ofDays(8)).books();
  }

  @Test
  void publishesOutOfTurnWhenTold() {
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C", "CGRESERVA", "50.99"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 9, 7));
    supplier
        .publishesNow(SupplierJob.COMPLIANCE)
        .publishesNow(SupplierJob.ANOMALIES)
        .publishesNow(SupplierJob.TRACKING);
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly(
            "RapportConformite_20260302_083000.xlsx", "RapportConformite_20260302_090700.xlsx");
    assertThat(supplier.orderTree().read("Fichier", "RapportConformite_20260302_090700.xlsx"))
        .isEqualTo(supplier.orderTree().read("Fichier", "RapportConformite_20260302_083000.xlsx"));
    assertThat(supplier.orderTree().modified("Anomalie", "SuiviAnomalies_20260302.xls"))
        .isEqualTo("2026-03-02T08:07:00Z");
    assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
        .isEqualTo("2026-03-02T08:07:00Z");
    assertThatThrownBy(() -> supplier.publishesNow(SupplierJob.INVOICE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Facturation holds no document to publish again");
    assertThatThrownBy(() -> supplier.publishesNow(SupplierJob.PICK_UP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PICK_UP publishes no document");
  }

  @Test
  void keepsPersonalDataOutOfItsTexts() {
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier + " " + supplier.books() + supplier.pickUps() + supplier.catalogue())
        .doesNotContain("EXEMPLE", "CAMILLE", "0500000000", "service-client");
  }
}
