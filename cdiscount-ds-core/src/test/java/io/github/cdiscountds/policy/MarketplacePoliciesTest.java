package io.github.cdiscountds.policy;

import static io.github.cdiscountds.policy.Orders.lamp;
import static io.github.cdiscountds.policy.Orders.order;
import static io.github.cdiscountds.policy.Orders.paris;
import static io.github.cdiscountds.policy.Orders.queued;
import static io.github.cdiscountds.policy.Standings.absent;
import static io.github.cdiscountds.policy.Standings.assertRule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.MerchantFact.Kind;
import io.github.cdiscountds.policy.ChangeRequest.Availability;
import io.github.cdiscountds.profile.LeadTime;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of seed documents 001 to 004. */
class MarketplacePoliciesTest {

  private static MerchantFact fact(Kind kind, String local) {
    return MerchantFact.of(kind, paris(local));
  }

  /** Judges one rule that counts from one statement of the shop to another. */
  private static void assertTold(
      Policy policy, String rule, Kind from, String start, String end, Kind until) {
    OrderCase begun = order(lamp(LineStage.SENT)).stating(fact(from, start));
    Instant last = paris(end);
    Deadline open = assertRule(policy, rule, begun, end, Standing.DUE);
    assertThat(open.latest()).isEqualTo(last);
    Deadline closed = judge(policy, rule, begun, last.plusSeconds(1));
    assertThat(closed.standing()).isIn(Standing.OVERDUE, Standing.LAPSED);
    OrderCase met = begun.stating(MerchantFact.of(until, last));
    assertThat(judge(policy, rule, met, last.plusSeconds(60)).standing()).isEqualTo(Standing.MET);
    OrderCase missed = begun.stating(MerchantFact.of(until, last.plusSeconds(1)));
    assertThat(judge(policy, rule, missed, last.plusSeconds(60)).standing())
        .isEqualTo(Standing.MISSED);
  }

  private static Deadline judge(Policy policy, String rule, OrderCase order, Instant now) {
    return policy.deadlines(order, now).stream()
        .filter(deadline -> deadline.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class Cainiao {
    private static final String SEED = "003_9543e7ec7992aab6.txt";
    private final Policy policy = Policy.cainiao();

    @Test
    void everyRuleNamesItsDocument() {
      assertThat(policy.rules())
          .hasSize(17)
          .allSatisfy(rule -> assertThat(rule.source()).startsWith(SEED));
    }

    @ParameterizedTest
    @CsvSource({
      "dispatch-by-18, PAYMENT_CONFIRMED, 2026-03-02T10:00, 2026-03-02T18:00, PACKING_FINISHED",
      "dispatch-by-18, PAYMENT_CONFIRMED, 2026-03-02T18:01, 2026-03-03T18:00, PACKING_FINISHED",
      "dispatch-by-18, PAYMENT_CONFIRMED, 2026-03-28T19:00, 2026-03-29T18:00, PACKING_FINISHED",
      "dispatch-by-18, PAYMENT_CONFIRMED, 2026-10-24T19:00, 2026-10-25T18:00, PACKING_FINISHED",
      "day-0-by-day-1, PAYMENT_CONFIRMED, 2026-03-02T10:00, 2026-03-04T00:00, HANDED_OVER",
      "day-0-by-day-1, PAYMENT_CONFIRMED, 2026-03-28T10:00, 2026-03-30T00:00, HANDED_OVER",
      "pick-up, PACKING_FINISHED, 2026-03-07T17:00, 2026-03-08T19:00, HANDED_OVER",
      "pick-up, PACKING_FINISHED, 2026-03-07T18:30, 2026-03-09T19:00, HANDED_OVER",
      "pick-up, PACKING_FINISHED, 2026-12-31T17:00, 2027-01-02T19:00, HANDED_OVER",
      "pick-up, PACKING_FINISHED, 2026-04-30T17:00, 2026-05-01T19:00, HANDED_OVER",
      "fetch-after-attempts, FIRST_ATTEMPT_FAILED, 2026-03-20T10:00, 2026-04-04T00:00, DELIVERED",
      "collection, READY_FOR_COLLECTION, 2026-10-23T10:00, 2026-10-27T00:00, DELIVERED",
      "loss-claim, HANDED_OVER, 2026-04-30T10:00, 2026-05-07T00:00, LOSS_CLAIMED",
      "discrepancy, HANDED_OVER, 2026-04-02T10:00, 2026-04-09T00:00, DISCREPANCY_REPORTED",
      "address-correction, UNDELIVERABLE, 2026-03-02T10:00, 2026-03-04T00:00, ADDRESS_CORRECTED"
    })
    void whatHasATimeIsDueMetMissedOrPast(
        String rule, Kind from, String start, String end, Kind until) {
      assertTold(policy, rule, from, start, end, until);
    }

    @Test
    void aWindowThatClosesLapses() {
      OrderCase handedOver =
          order(lamp(LineStage.SENT)).stating(fact(Kind.HANDED_OVER, "2026-04-30T10:00"));
      Deadline claim =
          assertRule(policy, "loss-claim", handedOver, "2026-05-07T00:01", Standing.LAPSED);
      assertThat(claim.party()).isEqualTo(Party.CARRIER);
      assertThat(claim.explanation().english())
          .isEqualTo(
              "The carrier claims missing goods within 3 working days of the handover; after that"
                  + " a loss is the carrier's fault. (lapsed: 2026-05-07 00:00)");
    }

    @Test
    void theDispatchStatusComesBeforeTheHandover() {
      OrderCase handedOver =
          order(lamp(LineStage.SENT)).stating(fact(Kind.HANDED_OVER, "2026-03-03T10:00"));
      assertRule(
          policy, "dispatch-before-handover", handedOver, "2026-03-03T10:01", Standing.OVERDUE);
      assertRule(
          policy,
          "dispatch-before-handover",
          handedOver.stating(fact(Kind.PACKING_FINISHED, "2026-03-03T09:00")),
          "2026-03-03T10:01",
          Standing.MET);
      assertRule(
          policy,
          "dispatch-before-handover",
          handedOver.stating(fact(Kind.PACKING_FINISHED, "2026-03-03T11:00")),
          "2026-03-03T12:00",
          Standing.MISSED);
    }

    @Test
    void inOneDayCitiesDeliveryIsTriedOnDayTwo() {
      OrderCase handedOver =
          order(lamp(LineStage.SENT)).stating(fact(Kind.HANDED_OVER, "2026-03-03T10:00"));
      absent(policy, "one-day-city", handedOver, "2026-03-06T00:00");
      absent(
          policy,
          "one-day-city",
          handedOver.deliveredWithin(new LeadTime(2, 3)),
          "2026-03-06T00:00");
      OrderCase toMoscow = handedOver.deliveredWithin(new LeadTime(1, 1));
      assertRule(policy, "one-day-city", toMoscow, "2026-03-05T00:00", Standing.DUE);
      assertRule(policy, "one-day-city", toMoscow, "2026-03-05T00:01", Standing.OVERDUE);
      assertRule(
          policy,
          "one-day-city",
          toMoscow.stating(fact(Kind.FIRST_ATTEMPT_FAILED, "2026-03-04T15:00")),
          "2026-03-05T00:01",
          Standing.MET);
    }

    @Test
    void aSecondAttemptFollowsTheFirst() {
      OrderCase failed =
          order(lamp(LineStage.SHIPPED))
              .stating(fact(Kind.FIRST_ATTEMPT_FAILED, "2026-03-04T15:00"));
      assertRule(policy, "second-attempt", failed, "2026-04-04T15:00", Standing.DUE);
      assertRule(
          policy,
          "second-attempt",
          failed.stating(fact(Kind.SECOND_ATTEMPT_FAILED, "2026-03-06T15:00")),
          "2026-04-04T15:00",
          Standing.MET);
    }

    @Test
    void theVideoIsKeptForNinetyDays() {
      OrderCase packed =
          order(lamp(LineStage.SENT)).stating(fact(Kind.PACKING_FINISHED, "2026-03-02T10:00"));
      assertRule(policy, "video", packed, "2026-05-31T23:59", Standing.DUE);
      assertRule(policy, "video", packed, "2026-06-01T00:01", Standing.LAPSED);
    }

    @Test
    void aBuyerMayCancelBeforeThePackingIsFinished() {
      Instant now = paris("2026-03-02T11:00");
      Permission early = policy.permits(ChangeRequest.cancel(), order(lamp(LineStage.SENT)), now);
      assertThat(early.verdict()).isEqualTo(Verdict.PERMITTED);
      assertThat(early.takes()).containsExactly(Requirement.RESTOCK);
      OrderCase packed =
          order(lamp(LineStage.SENT)).stating(fact(Kind.PACKING_FINISHED, "2026-03-02T10:00"));
      Permission late = policy.permits(ChangeRequest.cancel(), packed, now);
      assertThat(late.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(late.reason().english()).isEqualTo("The packing is finished: too late to cancel.");
      assertThat(
              policy.permits(ChangeRequest.cancel(), order(lamp(LineStage.SHIPPED)), now).verdict())
          .isEqualTo(Verdict.REFUSED);
      assertThat(policy.permits(ChangeRequest.deliveryMethod(), packed, now).verdict())
          .isEqualTo(Verdict.UNREGULATED);
    }

    @Test
    void theGoodsOfACancelledOrderGoBackToStockAndAreNotHandedOver() {
      OrderCase cancelled =
          order(lamp(LineStage.SENT)).stating(fact(Kind.CANCELLED, "2026-03-02T10:00"));
      assertRule(policy, "restock", cancelled, "2026-03-05T00:00", Standing.DUE);
      assertRule(
          policy,
          "restock",
          cancelled.stating(fact(Kind.RESTOCKED, "2026-03-02T12:00")),
          "2026-03-05T00:00",
          Standing.MET);
      absent(policy, "cancelled-handover", cancelled, "2026-03-05T00:00");
      assertRule(
          policy,
          "cancelled-handover",
          cancelled.stating(fact(Kind.HANDED_OVER, "2026-03-03T10:00")),
          "2026-03-05T00:00",
          Standing.MISSED);
      absent(
          policy,
          "cancelled-handover",
          cancelled.stating(fact(Kind.HANDED_OVER, "2026-03-01T10:00")),
          "2026-03-05T00:00");
    }

    @Test
    void nothingIsDispatchedOfACancelledOrder() {
      OrderCase cancelled =
          order(lamp(LineStage.QUEUED).marked(Mark.CANCELLED))
              .stating(fact(Kind.PAYMENT_CONFIRMED, "2026-03-02T10:00"));
      absent(policy, "dispatch-by-18", cancelled, "2026-03-05T00:00");
      absent(policy, "day-0-by-day-1", cancelled, "2026-03-05T00:00");
    }
  }

  @Nested
  class Cocooncenter {
    private static final String SEED = "002_ade0e6782de06273.txt";
    private static final Instant NOW = Orders.paris("2026-03-02T12:00");
    private final Policy policy = Policy.cocooncenter();
    private final ChangeRequest abroad = ChangeRequest.addressIn(new Destination("BE"));

    @Test
    void everyRuleNamesItsDocument() {
      assertThat(policy.rules())
          .hasSize(9)
          .allSatisfy(rule -> assertThat(rule.source()).startsWith(SEED));
    }

    @ParameterizedTest
    @EnumSource(
        value = LineStage.class,
        names = {"PREPARING", "SHIPPED", "DELIVERED"})
    void onceBeingPrintedTheAddressCantChange(LineStage stage) {
      Permission answer = policy.permits(ChangeRequest.address(), order(lamp(stage)), NOW);
      assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(answer.takes()).containsExactly(Requirement.TELL_CUSTOMER);
      assertThat(answer.letter()).isNotNull();
      assertThat(answer.letter().french())
          .contains(
              "votre commande est d'ores et déjà en cours de préparation/expédiée et il n'est plus"
                  + " possible de modifier l'adresse de livraison.");
      assertThat(answer.letter().english())
          .contains("the delivery address can no longer be changed");
    }

    @ParameterizedTest
    @EnumSource(PaymentMethod.class)
    void whileWaitingForPrintingItMayChangeWithinTheCountryWhateverThePayment(
        PaymentMethod payment) {
      OrderCase waiting = order(lamp(LineStage.VALIDATED)).to(Destination.FRANCE).paidBy(payment);
      Permission answer = policy.permits(ChangeRequest.addressIn(Destination.FRANCE), waiting, NOW);
      assertThat(answer.verdict()).isEqualTo(Verdict.PERMITTED);
      assertThat(answer.decidedBy().orElseThrow().id()).isEqualTo("address-same-country");
      assertThat(policy.permits(ChangeRequest.address(), waiting, NOW)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(
        value = PaymentMethod.class,
        names = {"CHEQUE", "BANK_TRANSFER"})
    void anotherCountryIsImpossibleForOrdersPaidByChequeOrTransfer(PaymentMethod payment) {
      OrderCase waiting = order(lamp(LineStage.VALIDATED)).to(Destination.FRANCE).paidBy(payment);
      Permission answer = policy.permits(abroad, waiting, NOW);
      assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(answer.takes()).containsExactly(Requirement.CANCEL_AND_REORDER);
    }

    @Test
    void anotherCountryTakesANewMethodAndASupplement() {
      OrderCase waiting =
          order(lamp(LineStage.VALIDATED)).to(Destination.FRANCE).paidBy(PaymentMethod.CARD);
      Permission answer = policy.permits(abroad.costing(new BigDecimal("6.50")), waiting, NOW);
      assertThat(answer.verdict()).isEqualTo(Verdict.PERMITTED);
      assertThat(answer.takes())
          .containsExactly(
              Requirement.NEW_DELIVERY_METHOD,
              Requirement.PAY_SUPPLEMENT,
              Requirement.TELL_CUSTOMER);
      assertThat(answer.reason().english()).contains("a supplement of 6.50 euros");
      assertThat(policy.permits(abroad, waiting, NOW).takes())
          .containsExactly(Requirement.NEW_DELIVERY_METHOD, Requirement.TELL_CUSTOMER);
    }

    @Test
    void anotherCountryDependsOnThePaymentWhenThatIsntKnown() {
      OrderCase waiting = order(lamp(LineStage.VALIDATED)).to(Destination.FRANCE);
      assertThat(policy.permits(abroad, waiting, NOW).verdict()).isEqualTo(Verdict.ON_REQUEST);
    }

    @Test
    void theMethodChangesOnRequestAndADearerOneTakesASupplement() {
      Permission dearer =
          policy.permits(
              ChangeRequest.deliveryMethod().costing(new BigDecimal("3")),
              order(lamp(LineStage.PREPARING)),
              NOW);
      assertThat(dearer.verdict()).isEqualTo(Verdict.PERMITTED);
      assertThat(dearer.takes())
          .containsExactly(Requirement.PAY_SUPPLEMENT, Requirement.TELL_CUSTOMER);
      Permission same =
          policy.permits(ChangeRequest.deliveryMethod(), order(lamp(LineStage.PREPARING)), NOW);
      assertThat(same.takes()).containsExactly(Requirement.TELL_CUSTOMER);
      Permission late =
          policy.permits(ChangeRequest.deliveryMethod(), order(lamp(LineStage.SHIPPED)), NOW);
      assertThat(late.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(late.decidedBy().orElseThrow().isAssumed()).isTrue();
    }

    @Test
    void anOrderIsCancelledWhileItWaitsForPrinting() {
      assertThat(policy.permits(ChangeRequest.cancel(), queued(), NOW).isPermitted()).isTrue();
      assertThat(
              policy
                  .permits(ChangeRequest.cancel(), order(lamp(LineStage.PREPARING)), NOW)
                  .verdict())
          .isEqualTo(Verdict.REFUSED);
    }
  }

  @Nested
  class Uniqu3app {
    private static final String SEED = "004_6510a166101618c9.txt";
    private final Policy policy = Policy.uniqu3app();

    @Test
    void everyRuleNamesItsDocument() {
      assertThat(policy.rules())
          .hasSize(7)
          .allSatisfy(rule -> assertThat(rule.source()).startsWith(SEED));
    }

    @Test
    void anOrderIsReceivedOnItsOwnAfterSevenDays() {
      assertTold(
          policy,
          "receipt",
          Kind.RECEIPT_ASKED,
          "2026-10-20T10:00",
          "2026-10-28T00:00",
          Kind.RECEIVED);
      OrderCase asked =
          order(lamp(LineStage.SHIPPED)).stating(fact(Kind.RECEIPT_ASKED, "2026-03-25T10:00"));
      Deadline receipt = assertRule(policy, "receipt", asked, "2026-04-02T00:01", Standing.LAPSED);
      assertThat(receipt.explanation().french())
          .isEqualTo(
              "Le client confirme la réception sous 7 jours ; ensuite la commande passe"
                  + " automatiquement à « Reçue ». (échu : 02/04/2026 00:00)");
    }

    @Test
    void thePaymentIsAwaitedAndThenTheOrderPrepared() {
      OrderCase ordered = queued().stating(fact(Kind.ORDERED, "2026-03-01T10:00"));
      assertRule(policy, "payment", ordered, "2026-03-09T10:00", Standing.DUE);
      OrderCase paid = ordered.stating(fact(Kind.PAYMENT_CONFIRMED, "2026-03-02T10:00"));
      assertRule(policy, "payment", paid, "2026-03-09T10:00", Standing.MET);
      assertRule(policy, "shipment", paid, "2026-03-09T10:00", Standing.DUE);
      absent(policy, "shipment", ordered, "2026-03-09T10:00");
    }

    @Test
    void nothingIsSentBeforeItIsPaid() {
      OrderCase sent = order(lamp(LineStage.SENT));
      assertRule(
          policy, "payment-before-preparation", sent, "2026-03-02T10:15:01", Standing.OVERDUE);
      assertRule(
          policy,
          "payment-before-preparation",
          sent.stating(fact(Kind.PAYMENT_CONFIRMED, "2026-03-02T09:00")),
          "2026-03-02T11:00",
          Standing.MET);
      assertRule(
          policy,
          "payment-before-preparation",
          sent.stating(fact(Kind.PAYMENT_CONFIRMED, "2026-03-02T12:00")),
          "2026-03-02T13:00",
          Standing.MISSED);
    }

    @Test
    void theStepsAfterShippingFollowEachOther() {
      OrderCase shipped =
          order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-03T00:00", "2026-03-04T05:30"));
      assertThat(policy.due(shipped, paris("2026-03-04T06:00")))
          .extracting(deadline -> deadline.rule().id())
          .containsExactly("marked-shipped", "tracking-given");
      OrderCase told =
          shipped.stating(
              fact(Kind.PAYMENT_CONFIRMED, "2026-03-01T10:00"),
              fact(Kind.MARKED_SHIPPED, "2026-03-04T08:00"),
              fact(Kind.TRACKING_GIVEN, "2026-03-04T08:00"),
              fact(Kind.DELIVERED, "2026-03-06T08:00"));
      assertThat(policy.due(told, paris("2026-03-06T09:00")))
          .extracting(deadline -> deadline.rule().id())
          .containsExactly("receipt-asked");
    }

    @Test
    void saysNothingOfChanges() {
      Permission answer =
          policy.permits(ChangeRequest.address(), queued(), paris("2026-03-02T10:00"));
      assertThat(answer.verdict()).isEqualTo(Verdict.UNREGULATED);
      assertThat(answer.decidedBy()).isEmpty();
      assertThat(answer.reason().english())
          .isEqualTo("The policy \"uniqu3app\" says nothing about this change at this stage.");
    }
  }

  @Nested
  class SellersGuide {
    private static final String SEED = "001_26fe2ef94a7012f1.txt";
    private final Policy policy = Policy.sellersGuide();

    @Test
    void everyRuleNamesItsDocument() {
      assertThat(policy.rules())
          .hasSize(10)
          .allSatisfy(rule -> assertThat(rule.source()).startsWith(SEED));
    }

    @Test
    void theStatusIsShippedWithin24HoursAfterShipping() {
      OrderCase shipped =
          order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-28T14:00", "2026-03-28T16:30"));
      // One hour is missing that night.
      Deadline deadline =
          assertRule(policy, "marked-shipped", shipped, "2026-03-29T15:00", Standing.DUE);
      assertThat(deadline.latest()).isEqualTo(paris("2026-03-29T15:00"));
      assertRule(policy, "marked-shipped", shipped, "2026-03-29T15:01", Standing.OVERDUE);
      assertRule(
          policy,
          "marked-shipped",
          shipped.stating(fact(Kind.MARKED_SHIPPED, "2026-03-29T14:00")),
          "2026-04-01T00:00",
          Standing.MET);
      assertRule(
          policy,
          "marked-shipped",
          shipped.stating(fact(Kind.MARKED_SHIPPED, "2026-03-29T16:00")),
          "2026-04-01T00:00",
          Standing.MISSED);
    }

    @Test
    void aShippingDayWithoutATimeGivesBounds() {
      OrderCase shipped =
          order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-10-24T00:00", "2026-10-26T05:30"));
      Deadline deadline =
          assertRule(policy, "marked-shipped", shipped, "2026-10-25T22:00", Standing.DUE);
      assertThat(deadline.earliest()).isEqualTo(paris("2026-10-24T23:00").plusSeconds(3600 * 1L));
      assertThat(deadline.latest()).isEqualTo(paris("2026-10-25T22:59:59"));
    }

    @Test
    void anOrderIsCheckedBeforeItIsAccepted() {
      OrderCase ordered = queued().stating(fact(Kind.ORDERED, "2026-03-01T10:00"));
      assertThat(policy.due(ordered, paris("2026-03-01T10:00")))
          .extracting(deadline -> deadline.rule().id())
          .containsExactly("details-verified", "stock-checked");
      OrderCase checked =
          ordered.stating(
              fact(Kind.STOCK_CHECKED, "2026-03-01T11:00"),
              fact(Kind.DETAILS_VERIFIED, "2026-03-01T11:00"));
      assertThat(policy.due(checked, paris("2026-03-01T12:00"))).isEmpty();
      assertRule(policy, "stock-checked", checked, "2026-03-01T12:00", Standing.MET);
    }

    @Test
    void theCustomerHearsOfADelay() {
      OrderCase integrated = order(lamp(LineStage.INTEGRATED).processed("2026-04-03T12:00"));
      assertRule(policy, "delay-told", integrated, "2026-04-09T23:00", Standing.DUE);
      assertRule(policy, "delay-told", integrated, "2026-04-10T00:01", Standing.OVERDUE);
      assertRule(
          policy,
          "delay-told",
          integrated.stating(fact(Kind.DELAY_TOLD, "2026-04-09T10:00")),
          "2026-04-10T00:01",
          Standing.MET);
    }

    @Test
    void theParcelIsFollowed() {
      OrderCase shipped =
          order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-03T00:00", "2026-03-04T05:30"))
              .to(new Destination("LU"));
      assertRule(policy, "delivery", shipped, "2026-03-05T12:00", Standing.DUE);
      assertRule(policy, "delivery", shipped, "2026-03-06T00:01", Standing.OVERDUE);
      assertRule(policy, "tracking-given", shipped, "2026-03-06T00:01", Standing.DUE);
    }

    @Test
    void receiptAndReturnsAreFollowedUp() {
      OrderCase delivered =
          order(lamp(LineStage.SHIPPED)).stating(fact(Kind.DELIVERED, "2026-03-06T08:00"));
      assertRule(policy, "receipt-asked", delivered, "2026-03-20T08:00", Standing.DUE);
      assertRule(
          policy,
          "receipt-asked",
          delivered.stating(fact(Kind.RECEIVED, "2026-03-07T08:00")),
          "2026-03-20T08:00",
          Standing.MET);
      OrderCase unhappy = delivered.stating(fact(Kind.RETURN_ASKED, "2026-03-08T08:00"));
      assertRule(policy, "return-answered", unhappy, "2026-03-20T08:00", Standing.DUE);
      assertRule(
          policy,
          "return-answered",
          unhappy.stating(fact(Kind.RETURN_ANSWERED, "2026-03-08T10:00")),
          "2026-03-20T08:00",
          Standing.MET);
    }

    @Test
    void anExchangeOutOfStockBecomesARefund() {
      OrderCase delivered = order(lamp(LineStage.DELIVERED));
      Instant now = paris("2026-03-20T08:00");
      Permission inStock =
          policy.permits(ChangeRequest.exchange(Availability.IN_STOCK), delivered, now);
      assertThat(inStock.verdict()).isEqualTo(Verdict.PERMITTED);
      assertThat(inStock.takes()).containsExactly(Requirement.RETURN_GOODS);
      Permission outOfStock =
          policy.permits(ChangeRequest.exchange(Availability.OUT_OF_STOCK), delivered, now);
      assertThat(outOfStock.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(outOfStock.takes()).containsExactly(Requirement.REFUND);
    }
  }
}
