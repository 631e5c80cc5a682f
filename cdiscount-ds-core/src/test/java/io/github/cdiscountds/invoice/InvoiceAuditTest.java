package io.github.cdiscountds.invoice;

import static io.github.cdiscountds.invoice.Bills.APRIL;
import static io.github.cdiscountds.invoice.Bills.LAMP;
import static io.github.cdiscountds.invoice.Bills.MARCH;
import static io.github.cdiscountds.invoice.Bills.ORDER;
import static io.github.cdiscountds.invoice.Bills.audit;
import static io.github.cdiscountds.invoice.Bills.euros;
import static io.github.cdiscountds.invoice.Bills.messages;
import static io.github.cdiscountds.invoice.Bills.order;
import static io.github.cdiscountds.invoice.Bills.ordered;
import static io.github.cdiscountds.invoice.Bills.remembering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.invoice.Bills.Bill;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.Parcel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R35")
class InvoiceAuditTest {
  private static final Sku SOFA = Sku.of("SOFA");
  private static final AuditSettings THROUGH_MARCH =
      AuditSettings.DEFAULT.withInvoicedThrough(YearMonth.of(2026, 3));

  private static Map<Sku, ProductTerms> rate(String rate) {
    return Map.of(LAMP, new ProductTerms(euros(rate), null));
  }

  @Test
  void findsNothingWrongWithAnInvoiceForWhatWasOrderedAndShipped() {
    AuditReport report =
        audit(List.of(Bill.of(2)), rate("20"), THROUGH_MARCH, order(ordered(LAMP, 2, 2)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(1);
  }

  @Nested
  class WhatIsBilled {

    @Test
    void anOrderThatIsNotKnownIsNamedWithWhatItCosts() {
      AuditReport report = audit(List.of(Bill.of(2).of(OrderKey.of("9", "C9"), LAMP)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 9/C9, product LAMP:"
                  + " billed for an order that isn't known is 25.00 €, expected 0 €"
                  + " [UNKNOWN_ORDER]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("25.00");
    }

    @Test
    void aProductThatWasNotOrderedIsNamedWithWhatItCosts() {
      AuditReport report =
          audit(
              List.of(Bill.of(2), Bill.of(1).of(ORDER, SOFA).on("FA1", 2).shipping(null)),
              order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:3: invoice FA1 line 2, order 1001/C202603, product"
                  + " SOFA: billed for a product that wasn't ordered is 10.00 €, expected 0 €"
                  + " [UNKNOWN_PRODUCT]");
    }
  }

  @Nested
  class Quantity {

    @Test
    void moreThanWasShippedIsTooMuch() {
      AuditReport report = audit(List.of(Bill.of(3)), order(ordered(LAMP, 5, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: quantity billed is 3, expected 2 [QUANTITY_NOT_SHIPPED]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("10.00");
    }

    @Test
    void whatNeverShippedIsNotOwed() {
      AuditReport report =
          audit(
              List.of(Bill.of(1), Bill.of(1).on("FA2", 1).in(APRIL, 2)),
              order(ordered(LAMP, 5, 0)));
      assertThat(report.findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.QUANTITY_NOT_SHIPPED, AuditCode.QUANTITY_NOT_SHIPPED);
    }

    @Test
    void partialDeliveriesMayBeBilledOnSeveralInvoices() {
      AuditReport report =
          audit(
              List.of(Bill.of(2), Bill.of(3).on("FA2", 1).in(APRIL, 2).shipping("0")),
              order(ordered(LAMP, 5, 5)));
      assertThat(report.findings()).isEmpty();
    }

    @Test
    void aboveTheShippedQuantityOverTwoInvoicesTheLaterOneIsWrong() {
      AuditReport report =
          audit(
              List.of(Bill.of(4).on("FA2", 1).in(APRIL, 2).shipping("0").day(31), Bill.of(2)),
              order(ordered(LAMP, 5, 5)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260505_060000.csv:2: invoice FA2 line 1, order 1001/C202603, product"
                  + " LAMP: quantity billed is 4, expected 3 [QUANTITY_NOT_SHIPPED]");
    }

    @Test
    void whatWasBilledOnAnEarlierInvoiceIsBilledTwiceOnALaterOne() {
      AuditReport report =
          audit(
              List.of(Bill.of(2).on("FA2", 1).in(APRIL, 2)),
              order(remembering(ordered(LAMP, 2, 2), Bill.of(2))));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260505_060000.csv:2: invoice FA2 line 1, order 1001/C202603, product"
                  + " LAMP: quantity billed once more is 2, expected 0 [BILLED_TWICE]");
    }

    @Test
    void anInvoiceThatIsAuditedAgainIsNotBlamedForALaterOne() {
      AuditReport report =
          audit(
              List.of(Bill.of(2)),
              order(remembering(ordered(LAMP, 2, 2), Bill.of(2), Bill.of(2).on("FA2", 1).day(11))));
      assertThat(report.findings()).isEmpty();
    }

    @Test
    @Tag("R34")
    void aCreditMakesRoomForAnotherBilling() {
      List<Bill> bills =
          List.of(Bill.of(2), Bill.credit(1), Bill.of(1).on("FA2", 1).shipping("0").day(25));
      assertThat(audit(bills, order(ordered(LAMP, 2, 2))).findings()).isEmpty();
    }

    @Test
    @Tag("R34")
    void aDoubleBillingThatWasCreditedIsSettled() {
      List<Bill> bills = List.of(Bill.of(2), Bill.of(2).on("FA2", 1).shipping("0"), Bill.credit(2));
      assertThat(audit(bills, order(ordered(LAMP, 2, 2))).findings()).isEmpty();
      assertThat(audit(bills.subList(0, 2), order(ordered(LAMP, 2, 2))).findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.BILLED_TWICE);
    }

    @Test
    @Tag("R34")
    void aCreditMayHaveItsSignOnThePriceInstead() {
      Bill credit = Bill.of(1).on("AV1", 9).price("-10.00").amount("-10.00").shipping(null).day(20);
      AuditReport report =
          audit(
              List.of(Bill.of(2), credit, Bill.of(1).on("FA2", 1).shipping("0").day(25)),
              order(ordered(LAMP, 2, 2)));
      assertThat(report.findings()).isEmpty();
      assertThat(report.orderTotals()).extracting(OrderTotal::quantity).containsExactly(2L);
    }

    @Test
    void theLargestNumbersDoNotTurnAround() {
      Bill huge = Bill.of(Integer.MAX_VALUE);
      AuditReport report =
          audit(
              List.of(huge, huge.on("FA2", 1).shipping("0"), Bill.credit(1).shipping("0")),
              order(ordered(LAMP, 5, 5)));
      assertThat(report.findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.QUANTITY_NOT_SHIPPED, AuditCode.BILLED_TWICE);
    }
  }

  @Nested
  class Publication {

    @Test
    void aLineThatWasPublishedAgainCountsOnce() {
      AuditReport report =
          audit(
              List.of(Bill.of(2), Bill.of(2).in(APRIL, 7), Bill.of(2).in(APRIL, 7).price("10.0")),
              order(remembering(ordered(LAMP, 2, 2), Bill.of(2).shipping("5.0"))));
      assertThat(report.findings()).isEmpty();
      assertThat(report.lines()).isEqualTo(1);
      assertThat(report.net()).isEqualByComparingTo("25.00");
    }

    @Test
    void aLineThatStandsTwiceInOneDocumentIsAFindingAndCountsOnce() {
      AuditReport report =
          audit(List.of(Bill.of(2), Bill.of(2).in(MARCH, 3)), order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:3: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: amount of a line that is repeated is 50.00 €, expected 25.00 €"
                  + " [REPEATED_LINE]");
      assertThat(report.lines()).isEqualTo(1);
    }

    @Test
    void equalLinesWithoutNumbersAreTwoDeliveries() {
      List<Bill> bills = List.of(Bill.of(1).unnumbered(2).shipping("2.50"));
      List<Bill> both = List.of(bills.get(0), bills.get(0).unnumbered(3));
      assertThat(audit(both, order(ordered(LAMP, 2, 2))).findings()).isEmpty();
      assertThat(audit(both, order(ordered(LAMP, 2, 2))).lines()).isEqualTo(2);
      List<Bill> again = List.of(both.get(0), both.get(1), both.get(0).in(APRIL, 2));
      assertThat(audit(again, order(ordered(LAMP, 2, 2))).lines()).isEqualTo(2);
    }

    @Test
    void equalLinesOfTwoPickingSlipsAreTwoBillings() {
      AuditReport report =
          audit(
              List.of(Bill.of(1), Bill.of(1).in(MARCH, 3).slip("PS2").shipping("5.00")),
              order(ordered(LAMP, 1, 1)));
      assertThat(report.findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.BILLED_TWICE);
    }

    @Test
    void neitherLinesNorOrdersHaveToComeInAnyOrder() {
      OrderKey other = OrderKey.of("1002", "C202603");
      List<Bill> bills =
          new ArrayList<>(
              List.of(
                  Bill.of(2),
                  Bill.of(2).on("FA2", 1).in(APRIL, 2),
                  Bill.of(1).of(other, LAMP).on("FA1", 2).price("11.00").amount("11.50"),
                  Bill.of(1).of(OrderKey.of("9", "C9"), SOFA).on("FA1", 3),
                  Bill.of(1).unnumbered(9),
                  Bill.of(1).unnumbered(11),
                  Bill.credit(1)));
      BillableOrder one = order(ordered(LAMP, 2, 2), ordered(SOFA, 1, 1));
      BillableOrder two = new BillableOrder(other, List.of(ordered(LAMP, 1, 1)));
      AuditReport expected = audit(bills, rate("20"), THROUGH_MARCH, one, two);
      assertThat(expected.findings()).hasSizeGreaterThan(4);
      for (int seed = 0; seed < 50; seed++) {
        Collections.shuffle(bills, new Random(seed));
        assertThat(audit(bills, rate("20"), THROUGH_MARCH, two, one)).isEqualTo(expected);
      }
    }

    @Test
    void anOrderIsShownOnce() {
      InvoiceAudit audit = new InvoiceAudit(List.of(), Map.of(), AuditSettings.DEFAULT);
      audit.add(order(ordered(LAMP, 1, 1)));
      assertThatThrownBy(() -> audit.add(order(ordered(LAMP, 1, 1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("order 1001/C202603 was shown to the audit before");
    }
  }

  @Nested
  class Price {

    @Test
    void anotherUnitPriceThanOrderedIsAFinding() {
      AuditReport report =
          audit(List.of(Bill.of(2).price("10.01").amount("20.02")), order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: unit price is 10.01 €, expected 10.00 € [UNIT_PRICE]");
      assertThat(report.findings().get(0).message(Locale.FRENCH))
          .isEqualTo(
              "Invoicing_20260405_060000.csv:2: facture FA1 ligne 1, commande 1001/C202603, produit"
                  + " LAMP: prix unitaire : 10.01 €, attendu : 10.00 € [UNIT_PRICE]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("0.02");
    }

    @ParameterizedTest
    @CsvSource({
      "10.00, 10.0, true",
      "10.005, 10.01, true",
      "10.005, 10.00, false",
      "10.005, 10.005, true",
      "10.4, 10, false",
      "9.999, 10, true",
      "10.004, 10.00, true"
    })
    void aPriceOfMoreDecimalsMayBeRoundedToCents(String price, String billed, boolean isRight) {
      BillableLine line =
          new BillableLine(LAMP, 1, euros(price), euros("5"), 1, List.of(), List.of());
      assertThat(
              audit(List.of(Bill.of(1).price(billed).amount(billed)), order(line))
                  .findings()
                  .isEmpty())
          .isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource({
      "NONE, 9.00, false",
      "CATALOGUE, 9.00, true",
      "CATALOGUE, 10.00, true",
      "CATALOGUE, 8.99, false",
      "CATALOGUE, 9.01, false"
    })
    void theCataloguesDiscountIsAllowedWhenAskedFor(
        DiscountPolicy policy, String billed, boolean isRight) {
      AuditReport report =
          audit(
              List.of(Bill.of(1).price(billed).amount(billed)),
              Map.of(LAMP, new ProductTerms(null, euros("10"))),
              AuditSettings.DEFAULT.withDiscounts(policy),
              order(ordered(LAMP, 1, 1)));
      assertThat(report.findings().isEmpty()).isEqualTo(isRight);
    }

    @Test
    void withoutADiscountInTheCatalogueNoneIsAllowed() {
      AuditReport report =
          audit(
              List.of(Bill.of(1).price("9.00").amount("9.00")),
              Map.of(LAMP, ProductTerms.UNKNOWN),
              AuditSettings.DEFAULT.withDiscounts(DiscountPolicy.CATALOGUE),
              order(ordered(LAMP, 1, 1)));
      assertThat(report.findings()).hasSize(1);
    }

    @Test
    @Tag("R34")
    void moneyIsGivenBackAtThePriceThatWasAskedFor() {
      Bill wrong = Bill.of(1).price("12.00").amount("12.00");
      Bill credit = Bill.credit(1).price("12.00").amount("-12.00");
      assertThat(messages(audit(List.of(wrong, credit), order(ordered(LAMP, 1, 1)))))
          .singleElement()
          .asString()
          .endsWith("unit price is 12.00 €, expected 10.00 € [UNIT_PRICE]");
      AuditReport report =
          audit(
              List.of(Bill.of(1), credit.price("7.00").amount("-7.00")),
              order(ordered(LAMP, 1, 1)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:10: invoice AV1 line 9, order 1001/C202603, product"
                  + " LAMP: unit price is 7.00 €, expected 10.00 € [UNIT_PRICE]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("3.00");
    }
  }

  @Nested
  class Amount {

    @ParameterizedTest
    @ValueSource(strings = {"19.99", "20", "20.01"})
    void isQuantityTimesUnitPriceToTheCent(String amount) {
      assertThat(audit(List.of(Bill.of(2).amount(amount)), order(ordered(LAMP, 2, 2))).findings())
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"19.989", "20.011"})
    void isAFindingBeyondTheCent(String amount) {
      AuditReport report = audit(List.of(Bill.of(2).amount(amount)), order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: amount is "
                  + amount
                  + " €, expected 20.00 € [AMOUNT]");
      assertThat(report.findings().get(0).atStake())
          .isEqualByComparingTo(euros(amount).subtract(euros("20")));
    }

    @Test
    void ofAnUnknownOrderIsCheckedToo() {
      assertThat(audit(List.of(Bill.of(2).amount("21"))).findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.UNKNOWN_ORDER, AuditCode.AMOUNT);
    }
  }

  @Nested
  @Tag("R39")
  class ShippingCosts {

    @Test
    void otherThanOrderedAreAFinding() {
      AuditReport report = audit(List.of(Bill.of(2).shipping("7.50")), order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: shipping costs is 7.50 €, expected 5.00 € [SHIPPING_COSTS]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("2.50");
    }

    @ParameterizedTest
    @CsvSource({"5.00, 0", "0, 5.00", "2.00, 3.00", "5.00,"})
    void areChargedOnceForALineHoweverManyInvoices(String first, String second) {
      List<Bill> bills =
          List.of(
              Bill.of(2).shipping(first),
              Bill.of(3).on("FA2", 1).in(APRIL, 2).day(31).shipping(second));
      assertThat(audit(bills, order(ordered(LAMP, 5, 5))).findings()).isEmpty();
    }

    @Test
    void chargedAgainWithTheSecondParcelAreTooMuchThere() {
      List<Bill> bills = List.of(Bill.of(2), Bill.of(3).on("FA2", 1).in(APRIL, 2).day(31));
      assertThat(messages(audit(bills, order(ordered(LAMP, 5, 5)))))
          .containsExactly(
              "Invoicing_20260505_060000.csv:2: invoice FA2 line 1, order 1001/C202603, product"
                  + " LAMP: shipping costs is 5.00 €, expected 0.00 € [SHIPPING_COSTS]");
    }

    @Test
    void tooLittleIsAFindingOnceEverythingIsBilled() {
      Bill first = Bill.of(2).shipping("1");
      assertThat(audit(List.of(first), order(ordered(LAMP, 5, 5))).findings()).isEmpty();
      List<Bill> bills =
          List.of(first, Bill.of(3).on("FA2", 1).in(APRIL, 2).day(31).shipping("3.99"));
      AuditReport report = audit(bills, order(ordered(LAMP, 5, 5)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260505_060000.csv:2: invoice FA2 line 1, order 1001/C202603, product"
                  + " LAMP: shipping costs is 3.99 €, expected 4.00 € [SHIPPING_COSTS]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("-0.01");
    }

    @Test
    void thatNoLineTellsAreNotJudged() {
      assertThat(audit(List.of(Bill.of(2).shipping(null)), order(ordered(LAMP, 2, 2))).findings())
          .isEmpty();
    }

    @Test
    void mayBeChargedOnOneLineForTheWholeOrder() {
      BillableOrder order = order(ordered(LAMP, 1, 1), ordered(SOFA, 1, 1));
      Bill lamp = Bill.of(1).shipping("10.00");
      Bill sofa = Bill.of(1).of(ORDER, SOFA).on("FA1", 2).shipping("0");
      assertThat(audit(List.of(lamp, sofa), order).findings()).isEmpty();
      assertThat(messages(audit(List.of(lamp.shipping("10.01"), sofa), order)))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: shipping costs is 10.01 €, expected 5.00 € [SHIPPING_COSTS]",
              "Invoicing_20260405_060000.csv:3: invoice FA1 line 2, order 1001/C202603, product"
                  + " SOFA: shipping costs is 0 €, expected 5.00 € [SHIPPING_COSTS]");
    }

    @Test
    @Tag("R34")
    void chargedOnOneLineForTheWholeOrderMayBeGivenBackInPart() {
      List<Bill> bills =
          List.of(
              Bill.of(1).shipping("10.00"),
              Bill.of(1).of(ORDER, SOFA).on("FA1", 2).shipping("0"),
              Bill.credit(1).shipping("-5.00"));
      assertThat(audit(bills, order(ordered(LAMP, 1, 1), ordered(SOFA, 1, 1))).findings())
          .isEmpty();
    }

    @Test
    void tooHighOnOneLineAreNotExcusedByAnotherThatIsNotWhollyBilled() {
      List<Bill> bills =
          List.of(
              Bill.of(1).shipping("6.00"),
              Bill.of(1).of(ORDER, SOFA).on("FA1", 2).shipping("1.00"));
      assertThat(messages(audit(bills, order(ordered(LAMP, 1, 1), ordered(SOFA, 5, 1)))))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: shipping costs is 6.00 €, expected 5.00 € [SHIPPING_COSTS]");
    }

    @Test
    void ofOneLineAreWrongWhenThoseOfTheOtherAreRight() {
      AuditReport report =
          audit(
              List.of(Bill.of(1), Bill.of(1).of(ORDER, SOFA).on("FA1", 2).shipping("6.00")),
              order(ordered(LAMP, 1, 1), ordered(SOFA, 1, 1)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:3: invoice FA1 line 2, order 1001/C202603, product"
                  + " SOFA: shipping costs is 6.00 €, expected 5.00 € [SHIPPING_COSTS]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5.00", "-2.50"})
    @Tag("R34")
    void mayBeGivenBackOrNotWithACredit(String givenBack) {
      assertThat(
              audit(
                      List.of(Bill.of(2), Bill.credit(2).shipping(givenBack)),
                      order(ordered(LAMP, 2, 2)))
                  .findings())
          .isEmpty();
    }

    @Test
    @Tag("R34")
    void thatWereTooHighAreSettledByACredit() {
      AuditReport report =
          audit(
              List.of(Bill.of(2).shipping("7.50"), Bill.credit(1).shipping("-2.50")),
              order(ordered(LAMP, 2, 2)));
      assertThat(report.findings()).isEmpty();
    }

    @Test
    void ofALineThatIsNotOwedAreNoFindingOfTheirOwn() {
      AuditReport report =
          audit(
              List.of(Bill.of(2), Bill.of(2).on("FA2", 1).in(APRIL, 2)),
              order(ordered(LAMP, 2, 2)));
      assertThat(report.findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.BILLED_TWICE);
    }

    @Test
    void orderedWithMoreDecimalsAreChargedInCents() {
      BillableLine line =
          new BillableLine(LAMP, 1, euros("10.00"), euros("4.995"), 1, List.of(), List.of());
      assertThat(audit(List.of(Bill.of(1)), order(line)).findings()).isEmpty();
    }

    @Test
    void thatEarlierInvoicesChargedCount() {
      BillableLine line = remembering(ordered(LAMP, 5, 5), Bill.of(2));
      Bill second = Bill.of(3).on("FA2", 1).in(APRIL, 2).day(31);
      assertThat(audit(List.of(second.shipping("0")), order(line)).findings()).isEmpty();
      assertThat(audit(List.of(second), order(line)).findings())
          .extracting(AuditFinding::code)
          .containsExactly(AuditCode.SHIPPING_COSTS);
    }
  }

  @Nested
  @Tag("R37")
  class Vat {

    @Test
    void otherThanTheCataloguesRateIsAFinding() {
      AuditReport report =
          audit(
              List.of(Bill.of(2).vat("5.5", VatMeaning.RATE)),
              rate("20"),
              AuditSettings.DEFAULT,
              order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: VAT is 5.5 %, expected 20 % [VAT]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("-3.625");
    }

    @Test
    void ofAProductThatTheCatalogueDoesNotHaveIsNotJudged() {
      assertThat(
              audit(
                      List.of(
                          Bill.of(2).vat("5.5", VatMeaning.RATE),
                          Bill.of(1).on("FA1", 2).vat("77", VatMeaning.AMOUNT).shipping("0")),
                      order(ordered(LAMP, 3, 3)))
                  .findings())
          .isEmpty();
    }

    @Test
    void thatIsBlankIsNotJudged() {
      assertThat(
              audit(
                      List.of(Bill.of(2).vat(null, VatMeaning.NONE)),
                      rate("20"),
                      AuditSettings.DEFAULT,
                      order(ordered(LAMP, 2, 2)))
                  .findings())
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "4.00, AMOUNT, true", // 20 % of the goods
      "5.00, AMOUNT, true", // 20 % of goods and shipping
      "4.01, AMOUNT, true",
      "4.99, AMOUNT, true",
      "4.02, AMOUNT, false",
      "3.98, AMOUNT, false",
      "20.0, RATE, true",
      "10, RATE, false"
    })
    void mayBeARateOrAnAmount(String vat, VatMeaning meaning, boolean isRight) {
      AuditReport report =
          audit(
              List.of(Bill.of(2).vat(vat, meaning)),
              rate("20"),
              AuditSettings.DEFAULT,
              order(ordered(LAMP, 2, 2)));
      assertThat(report.findings().isEmpty()).isEqualTo(isRight);
    }

    @Test
    void anAmountThatIsNotRightIsComparedWithThatOfGoodsAndShipping() {
      AuditReport report =
          audit(
              List.of(Bill.of(2).vat("4.50", VatMeaning.AMOUNT)),
              rate("20"),
              AuditSettings.DEFAULT,
              order(ordered(LAMP, 2, 2)));
      assertThat(messages(report))
          .containsExactly(
              "Invoicing_20260405_060000.csv:2: invoice FA1 line 1, order 1001/C202603, product"
                  + " LAMP: VAT is 4.50 €, expected 5.00 € [VAT]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("-0.50");
    }

    @Test
    void anAmountThatLooksLikeARateIsAnAmountWhenItFits() {
      // 20 % of five lamps are 10 euros, which decoding takes for 10 %.
      AuditReport report =
          audit(
              List.of(Bill.of(5).vat("10", VatMeaning.RATE).shipping("0")),
              rate("20"),
              AuditSettings.DEFAULT,
              order(
                  new BillableLine(
                      LAMP, 5, euros("10.00"), BigDecimal.ZERO, 5, List.of(), List.of())));
      assertThat(report.findings()).isEmpty();
      assertThat(report.vatTotals())
          .containsExactly(new VatTotal(euros("2E+1"), 1, euros("50.00"), euros("0"), euros("10")));
    }
  }

  @Nested
  class NotBilled {

    private BillableLine shippedOn(LocalDate... days) {
      List<Parcel> parcels = new ArrayList<>();
      for (LocalDate day : days) {
        parcels.add(new Parcel("P" + parcels.size(), 1, null, day.atStartOfDay()));
      }
      return new BillableLine(
          LAMP, 5, euros("10.00"), euros("5.00"), days.length, parcels, List.of());
    }

    @Test
    void whatLeftInAMonthThatWasInvoicedIsMissed() {
      AuditReport report =
          audit(
              List.of(Bill.of(1)),
              Map.of(),
              THROUGH_MARCH,
              order(shippedOn(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))));
      assertThat(messages(report))
          .containsExactly(
              "order 1001/C202603, product LAMP: quantity billed of what was shipped is 1,"
                  + " expected 2 [NOT_BILLED]");
      assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("-10.00");
      assertThat(report.findings().get(0).at()).isNull();
    }

    @Test
    void whatLeftLaterHasItsInvoiceStillToCome() {
      BillableOrder order = order(shippedOn(LocalDate.of(2026, 4, 1)));
      assertThat(audit(List.of(), Map.of(), THROUGH_MARCH, order).findings()).isEmpty();
      assertThat(
              audit(
                      List.of(),
                      Map.of(),
                      THROUGH_MARCH.withInvoicedThrough(YearMonth.of(2026, 4)),
                      order)
                  .findings())
          .hasSize(1);
      assertThat(audit(List.of(), Map.of(), AuditSettings.DEFAULT, order).findings()).isEmpty();
    }

    @Test
    void whatAnEarlierInvoiceBilledIsNotMissed() {
      BillableLine line = remembering(ordered(LAMP, 2, 2), Bill.of(2));
      assertThat(audit(List.of(), Map.of(), THROUGH_MARCH, order(line)).findings()).isEmpty();
    }

    @Test
    @Tag("R34")
    void whatWasCreditedHadBeenBilled() {
      assertThat(
              audit(
                      List.of(Bill.of(2), Bill.credit(2)),
                      Map.of(),
                      THROUGH_MARCH,
                      order(ordered(LAMP, 2, 2)))
                  .findings())
          .isEmpty();
    }

    @Test
    @Tag("R30")
    void neitherParcelsWithoutADateNorMoreThanCountsAreMissed() {
      BillableLine line =
          new BillableLine(
              LAMP,
              2,
              euros("10.00"),
              euros("5.00"),
              2,
              List.of(
                  new Parcel("P1", 2, null, LocalDate.of(2026, 3, 1).atStartOfDay()),
                  new Parcel("P2", 2, null, LocalDate.of(2026, 3, 2).atStartOfDay())),
              List.of());
      BillableLine undated =
          new BillableLine(
              SOFA,
              2,
              euros("10.00"),
              euros("5.00"),
              2,
              List.of(new Parcel("P1", 2, null, null)),
              List.of());
      assertThat(
              audit(List.of(Bill.of(2)), Map.of(), THROUGH_MARCH, order(line, undated)).findings())
          .isEmpty();
    }
  }

  @Nested
  class Sums {

    @Test
    @Tag("R34")
    void areNetOfCreditsPerRateAndPerOrder() {
      OrderKey other = OrderKey.of("1000", "C202603");
      AuditReport report =
          audit(
              List.of(
                  Bill.of(3),
                  Bill.credit(1),
                  Bill.of(1).of(other, SOFA).on("FA1", 2).vat("5.50", VatMeaning.RATE),
                  Bill.of(1).of(other, LAMP).on("FA1", 3).vat(null, VatMeaning.NONE)));
      assertThat(report.vatTotals())
          .containsExactly(
              new VatTotal(euros("5.5"), 1, euros("10.00"), euros("5.00"), euros("0.825000")),
              new VatTotal(euros("2E+1"), 2, euros("20.00"), euros("5.00"), euros("5.0000")),
              new VatTotal(null, 1, euros("10.00"), euros("5.00"), BigDecimal.ZERO));
      assertThat(report.orderTotals())
          .containsExactly(
              new OrderTotal(other, 2, 2, euros("20.00"), euros("10.00"), euros("0.825000")),
              new OrderTotal(ORDER, 2, 2, euros("20.00"), euros("5.00"), euros("5.0000")));
      assertThat(report.net()).isEqualByComparingTo("55.00");
      assertThat(report.vat()).isEqualByComparingTo("5.825");
      assertThat(report.vatTotals().get(1).gross()).isEqualByComparingTo("30");
      assertThat(report.orderTotals().get(1).gross()).isEqualByComparingTo("30");
    }
  }
}
