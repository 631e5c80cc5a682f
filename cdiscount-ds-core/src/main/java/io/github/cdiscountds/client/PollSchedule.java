package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.DocumentKind;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When each kind of document is worth the next look, by the supplier's cadences: a poller can sleep
 * until the earliest moment. They are the documented moments; whether the supplier is punctual is
 * for the poller to judge.
 *
 * @param after the moment after which these are the first ones
 * @param next the moments, the earliest first. A kind is left out that nothing is expected of:
 *     compliance reports while no order file waits for one, and order files, which the supplier
 *     doesn't write
 * @since 0.1.0
 */
public record PollSchedule(Instant after, Map<DocumentKind<?>, Instant> next) {
  private static final List<DocumentKind<?>> KINDS = DocumentKind.all();

  public PollSchedule {
    Map<DocumentKind<?>, Instant> sorted = new LinkedHashMap<>();
    next.entrySet().stream()
        .sorted(
            Map.Entry.<DocumentKind<?>, Instant>comparingByValue()
                .thenComparing(Comparator.comparingInt(entry -> KINDS.indexOf(entry.getKey()))))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    next = Collections.unmodifiableMap(sorted);
  }

  /**
   * Tells when a kind is worth a look.
   *
   * @param kind the kind
   * @return its next moment, or empty when nothing is expected
   */
  public Optional<Instant> next(DocumentKind<?> kind) {
    return Optional.ofNullable(next.get(kind));
  }

  /**
   * Tells when any kind is worth a look.
   *
   * @return the earliest moment, or empty when nothing is expected at all
   */
  public Optional<Instant> earliest() {
    return next.values().stream().findFirst();
  }

  /**
   * Tells when any of some kinds is worth a look.
   *
   * @param kinds the kinds
   * @return the earliest of their moments, or empty when nothing is expected of them
   */
  public Optional<Instant> earliest(Set<DocumentKind<?>> kinds) {
    return next.entrySet().stream()
        .filter(entry -> kinds.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Tells which kinds are worth a look by a moment.
   *
   * @param moment the moment
   * @return the kinds whose moment is that one or an earlier one, the earliest first
   */
  public Set<DocumentKind<?>> dueAt(Instant moment) {
    Set<DocumentKind<?>> due = new LinkedHashSet<>();
    next.forEach(
        (kind, at) -> {
          if (!at.isAfter(moment)) {
            due.add(kind);
          }
        });
    return Collections.unmodifiableSet(due);
  }
}
