package io.github.cdiscountds.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupplierTimesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final SupplierTimes times = new SupplierTimes(ServiceProfile.DOCUMENTED);

  @Test
  void trackingIsRewrittenThreeTimesADay() {
    assertThat(after("2026-11-21T00:00", 4, times::tracking))
        .containsExactly(
            "2026-11-21T05:30", "2026-11-21T11:00", "2026-11-21T16:30", "2026-11-22T05:30");
    assertThat(after("2026-11-21T11:00", 1, times::tracking)).containsExactly("2026-11-21T16:30");
    assertThat(after("2026-11-21T10:59", 1, times::tracking)).containsExactly("2026-11-21T11:00");
  }

  @Test
  void anomaliesComeEveryTwoHoursButForThePauseAndOnceMoreAtTheEndOfTheDay() {
    assertThat(after("2026-11-21T18:30", 6, times::anomalies))
        .containsExactly(
            "2026-11-21T20:00",
            "2026-11-21T22:00",
            "2026-11-21T23:59",
            "2026-11-22T02:00",
            "2026-11-22T04:00",
            "2026-11-22T06:00");
  }

  @Test
  void nothingIsExpectedInThePauseWhateverTheRhythm() {
    SupplierTimes halfHourly =
        of(cadences(Duration.ofMinutes(30), LocalTime.of(23, 0), LocalTime.of(0, 1)));
    assertThat(after("2026-11-21T22:00", 4, halfHourly::anomalies))
        .containsExactly(
            "2026-11-21T22:30", "2026-11-21T23:59", "2026-11-22T00:30", "2026-11-22T01:00");
    SupplierTimes siesta =
        of(cadences(Duration.ofHours(2), LocalTime.of(12, 0), LocalTime.of(14, 0)));
    assertThat(after("2026-11-21T09:00", 4, siesta::anomalies))
        .containsExactly(
            "2026-11-21T10:00", "2026-11-21T14:00", "2026-11-21T16:00", "2026-11-21T18:00");
    SupplierTimes sleepless =
        of(cadences(Duration.ofHours(2), LocalTime.of(23, 0), LocalTime.of(23, 0)));
    assertThat(after("2026-11-21T22:00", 3, sleepless::anomalies))
        .containsExactly("2026-11-21T23:59", "2026-11-22T00:00", "2026-11-22T02:00");
  }

  @Test
  void invoicesAreLookedForOnTheirDayAndAFewDaysLater() {
    assertThat(after("2026-11-21T12:00", 10, times::invoices))
        .containsExactly(
            "2026-12-05T05:30",
            "2026-12-05T11:00",
            "2026-12-05T16:30",
            "2026-12-05T23:59",
            "2026-12-06T05:30",
            "2026-12-07T05:30",
            "2026-12-08T05:30",
            "2026-12-09T05:30",
            "2026-12-10T05:30",
            "2027-01-05T05:30");
    SupplierTimes lastDay = of(cadences(List.of(), 28));
    assertThat(after("2027-02-10T00:00", 3, lastDay::invoices))
        .containsExactly("2027-02-28T23:59", "2027-03-01T23:59", "2027-03-02T23:59");
  }

  @Test
  void aServiceWithoutTrackingHasNoMomentForIt() {
    SupplierTimes none = of(cadences(List.of(), 5));
    assertThat(none.tracking(paris("2026-11-21T12:00"))).isEmpty();
  }

  @Test
  void theCatalogueIsCheckedAsOftenAsIsRecommended() {
    assertThat(after("2026-11-21T22:10", 3, times::catalogue))
        .containsExactly("2026-11-21T23:00", "2026-11-22T00:00", "2026-11-22T01:00");
  }

  @Test
  void aReportOnAFileIsLookedForUntilADayHasPassed() {
    Instant sent = Instant.parse("2026-11-21T11:07:30Z");
    List<String> found = new ArrayList<>();
    Instant at = sent;
    for (int i = 0; i < 3; i++) {
      at = times.compliance(sent, at).orElseThrow();
      found.add(at.toString());
    }
    assertThat(found)
        .containsExactly("2026-11-21T11:22:30Z", "2026-11-21T11:37:30Z", "2026-11-21T11:52:30Z");
    Instant last = sent.plus(Duration.ofDays(1));
    assertThat(times.compliance(sent, last.minusSeconds(1))).contains(last);
    assertThat(times.compliance(sent, last)).isEmpty();
    assertThat(times.compliance(sent, sent.minus(Duration.ofDays(3))))
        .contains(sent.plus(Duration.ofMinutes(15)));
  }

  // In the night to 2026-03-29 it is 03:00 after 01:59, in the one to 2026-10-25 02:00 after 02:59.

  @Test
  @Tag("R2")
  void aTimeThatIsLeftOutInSpringComesAsManyMinutesAfterTheGap() {
    SupplierTimes early = of(cadences(List.of(LocalTime.of(2, 30), LocalTime.of(5, 30)), 5));
    assertThat(utcAfter("2026-03-28T12:00", 3, early::tracking))
        .containsExactly("2026-03-29T01:30:00Z", "2026-03-29T03:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(paris("2026-03-29T03:30")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  @Tag("R2")
  void aTimeThatComesTwiceInAutumnIsTheFirstOfTheTwo() {
    SupplierTimes early = of(cadences(List.of(LocalTime.of(2, 30), LocalTime.of(5, 30)), 5));
    assertThat(utcAfter("2026-10-24T12:00", 3, early::tracking))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T04:30:00Z", "2026-10-26T01:30:00Z");
    // Asked between the two it isn't due once more.
    assertThat(early.tracking(Instant.parse("2026-10-25T00:45:00Z")))
        .contains(Instant.parse("2026-10-25T04:30:00Z"));
  }

  @Test
  @Tag("R2")
  void trackingComesAtTheSameHourOfTheDayBeforeAndAfterEachChange() {
    for (String day : List.of("2026-03-29", "2026-10-25")) {
      String before = LocalDateTime.parse(day + "T00:00").minusDays(1).toString();
      assertThat(after(before, 6, times::tracking))
          .extracting(moment -> moment.substring(11))
          .containsExactly("05:30", "11:00", "16:30", "05:30", "11:00", "16:30");
    }
  }

  @Test
  @Tag("R2")
  void everyTwoHoursGoesByTheWallClockThroughBothChanges() {
    assertThat(after("2026-03-28T23:59", 3, times::anomalies))
        .containsExactly("2026-03-29T03:00", "2026-03-29T04:00", "2026-03-29T06:00");
    assertThat(utcAfter("2026-10-24T23:59", 3, times::anomalies))
        .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z", "2026-10-25T05:00:00Z");
  }

  @Test
  @Tag("R2")
  void everyHourGoesByTheWallClockToo() {
    assertThat(utcAfter("2026-03-29T00:59", 3, times::catalogue))
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
    assertThat(utcAfter("2026-10-25T00:59", 3, times::catalogue))
        .containsExactly("2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z");
  }

  @Test
  @Tag("R2")
  void whatRecursWithinTheHourGoesOnThroughBothChanges() {
    SupplierTimes halfHourly =
        of(cadences(Duration.ofMinutes(30), LocalTime.of(23, 0), LocalTime.of(0, 1)));
    for (String day : List.of("2026-03-29T01:00", "2026-10-25T01:00")) {
      Instant at = paris(day);
      for (int i = 0; i < 8; i++) {
        Instant next = halfHourly.anomalies(at).orElseThrow();
        assertThat(Duration.between(at, next)).isEqualTo(Duration.ofMinutes(30));
        at = next;
      }
    }
  }

  @Test
  @Tag("R2")
  void eachNextMomentIsLaterAndNoneIsPassedOver() {
    for (Function<Instant, Optional<Instant>> kind :
        List.<Function<Instant, Optional<Instant>>>of(
            times::catalogue, times::anomalies, times::tracking, times::invoices)) {
      Instant at = paris("2026-01-01T00:00");
      while (at.isBefore(paris("2027-01-01T00:00"))) {
        Instant next = kind.apply(at).orElseThrow();
        assertThat(next).isAfter(at);
        assertThat(kind.apply(next.minusNanos(1))).contains(next);
        at = next;
      }
    }
  }

  private static SupplierTimes of(Cadences cadences) {
    return new SupplierTimes(ServiceProfile.DOCUMENTED.withCadences(cadences));
  }

  private static Cadences cadences(Duration anomalyUpdate, LocalTime pause, LocalTime resume) {
    Cadences documented = Cadences.DOCUMENTED;
    return new Cadences(
        documented.catalogueRebuild(),
        documented.catalogueCheck(),
        documented.pickUp(),
        documented.complianceDelay(),
        anomalyUpdate,
        pause,
        resume,
        documented.anomalyFinal(),
        documented.trackingRuns(),
        documented.trackingDays(),
        documented.invoiceDayOfMonth());
  }

  private static Cadences cadences(List<LocalTime> trackingRuns, int invoiceDay) {
    Cadences documented = Cadences.DOCUMENTED;
    return new Cadences(
        documented.catalogueRebuild(),
        documented.catalogueCheck(),
        documented.pickUp(),
        documented.complianceDelay(),
        documented.anomalyUpdate(),
        documented.integrationPause(),
        documented.integrationResume(),
        documented.anomalyFinal(),
        trackingRuns,
        documented.trackingDays(),
        invoiceDay);
  }

  private static List<String> after(
      String start, int count, Function<Instant, Optional<Instant>> kind) {
    return moments(start, count, kind).stream()
        .map(moment -> moment.atZone(PARIS).toLocalDateTime().toString())
        .toList();
  }

  private static List<String> utcAfter(
      String start, int count, Function<Instant, Optional<Instant>> kind) {
    return moments(start, count, kind).stream().map(Instant::toString).toList();
  }

  private static List<Instant> moments(
      String start, int count, Function<Instant, Optional<Instant>> kind) {
    List<Instant> found = new ArrayList<>();
    Instant at = paris(start);
    for (int i = 0; i < count; i++) {
      at = kind.apply(at).orElseThrow();
      found.add(at);
    }
    return found;
  }

  private static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }
}
