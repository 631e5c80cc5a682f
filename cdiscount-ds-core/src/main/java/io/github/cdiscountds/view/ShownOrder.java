package io.github.cdiscountds.view;

import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.policy.Deadline;
import io.github.cdiscountds.policy.OrderCase;
import io.github.cdiscountds.policy.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order on a page.
 *
 * @param deadlines what the policies say, or null when none were asked
 * @param anchor its place on the page
 */
record ShownOrder(OrderCase order, @Nullable List<Deadline> deadlines, String anchor) {

  OrderTimeline timeline() {
    return order.timeline();
  }

  long overdue() {
    return count(Standing.OVERDUE);
  }

  private long count(Standing standing) {
    return deadlines == null
        ? 0
        : deadlines.stream().filter(deadline -> deadline.standing() == standing).count();
  }

  /** What is due next, if anything with a time is. */
  Optional<Deadline> next() {
    return deadlines == null
        ? Optional.empty()
        : deadlines.stream()
            .filter(deadline -> deadline.standing() == Standing.DUE && deadline.latest() != null)
            .findFirst();
  }

  int ordered() {
    return timeline().lines().stream().mapToInt(LineTimeline::quantity).sum();
  }

  int shipped() {
    return timeline().lines().stream().mapToInt(LineTimeline::shippedQuantity).sum();
  }
}
