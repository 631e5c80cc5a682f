package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.BillingError.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FakeSupplierBillingErrorTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");
  private static final LocalDateTime FIFTH_OF_APRIL = LocalDateTime.of(2026, 4, 5, 6, 0);

  private FakeSupplier shipped(int orders) {
    return shipped(orders, VatMeaning.RATE);
  }

  private FakeSupplier shipped(int orders, VatMeaning vat) {
    FakeSupplier supplier = FakeSupplier.builder(SHOP).invoiceVat(vat).open();
    RawSheet sheet = supplier.raw().sheet();
    for (int number = 0; number < orders; number++) {
      sheet
          .order("10" + number, "C202603", "CGRESERVA", "50.99")
          .with("V", "2")
          .again()
          .with("T", "FUJIAV200PRO")
          .with("U", "25.99");
    }
    supplier.raw().put("a.xls", sheet);
    return supplier.advanceTo(LocalDateTime.of(2026, 3, 20, 8, 0));
  }

  private static List<List<String>> invoice(FakeSupplier supplier) {
    supplier.advanceTo(FIFTH_OF_APRIL);
    List<List<String>> rows = Documents.latest(supplier, "Facturation");
    return new ArrayList<>(rows.subList(1, rows.size()));
  }

  @Test
  @Tag("R35")
  void makesEachErrorInAnOrderOfItsOwn() {
    List<List<String>> right = invoice(shipped(30));
    FakeSupplier wrongly = shipped(30).misbills(20, 7);
    List<List<String>> wrong = invoice(wrongly);
    wrongly.verify();

    List<BillingError> errors = wrongly.billingErrors();
    assertThat(errors.stream().collect(Collectors.groupingBy(BillingError::kind)))
        .hasSize(10)
        .allSatisfy((kind, each) -> assertThat(each).hasSize(2));
    Map<List<String>, BillingError> byPlace =
        errors.stream()
            .collect(
                Collectors.toMap(
                    error -> List.of(error.orderNumber(), error.sku()), Function.identity()));
    Map<String, List<String>> byLine =
        right.stream().collect(Collectors.toMap(row -> row.get(7), Function.identity()));
    for (List<String> row : wrong) {
      List<String> before = byLine.remove(row.get(7));
      if (row.equals(before)) {
        continue;
      }
      BillingError error = byPlace.remove(List.of(row.get(6), row.get(10)));
      assertThat(error).as("%s", row).isNotNull();
      assertThat(error.invoice() + " " + error.line()).isEqualTo(row.get(2) + " " + row.get(7));
      BigDecimal computed = new BigDecimal(row.get(13)).multiply(new BigDecimal(row.get(11)));
      assertThat(new BigDecimal(row.get(14)).compareTo(computed) == 0)
          .isEqualTo(error.kind() != Kind.AMOUNT);
      switch (error.kind()) {
        case UNKNOWN_ORDER -> assertThat(row.get(6)).startsWith("NOSUCH-");
        case UNKNOWN_PRODUCT -> assertThat(row.get(10)).isNotIn("CGRESERVA", "FUJIAV200PRO");
        case QUANTITY_NOT_SHIPPED -> assertThat(changes(before, row)).containsExactly(11, 14);
        case BILLED_TWICE ->
            assertThat(right).anyMatch(same -> changes(same, row).equals(List.of(7)));
        case REPEATED_LINE -> assertThat(right).contains(row);
        case UNIT_PRICE -> assertThat(changes(before, row)).containsExactly(13, 14);
        case AMOUNT -> assertThat(changes(before, row)).containsExactly(14);
        case SHIPPING_COSTS -> assertThat(changes(before, row)).containsExactly(15);
        case VAT -> assertThat(changes(before, row)).containsExactly(12);
        case NOT_BILLED -> throw new AssertionError("a line that isn't there: " + row);
      }
    }
    assertThat(byPlace.values()).extracting(BillingError::kind).containsOnly(Kind.NOT_BILLED);
    assertThat(byLine.values())
        .extracting(row -> List.of(row.get(6), row.get(10)))
        .containsExactlyInAnyOrderElementsOf(byPlace.keySet());
  }

  private static List<Integer> changes(List<String> before, List<String> after) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < before.size(); column++) {
      if (!before.get(column).equals(after.get(column))) {
        columns.add(column);
      }
    }
    return columns;
  }

  @Test
  void makesTheSameErrorsForTheSameSeed() {
    assertThat(invoice(shipped(30).misbills(12, 3)))
        .isEqualTo(invoice(shipped(30).misbills(12, 3)))
        .isNotEqualTo(invoice(shipped(30).misbills(12, 4)));
  }

  @Test
  @Tag("R37")
  void aMistakeThatNobodyCouldSeeIsNotMade() {
    FakeSupplier supplier = shipped(30, VatMeaning.NONE).misbills(20, 7);
    assertThat(invoice(supplier)).extracting(row -> row.get(12)).containsOnly("");
    supplier.verify();
    assertThat(supplier.billingErrors())
        .hasSize(20)
        .extracting(BillingError::kind)
        .doesNotContain(Kind.VAT);
  }

  @Test
  void keepsItsBooksRight() {
    FakeSupplier supplier = shipped(20).misbills(20, 1);
    invoice(supplier);
    assertThat(supplier.books()).extracting(BookedLine::invoicedQuantity).containsOnly(2);
  }

  @Test
  void leavesOrdersAloneOfWhichSomethingIsGivenBack() {
    FakeSupplier supplier = shipped(3).misbills(2, 5).credits("101", "CGRESERVA", 1);
    invoice(supplier);
    assertThat(supplier.billingErrors())
        .hasSize(2)
        .noneMatch(error -> error.orderNumber().equals("101"));
  }

  @Test
  void complainsWhenItCanNotMakeThemAll() {
    FakeSupplier supplier = shipped(3).misbills(4, 5);
    assertThatThrownBy(supplier::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("fake supplier: 4 billing errors planned, no invoice was due");
    invoice(supplier);
    assertThatThrownBy(supplier::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("fake supplier: 4 billing errors planned, the invoice has room for 3");
    assertThatThrownBy(() -> supplier.misbills(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 billing errors, expected at least one");
  }
}
