package io.github.cdiscountds.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>Hand it to the fake supplier, to the library's client and to the {@link FileTree}s, and a
 * month of reports passes in milliseconds. Its zone is Europe/Paris, the supplier's. Time moves
 * forward only; a test about a clock that was wrong says so with {@link #turnBack(Instant)}.
 *
 * <p>Thread-safe. Clocks made by {@link #withZone(ZoneId)} follow every move.
 *
 * @since 0.1.0
 */
public final class SettableClock extends Clock {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final AtomicReference<Instant> now;

  private SettableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /**
   * Creates a clock that shows a time of day in Paris.
   *
   * @param paris date and time in Paris; in the hour that comes twice the first one, in the hour
   *     that is left out the same minute an hour later
   * @return a new clock
   */
  public static SettableClock at(LocalDateTime paris) {
    return new SettableClock(paris.atZone(PARIS).toInstant());
  }

  /**
   * Creates a clock that shows an instant.
   *
   * @param start the instant
   * @return a new clock
   */
  public static SettableClock at(Instant start) {
    return new SettableClock(start);
  }

  /**
   * Moves the clock forward.
   *
   * @param by how far; zero changes nothing
   * @return this clock
   * @throws IllegalArgumentException when the duration is negative
   */
  public SettableClock advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "clock moved by %s: expected no negative duration; turnBack(Instant) moves it back",
              by));
    }
    now.updateAndGet(present -> present.plus(by));
    return this;
  }

  /**
   * Moves the clock forward to an instant.
   *
   * @param to the instant; the present one changes nothing
   * @return this clock
   * @throws IllegalArgumentException when the instant has passed
   */
  public SettableClock set(Instant to) {
    now.updateAndGet(
        present -> {
          if (to.isBefore(present)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "clock set to %s: expected %s or later; turnBack(Instant) moves it back",
                    to,
                    present));
          }
          return to;
        });
    return this;
  }

  /**
   * Moves the clock forward to a time of day in Paris.
   *
   * @param paris date and time in Paris, read as by {@link #at(LocalDateTime)}
   * @return this clock
   * @throws IllegalArgumentException when that time has passed
   */
  public SettableClock set(LocalDateTime paris) {
    return set(paris.atZone(PARIS).toInstant());
  }

  /**
   * Moves the clock back, as an administrator who corrects it would.
   *
   * @param to the instant; the present one changes nothing
   * @return this clock
   * @throws IllegalArgumentException when the instant is yet to come
   */
  public SettableClock turnBack(Instant to) {
    now.updateAndGet(
        present -> {
          if (to.isAfter(present)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT, "clock turned back to %s: expected %s or earlier", to, present));
          }
          return to;
        });
    return this;
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return PARIS;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return other.equals(PARIS) ? this : new View(this, other);
  }

  /** Gives the time in Paris, for messages. */
  @Override
  public String toString() {
    return "SettableClock[" + instant().atZone(PARIS) + "]";
  }

  /** The same time seen from another zone. */
  private static final class View extends Clock {
    private final SettableClock source;
    private final ZoneId zone;

    View(SettableClock source, ZoneId zone) {
      this.source = source;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return source.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return other.equals(zone) ? this : source.withZone(other);
    }

    @Override
    public String toString() {
      return "SettableClock[" + instant().atZone(zone) + "]";
    }
  }
}
