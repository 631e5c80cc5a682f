package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.PositionedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a journal of handled events says.
 *
 * @param lost ids of events that were never handled: of those that a shop hears of that nobody
 *     disturbs, or of those in the ledger
 * @param disordered ids of events that were handled after a later one of the same order: for the
 *     first time, or in one life of the shop
 */
record PollVerdict(List<String> lost, List<String> disordered) {
  /** What stands in a journal where a shop was started. */
  static final String LIFE = "-";

  PollVerdict {
    lost = List.copyOf(lost);
    disordered = List.copyOf(disordered);
  }

  /**
   * Judges.
   *
   * @param expected the ids that an undisturbed shop hears of
   * @param ledger all events of the ledger, in its order
   * @param journal ids as they were handled, and where lives began
   */
  static PollVerdict of(
      Collection<String> expected, List<PositionedEvent> ledger, List<String> journal) {
    Set<String> owed = new LinkedHashSet<>(expected);
    Map<String, PositionedEvent> known = new HashMap<>();
    for (PositionedEvent event : ledger) {
      owed.add(event.event().id());
      known.put(event.event().id(), event);
    }
    owed.removeAll(new HashSet<>(journal));
    Map<String, Long> first = new HashMap<>();
    Map<String, Long> inThisLife = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Set<String> disordered = new LinkedHashSet<>();
    for (String id : journal) {
      if (id.equals(LIFE)) {
        inThisLife.clear();
        continue;
      }
      PositionedEvent event = known.get(id);
      if (event == null) {
        // Nothing that the ledger knows may be told.
        disordered.add(id);
        continue;
      }
      String scope = event.event().scope();
      boolean isLate = seen.add(id) && event.position() < first.getOrDefault(scope, 0L);
      if (isLate || event.position() < inThisLife.getOrDefault(scope, 0L)) {
        disordered.add(id);
      }
      first.merge(scope, event.position(), Math::max);
      inThisLife.merge(scope, event.position(), Math::max);
    }
    return new PollVerdict(new ArrayList<>(owed), new ArrayList<>(disordered));
  }

  boolean isSound() {
    return lost.isEmpty() && disordered.isEmpty();
  }
}
