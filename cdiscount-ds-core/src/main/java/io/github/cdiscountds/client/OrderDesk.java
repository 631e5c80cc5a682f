package io.github.cdiscountds.client;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.outbox.Dispatched;
import io.github.cdiscountds.internal.outbox.Dispatcher;
import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.internal.reconcile.TimelineDerivation;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.preflight.Checked;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes orders, sends them, and knows where each of them stands.
 *
 * <p>Thread-safe. Handing over the same order again is harmless: it is recognised by its key and
 * content and never sent twice (DESIGN section 4).
 *
 * @since 0.1.0
 */
public final class OrderDesk {
  private final Account account;
  private final OrderLedger ledger;
  private final Preflight preflight;
  private final Entry entry;
  private final Dispatcher dispatcher;

  OrderDesk(
      Account account,
      OrderLedger ledger,
      Preflight preflight,
      Entry entry,
      Dispatcher dispatcher) {
    this.account = account;
    this.ledger = ledger;
    this.preflight = preflight;
    this.entry = entry;
    this.dispatcher = dispatcher;
  }

  /**
   * Checks orders without entering them.
   *
   * @param orders the orders
   * @return what would be found
   */
  public List<Finding> check(List<Order> orders) {
    return preflight.check(orders).findings();
  }

  /**
   * Checks orders and enters the sound ones; {@link #dispatch} sends them. An order with an error
   * is left out and doesn't hold the others back.
   *
   * @param orders the orders
   * @return what was entered and what was found
   */
  public SubmitResult enqueue(List<Order> orders) {
    Checked checked = preflight.check(orders);
    List<Finding> findings = new ArrayList<>(checked.findings());
    List<OrderKey> entered = new ArrayList<>();
    Map<OrderKey, LineStage> already = new LinkedHashMap<>();
    List<Order> sound = checked.orders().orders();
    List<Entry.Answer> answers = entry.enter(sound);
    for (int i = 0; i < answers.size(); i++) {
      OrderKey key = sound.get(i).key();
      switch (answers.get(i)) {
        case ENTERED -> entered.add(key);
        case ALREADY_THERE ->
            timeline(key).ifPresent(timeline -> already.put(key, timeline.stage()));
        case CANCELLED ->
            findings.add(
                kept(
                    FindingCode.ALREADY_SUBMITTED,
                    key,
                    Wording.of(
                        "an order that wasn't cancelled; a cancelled one is never sent, enter it under another number or campaign",
                        "une commande non annulée ; une commande annulée n'est jamais envoyée, saisissez-la sous un autre numéro ou une autre campagne")));
        case CONFLICT ->
            findings.add(
                kept(
                    FindingCode.CONTENT_CONFLICT,
                    key,
                    Wording.of(
                        "the content that was entered under this key before; a changed order needs another number or campaign",
                        "le contenu déjà saisi sous cette clé ; une commande modifiée demande un autre numéro ou une autre campagne")));
        case RESERVED ->
            findings.add(
                kept(
                    FindingCode.ALREADY_SUBMITTED,
                    key,
                    Wording.of(
                        "a key that the supplier hasn't reported on yet: this ledger has no such order, but a report names it",
                        "une clé que le fournisseur n'a pas encore citée : ce registre n'a pas cette commande, mais un rapport la cite")));
      }
    }
    return new SubmitResult(entered, already, findings, DispatchResult.NOTHING);
  }

  /**
   * Settles what an earlier run left open, then sends what is queued, in as few files as possible.
   * Connects to nothing when there is nothing to do.
   *
   * @return what became of each file, its failure included: a server that can't be used and a
   *     ledger that fails in the middle are told there, since other files may have been sent
   * @throws io.github.cdiscountds.DropshipException when the ledger fails before a file is taken up
   */
  public DispatchResult dispatch() {
    Dispatched dispatched = dispatcher.dispatch();
    return new DispatchResult(
        dispatched.files().stream()
            .map(
                outcome ->
                    new DispatchResult.SentFile(
                        outcome.file().name(),
                        outcome.file().state(),
                        outcome.file().orders(),
                        outcome.failure()))
            .toList(),
        dispatched.heldBack());
  }

  /**
   * Enters orders and sends them at once, with whatever else is queued.
   *
   * @param orders the orders
   * @return what was entered, found and sent
   * @throws io.github.cdiscountds.DropshipException when the ledger fails before a file is taken
   *     up; orders that had been entered stay so, and handing them over again is harmless
   */
  public SubmitResult submit(List<Order> orders) {
    SubmitResult entered = enqueue(orders);
    return new SubmitResult(entered.entered(), entered.already(), entered.findings(), dispatch());
  }

  /**
   * Cancels an order that waits for its file; it is never sent then.
   *
   * @param key the order
   * @return false when it isn't queued any more, or isn't known
   */
  public boolean cancel(OrderKey key) {
    return entry.cancel(key);
  }

  /**
   * Tells where an order stands.
   *
   * @param key the order
   * @return its timeline, or empty when it was never entered here
   */
  public Optional<OrderTimeline> timeline(OrderKey key) {
    return ledger.inTransaction(
        tx -> tx.outbox().order(account.company(), key).map(order -> derive(tx, order)));
  }

  /**
   * Tells where all orders of the account stand.
   *
   * @return timelines, in the order in which the orders were entered
   */
  public List<OrderTimeline> timelines() {
    return ledger.inTransaction(
        tx ->
            tx.outbox().orders(account.company()).stream()
                .map(order -> derive(tx, order))
                .toList());
  }

  private OrderTimeline derive(LedgerTransaction tx, QueuedOrder order) {
    String name = order.file();
    OrderFile file = name == null ? null : tx.outbox().file(account.company(), name).orElse(null);
    return TimelineDerivation.derive(
        order, file, tx.facts().of(account.company(), order.order().key()));
  }

  private static Finding kept(FindingCode code, OrderKey key, Wording expected) {
    return Finding.error(code, Location.ofFile("order " + key), null, expected);
  }
}
