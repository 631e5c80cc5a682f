package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.OrderFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for files that other clients work on, until those show a sign of life or their claims
 * expire. Not thread-safe.
 */
final class Watch {
  /** How finely the waiting is cut. */
  private static final int LOOKS_IN_A_TIMEOUT = 10;

  private final Workplace workplace;
  private final List<OrderFile> watched;

  /** Begins to watch files, which {@link Claims#mayTake} saw already. */
  Watch(Workplace workplace, List<OrderFile> files) {
    this.workplace = workplace;
    this.watched = new ArrayList<>(files);
  }

  /**
   * Waits until files expire, and watches them no longer.
   *
   * @return expired files; none when there is nothing left to wait for
   */
  List<OrderFile> nextExpired() {
    Duration look = workplace.claims().timeout().dividedBy(LOOKS_IN_A_TIMEOUT);
    for (int looks = 0; looks <= LOOKS_IN_A_TIMEOUT + 1; looks++) {
      watched.removeIf(this::needsNoWaiting);
      List<OrderFile> expired = watched.stream().filter(workplace.claims()::mayTake).toList();
      watched.removeAll(expired);
      if (!expired.isEmpty() || watched.isEmpty() || !workplace.stopwatch().pause(look)) {
        return expired;
      }
    }
    return List.of();
  }

  /** It is done, or its client is alive. */
  private boolean needsNoWaiting(OrderFile file) {
    Optional<OrderFile> now =
        workplace.ledger().inTransaction(tx -> tx.outbox().file(file.account(), file.name()));
    return now.filter(current -> current.version() == file.version()).isEmpty();
  }
}
