package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Sku;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that an order waits for, by when, and whether it came in time. Immutable; holds no
 * personal data.
 *
 * <p>The moment from which time runs can be known within bounds only: when the supplier picked a
 * file up, or in which of its runs it noticed something. Then the deadline has bounds too, and only
 * what lies past the later one is called overdue.
 *
 * @param rule the rule
 * @param product the order line, or null when it holds for all lines of the order alike
 * @param party who has to do it
 * @param standing where it stands
 * @param earliest the earliest moment at which it may be due, or null when no time is set
 * @param latest the moment after which it is surely overdue, or null when no time is set
 * @param doneBy the latest moment at which it was done, or null when it isn't, or nobody knows when
 * @param explanation the rule, and the moment, in words
 * @since 0.1.0
 */
public record Deadline(
    Rule rule,
    @Nullable Sku product,
    Party party,
    Standing standing,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    @Nullable Instant doneBy,
    Wording explanation) {

  /**
   * Gives the moment after which it is surely overdue.
   *
   * @return the moment, or empty when no time is set
   */
  public Optional<Instant> due() {
    return Optional.ofNullable(latest);
  }

  /**
   * Tells whether the moment is known exactly.
   *
   * @return false when it lies somewhere between {@link #earliest} and {@link #latest}, or no time
   *     is set
   */
  public boolean isExact() {
    return latest != null && latest.equals(earliest);
  }

  /**
   * Tells whether it is still open.
   *
   * @return true when it is due or overdue
   */
  public boolean isOpen() {
    return standing == Standing.DUE || standing == Standing.OVERDUE;
  }

  Deadline about(Sku line) {
    return new Deadline(rule, line, party, standing, earliest, latest, doneBy, explanation);
  }
}
