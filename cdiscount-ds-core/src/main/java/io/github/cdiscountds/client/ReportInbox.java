package io.github.cdiscountds.client;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.internal.reconcile.Reconciler;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the supplier's reports into facts and events about orders.
 *
 * <p>Thread-safe. Polling again is harmless: a document that didn't change isn't read again, and
 * one that is read twice gives the same facts and no new event (DESIGN invariant 3).
 *
 * @since 0.1.0
 */
public final class ReportInbox {
  private static final Logger log = LoggerFactory.getLogger(ReportInbox.class);
  private static final int DELIVERY_BATCH = 100;

  private final Account account;
  private final Folders folders;
  private final OrderLedger ledger;
  private final FileTransport orderServer;
  private final DocumentInbox inbox;
  private final Codecs codecs;

  ReportInbox(
      Account account,
      ServiceProfile profile,
      OrderLedger ledger,
      FileTransport orderServer,
      DocumentInbox inbox,
      Codecs codecs) {
    this.account = account;
    this.folders = profile.folders();
    this.ledger = ledger;
    this.orderServer = orderServer;
    this.inbox = inbox;
    this.codecs = codecs;
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
              codecs.decoder(DocumentKind.COMPLIANCE),
              Reconciler::compliance));
      collected.add(
          inbox.poll(
              session,
              folders.anomalies(),
              codecs.decoder(DocumentKind.ANOMALIES),
              Reconciler::anomalies));
      collected.add(
          inbox.poll(
              session,
              folders.tracking(),
              codecs.decoder(DocumentKind.TRACKING),
              Reconciler::tracking));
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
   * Delivers what a subscriber hasn't handled yet, at least once and in order. An exception of the
   * handler ends the delivery and reaches the caller; its event comes again with the next one.
   *
   * @param subscriber the subscriber's name; each has a cursor of its own
   * @param handler who handles the events, outside any transaction
   * @return how many events were handled
   */
  public int deliver(String subscriber, OrderEventHandler handler) {
    int handled = 0;
    while (true) {
      List<PositionedEvent> unread =
          ledger.inTransaction(
              tx -> tx.events().unread(account.company(), subscriber, DELIVERY_BATCH));
      if (unread.isEmpty()) {
        return handled;
      }
      for (PositionedEvent next : unread) {
        handler.handle(next.event());
        ledger.inTransaction(
            tx -> {
              tx.events().acknowledge(account.company(), subscriber, next.position());
              return true;
            });
        handled++;
      }
    }
  }
}
