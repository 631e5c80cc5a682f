package io.github.cdiscountds.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R13")
class FileNamingTest {
  private final Set<String> taken = new HashSet<>();
  private final List<String> tried = new ArrayList<>();

  @Test
  @Tag("R2")
  void aNameTellsTheTimeInParis() {
    assertThat(naming("2026-07-14T07:30:00.999Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20260714_093000.xls");
    assertThat(naming("2026-01-14T07:30:00Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20260114_083000.xls");
  }

  @Test
  void theNextFreeSecondIsTaken() {
    taken.add("orders_YOURCOMPANY_20260714_235959.xls");
    assertThat(naming("2026-07-14T21:59:59Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20260715_000000.xls");
  }

  @Test
  void ofManyFilesOfOneSecondEachIsTriedOnce() {
    FileNaming naming = naming("2026-07-14T07:30:00Z");
    for (int i = 0; i < 50; i++) {
      naming.firstFree(this::reserve);
    }
    assertThat(tried).hasSize(50).doesNotHaveDuplicates();
    assertThat(tried.get(49)).isEqualTo("orders_YOURCOMPANY_20260714_093049.xls");
  }

  @Test
  @Tag("R2")
  void noNameTellsATimeThatTheChangeToSummerTimeLeavesOut() {
    FileNaming naming = naming("2026-03-29T00:59:58Z");
    assertThat(names(naming, 4))
        .containsExactly(
            "orders_YOURCOMPANY_20260329_015958.xls",
            "orders_YOURCOMPANY_20260329_015959.xls",
            "orders_YOURCOMPANY_20260329_030000.xls",
            "orders_YOURCOMPANY_20260329_030001.xls");
  }

  @Test
  @Tag("R2")
  void namesOfTheHourThatComesTwiceAreUsedOnce() {
    assertThat(naming("2026-10-25T00:30:00Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20261025_023000.xls");
    assertThat(naming("2026-10-25T01:30:00Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20261025_023001.xls");
  }

  @Test
  @Tag("R2")
  void anHourWhoseNamesAreAllTakenIsPassedOver() {
    Instant hour = Instant.parse("2026-10-25T00:00:00Z");
    for (int second = 0; second < 3_600; second++) {
      naming(hour.plusSeconds(second).toString()).firstFree(this::reserve);
    }
    assertThat(naming("2026-10-25T01:00:00Z").firstFree(this::reserve))
        .isEqualTo("orders_YOURCOMPANY_20261025_030000.xls");
  }

  @Test
  void aClockPutBackFindsItsWay() {
    MovedClock clock = new MovedClock(Instant.parse("2026-07-14T07:30:00Z"));
    FileNaming naming =
        new FileNaming(
            new Account("YOURCOMPANY", "000000CLIENT"), ServiceProfile.DOCUMENTED, clock);
    assertThat(naming.firstFree(this::reserve)).endsWith("_093000.xls");
    clock.now = clock.now.minus(Duration.ofHours(5));
    assertThat(naming.firstFree(this::reserve)).endsWith("_043000.xls");
    clock.now = clock.now.plus(Duration.ofHours(5));
    assertThat(naming.firstFree(this::reserve)).endsWith("_093001.xls");
  }

  @Test
  void aLedgerWithoutFreeNamesIsToldAfterABoundedSearch() {
    assertThatThrownBy(
            () -> naming("2026-07-14T07:30:00Z").firstFree(name -> Optional.<String>empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no free order file name within 7200 seconds after orders_YOURCOMPANY_20260714_093000.xls");
  }

  private List<String> names(FileNaming naming, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(naming.firstFree(this::reserve));
    }
    return names;
  }

  private Optional<String> reserve(String name) {
    tried.add(name);
    return taken.add(name) ? Optional.of(name) : Optional.empty();
  }

  private static FileNaming naming(String now) {
    return new FileNaming(
        new Account("YOURCOMPANY", "000000CLIENT"),
        ServiceProfile.DOCUMENTED,
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  /** A clock that is set by hand. */
  private static final class MovedClock extends Clock {
    private Instant now;

    MovedClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
