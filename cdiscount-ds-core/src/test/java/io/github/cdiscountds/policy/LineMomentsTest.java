package io.github.cdiscountds.policy;

import static io.github.cdiscountds.policy.Orders.KEY;
import static io.github.cdiscountds.policy.Orders.LAMP;
import static io.github.cdiscountds.policy.Orders.lamp;
import static io.github.cdiscountds.policy.Orders.order;
import static io.github.cdiscountds.policy.Orders.paris;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineMomentsTest {

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void aQueuedOrderHasReachedNothing(Milestone milestone) {
    assertThat(moments(Orders.queued()).of(milestone)).isNull();
  }

  @ParameterizedTest
  @EnumSource(MerchantFact.Kind.class)
  void everythingThatAShopCanStateIsAMilestone(MerchantFact.Kind kind) {
    Instant first = paris("2026-03-02T10:00");
    LineMoments moments =
        moments(
            Orders.queued()
                .stating(
                    MerchantFact.of(kind, first.plusSeconds(60)), MerchantFact.of(kind, first)));
    assertThat(moments.of(Milestone.valueOf(kind.name()))).isEqualTo(Window.at(first));
  }

  @Test
  void aPickUpLiesBetweenTheSendingAndThePickUpPeriodAfterIt() {
    assertThat(moments(order(lamp(LineStage.SENT))).of(Milestone.PICKED_UP))
        .isEqualTo(window("2026-03-02T10:15", "2026-03-02T10:30"));
  }

  @Test
  void ourTimeIsntComparedWithTheSuppliers() {
    // The supplier's clock is slow.
    OrderCase accepted =
        order(lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T10:10"));
    assertThat(moments(accepted).of(Milestone.SENT))
        .isEqualTo(Window.at(paris("2026-03-02T10:15")));
    assertThat(moments(accepted).of(Milestone.PICKED_UP))
        .isEqualTo(window("2026-03-02T10:15", "2026-03-02T10:30"));
  }

  @Test
  void withoutATimeOfOurOwnAFileWasPickedUpBeforeItsFirstReport() {
    OrderCase accepted =
        order(
            "commandes.xls",
            lamp(LineStage.FILE_ACCEPTED).compliance(Status.OK, "2026-03-02T10:40"));
    assertThat(moments(accepted).of(Milestone.PICKED_UP))
        .isEqualTo(new Window(Instant.MIN, paris("2026-03-02T10:40")));
  }

  @Test
  void aFileNamedInTheHourThatComesTwiceWasSentInOneOfThem() {
    OrderCase sent = order("orders_YOURCOMPANY_20261025_023000.xls", lamp(LineStage.SENT));
    assertThat(moments(sent).of(Milestone.SENT))
        .isEqualTo(
            new Window(
                Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")));
  }

  @Test
  void aNameThatHoldsNoRealTimeTellsNothing() {
    OrderCase sent = order("orders_YOURCOMPANY_20261325_999999.xls", lamp(LineStage.SENT));
    assertThat(moments(sent).of(Milestone.SENT)).isEqualTo(Window.SOME_TIME);
    assertThat(moments(sent).of(Milestone.PICKED_UP)).isEqualTo(Window.SOME_TIME);
  }

  @Test
  void theTimeOfTheFileIsTheLastOneInItsName() {
    OrderCase sent = order("orders_20250101_000000_20260302_101500.xls", lamp(LineStage.SENT));
    assertThat(moments(sent).of(Milestone.SENT)).isEqualTo(Window.at(paris("2026-03-02T10:15")));
  }

  @Test
  void whatAnomalyTrackingTellsHappenedSinceItsUpdateBefore() {
    OrderCase integrated = order(lamp(LineStage.INTEGRATED).processed("2026-03-02T12:00"));
    assertThat(moments(integrated).of(Milestone.INTEGRATED))
        .isEqualTo(window("2026-03-02T10:00", "2026-03-02T12:00"));
    assertThat(moments(integrated).of(Milestone.REFUSED)).isNull();
  }

  @Test
  void whatOrderTrackingTellsHappenedSinceItsRunBefore() {
    OrderCase tracked = order(lamp(LineStage.PREPARING).tracked("2026-03-02T11:02"));
    assertThat(moments(tracked).of(Milestone.TRACKED))
        .isEqualTo(window("2026-03-02T11:00", "2026-03-02T11:02"));
    OrderCase inTheMorning = order(lamp(LineStage.PREPARING).tracked("2026-03-29T05:30"));
    assertThat(moments(inTheMorning).of(Milestone.TRACKED))
        .isEqualTo(window("2026-03-28T16:30", "2026-03-29T05:30"));
  }

  @Test
  void aLineIsShippedWithItsLastParcel() {
    OrderCase shipped =
        order(
            lamp(LineStage.SHIPPED)
                .parcel("P1", 1, "2026-03-03T00:00", "2026-03-04T05:30")
                .parcel("P2", 1, "2026-03-05T00:00", "2026-03-06T05:30"));
    assertThat(moments(shipped).of(Milestone.SHIPPED))
        .isEqualTo(window("2026-03-05T00:00", "2026-03-05T23:59:59"));
  }

  @Test
  void aShippingDayIsOverBeforeItsPublication() {
    OrderCase shipped =
        order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-03T00:00", "2026-03-03T16:30"));
    assertThat(moments(shipped).of(Milestone.SHIPPED))
        .isEqualTo(window("2026-03-03T00:00", "2026-03-03T16:30"));
  }

  @Test
  void aShipmentWithoutADateWasNoticed() {
    OrderCase shipped = order(lamp(LineStage.SHIPPED).parcel("P1", 2, null, "2026-03-03T16:30"));
    assertThat(moments(shipped).of(Milestone.SHIPPED))
        .isEqualTo(window("2026-03-03T11:00", "2026-03-03T16:30"));
  }

  @Test
  void aRowWithoutAParcelDoesntCountBesideOneWith() {
    OrderCase shipped =
        order(
            lamp(LineStage.SHIPPED)
                .parcel(null, 0, "2026-03-09T00:00", "2026-03-10T16:30")
                .parcel("P1", 2, "2026-03-03T00:00", "2026-03-04T16:30"));
    assertThat(moments(shipped).of(Milestone.SHIPPED))
        .isEqualTo(window("2026-03-03T00:00", "2026-03-03T23:59:59"));
  }

  @Test
  void aPartOfALineIsntTheLine() {
    OrderCase part =
        order(lamp(LineStage.SHIPPED).parcel("P1", 1, "2026-03-03T00:00", "2026-03-04T05:30"));
    assertThat(moments(part).of(Milestone.SHIPPED)).isNull();
    assertThat(moments(order(lamp(LineStage.SHIPPED))).of(Milestone.SHIPPED))
        .isEqualTo(Window.SOME_TIME);
  }

  @Test
  void billsAndCreditsAreToldApart() {
    OrderCase billed =
        order(lamp(LineStage.SHIPPED).billed(2, "2026-04-05T08:00").billed(-1, "2026-05-05T08:00"));
    assertThat(moments(billed).of(Milestone.INVOICED))
        .isEqualTo(Window.at(paris("2026-04-05T08:00")));
    assertThat(moments(billed).of(Milestone.CREDITED))
        .isEqualTo(Window.at(paris("2026-05-05T08:00")));
  }

  @Test
  void marksAndStagesTellThatSomethingHappenedButNotWhen() {
    assertThat(moments(order(lamp(LineStage.DELIVERED))).of(Milestone.DELIVERED))
        .isEqualTo(Window.SOME_TIME);
    assertThat(moments(order(lamp(LineStage.SHIPPED).marked(Mark.RETURNED))).of(Milestone.RETURNED))
        .isEqualTo(Window.SOME_TIME);
    assertThat(
            moments(order(lamp(LineStage.QUEUED).marked(Mark.CANCELLED))).of(Milestone.CANCELLED))
        .isEqualTo(Window.SOME_TIME);
    assertThat(moments(order(lamp(LineStage.SENT).marked(Mark.WITHDRAWN))).of(Milestone.CANCELLED))
        .isEqualTo(Window.SOME_TIME);
  }

  @Test
  void onlyReportsAboutTheCurrentFileCountForIt() {
    FactValue rejected = new FactValue.FileVerdict(Status.KO, null, List.of());
    Publication report =
        new Publication(
            "compliance", LocalDateTime.parse("2026-03-02T10:40"), paris("2026-03-02T10:40"), "c");
    LineMoments moments =
        with(
            List.of("orders_A_20260302_101500.xls", "orders_A_20260302_111500.xls"),
            LineStage.SENT,
            fact("orders_A_20260302_101500.xls", rejected, report));
    assertThat(moments.of(Milestone.FILE_REPORTED)).isNull();
    assertThat(moments.of(Milestone.SENT)).isEqualTo(Window.at(paris("2026-03-02T11:15")));
  }

  @Test
  void aRejectedFileWasRejectedByItsReport() {
    LineMoments moments =
        moments(order(lamp(LineStage.FILE_REJECTED).compliance(Status.KO, "2026-03-02T10:40")));
    assertThat(moments.of(Milestone.FILE_REJECTED)).isEqualTo(Window.at(paris("2026-03-02T10:40")));
    assertThat(moments.of(Milestone.FILE_REPORTED)).isEqualTo(Window.at(paris("2026-03-02T10:40")));
    assertThat(moments.of(Milestone.FILE_ACCEPTED)).isNull();
  }

  @Test
  void ofAServerThatTellsNoTimesTheDayInTheNameIsAllThatIsKnown() {
    String file = "orders_A_20260302_101500.xls";
    FactValue processed = new FactValue.Integration(new IntegrationResult.Processed());
    LineMoments named =
        with(
            List.of(file),
            LineStage.INTEGRATED,
            fact(
                file,
                processed,
                new Publication(
                    "anomalies",
                    LocalDate.parse("2026-03-29").atStartOfDay(),
                    Instant.EPOCH,
                    "a")));
    assertThat(named.of(Milestone.INTEGRATED))
        .isEqualTo(window("2026-03-29T00:00", "2026-03-29T23:59:59"));
    LineMoments unnamed =
        with(
            List.of(file),
            LineStage.INTEGRATED,
            fact(file, processed, new Publication("anomalies", null, Instant.EPOCH, "a")));
    assertThat(unnamed.of(Milestone.INTEGRATED)).isEqualTo(Window.SOME_TIME);
  }

  @Test
  void aShippingTimeIsTakenAsWritten() {
    OrderCase shipped =
        order(lamp(LineStage.SHIPPED).parcel("P1", 2, "2026-03-03T14:05", "2026-03-04T05:30"));
    assertThat(moments(shipped).of(Milestone.SHIPPED))
        .isEqualTo(Window.at(paris("2026-03-03T14:05")));
  }

  private static LineMoments with(List<String> files, LineStage stage, OrderFact fact) {
    LineTimeline line =
        new LineTimeline(
            LAMP, 2, stage, null, null, List.of(), 0, 0, BigDecimal.ZERO, Set.of(), List.of(fact));
    return moments(
        OrderCase.of(
            new OrderTimeline(KEY, files, List.of(line), List.of(), List.of(), List.of())));
  }

  private static OrderFact fact(String file, FactValue value, Publication publication) {
    return OrderFact.of(new FactKey("A", KEY, LAMP, file), value, publication);
  }

  private static LineMoments moments(OrderCase order) {
    return new LineMoments(order, order.timeline().lines().get(0), ServiceProfile.DOCUMENTED);
  }

  private static Window window(String earliest, String latest) {
    return new Window(paris(earliest), paris(latest));
  }
}
