package io.github.cdiscountds.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which fault meets which call: the next, the n-th, every one, or a random share of them. A call
 * meets one fault: what is planned for a call that has one already meets the first call after it
 * that has none.
 *
 * <p>What meets the n-th call of an operation at random depends on seed, operation and n alone, so
 * that threads, which race for the numbers, change nothing else.
 *
 * <p>Not thread-safe.
 *
 * @param <O> what can be asked
 * @param <F> what can go wrong
 */
final class FaultPlan<O extends Enum<O>, F> {
  private record Planned<O, F>(O operation, int nth, F fault) {}

  private record Chance<O extends Enum<O>, F>(
      long seed, double share, List<F> faults, BiPredicate<F, O> may) {
    @Nullable F at(O operation, int number) {
      List<F> possible = faults.stream().filter(fault -> may.test(fault, operation)).toList();
      // Seeds that lie close together must not give draws that do.
      SplittableRandom draws =
          new SplittableRandom(
              new SplittableRandom(seed).nextLong()
                  ^ (((long) operation.name().hashCode() << 32) | number));
      return possible.isEmpty() || draws.nextDouble() >= share
          ? null
          : possible.get(draws.nextInt(possible.size()));
    }
  }

  private final List<Planned<O, F>> planned = new ArrayList<>();
  private final Map<O, Integer> made = new HashMap<>();
  private @Nullable Chance<O, F> chance;

  void onNth(O operation, int nth, F fault) {
    if (nth < 1) {
      throw new IllegalArgumentException("call " + nth + ": expected 1 (the next call) or more");
    }
    int number = made.getOrDefault(operation, 0) + nth;
    while (isPlanned(operation, number)) {
      number++;
    }
    planned.add(new Planned<>(operation, number, fault));
  }

  private boolean isPlanned(O operation, int number) {
    return planned.stream().anyMatch(each -> each.operation() == operation && each.nth() == number);
  }

  void onEvery(O operation, F fault) {
    planned.removeIf(each -> each.operation() == operation && each.nth() == 0);
    planned.add(new Planned<>(operation, 0, fault));
  }

  void atRandom(long seed, double share, List<F> faults, BiPredicate<F, O> may) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + ": expected 0 to 1");
    }
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault: expected at least one");
    }
    chance = new Chance<>(seed, share, List.copyOf(faults), may);
  }

  void heal() {
    planned.clear();
    chance = null;
  }

  boolean isEmpty() {
    return planned.isEmpty() && chance == null;
  }

  /** The single calls whose faults haven't come yet. */
  List<String> ahead() {
    return planned.stream()
        .filter(each -> each.nth() > 0)
        .map(each -> each.operation() + " " + each.nth() + ": " + each.fault())
        .toList();
  }

  /** Counts a call and takes the fault planned for it, if any. */
  @Nullable F next(O operation) {
    int number = made.merge(operation, 1, Integer::sum);
    @Nullable F lasting = null;
    for (Iterator<Planned<O, F>> each = planned.iterator(); each.hasNext(); ) {
      Planned<O, F> next = each.next();
      if (next.operation() == operation) {
        if (next.nth() == number) {
          each.remove();
          return next.fault();
        }
        if (next.nth() == 0) {
          lasting = next.fault();
        }
      }
    }
    return lasting == null && chance != null ? chance.at(operation, number) : lasting;
  }
}
