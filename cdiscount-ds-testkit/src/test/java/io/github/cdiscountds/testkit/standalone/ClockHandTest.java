package io.github.cdiscountds.testkit.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClockHandTest {
  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));
  private final AtomicLong nanos = new AtomicLong(-7);
  private final ClockHand hand = new ClockHand(supplier, new Journal(), nanos::get);

  @AfterEach
  void stop() {
    hand.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    hand.beat();
  }

  @Test
  void leavesTheClockAloneUntilToldOtherwise() {
    pass(Duration.ofHours(3));
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:00");
  }

  @Test
  void goesAsManyTimesAsFastAsItIsTold() {
    hand.setSpeed(60);
    pass(Duration.ofSeconds(15));
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:15");
    hand.setSpeed(1);
    pass(Duration.ofSeconds(15));
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:15:15");
  }

  @Test
  void countsTheTimeBeforeAChangeAtTheSpeedBefore() {
    hand.setSpeed(60);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    hand.setSpeed(0);
    pass(Duration.ofHours(1));
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:10");
  }

  @Test
  void movesNothingOnceItIsClosed() {
    hand.setSpeed(60);
    hand.close();
    pass(Duration.ofHours(1));
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:00");
  }

  @Test
  @Timeout(60)
  void letsTheBeatUnderWayEndBeforeItIsClosed() throws Exception {
    CountDownLatch beating = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    ClockHand slow =
        new ClockHand(
            supplier,
            new Journal(),
            () -> {
              if (Thread.currentThread().getName().equals("fake-supplier-clock")) {
                beating.countDown();
                try {
                  goOn.await();
                } catch (InterruptedException e) {
                  interrupted.set(true);
                }
                return Duration.ofSeconds(10).toNanos();
              }
              return 0;
            });
    slow.setSpeed(60);
    slow.start();
    beating.await();
    Thread closing = new Thread(slow::close);
    closing.start();
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(closing.isAlive()).as("it waits").isTrue();
    goOn.countDown();
    closing.join();
    assertThat(interrupted).isFalse();
    assertThat(supplier.now()).isEqualTo("2026-03-02T08:10");
  }

  @Test
  void refusesSpeedsThatNobodyCanFollow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hand.setSpeed(3601))
        .withMessage("speed 3601: expected 0 to 3600");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hand.setSpeed(-1))
        .withMessage("speed -1: expected 0 to 3600");
  }
}
