package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.internal.reconcile.Reconciler;
import io.github.cdiscountds.internal.schedule.Agenda;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the supplier's reports into facts and events about orders, says when to look for the next
 * ones, and passes events on to the shop.
 *
 * <p>Thread-safe. Polling again is harmless: a document that didn't change isn't read again, and
 * one that is read twice gives the same facts and no new event (DESIGN invariant 3).
 *
 * @since 0.1.0
 */
public final class ReportInbox {
  private static final Logger log = LoggerFactory.getLogger(ReportInbox.class);
  private static final int LONGEST_SUBSCRIBER = 100;

  private final Account account;
  private final Folders folders;
  private final OrderLedger ledger;
  private final FileTransport orderServer;
  private final DocumentInbox inbox;
  private final Codecs codecs;
  private final Agenda agenda;
  private final Function<String, EventFeed> newFeed;
  private final ConcurrentMap<String, EventFeed> feeds = new ConcurrentHashMap<>();

  ReportInbox(
      Account account,
      ServiceProfile profile,
      OrderLedger ledger,
      FileTransport orderServer,
      DocumentInbox inbox,
      Codecs codecs,
      Agenda agenda,
      Function<String, EventFeed> newFeed) {
    this.account = account;
    this.folders = profile.folders();
    this.ledger = ledger;
    this.orderServer = orderServer;
    this.inbox = inbox;
    this.codecs = codecs;
    this.agenda = agenda;
    this.newFeed = newFeed;
  }

  /**
   * Lists the folders of compliance, anomaly and tracking reports once each, reads what is new or
   * changed, and records each sound document with its facts and events in one transaction.
   *
   * @return what was read and what is new
   * @throws io.github.cdiscountds.transport.TransportException when the server can't be used;
   *     documents read before stay recorded
   */
  public PollResult poll() {
    PollCollector collected = new PollCollector();
    Instant began = ledger.inTransaction(LedgerTransaction::now);
    try (TransportSession session = orderServer.open()) {
      collected.add(
          inbox.poll(
              session,
              folders.compliance(),
              new DocumentInbox.Reading<>(
                  codecs.decoder(DocumentKind.COMPLIANCE), Reconciler::compliance, List::size)));
      collected.add(
          inbox.poll(
              session,
              folders.anomalies(),
              new DocumentInbox.Reading<>(
                  codecs.decoder(DocumentKind.ANOMALIES), Reconciler::anomalies, List::size)));
      collected.add(
          inbox.poll(
              session,
              folders.tracking(),
              new DocumentInbox.Reading<>(
                  codecs.decoder(DocumentKind.TRACKING), Reconciler::tracking, List::size)));
    }
    PollResult result = collected.result();
    if (result.postponed().isEmpty()) {
      ledger.inTransaction(
          tx -> {
            tx.documents().polled(account.company(), began);
            return true;
          });
    }
    if (!result.documents().isEmpty()) {
      log.info(
          "Polled {}: {} document(s), {} event(s), {} finding(s)",
          account.company(),
          result.documents().size(),
          result.events().size(),
          result.findings().size());
    }
    return result;
  }

  /**
   * Tells when each kind of document is worth the next look from now on, by the client's clock and
   * the profile's cadences ({@link io.github.cdiscountds.profile.Cadences}): tracking at the times
   * of the day at which it is rewritten; anomalies every two hours but for the nightly pause, and
   * the final one; compliance from 15 minutes on after an order file was made, as long as one waits
   * for its report; invoices on their day and, since they may be late, a few days after; the
   * catalogue as often as checking is recommended. Connects to nothing.
   *
   * @return the moments
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public PollSchedule schedule() {
    return schedule(agenda.now());
  }

  /**
   * Tells when each kind of document is worth the next look after a moment, such as the one at
   * which the last poll began: what became due while it ran isn't passed over then.
   *
   * @param after the moment, by the client's clock
   * @return the moments
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   * @see #schedule()
   */
  public PollSchedule schedule(Instant after) {
    return new PollSchedule(Objects.requireNonNull(after, "after"), agenda.after(after));
  }

  /** Gives the first moment after another one at which some kinds are worth a look. */
  Optional<Instant> worthALook(Set<DocumentKind<?>> kinds, Instant after) {
    return agenda.earliest(kinds, after);
  }

  /**
   * Gives what a subscriber is told about orders, to hand it to a handler or to pull it.
   *
   * @param subscriber the subscriber's name, 1 to 100 characters; each has a cursor of its own
   * @return the same object at each call with the same name
   * @throws IllegalArgumentException when the name is blank or too long
   */
  public EventFeed events(String subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (subscriber.isBlank() || subscriber.length() > LONGEST_SUBSCRIBER) {
      throw new IllegalArgumentException(
          "subscriber's name of "
              + subscriber.length()
              + " characters: expected 1 to "
              + LONGEST_SUBSCRIBER
              + ", not blank");
    }
    return feeds.computeIfAbsent(subscriber, newFeed);
  }
}
