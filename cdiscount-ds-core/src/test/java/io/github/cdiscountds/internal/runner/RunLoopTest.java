package io.github.cdiscountds.internal.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunLoopTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final HandMovedExecutor executor = new HandMovedExecutor();
  private final List<String> done = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();

  @Test
  void theNextRunIsWhenTheFirstTaskWantsIt() {
    loop(task("a", Duration.ofMinutes(5)), task("b", Duration.ofMinutes(3))).start();
    assertThat(done).isEmpty();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("a", "b");
    assertThat(executor.pauses()).containsExactly(Duration.ofMinutes(3));
    executor.advance(Duration.ofMinutes(3));
    assertThat(done).containsExactly("a", "b", "a", "b");
  }

  @Test
  void itNeverSleepsLongerThanItMay() {
    loop(task("a", Duration.ofDays(5))).start();
    executor.advance(Duration.ZERO);
    assertThat(executor.pauses()).containsExactly(LONGEST);
  }

  @Test
  void whoeverWakesItMakesItRunAtOnceAndOnlyOnce() {
    RunLoop loop = loop(task("a", Duration.ofMinutes(5)));
    loop.start();
    executor.advance(Duration.ZERO);
    List<Runnable> overtaken = executor.tasks();
    loop.wake();
    loop.wake();
    assertThat(executor.pauses()).containsExactly(Duration.ZERO);
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("a", "a");
    assertThat(executor.pauses()).containsExactly(Duration.ofMinutes(5));
    overtaken.forEach(Runnable::run);
    executor.advance(Duration.ofMinutes(4));
    assertThat(done).containsExactly("a", "a");
  }

  @Test
  void whoeverWakesItWhileItRunsMakesItRunOnceMore() {
    List<RunLoop> loops = new ArrayList<>();
    RunLoop loop =
        loop(
            () -> {
              done.add("a");
              if (done.size() == 1) {
                loops.get(0).wake();
                loops.get(0).wake();
                assertThat(executor.pauses()).isEmpty();
              }
              return Duration.ofMinutes(5);
            });
    loops.add(loop);
    loop.start();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("a", "a");
    assertThat(executor.pauses()).containsExactly(Duration.ofMinutes(5));
  }

  @Test
  void nothingIsBegunOnceItIsClosed() {
    RunLoop loop = loop(task("a", Duration.ofMinutes(5)));
    loop.start();
    executor.advance(Duration.ZERO);
    List<Runnable> late = executor.tasks();
    loop.close();
    assertThat(executor.pauses()).isEmpty();
    loop.close();
    loop.wake();
    late.forEach(Runnable::run);
    executor.advance(Duration.ofHours(1));
    assertThat(done).containsExactly("a");
    assertThat(executor.pauses()).isEmpty();
    assertThat(loop.isClosed()).isTrue();
  }

  @Test
  void aTaskThatClosesItIsTheLast() {
    List<RunLoop> loops = new ArrayList<>();
    RunLoop loop =
        loop(
            () -> {
              done.add("a");
              loops.get(0).close();
              return Duration.ZERO;
            },
            task("b", Duration.ZERO));
    loops.add(loop);
    loop.start();
    executor.advance(Duration.ofHours(1));
    assertThat(done).containsExactly("a");
    assertThat(executor.pauses()).isEmpty();
  }

  @Test
  void anErrorEndsIt() {
    Error error = new StackOverflowError("deep");
    RunLoop loop =
        loop(
            () -> {
              done.add("a");
              throw error;
            });
    loop.start();
    executor.advance(Duration.ofHours(1));
    assertThat(done).containsExactly("a");
    assertThat(errors).containsExactly(error);
    assertThat(loop.isClosed()).isTrue();
    loop.close();
  }

  @Test
  @Timeout(60)
  void whateverElseATaskThrowsEndsItTooAndNobodyWaits() {
    Exception checked = new Exception("checked");
    RunLoop loop =
        loop(
            () -> {
              done.add("a");
              throw RunLoopTest.<RuntimeException>sneak(checked);
            });
    loop.start();
    executor.advance(Duration.ofHours(1));
    assertThat(done).containsExactly("a");
    assertThat(errors).containsExactly(checked);
    assertThat(loop.isClosed()).isTrue();
    Thread closing = new Thread(loop::close);
    closing.setDaemon(true);
    closing.start();
    while (closing.getState() != Thread.State.TERMINATED) {
      assertThat(closing.getState()).isNotEqualTo(Thread.State.WAITING);
      Thread.onSpinWait();
    }
  }

  @Test
  void aPauseThatIsTooLongToBeCountedIsShortened() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    new RunLoop(executor, List.of(task("a", endless)), endless, errors::add).start();
    executor.advance(Duration.ZERO);
    assertThat(executor.pauses()).containsExactly(Duration.ofDays(36_500));
    assertThat(errors).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void anExecutorThatWasShutDownBetweenTwoRunsHasEndedIt() {
    RunLoop loop = loop(task("a", Duration.ofMinutes(5)));
    loop.start();
    executor.advance(Duration.ZERO);
    executor.shutdown();
    assertThat(loop.isClosed()).isFalse(); // it still runs what it took
    executor.shutdownNow();
    assertThat(loop.isClosed()).isTrue();
    loop.close();
  }

  @Test
  void anExecutorThatDoesNotTellWhetherItEndedIsTakenToGoOn() {
    executor.tellsNothing();
    RunLoop loop = loop(task("a", Duration.ofMinutes(5)));
    loop.start();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("a");
    assertThat(loop.isClosed()).isFalse();
  }

  @Test
  void aTaskThatLeavesItsThreadInterruptedDisturbsNoOther() {
    loop(
            () -> {
              Thread.currentThread().interrupt();
              return LONGEST;
            },
            interrupted())
        .start();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("false");
  }

  @Test
  void anInterruptionWhileTheExecutorEndsIsForAllTasks() {
    loop(
            () -> {
              executor.shutdown();
              Thread.currentThread().interrupt();
              return LONGEST;
            },
            interrupted())
        .start();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("true");
  }

  @Test
  void anInterruptionIsForAllTasksWhereTheExecutorDoesNotTellWhetherItEnds() {
    executor.tellsNothing();
    loop(
            () -> {
              Thread.currentThread().interrupt();
              return LONGEST;
            },
            interrupted())
        .start();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("true");
  }

  /** Looks, and leaves nothing to the test that comes next. */
  private Task interrupted() {
    return () -> {
      done.add(String.valueOf(Thread.interrupted()));
      return LONGEST;
    };
  }

  @Test
  void anExecutorThatTakesNoMoreWorkEndsIt() {
    RunLoop loop = loop(task("a", Duration.ofMinutes(5)));
    loop.start();
    executor.shutdown();
    executor.advance(Duration.ZERO);
    assertThat(done).containsExactly("a");
    assertThat(loop.isClosed()).isTrue();
    RunLoop late = loop(task("b", Duration.ofMinutes(5)));
    assertThatThrownBy(late::start).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  @Timeout(60)
  void closingWaitsForARunThatIsUnderWay() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    try {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      AtomicInteger ended = new AtomicInteger();
      RunLoop loop =
          new RunLoop(
              threads,
              List.of(
                  () -> {
                    running.countDown();
                    await(mayEnd);
                    ended.incrementAndGet();
                    return Duration.ZERO;
                  }),
              LONGEST,
              errors::add);
      loop.start();
      running.await();
      Thread closing = new Thread(loop::close);
      closing.start();
      while (closing.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(ended).hasValue(0);
      mayEnd.countDown();
      closing.join();
      assertThat(ended).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void noTwoRunsOverlapHoweverManyThreadsThereAre() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    try {
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      CountDownLatch runs = new CountDownLatch(2_000);
      RunLoop loop =
          new RunLoop(
              threads,
              List.of(
                  () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                    runs.countDown();
                    return Duration.ZERO;
                  }),
              LONGEST,
              errors::add);
      loop.start();
      while (runs.getCount() > 0) {
        loop.wake();
      }
      loop.close();
      assertThat(most).hasValue(1);
      assertThat(inside).hasValue(0);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void whoeverIsInterruptedWhileClosingDoesntWait() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try {
      CountDownLatch running = new CountDownLatch(1);
      RunLoop loop =
          new RunLoop(
              threads,
              List.of(
                  () -> {
                    running.countDown();
                    await(mayEnd);
                    return Duration.ZERO;
                  }),
              LONGEST,
              errors::add);
      loop.start();
      running.await();
      Thread.currentThread().interrupt();
      loop.close();
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      mayEnd.countDown();
      threads.shutdownNow();
    }
  }

  private RunLoop loop(Task... tasks) {
    return new RunLoop(executor, List.of(tasks), LONGEST, errors::add);
  }

  private Task task(String name, Duration wish) {
    return () -> {
      done.add(name);
      return wish;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
