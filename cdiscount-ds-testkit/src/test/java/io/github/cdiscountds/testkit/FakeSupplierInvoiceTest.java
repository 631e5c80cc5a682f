package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.profile.Account;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FakeSupplierInvoiceTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");
  private static final LocalDateTime FIFTH_OF_APRIL = LocalDateTime.of(2026, 4, 5, 6, 0);

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private RawSheet order(String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  @Test
  void billsOnTheFifthWhatShippedTheMonthBefore() {
    supplier
        .raw()
        .put("a.xls", order("1001").with("V", "2").again().with("T", "AO1604").with("U", "491"));
    supplier.advanceTo(FIFTH_OF_APRIL.minusSeconds(1));
    assertThat(supplier.orderTree().names("Facturation")).isEmpty();
    supplier.advanceTo(FIFTH_OF_APRIL);
    assertThat(supplier.orderTree().names("Facturation"))
        .containsExactly("Invoicing_20260405_060000.csv");
    assertThat(Documents.latest(supplier, "Facturation").subList(1, 3))
        .containsExactly(
            List.of(
                "a.xls",
                "F",
                "FA2604000001",
                "03/03/2026",
                "0000000ZH43Q",
                "C202603",
                "1001",
                "1",
                "PS7781201",
                "100200301",
                "CGRESERVA",
                "2",
                "20",
                "50.99",
                "101.98",
                "5.00",
                "5051",
                "26030200001PSLA"),
            List.of(
                "a.xls",
                "F",
                "FA2604000001",
                "03/03/2026",
                "0000000ZH43Q",
                "C202603",
                "1001",
                "2",
                "PS7781201",
                "100200301",
                "AO1604",
                "2",
                "20",
                "491",
                "982",
                "5.00",
                "5051",
                "26030200001PSLA"));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::invoicedQuantity)
        .containsExactly(2, 2);
  }

  @Test
  void leavesWhatShippedThisMonthToTheNextInvoice() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 30, 16, 0));
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 31, 16, 0));
    supplier.raw().put("b.xls", order("1002"));
    supplier.advanceTo(LocalDateTime.of(2026, 5, 6, 0, 0));
    assertThat(supplier.orderTree().names("Facturation"))
        .containsExactly("Invoicing_20260405_060000.csv", "Invoicing_20260505_060000.csv");
    assertThat(
            Documents.plainCsv(
                supplier.orderTree().read("Facturation", "Invoicing_20260405_060000.csv")))
        .extracting(row -> row.get(6), row -> row.get(3))
        .containsExactly(tuple("customerreference", "date"), tuple("1001", "31/03/2026"));
    assertThat(Documents.latest(supplier, "Facturation"))
        .extracting(row -> row.get(6), row -> row.get(2), row -> row.get(3))
        .containsExactly(
            tuple("customerreference", "number", "date"),
            tuple("1002", "FA2605000002", "01/04/2026"));
  }

  @Test
  void billsNothingWhenNothingShipped() {
    supplier.advanceTo(FIFTH_OF_APRIL.plusDays(1));
    assertThat(supplier.orderTree().names("Facturation")).isEmpty();
  }

  @Test
  void billsTheParcelsOfALineInTheMonthsInWhichTheyLeft() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 30, 16, 0)).splits("1001", "CGRESERVA", 2, 3);
    supplier.raw().put("a.xls", order("1001").with("V", "5"));
    supplier.advanceTo(LocalDateTime.of(2026, 5, 6, 0, 0));
    assertThat(
            Documents.plainCsv(
                    supplier.orderTree().read("Facturation", "Invoicing_20260405_060000.csv"))
                .get(1))
        .contains("2", "101.98", "5.00");
    assertThat(Documents.latest(supplier, "Facturation").get(1).subList(11, 16))
        .containsExactly("3", "20", "50.99", "152.97", "0");
    assertThat(supplier.books("1001")).extracting(BookedLine::invoicedQuantity).containsExactly(5);
  }

  @Test
  @Tag("R34")
  void givesMoneyBackOnANegativeLine() {
    supplier.raw().put("a.xls", order("1001").with("V", "2"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 20, 8, 0)).credits("1001", "CGRESERVA", 1);
    supplier.advanceTo(FIFTH_OF_APRIL);
    assertThat(Documents.latest(supplier, "Facturation"))
        .extracting(row -> row.get(1), row -> row.get(2), row -> row.get(11), row -> row.get(14))
        .containsExactly(
            tuple("type", "number", "quantitydelivered", "vatexamount"),
            tuple("F", "FA2604000001", "2", "101.98"),
            tuple("A", "AV2604000002", "-1", "-50.99"));
    assertThat(supplier.books("1001")).extracting(BookedLine::invoicedQuantity).containsExactly(1);
  }

  @Test
  void givesNoMoneyBackForWhatNeverShipped() {
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 11, 0));
    assertThatThrownBy(() -> supplier.credits("1001", "CGRESERVA", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "credit of 1 pieces of CGRESERVA of order 1001, expected a line that shipped as many"
                + " that weren't credited before");
  }

  @Test
  @Tag("R34")
  void givesMoneyBackForEachPieceOnce() {
    supplier.raw().put("a.xls", order("1001").with("V", "1"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 20, 8, 0)).credits("1001", "CGRESERVA", 1);
    assertThatThrownBy(() -> supplier.credits("1001", "CGRESERVA", 1))
        .isInstanceOf(IllegalArgumentException.class);
    supplier.advanceTo(FIFTH_OF_APRIL);
    assertThatThrownBy(() -> supplier.credits("1001", "CGRESERVA", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(supplier.books("1001")).extracting(BookedLine::invoicedQuantity).containsExactly(0);
  }

  @Test
  void makesUpForAnInvoiceThatWasDueWhilePaused() {
    supplier.raw().put("a.xls", order("1001"));
    supplier.pauses(SupplierJob.INVOICE).advanceTo(LocalDateTime.of(2026, 4, 7, 9, 0));
    assertThat(supplier.orderTree().names("Facturation")).isEmpty();
    supplier.resumes(SupplierJob.INVOICE);
    assertThat(supplier.orderTree().names("Facturation"))
        .containsExactly("Invoicing_20260407_090000.csv");
  }
}
