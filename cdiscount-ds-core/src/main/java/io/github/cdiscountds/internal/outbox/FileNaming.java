package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds names for order files: the time in the profile's zone, moved on to the next free second
 * (R13). Seconds are counted on the time line and not on the clock on the wall, so that no name
 * tells a time that a change to summer time leaves out; the hour that comes twice in autumn has its
 * names once, and the next free second is found beyond them.
 *
 * <p>Thread-safe.
 */
final class FileNaming {
  /** Seconds to look for a free name: an hour that comes twice, and many files on top. */
  private static final int NAMES_TO_TRY = 2 * 3_600;

  private final Account account;
  private final ServiceProfile profile;
  private final Clock clock;

  /** Where to look on, once names were taken; guarded by this. */
  private Instant nextFree = Instant.MIN;

  FileNaming(Account account, ServiceProfile profile, Clock clock) {
    this.account = account;
    this.profile = profile;
    this.clock = clock;
  }

  /**
   * Tries names until one is free.
   *
   * @param reserve tries to reserve a name; empty while it is taken
   * @return what the first successful reservation gave
   */
  <R> R firstFree(Function<String, Optional<R>> reserve) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant from = from(now);
    for (int second = 0; second < NAMES_TO_TRY; second++) {
      Instant at = from.plusSeconds(second);
      Optional<R> reserved = reserve.apply(nameAt(at));
      if (reserved.isPresent()) {
        used(now, at);
        return reserved.get();
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "no free order file name within %d seconds after %s",
            NAMES_TO_TRY,
            nameAt(from)));
  }

  private String nameAt(Instant at) {
    return profile.fileNames().orders(account, LocalDateTime.ofInstant(at, profile.zone()));
  }

  /** Names already taken in this burst aren't tried again; a clock put back begins anew. */
  private synchronized Instant from(Instant now) {
    boolean inBurst = nextFree.isAfter(now) && nextFree.isBefore(now.plusSeconds(NAMES_TO_TRY / 2));
    return inBurst ? nextFree : now;
  }

  private synchronized void used(Instant now, Instant at) {
    nextFree = at.isBefore(now) ? now : at.plusSeconds(1);
  }
}
