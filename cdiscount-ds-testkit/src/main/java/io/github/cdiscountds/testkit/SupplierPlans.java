package io.github.cdiscountds.testkit;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fake supplier's diary at one moment, as {@link FakeSupplier#plans()} gives it.
 *
 * <p>Immutable.
 *
 * @param agenda what is due, soonest first: of what recurs the next run only, and every single job
 *     that is planned; runs of a paused job are listed too
 * @param faults what is planned to go wrong with the next documents of each job, in that order;
 *     jobs without a fault are left out
 * @param paused the jobs that were told to stop
 * @param held the numbers of the orders of which all or something is held in the warehouse
 * @since 0.1.0
 */
public record SupplierPlans(
    List<Appointment> agenda,
    Map<SupplierJob, List<PublicationFault>> faults,
    Set<SupplierJob> paused,
    Set<String> held) {

  /**
   * A job that is due.
   *
   * @param at when, on the supplier's wall clock
   * @param job which
   */
  public record Appointment(ZonedDateTime at, SupplierJob job) {}

  public SupplierPlans {
    agenda = List.copyOf(agenda);
    Map<SupplierJob, List<PublicationFault>> copy = new EnumMap<>(SupplierJob.class);
    faults.forEach((job, planned) -> copy.put(job, List.copyOf(planned)));
    faults = Collections.unmodifiableMap(copy);
    Set<SupplierJob> stopped = EnumSet.noneOf(SupplierJob.class);
    stopped.addAll(paused);
    paused = Collections.unmodifiableSet(stopped);
    held = Collections.unmodifiableSet(new TreeSet<>(held));
  }

  /**
   * Tells when a job is due next.
   *
   * @param job the job
   * @return its soonest run, or empty when none is planned
   */
  public Optional<ZonedDateTime> next(SupplierJob job) {
    return agenda.stream().filter(due -> due.job() == job).map(Appointment::at).findFirst();
  }
}
