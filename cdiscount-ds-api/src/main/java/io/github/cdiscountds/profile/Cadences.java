package io.github.cdiscountds.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When the supplier acts, in the profile's zone (SPEC section 1).
 *
 * <p>Construction throws {@link IllegalArgumentException} when an interval isn't positive, or a day
 * is none of every month.
 *
 * @param catalogueRebuild how often the catalogue is rebuilt
 * @param catalogueCheck how often checking for a new one is recommended
 * @param pickUp how often order files are picked up
 * @param complianceDelay how long after the upload the compliance report appears
 * @param anomalyUpdate how often anomaly tracking is updated while orders come in
 * @param integrationPause when integration stops for the day
 * @param integrationResume when it starts again, on the next day
 * @param anomalyFinal when the day's final anomaly tracking appears
 * @param trackingRuns when order tracking is rewritten each day
 * @param trackingDays how many days order tracking keeps
 * @param invoiceDayOfMonth the day on which the month before is invoiced
 * @since 0.1.0
 */
public record Cadences(
    Duration catalogueRebuild,
    Duration catalogueCheck,
    Duration pickUp,
    Duration complianceDelay,
    Duration anomalyUpdate,
    LocalTime integrationPause,
    LocalTime integrationResume,
    LocalTime anomalyFinal,
    List<LocalTime> trackingRuns,
    int trackingDays,
    int invoiceDayOfMonth) {

  /** The documented cadences. */
  public static final Cadences DOCUMENTED =
      new Cadences(
          Duration.ofHours(4),
          Duration.ofHours(1),
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          Duration.ofHours(2),
          LocalTime.of(23, 0),
          LocalTime.of(0, 1),
          LocalTime.of(23, 59),
          List.of(LocalTime.of(5, 30), LocalTime.of(11, 0), LocalTime.of(16, 30)),
          30,
          5);

  private static final int LAST_DAY_OF_EVERY_MONTH = 28;

  public Cadences {
    trackingRuns = List.copyOf(trackingRuns);
    for (Duration interval : List.of(catalogueRebuild, catalogueCheck, pickUp, anomalyUpdate)) {
      if (interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException("cadences: interval " + interval + ", expected above 0");
      }
    }
    if (complianceDelay.isNegative() || trackingDays < 1) {
      throw new IllegalArgumentException(
          "cadences: compliance delay "
              + complianceDelay
              + " and "
              + trackingDays
              + " tracking days, expected 0 or more and 1 or more");
    }
    if (invoiceDayOfMonth < 1 || invoiceDayOfMonth > LAST_DAY_OF_EVERY_MONTH) {
      throw new IllegalArgumentException(
          "cadences: invoice on day "
              + invoiceDayOfMonth
              + ", expected 1 to "
              + LAST_DAY_OF_EVERY_MONTH);
    }
  }

  /**
   * Changes how often the catalogue is rebuilt.
   *
   * @param value above 0
   * @return a changed copy
   * @throws IllegalArgumentException when it isn't above 0
   */
  public Cadences withCatalogueRebuild(Duration value) {
    return new Cadences(
        value,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes how often a look for a new catalogue is worth it.
   *
   * @param value above 0
   * @return a changed copy
   * @throws IllegalArgumentException when it isn't above 0
   */
  public Cadences withCatalogueCheck(Duration value) {
    return new Cadences(
        catalogueRebuild,
        value,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes how often order files are picked up.
   *
   * @param value above 0
   * @return a changed copy
   * @throws IllegalArgumentException when it isn't above 0
   */
  public Cadences withPickUp(Duration value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        value,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes how long after the upload the compliance report appears.
   *
   * @param value 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException when negative
   */
  public Cadences withComplianceDelay(Duration value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        value,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes how often anomaly tracking is updated while orders come in.
   *
   * @param value above 0
   * @return a changed copy
   * @throws IllegalArgumentException when it isn't above 0
   */
  public Cadences withAnomalyUpdate(Duration value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        value,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes when integration stops for the day.
   *
   * @param value a time of the supplier's zone
   * @return a changed copy
   */
  public Cadences withIntegrationPause(LocalTime value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        value,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes when integration starts again, on the next day.
   *
   * @param value a time of the supplier's zone
   * @return a changed copy
   */
  public Cadences withIntegrationResume(LocalTime value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        value,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes when the day's final anomaly tracking appears.
   *
   * @param value a time of the supplier's zone
   * @return a changed copy
   */
  public Cadences withAnomalyFinal(LocalTime value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        value,
        trackingRuns,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes when order tracking is rewritten each day.
   *
   * @param value times of the supplier's zone
   * @return a changed copy
   */
  public Cadences withTrackingRuns(List<LocalTime> value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        value,
        trackingDays,
        invoiceDayOfMonth);
  }

  /**
   * Changes how many days order tracking keeps.
   *
   * @param value 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException when below 1
   */
  public Cadences withTrackingDays(int value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        value,
        invoiceDayOfMonth);
  }

  /**
   * Changes the day on which the month before is invoiced.
   *
   * @param value 1 to 28
   * @return a changed copy
   * @throws IllegalArgumentException when outside 1 to 28
   */
  public Cadences withInvoiceDayOfMonth(int value) {
    return new Cadences(
        catalogueRebuild,
        catalogueCheck,
        pickUp,
        complianceDelay,
        anomalyUpdate,
        integrationPause,
        integrationResume,
        anomalyFinal,
        trackingRuns,
        trackingDays,
        value);
  }

  /**
   * Counts time in which the supplier works: the pause between {@link #integrationPause} and {@link
   * #integrationResume} is left out.
   *
   * @param from where to begin
   * @param duration how much time to count, 0 or more
   * @param zone the supplier's zone
   * @return the moment at which so much working time has passed
   */
  public Instant afterWorking(Instant from, Duration duration, ZoneId zone) {
    if (integrationPause.equals(integrationResume)) {
      return from.plus(duration);
    }
    Instant at = from;
    Duration left = duration;
    for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); ; day = day.plusDays(1)) {
      Instant pause = day.atTime(integrationPause).atZone(zone).toInstant();
      LocalDate end = integrationResume.isAfter(integrationPause) ? day : day.plusDays(1);
      Instant resume = end.atTime(integrationResume).atZone(zone).toInstant();
      if (!resume.isAfter(at)) {
        continue;
      }
      if (pause.isAfter(at)) {
        Duration working = Duration.between(at, pause);
        if (working.compareTo(left) >= 0) {
          return at.plus(left);
        }
        left = left.minus(working);
      }
      at = resume;
    }
  }
}
