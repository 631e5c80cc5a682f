package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who works when: the timetable's jobs, some of them paused. Guarded by the supplier's lock.
 *
 * <p>The warehouse isn't on it: it keeps its own waiting lines.
 */
final class Roster {
  private final Timetable<SupplierJob> timetable;
  private final Set<SupplierJob> paused = EnumSet.noneOf(SupplierJob.class);
  private final Map<SupplierJob, List<Runnable>> postponed = new EnumMap<>(SupplierJob.class);

  Roster(Timetable<SupplierJob> timetable) {
    this.timetable = timetable;
  }

  /** Adds a recurring job; runs that are due while it is paused are left out. */
  void every(SupplierJob job, Function<Instant, Instant> nextAfter, Runnable work) {
    timetable.every(
        job,
        nextAfter,
        () -> {
          if (!paused.contains(job)) {
            work.run();
          }
        });
  }

  /**
   * Adds a recurring job; runs that are due while it is paused are made up for when it is resumed.
   *
   * @param work gives the work of a run, asked when the run is due
   */
  void everyMadeUpFor(
      SupplierJob job, Function<Instant, Instant> nextAfter, Supplier<Runnable> work) {
    timetable.every(job, nextAfter, () -> unlessPaused(job, work.get()));
  }

  /** Adds a job that runs once, and waits while it is paused. */
  void once(SupplierJob job, Instant due, Runnable work) {
    timetable.once(job, due, () -> unlessPaused(job, work));
  }

  void pause(SupplierJob job) {
    paused.add(job);
  }

  /**
   * Goes on with a paused job.
   *
   * @param due when to do what has waited
   */
  void resume(SupplierJob job, Instant due) {
    paused.remove(job);
    List<Runnable> waiting = postponed.remove(job);
    if (waiting != null) {
      waiting.forEach(work -> once(job, due, work));
    }
  }

  Set<SupplierJob> paused() {
    return paused;
  }

  private void unlessPaused(SupplierJob job, Runnable work) {
    if (paused.contains(job)) {
      postponed.computeIfAbsent(job, any -> new ArrayList<>()).add(work);
    } else {
      work.run();
    }
  }
}
