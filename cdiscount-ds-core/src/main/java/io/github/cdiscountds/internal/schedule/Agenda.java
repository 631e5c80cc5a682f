package io.github.cdiscountds.internal.schedule;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is worth a look next, for one account: the supplier's times, and the order files that wait
 * for a report. When those were made is known by the ledger's clock; what is handed out is by the
 * client's. The two are never compared, only how long ago something was (DESIGN invariant 8).
 *
 * <p>Thread-safe.
 */
public final class Agenda {
  private static final Set<OrderFile.State> WAITING =
      EnumSet.of(OrderFile.State.SENT, OrderFile.State.INFERRED, OrderFile.State.TAKEN);

  private final String account;
  private final OrderLedger ledger;
  private final Clock clock;
  private final SupplierTimes times;

  /** Puts the parts together. */
  public Agenda(String account, ServiceProfile profile, OrderLedger ledger, Clock clock) {
    this.account = account;
    this.ledger = ledger;
    this.clock = clock;
    this.times = new SupplierTimes(profile);
  }

  /** Gives the present moment by the client's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Gives for each kind the first moment after another one; none for a kind that has none. */
  public Map<DocumentKind<?>, Instant> after(Instant moment) {
    Map<DocumentKind<?>, Instant> next = new HashMap<>();
    for (DocumentKind<?> kind : DocumentKind.all()) {
      next(kind, moment).ifPresent(at -> next.put(kind, at));
    }
    return next;
  }

  /** Gives the first moment of any of some kinds after another one. */
  public Optional<Instant> earliest(Set<DocumentKind<?>> kinds, Instant after) {
    return kinds.stream()
        .flatMap(kind -> next(kind, after).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> next(DocumentKind<?> kind, Instant after) {
    if (kind.equals(DocumentKind.CATALOGUE)) {
      return times.catalogue(after);
    }
    if (kind.equals(DocumentKind.COMPLIANCE)) {
      return compliance(after);
    }
    if (kind.equals(DocumentKind.ANOMALIES)) {
      return times.anomalies(after);
    }
    if (kind.equals(DocumentKind.TRACKING)) {
      return times.tracking(after);
    }
    return kind.equals(DocumentKind.INVOICE) ? times.invoices(after) : Optional.empty();
  }

  private Optional<Instant> compliance(Instant moment) {
    return ledger.<Optional<Instant>>inTransaction(
        tx -> {
          List<OrderFile> files = tx.outbox().files(account, WAITING);
          return files.isEmpty() ? Optional.empty() : earliest(tx, files, moment);
        });
  }

  private Optional<Instant> earliest(LedgerTransaction tx, List<OrderFile> files, Instant moment) {
    Duration ahead = Duration.between(tx.now(), clock.instant());
    return files.stream()
        .flatMap(file -> reportOn(file, moment.minus(ahead)).stream())
        .min(Comparator.naturalOrder())
        .map(at -> at.plus(ahead));
  }

  /** By the ledger's clock. */
  private Optional<Instant> reportOn(OrderFile file, Instant after) {
    if (file.state() != OrderFile.State.TAKEN) {
      return times.compliance(file.createdAt(), after);
    }
    // Its orders are free once a poll that began later than this found nothing.
    return Optional.ofNullable(file.due()).filter(due -> due.isAfter(after));
  }
}
