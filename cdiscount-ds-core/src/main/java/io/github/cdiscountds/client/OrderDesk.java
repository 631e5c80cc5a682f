package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.outbox.Adoption;
import io.github.cdiscountds.internal.outbox.Dispatched;
import io.github.cdiscountds.internal.outbox.Dispatcher;
import io.github.cdiscountds.internal.outbox.Doubts;
import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.internal.outbox.FileOutcome;
import io.github.cdiscountds.internal.outbox.Resubmission;
import io.github.cdiscountds.internal.outbox.TakingBack;
import io.github.cdiscountds.internal.reconcile.ShopStatements;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.preflight.Checked;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.preflight.PreflightContext;
import io.github.cdiscountds.preflight.PreflightContext.Purpose;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders, sends them, takes them back, and knows where each of them stands.
 *
 * <p>Thread-safe. Handing over the same order again is harmless: it is recognised by its key and
 * content and never sent twice (DESIGN section 4).
 *
 * @since 0.1.0
 */
public final class OrderDesk {
  private final OrderLedger ledger;
  private final Preflight preflight;
  private final Supplier<Optional<CatalogueSnapshot>> catalogue;
  private final Entry entry;
  private final Dispatcher dispatcher;
  private final TakingBack takingBack;
  private final Resubmission resubmission;
  private final Doubts doubts;
  private final Adoption adoption;
  private final OrderBook book;
  private final SubmitPolicy submitPolicy;
  private final Pacing pacing;

  OrderDesk(
      OrderLedger ledger,
      Preflight preflight,
      Supplier<Optional<CatalogueSnapshot>> catalogue,
      Entry entry,
      Dispatcher dispatcher,
      TakingBack takingBack,
      Resubmission resubmission,
      Doubts doubts,
      Adoption adoption,
      OrderBook book,
      SubmitPolicy submitPolicy,
      Pacing pacing) {
    this.ledger = ledger;
    this.preflight = preflight;
    this.catalogue = catalogue;
    this.entry = entry;
    this.dispatcher = dispatcher;
    this.takingBack = takingBack;
    this.resubmission = resubmission;
    this.doubts = doubts;
    this.adoption = adoption;
    this.book = book;
    this.submitPolicy = submitPolicy;
    this.pacing = pacing;
  }

  /**
   * Checks orders without entering them: what {@link #enqueue(List)} would find and the ledger
   * would answer.
   *
   * @param orders the orders
   * @return what would be found
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public List<Finding> check(List<Order> orders) {
    return check(orders, Purpose.DRY_RUN, null).findings();
  }

  /**
   * Checks orders and enters the sound ones; {@link #dispatch} sends them. Whether an order with an
   * error holds the others back is the client's {@link SubmitPolicy}.
   *
   * @param orders the orders
   * @return what was entered and what was found
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; nothing was entered then
   */
  public SubmitResult enqueue(List<Order> orders) {
    Checked checked = check(orders, Purpose.ENTRY, null);
    return ledger.inTransaction(tx -> enter(tx, checked));
  }

  /**
   * Checks orders and enters the sound ones within a transaction that the shop holds, so that they
   * are entered exactly if the shop's own changes take effect; {@link #dispatch} sends them after
   * that.
   *
   * @param transaction the shop's transaction, as the ledger joins it
   * @param orders the orders
   * @return what was entered, provided that the shop's transaction takes effect, and what was found
   * @throws io.github.cdiscountds.DropshipException when the ledger fails, or when, with {@link
   *     SubmitPolicy#ALL_OR_NOTHING}, another transaction entered one of the orders meanwhile; the
   *     shop has to roll its transaction back then
   * @throws IllegalStateException when the shop's transaction has ended
   */
  public SubmitResult enqueue(LedgerTransaction transaction, List<Order> orders) {
    Objects.requireNonNull(transaction, "transaction");
    return enter(transaction, check(orders, Purpose.ENTRY, transaction));
  }

  /**
   * Settles what an earlier run left open, then sends what is queued, in as few files as possible;
   * by default new files are made at most once in a pick-up period ({@link Pacing}). Connects to
   * nothing when there is nothing to do. Where another client works on a file, it waits until that
   * one shows a sign of life, or takes its file over.
   *
   * @return what became of each file, its failure included: a server that can't be used and a
   *     ledger that fails in the middle are told there, since other files may have been sent
   * @throws io.github.cdiscountds.DropshipException when the ledger fails while files are made of
   *     the queue; what was open before has been settled then as far as it went
   */
  public DispatchResult dispatch() {
    return dispatch(pacing);
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
    return enqueue(orders).with(dispatch(Pacing.EVERY_DISPATCH));
  }

  /**
   * Queues orders again that the supplier turned down, corrected or as they were, under their own
   * keys (R22): those of a file that was rejected as a whole, and, if the client's {@link
   * io.github.cdiscountds.order.ResubmitPolicy} says so, those of which every line was refused.
   * {@link #dispatch} sends them.
   *
   * @param orders the orders, each under the key that it had
   * @return what was queued, and what stays as it is, with the reason as a finding
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; nothing was queued then
   */
  public SubmitResult resubmit(List<Order> orders) {
    Checked checked = check(orders, Purpose.RESUBMISSION, null);
    if (submitPolicy == SubmitPolicy.ALL_OR_NOTHING && !checked.isSound()) {
      return SubmitResult.of(List.of(), Map.of(), checked.findings());
    }
    return ledger.inTransaction(
        tx -> {
          List<OrderKey> queued = new ArrayList<>();
          Map<OrderKey, LineStage> already = new LinkedHashMap<>();
          List<Finding> findings = new ArrayList<>(checked.findings());
          Map<OrderKey, Resubmission.Answer> answers =
              resubmission.resubmit(tx, checked.orders().orders(), submitPolicy);
          answers.forEach(
              (key, answer) -> {
                switch (answer) {
                  case QUEUED -> queued.add(key);
                  case ALREADY_QUEUED -> already.put(key, LineStage.QUEUED);
                  case HELD_BACK -> {}
                  default -> findings.add(KeptOut.finding(key, answer));
                }
              });
          return SubmitResult.of(queued, already, findings);
        });
  }

  /**
   * Cancels an order that is in nobody's hands but ours: it is queued, or was in a file that the
   * supplier rejected as a whole. It is never sent then.
   *
   * @param key the order
   * @return false when it is on its way, or isn't known; see {@link #withdraw}
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; nothing is known to be
   *     cancelled then, and asking again is harmless
   */
  public boolean cancel(OrderKey key) {
    return takingBack.cancel(Objects.requireNonNull(key, "key"));
  }

  /**
   * Wants orders back before the supplier picks them up. Queued ones are cancelled; a file that
   * lies on the server is renamed out of the supplier's reach, and once no report can name it any
   * more its other orders go out in another file, by {@link #dispatch}. An event tells the end.
   *
   * @param keys the orders
   * @return what became of the wish for each order
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; wishes that were
   *     recorded stay so
   */
  public Map<OrderKey, Withdrawal> withdraw(Collection<OrderKey> keys) {
    Map<OrderKey, Withdrawal> answers = new LinkedHashMap<>();
    takingBack
        .withdraw(Objects.requireNonNull(keys, "keys"))
        .forEach(
            (key, answer) ->
                answers.put(
                    key,
                    switch (answer) {
                      case CANCELLED -> Withdrawal.CANCELLED;
                      case REQUESTED -> Withdrawal.REQUESTED;
                      case TOO_LATE -> Withdrawal.TOO_LATE;
                      case UNKNOWN -> Withdrawal.UNKNOWN;
                    }));
    return answers;
  }

  /**
   * Tells what the shop learned about a file in doubt. A report that says otherwise later is still
   * believed.
   *
   * @param file the file's final name, from {@link #inDoubt}
   * @param resolution what became of it
   * @return false when no such file is in doubt
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; asking again is harmless
   */
  public boolean resolve(String file, Resolution resolution) {
    Objects.requireNonNull(file, "file");
    return switch (Objects.requireNonNull(resolution, "resolution")) {
      case ARRIVED -> doubts.arrived(file);
      case LOST -> doubts.lost(file);
    };
  }

  /**
   * Takes over an order file that something else sent: another program, or this client before its
   * ledger was restored from a backup. Its orders count as sent in it and are never sent by us;
   * those that wait for a file here are taken out of the queue, with an error where the file has
   * another content for them. The next poll reads all reports again, so that what they said of
   * these orders while nobody here knew them is told now.
   *
   * @param file the file under the name that it had on the server, readable as {@link
   *     io.github.cdiscountds.codec.DocumentKind#ORDERS}
   * @return the orders taken over as entered, those that were in this file already, and as errors
   *     what can't be read or was entered here otherwise
   * @throws IllegalArgumentException when the ledger has a file of this name with other orders
   * @throws io.github.cdiscountds.DropshipException when the content can't be read or the ledger
   *     fails; nothing was taken over then
   */
  public SubmitResult adopt(FileContent file) {
    Adoption.Adopted adopted;
    try {
      adopted = adoption.adopt(Objects.requireNonNull(file, "file"));
    } catch (IOException e) {
      throw new DropshipException("order file " + file.name() + " can't be read", e);
    }
    return ledger.inTransaction(tx -> result(tx, adopted.answers(), adopted.findings()));
  }

  /**
   * Records what the shop states about an order, such as that it was delivered, returned, or that
   * the customer was told of a refusal: deadlines and the timeline take it into account. Stating
   * the same again changes nothing. To keep a queued order from being sent, {@link #cancel} it.
   *
   * @param key the order
   * @param stated what is stated
   * @return false when no such order was entered here
   * @throws IllegalArgumentException when a statement is about a product that the order doesn't
   *     name; nothing was recorded then
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public boolean state(OrderKey key, MerchantFact... stated) {
    Objects.requireNonNull(key, "key");
    return ledger.<Boolean>inTransaction(tx -> state(tx, key, stated));
  }

  /**
   * Records what the shop states about an order, within a transaction that the shop holds.
   *
   * @param transaction the shop's transaction, as the ledger joins it
   * @param key the order
   * @param stated what is stated
   * @return false when no such order was entered here
   * @throws IllegalArgumentException when a statement is about a product that the order doesn't
   *     name
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   * @throws IllegalStateException when the shop's transaction has ended
   */
  public boolean state(LedgerTransaction transaction, OrderKey key, MerchantFact... stated) {
    Objects.requireNonNull(transaction, "transaction");
    Objects.requireNonNull(key, "key");
    return ShopStatements.record(transaction, book.account(), key, List.of(stated));
  }

  /**
   * Tells where an order stands.
   *
   * @param key the order
   * @return its timeline, or empty when it was never entered here
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public Optional<OrderTimeline> timeline(OrderKey key) {
    return book.timeline(Objects.requireNonNull(key, "key"));
  }

  /**
   * Tells where all orders of the account stand. For many orders {@link #find} is the better
   * choice.
   *
   * @return timelines, in the order in which the orders were entered
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public List<OrderTimeline> timelines() {
    return book.all();
  }

  /**
   * Finds orders with a line at a stage, a page at a time. Stages are derived: a rare one is looked
   * for in all orders since the moment given. An {@code after} that isn't known gives an empty last
   * page.
   *
   * @param stage the stage
   * @param since orders entered at this moment or later, by the ledger's own clock
   * @param after the {@linkplain OrderPage#next() end} of the page before, or null for the first
   * @param limit how many at most, 1 or more
   * @return a page, in the order in which the orders were entered
   * @throws IllegalArgumentException when the limit is below 1
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public OrderPage find(LineStage stage, Instant since, @Nullable OrderKey after, int limit) {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(since, "since");
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + ": expected 1 or more");
    }
    return book.page(stage, since, after, limit);
  }

  /**
   * Lists the files of which nobody can tell whether they reached the supplier.
   *
   * @return the files, the oldest first
   * @throws io.github.cdiscountds.DropshipException when the ledger fails
   */
  public List<DoubtfulFile> inDoubt() {
    return book.inDoubt();
  }

  private Checked check(
      List<Order> orders, Purpose purpose, @Nullable LedgerTransaction transaction) {
    LedgerLookup known = new LedgerLookup(ledger, entry, book, transaction);
    return preflight.check(orders, new PreflightContext(catalogue, known, purpose));
  }

  private SubmitResult enter(LedgerTransaction tx, Checked checked) {
    if (submitPolicy == SubmitPolicy.ALL_OR_NOTHING && !checked.isSound()) {
      return SubmitResult.of(List.of(), Map.of(), checked.findings());
    }
    return result(tx, entry.enter(tx, checked.orders().orders(), submitPolicy), checked.findings());
  }

  private SubmitResult result(
      LedgerTransaction tx, Map<OrderKey, Entry.Answer> answers, List<Finding> noticed) {
    List<OrderKey> entered = new ArrayList<>();
    List<OrderKey> there = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(noticed);
    answers.forEach(
        (key, answer) -> {
          switch (answer) {
            case ENTERED -> entered.add(key);
            case ALREADY_THERE -> there.add(key);
            case HELD_BACK -> {}
            default -> findings.add(KeptOut.finding(key, answer));
          }
        });
    Map<OrderKey, LineStage> already = new LinkedHashMap<>();
    book.timelines(tx, there).forEach((key, timeline) -> already.put(key, timeline.stage()));
    return SubmitResult.of(entered, already, findings);
  }

  private DispatchResult dispatch(Pacing when) {
    Dispatched dispatched = dispatcher.dispatch(when);
    return new DispatchResult(
        dispatched.files().stream().map(outcome -> sentFile(outcome, dispatched)).toList(),
        dispatched.heldBack(),
        dispatched.unknownHidden(),
        dispatched.nextAt());
  }

  private static DispatchResult.SentFile sentFile(FileOutcome outcome, Dispatched dispatched) {
    return new DispatchResult.SentFile(
        outcome.file().name(),
        outcome.file().state(),
        dispatched.orders().getOrDefault(outcome.file().name(), List.of()),
        outcome.failure());
  }
}
