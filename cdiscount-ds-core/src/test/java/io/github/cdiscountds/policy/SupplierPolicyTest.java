package io.github.cdiscountds.policy;

import static io.github.cdiscountds.policy.Orders.LAMP;
import static io.github.cdiscountds.policy.Orders.SOFA;
import static io.github.cdiscountds.policy.Orders.lamp;
import static io.github.cdiscountds.policy.Orders.order;
import static io.github.cdiscountds.policy.Orders.paris;
import static io.github.cdiscountds.policy.Orders.queued;
import static io.github.cdiscountds.policy.Standings.absent;
import static io.github.cdiscountds.policy.Standings.assertRule;
import static io.github.cdiscountds.policy.Standings.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.MerchantFact.Kind;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of seed document 000, the supplier's specification. */
class SupplierPolicyTest {
  private static final String SEED = "000_30f940c9526b934f.txt";
  private static final Policy POLICY = Policy.supplier();

  @Test
  void everyRuleNamesTheSuppliersSpecificationAndQuotesIt() {
    assertThat(POLICY.rules())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            rule -> {
              assertThat(rule.source()).startsWith(SEED);
              assertThat(rule.quote()).isNotBlank();
              assertThat(rule.policy()).isEqualTo("supplier");
            });
  }

  @Test
  void aComplianceReportIsDueFifteenMinutesAfterAPickUpOfWhichOnlyTheBoundsAreKnown() {
    OrderCase sent = order(lamp(LineStage.SENT));
    Deadline deadline =
        assertRule(POLICY, "compliance-report", sent, "2026-03-02T10:45", Standing.DUE);
    assertThat(deadline.rule().source()).startsWith(SEED + " ").contains("section 3.1");
    assertThat(deadline.party()).isEqualTo(Party.SUPPLIER);
    assertThat(deadline.earliest()).isEqualTo(paris("2026-03-02T10:30"));
    assertThat(deadline.due()).contains(paris("2026-03-02T10:45"));
    assertThat(deadline.isExact()).isFalse();
    assertThat(deadline.explanation().english())
        .isEqualTo(
            "The compliance report tells of the order file."
                + " (due: between 2026-03-02 10:30 and 2026-03-02 10:45)");
    assertThat(deadline.explanation().french())
        .isEqualTo(
            "Le rapport de conformité rend compte du fichier de commandes."
                + " (à faire : entre le 02/03/2026 10:30 et le 02/03/2026 10:45)");
    assertRule(POLICY, "compliance-report", sent, "2026-03-02T10:45:01", Standing.OVERDUE);
  }

  @Test
  void aComplianceReportIsMetOrMissedByTheTimeInItsName() {
    OrderCase inTime =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T10:44:59"));
    Deadline met =
        assertRule(POLICY, "compliance-report", inTime, "2026-03-03T00:00", Standing.MET);
    assertThat(met.doneBy()).isEqualTo(paris("2026-03-02T10:44:59"));
    OrderCase late = order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T10:46"));
    // Picked up at 10:30 at the latest, as far as anybody can tell.
    assertRule(POLICY, "compliance-report", late, "2026-03-02T10:47", Standing.MISSED);
  }

  @Test
  void theShopMaySayWhenAFileWasReallyInItsPlace() {
    OrderCase sent = order(lamp(LineStage.SENT)).sentAt(paris("2026-03-02T12:00"));
    Deadline deadline =
        assertRule(POLICY, "compliance-report", sent, "2026-03-02T12:30", Standing.DUE);
    assertThat(deadline.earliest()).isEqualTo(paris("2026-03-02T12:15"));
    assertThat(deadline.latest()).isEqualTo(paris("2026-03-02T12:30"));
  }

  @Test
  void aFileWhoseNameHasNoTimeIsAwaitedWithoutADate() {
    OrderCase sent = order("commandes.xls", lamp(LineStage.SENT));
    Deadline deadline =
        assertRule(POLICY, "compliance-report", sent, "2027-01-01T00:00", Standing.DUE);
    assertThat(deadline.due()).isEmpty();
    assertThat(deadline.explanation().english())
        .isEqualTo("The compliance report tells of the order file. (due)");
  }

  @Test
  void noReportIsAwaitedOfAnOrderThatWasTakenBack() {
    absent(
        POLICY,
        "compliance-report",
        order(lamp(LineStage.SENT).marked(Mark.WITHDRAWN)),
        "2026-03-02T12:00");
  }

  @Test
  void anAnomalyRowIsDueTwoHoursAfterTheComplianceReport() {
    OrderCase accepted =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T10:40"));
    Deadline deadline =
        assertRule(POLICY, "anomaly-row", accepted, "2026-03-02T12:40", Standing.DUE);
    assertThat(deadline.rule().quote()).startsWith("It is updated every 2 hours.");
    assertThat(deadline.isExact()).isTrue();
    assertRule(POLICY, "anomaly-row", accepted, "2026-03-02T12:40:01", Standing.OVERDUE);
    OrderCase listed =
        order(
            lamp(LineStage.AWAITING_INTEGRATION)
                .compliance(Status.OK, "2026-03-02T10:40")
                .pending("2026-03-02T12:00"));
    assertRule(POLICY, "anomaly-row", listed, "2026-03-02T20:00", Standing.MET);
    OrderCase late =
        order(
            lamp(LineStage.INTEGRATED)
                .compliance(Status.OK, "2026-03-02T10:40")
                .processed("2026-03-02T15:00"));
    assertRule(POLICY, "anomaly-row", late, "2026-03-02T20:00", Standing.MISSED);
  }

  @Test
  void theNightlyPauseOfIntegrationDoesntCount() {
    OrderCase evening =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T22:00"));
    assertThat(find(POLICY, "anomaly-row", evening, "2026-03-02T22:30").latest())
        .isEqualTo(paris("2026-03-03T01:01"));
    OrderCase atNight =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T23:10"));
    assertThat(find(POLICY, "anomaly-row", atNight, "2026-03-02T23:30").latest())
        .isEqualTo(paris("2026-03-03T02:01"));
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks go forward at 2:00 on 29 March, back at 3:00 on 25 October.
    "2026-03-29T01:30, 2026-03-29T04:30",
    "2026-10-25T01:30, 2026-10-25T02:30:00+01:00",
    "2026-10-24T22:30, 2026-10-25T01:31",
    "2026-03-28T22:59, 2026-03-29T03:00"
  })
  void anAnomalyRowIsDueAfterTwoHoursThatReallyPassedWhenClocksChange(String report, String due) {
    OrderCase accepted = order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, report));
    assertThat(find(POLICY, "anomaly-row", accepted, report).latest())
        .isEqualTo(
            due.contains("+") ? java.time.OffsetDateTime.parse(due).toInstant() : paris(due));
  }

  @Test
  void aReportNamedInTheHourThatComesTwiceGivesBothBounds() {
    OrderCase accepted =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-10-25T02:30"));
    Deadline deadline = find(POLICY, "anomaly-row", accepted, "2026-10-25T01:00");
    assertThat(Duration.between(deadline.earliest(), deadline.latest()))
        .isEqualTo(Duration.ofHours(1));
    assertThat(deadline.latest()).isEqualTo(Instant.parse("2026-10-25T03:30:00Z"));
  }

  @Test
  void theOrderTrackingListsWhatWasProcessedAtItsNextRun() {
    OrderCase integrated = order(lamp(LineStage.INTEGRATED).processed("2026-03-02T12:00"));
    Deadline deadline =
        assertRule(POLICY, "tracking-row", integrated, "2026-03-02T16:30", Standing.DUE);
    assertThat(deadline.latest()).isEqualTo(paris("2026-03-02T16:30"));
    assertRule(POLICY, "tracking-row", integrated, "2026-03-02T16:31", Standing.OVERDUE);
    OrderCase overnight = order(lamp(LineStage.INTEGRATED).processed("2026-03-28T20:00"));
    assertThat(find(POLICY, "tracking-row", overnight, "2026-03-28T21:00").latest())
        .isEqualTo(Instant.parse("2026-03-29T03:30:00Z"));
    OrderCase tracked =
        order(lamp(LineStage.PREPARING).processed("2026-03-02T12:00").tracked("2026-03-02T16:30"));
    assertRule(POLICY, "tracking-row", tracked, "2026-03-05T00:00", Standing.MET);
    OrderCase late =
        order(lamp(LineStage.PREPARING).processed("2026-03-02T12:00").tracked("2026-03-03T16:30"));
    assertRule(POLICY, "tracking-row", late, "2026-03-05T00:00", Standing.MISSED);
  }

  @Test
  void theCustomerIsToldOfARefusalWithinAWorkingDay() {
    OrderCase refused = order(lamp(LineStage.REFUSED).refused("2026-04-30T12:00"));
    // 1 May is a holiday, then comes a weekend.
    Deadline deadline =
        assertRule(POLICY, "refusal-told", refused, "2026-05-04T23:59", Standing.DUE);
    assertThat(deadline.party()).isEqualTo(Party.MERCHANT);
    assertThat(deadline.rule().isAssumed()).isTrue();
    assertThat(deadline.latest()).isEqualTo(paris("2026-05-05T00:00"));
    assertRule(POLICY, "refusal-told", refused, "2026-05-05T00:01", Standing.OVERDUE);
    OrderCase told =
        refused.stating(MerchantFact.of(Kind.REFUSAL_TOLD, LAMP, paris("2026-04-30T14:00")));
    assertRule(POLICY, "refusal-told", told, "2026-05-09T00:00", Standing.MET);
    OrderCase late = refused.stating(MerchantFact.of(Kind.REFUSAL_TOLD, paris("2026-05-05T09:00")));
    assertRule(POLICY, "refusal-told", late, "2026-05-09T00:00", Standing.MISSED);
    OrderCase other =
        refused.stating(MerchantFact.of(Kind.REFUSAL_TOLD, SOFA, paris("2026-04-30T14:00")));
    assertRule(POLICY, "refusal-told", other, "2026-05-09T00:00", Standing.OVERDUE);
  }

  @Test
  void anOrderIsShippedWithinThreeWorkingDaysOverEaster() {
    OrderCase integrated = order(lamp(LineStage.INTEGRATED).processed("2026-04-03T12:00"));
    // Good Friday, weekend, Easter Monday: Tuesday, Wednesday, Thursday.
    Deadline deadline =
        assertRule(POLICY, "shipment", integrated, "2026-04-09T23:00", Standing.DUE);
    assertThat(deadline.latest()).isEqualTo(paris("2026-04-10T00:00"));
    assertRule(POLICY, "shipment", integrated, "2026-04-10T00:01", Standing.OVERDUE);
    OrderCase shipped =
        order(
            lamp(LineStage.SHIPPED)
                .processed("2026-04-03T12:00")
                .parcel("P1", 2, "2026-04-09T00:00", "2026-04-10T05:30"));
    assertRule(POLICY, "shipment", shipped, "2026-04-20T00:00", Standing.MET);
    OrderCase late =
        order(
            lamp(LineStage.SHIPPED)
                .processed("2026-04-03T12:00")
                .parcel("P1", 2, "2026-04-11T00:00", "2026-04-12T05:30"));
    assertRule(POLICY, "shipment", late, "2026-04-20T00:00", Standing.MISSED);
  }

  @Test
  void anOrderOfWhichAPartIsMissingIsntShipped() {
    OrderCase part =
        order(
            lamp(LineStage.SHIPPED)
                .processed("2026-04-03T12:00")
                .parcel("P1", 1, "2026-04-07T00:00", "2026-04-08T05:30"));
    assertRule(POLICY, "shipment", part, "2026-04-10T00:01", Standing.OVERDUE);
    absent(POLICY, "invoice", part, "2026-04-10T00:01");
  }

  @Test
  void linesThatDifferAreJudgedEachForItself() {
    OrderCase mixed =
        order(
            lamp(LineStage.SHIPPED)
                .processed("2026-04-03T12:00")
                .parcel("P1", 2, "2026-04-07T00:00", "2026-04-08T05:30"),
            new Orders.Line(SOFA, LineStage.INTEGRATED).processed("2026-04-03T12:00"));
    assertThat(POLICY.overdue(mixed, paris("2026-04-10T00:01")))
        .filteredOn(deadline -> deadline.rule().id().equals("shipment"))
        .singleElement()
        .satisfies(deadline -> assertThat(deadline.product()).isEqualTo(SOFA));
  }

  @Test
  void aParcelArrivesWithinTheLongerDeliveryTimeOfItsCountryInWorkingDays() {
    OrderCase shipped =
        order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-05-12T00:00", "2026-05-13T05:30"));
    // Belgium 2-3 days; 14 May is the Ascension.
    OrderCase toBelgium = shipped.to(new Destination("BE"));
    Deadline deadline = assertRule(POLICY, "delivery", toBelgium, "2026-05-18T23:59", Standing.DUE);
    assertThat(deadline.rule().source()).contains("List of countries delivered by Chronopost");
    assertThat(deadline.latest()).isEqualTo(paris("2026-05-19T00:00"));
    assertRule(POLICY, "delivery", toBelgium, "2026-05-19T00:01", Standing.OVERDUE);
    assertRule(
        POLICY,
        "delivery",
        toBelgium.stating(MerchantFact.of(Kind.DELIVERED, paris("2026-05-18T10:00"))),
        "2026-06-01T00:00",
        Standing.MET);
    assertRule(
        POLICY,
        "delivery",
        toBelgium.stating(MerchantFact.of(Kind.DELIVERED, paris("2026-05-19T10:00"))),
        "2026-06-01T00:00",
        Standing.MISSED);
    assertThat(
            find(POLICY, "delivery", shipped.to(new Destination("GR")), "2026-05-13T06:00")
                .latest())
        .isEqualTo(paris("2026-05-22T00:00"));
    absent(POLICY, "delivery", shipped.to(Destination.FRANCE), "2026-05-19T00:01");
    absent(POLICY, "delivery", shipped, "2026-05-19T00:01");
  }

  @Test
  void whatWasShippedInAMonthIsInvoicedOnTheFifthOfTheNext() {
    OrderCase shipped =
        order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-01-31T00:00", "2026-02-01T05:30"));
    Deadline deadline = assertRule(POLICY, "invoice", shipped, "2026-02-05T23:59", Standing.DUE);
    assertThat(deadline.latest()).isEqualTo(paris("2026-02-06T00:00"));
    assertRule(POLICY, "invoice", shipped, "2026-02-06T00:01", Standing.OVERDUE);
    OrderCase billed =
        order(
            lamp(LineStage.SHIPPED)
                .parcel("P1", 2, "2026-01-31T00:00", "2026-02-01T05:30")
                .billed(2, "2026-02-05T08:00"));
    assertRule(POLICY, "invoice", billed, "2026-03-01T00:00", Standing.MET);
    OrderCase late =
        order(
            lamp(LineStage.SHIPPED)
                .parcel("P1", 2, "2026-01-31T00:00", "2026-02-01T05:30")
                .billed(2, "2026-03-05T08:00"));
    assertRule(POLICY, "invoice", late, "2026-03-06T00:00", Standing.MISSED);
  }

  @Test
  void whatCameBackIsCreditedWithTheNextInvoice() {
    OrderCase returned =
        order(lamp(LineStage.DELIVERED).billed(2, "2026-03-05T08:00"))
            .stating(MerchantFact.of(Kind.RETURNED, paris("2026-03-20T10:00")));
    assertRule(POLICY, "credit-note", returned, "2026-04-05T12:00", Standing.DUE);
    assertRule(POLICY, "credit-note", returned, "2026-04-06T00:01", Standing.OVERDUE);
    OrderCase credited =
        order(
                lamp(LineStage.DELIVERED)
                    .billed(2, "2026-03-05T08:00")
                    .billed(-2, "2026-04-05T08:00"))
            .stating(MerchantFact.of(Kind.RETURNED, paris("2026-03-20T10:00")));
    assertRule(POLICY, "credit-note", credited, "2026-05-01T00:00", Standing.MET);
  }

  @Test
  void aProductIsUnderGuaranteeForTwoYears() {
    OrderCase delivered =
        order(lamp(LineStage.SHIPPED))
            .stating(MerchantFact.of(Kind.DELIVERED, paris("2026-03-20T10:00")));
    assertRule(POLICY, "guarantee", delivered, "2028-03-20T23:59", Standing.DUE);
    assertRule(POLICY, "guarantee", delivered, "2028-03-21T00:01", Standing.LAPSED);
  }

  @Test
  void theTrackingNumberIsGivenToTheCustomer() {
    OrderCase shipped =
        order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-03T00:00", "2026-03-04T05:30"));
    Deadline deadline =
        assertRule(POLICY, "tracking-given", shipped, "2026-04-01T00:00", Standing.DUE);
    assertThat(deadline.due()).isEmpty();
    assertRule(
        POLICY,
        "tracking-given",
        shipped.stating(MerchantFact.of(Kind.TRACKING_GIVEN, paris("2026-03-04T08:00"))),
        "2026-04-01T00:00",
        Standing.MET);
  }

  @Test
  void theSoonestIsDueFirst() {
    OrderCase accepted = order(lamp(LineStage.INTEGRATED).processed("2026-03-02T12:00"));
    assertThat(POLICY.due(accepted, paris("2026-03-02T12:10")))
        .extracting(deadline -> deadline.rule().id())
        .containsExactly("tracking-row", "shipment");
  }

  @Test
  void anotherProfileCountsWithItsOwnCadences() {
    Cadences documented = Cadences.DOCUMENTED;
    Cadences slower =
        new Cadences(
            documented.catalogueRebuild(),
            documented.catalogueCheck(),
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofHours(3),
            documented.integrationPause(),
            documented.integrationResume(),
            documented.anomalyFinal(),
            List.of(LocalTime.NOON),
            30,
            10);
    Policy other = POLICY.withProfile(ServiceProfile.DOCUMENTED.withCadences(slower));
    assertThat(
            find(other, "compliance-report", order(lamp(LineStage.SENT)), "2026-03-02T10:20")
                .latest())
        .isEqualTo(paris("2026-03-02T11:05"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Change.class,
      names = {"ADDRESS", "DELIVERY_METHOD", "CANCEL"})
  void whatIsQueuedMayChange(Change change) {
    Permission answer = POLICY.permits(request(change), queued(), paris("2026-03-02T10:00"));
    assertThat(answer.isPermitted()).isTrue();
    assertThat(answer.takes()).containsExactly(Requirement.CHANGE_IN_QUEUE);
    assertThat(answer.reason().english()).isEqualTo("The order isn't sent yet.");
    assertThat(answer.decidedBy().orElseThrow().source()).startsWith(SEED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Change.class,
      names = {"ADDRESS", "DELIVERY_METHOD", "CANCEL"})
  void anOrderFileMayBeTakenBackUntilItsPickUp(Change change) {
    OrderCase sent = order(lamp(LineStage.SENT));
    Permission before = POLICY.permits(request(change), sent, paris("2026-03-02T10:30"));
    assertThat(before.verdict()).isEqualTo(Verdict.PERMITTED);
    assertThat(before.takes()).containsExactly(Requirement.WITHDRAW_FILE);
    assertThat(before.until()).isEqualTo(paris("2026-03-02T10:30"));
    Permission after = POLICY.permits(request(change), sent, paris("2026-03-02T10:30:01"));
    assertThat(after.verdict()).isEqualTo(Verdict.ON_REQUEST);
    assertThat(after.takes()).containsExactly(Requirement.ASK_SUPPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "SENDING, ON_REQUEST, SETTLE_DOUBT",
    "IN_DOUBT, ON_REQUEST, SETTLE_DOUBT",
    "FILE_REJECTED, PERMITTED, RESUBMIT",
    "REFUSED, PERMITTED, RESUBMIT_UNDER_NEW_KEY",
    "FILE_ACCEPTED, ON_REQUEST, ASK_SUPPORT",
    "PREPARING, ON_REQUEST, ASK_SUPPORT"
  })
  void whatAChangeTakesDependsOnTheStage(LineStage stage, Verdict verdict, Requirement takes) {
    for (Change change : List.of(Change.ADDRESS, Change.DELIVERY_METHOD, Change.CANCEL)) {
      Permission answer =
          POLICY.permits(request(change), order(lamp(stage)), paris("2026-03-03T10:00"));
      assertThat(answer.verdict()).as("%s at %s", change, stage).isEqualTo(verdict);
      assertThat(answer.takes()).containsExactly(takes);
    }
  }

  @Test
  void supportIsAskedInEnglishAndFrench() {
    Permission answer =
        POLICY.permits(
            ChangeRequest.address(), order(lamp(LineStage.PREPARING)), paris("2026-03-03T10:00"));
    assertThat(answer.letter()).isNotNull();
    assertThat(answer.letter().english())
        .isEqualTo(
            """
            Hello,
            please change the delivery address of order CDS-1001 (campaign CLIENT202603, order file \
            orders_YOURCOMPANY_20260302_101500.xls) to: [new address].
            Please tell us whether that was possible.""");
    assertThat(answer.letter().french())
        .isEqualTo(
            """
            Bonjour,
            merci de changer l'adresse de livraison de la commande CDS-1001 (campagne CLIENT202603, fichier \
            orders_YOURCOMPANY_20260302_101500.xls) : [nouvelle adresse].
            Merci de nous confirmer si cela a été possible.""");
  }

  @Test
  void onceShippedOnlyTheAddressMayStillBeAskedFor() {
    OrderCase shipped = order(lamp(LineStage.SHIPPED));
    Instant now = paris("2026-03-05T10:00");
    assertThat(POLICY.permits(ChangeRequest.address(), shipped, now).verdict())
        .isEqualTo(Verdict.ON_REQUEST);
    Permission method = POLICY.permits(ChangeRequest.deliveryMethod(), shipped, now);
    assertThat(method.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(method.reason().french())
        .isEqualTo("La commande est expédiée : trop tard pour un autre mode de livraison.");
    Permission cancel = POLICY.permits(ChangeRequest.cancel(), shipped, now);
    assertThat(cancel.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(cancel.takes()).containsExactly(Requirement.RETURN_GOODS);
    assertThat(
            POLICY
                .permits(ChangeRequest.address(), order(lamp(LineStage.DELIVERED)), now)
                .verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void theLineThatIsFurthestDecides() {
    OrderCase mixed = order(lamp(LineStage.PREPARING), new Orders.Line(SOFA, LineStage.SHIPPED));
    assertThat(POLICY.permits(ChangeRequest.cancel(), mixed, paris("2026-03-05T10:00")).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void aDearerMethodTakesTheSupplement() {
    Permission answer =
        POLICY.permits(
            ChangeRequest.deliveryMethod().costing(new BigDecimal("4.90")),
            order(lamp(LineStage.VALIDATED)),
            paris("2026-03-05T10:00"));
    assertThat(answer.takes()).containsExactly(Requirement.ASK_SUPPORT, Requirement.PAY_SUPPLEMENT);
    assertThat(answer.supplement()).isEqualByComparingTo("4.90");
  }

  @Test
  void goodsAreExchangedOnRequest() {
    Permission answer =
        POLICY.permits(
            ChangeRequest.exchange(ChangeRequest.Availability.IN_STOCK),
            order(lamp(LineStage.DELIVERED)),
            paris("2026-03-05T10:00"));
    assertThat(answer.verdict()).isEqualTo(Verdict.ON_REQUEST);
    assertThat(answer.takes()).containsExactly(Requirement.ASK_SUPPORT, Requirement.RETURN_GOODS);
  }

  private static ChangeRequest request(Change change) {
    return switch (change) {
      case ADDRESS -> ChangeRequest.address();
      case DELIVERY_METHOD -> ChangeRequest.deliveryMethod();
      case CANCEL -> ChangeRequest.cancel();
      case EXCHANGE -> ChangeRequest.exchange(ChangeRequest.Availability.IN_STOCK);
    };
  }
}
