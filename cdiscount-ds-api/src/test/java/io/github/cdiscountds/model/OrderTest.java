package io.github.cdiscountds.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
  private static final OrderKey KEY = OrderKey.of("CDS-1001", "CLIENT202611");
  private static final BigDecimal PRICE = new BigDecimal("25.99");

  @Test
  @Tag("R36")
  void namesEachProductOnce() {
    Order.Builder order = order().line(Sku.of("LAMP-42"), PRICE, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order.line(Sku.of(" LAMP-42 "), PRICE, 2).build())
        .withMessage(
            "order CDS-1001/CLIENT202611 names product LAMP-42 twice: add the quantities (R36)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100})
  @Tag("R36")
  void ordersOneToNinetyNinePieces(int quantity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order().line(Sku.of("LAMP-42"), PRICE, quantity))
        .withMessage("quantity %d of product LAMP-42: expected 1 to 99 (R36)", quantity);
  }

  @Test
  void refusesWhatCanNeverBeAnOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order().build())
        .withMessage("order CDS-1001/CLIENT202611 has no line: expected at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order().line(Sku.of("A"), new BigDecimal("-0.01"), 1))
        .withMessage("unit price -0.01 of product A: expected an amount of 0 or more, in euros");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sku.of("x".repeat(21)))
        .withMessage("product code of 21 characters: expected 1 to 20 without control characters");
    assertThatIllegalArgumentException().isThrownBy(() -> OrderKey.of(" ", "C"));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Order.builder(KEY, LocalDate.EPOCH, "ID", recipient()).line(Sku.of("A"), PRICE, 1))
        .withMessage("call deliveredBy(method, costs) before line(…)");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void namesThePartThatIsMissing() {
    PostalAddress address = recipient().address();
    assertThatNullPointerException()
        .isThrownBy(() -> new Recipient(null, "Doe", "Jo", address, null, null, "a@example.org"))
        .withMessage("title");
    assertThatNullPointerException()
        .isThrownBy(() -> new Order(KEY, null, "ID", recipient(), List.of()))
        .withMessage("date");
    assertThatNullPointerException()
        .isThrownBy(() -> PostalAddress.of("1 rue", "33000", "Bordeaux", null))
        .withMessage("destination");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void namesTheTextThatIsMissing() {
    PostalAddress address = recipient().address();
    Map<String, ThrowingCallable> missing =
        Map.ofEntries(
            entry("street", () -> PostalAddress.of(null, "33000", "Bordeaux", Destination.FRANCE)),
            entry("postCode", () -> PostalAddress.of("1 rue", null, "Paris", Destination.FRANCE)),
            entry("city", () -> PostalAddress.of("1 rue", "75001", null, Destination.FRANCE)),
            entry("surname", () -> new Recipient(Title.M, null, "Jo", address, null, null, "a@b")),
            entry("firstName", () -> new Recipient(Title.M, "D", null, address, null, null, "a@b")),
            entry("email", () -> new Recipient(Title.M, "Doe", "Jo", address, null, null, null)),
            entry(
                "cdiscountId", () -> new Order(KEY, LocalDate.EPOCH, null, recipient(), List.of())),
            entry("order number", () -> OrderKey.of(null, "C")),
            entry("campaign reference", () -> OrderKey.of("A", null)),
            entry("product code", () -> Sku.of(null)),
            entry("product", () -> order().line(null, PRICE, 1)),
            entry("unitPrice", () -> order().line(Sku.of("A"), null, 1)),
            entry(
                "shippingCosts",
                () -> new OrderLine(DeliveryMethod.COL, null, Sku.of("A"), PRICE, 1)));

    missing.forEach(
        (name, call) ->
            assertThatNullPointerException().as(name).isThrownBy(call).withMessage(name));
  }

  @Test
  @Tag("R20")
  void textsAreTrimmedAndComposed() {
    assertThat(recipient().firstName()).isEqualTo("Zoé");
    assertThat(recipient().mobile()).isNull();
    assertThat(recipient().address().street()).isEqualTo("1 rue du Test");
  }

  @Test
  @Tag("R20")
  void noBreakSpacesAndByteOrderMarksAroundATextAreWhiteSpaceToo() {
    PostalAddress address =
        new PostalAddress(
            "\u00a0\ufeff12\u00a0rue \u202f",
            "\u00a0",
            "\ufeff",
            "\u3000Martin\ufeff",
            "75001\u00a0",
            "\u00a0",
            Destination.FRANCE);

    assertThat(address)
        .isEqualTo(
            new PostalAddress(
                "12\u00a0rue", null, null, "Martin", "75001", "", Destination.FRANCE));
  }

  @Test
  @Tag("R17")
  void anAmountKeepsItsScale() {
    Order order = order().line(Sku.of("LAMP-42"), new BigDecimal("25.990"), 1).build();
    assertThat(order.lines().get(0).unitPrice()).isEqualTo(new BigDecimal("25.990"));
  }

  @Test
  @Tag("INV-6")
  void showsNoPersonalData() {
    Order order = order().line(Sku.of("LAMP-42"), PRICE, 1).build();
    assertThat(order)
        .hasToString(
            "Order[CDS-1001/CLIENT202611, 2026-11-21, Recipient[FR, withheld], 1 line(s)]");
  }

  @Test
  @Tag("R11")
  void theFileHasTwentyTwoColumnsOfWhichSeventeenAreTheOrders() {
    assertThat(OrderColumn.values()).hasSize(22);
    assertThat(OrderColumn.values()).filteredOn(OrderColumn::isOfOrder).hasSize(17);
    assertThat(OrderColumn.QUANTITY.letter()).isEqualTo("V");
    for (int i = 0; i < OrderColumn.values().length; i++) {
      assertThat(OrderColumn.values()[i].number()).isEqualTo(i + 1);
    }
  }

  private static Order.Builder order() {
    return Order.builder(KEY, LocalDate.of(2026, 11, 21), "000000CLIENT", recipient())
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("7"));
  }

  private static Recipient recipient() {
    return new Recipient(
        Title.MME,
        " Exemple",
        "Zoe\u0301 ",
        PostalAddress.of(" 1 rue du Test ", "33000", "Bordeaux", Destination.FRANCE),
        "0556000000",
        " ",
        "service@example.org");
  }
}
