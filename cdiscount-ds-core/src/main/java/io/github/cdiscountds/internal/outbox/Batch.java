package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.fate.Evidence;
import io.github.cdiscountds.internal.fate.Sendings;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.preflight.Checked;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Groups queued orders into files and records the intent to send them: name, bytes and orders, in
 * one transaction (DESIGN section 4, step 1). Encoding happens outside of it.
 *
 * <p>Thread-safe: several clients may make files of one queue; each order goes into one of them.
 */
final class Batch {
  /** How often the queue is read again when it changes while files are made of it. */
  private static final int ROUNDS_TO_TRY = 100;

  private final Account account;
  private final ServiceProfile profile;
  private final OrderLedger ledger;
  private final Preflight preflight;
  private final Encoder<CheckedOrders> encoder;
  private final FileNaming naming;
  private final String client;
  private final TemporaryNames temporaryNames;

  Batch(
      Account account,
      ServiceProfile profile,
      OrderLedger ledger,
      Preflight preflight,
      Encoder<CheckedOrders> encoder,
      FileNaming naming,
      String client) {
    this.account = account;
    this.profile = profile;
    this.ledger = ledger;
    this.preflight = preflight;
    this.encoder = encoder;
    this.naming = naming;
    this.client = client;
    this.temporaryNames = profile.temporaryNames();
  }

  /**
   * What the queue came to.
   *
   * @param files the files that were recorded, with the orders in each
   * @param heldBack errors, each of which keeps an order in the queue
   * @param nextAt when the pacing lets the rest of the queue go, by the ledger's own clock, or null
   *     when nothing waits for that
   */
  record Batched(
      Map<OrderFile, List<OrderKey>> files, List<Finding> heldBack, @Nullable Instant nextAt) {}

  private record Queue(
      List<QueuedOrder> orders, List<Finding> heldBack, @Nullable Instant notBefore) {}

  Batched make(Pacing pacing) {
    Map<OrderFile, List<OrderKey>> files = new LinkedHashMap<>();
    Set<OrderKey> there = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS_TO_TRY; round++) {
      Queue queue = read(pacing, there);
      if (queue.orders().isEmpty()) {
        return new Batched(files, queue.heldBack(), queue.notBefore());
      }
      // Checked again: the profile may be another one than when they were entered.
      Checked checked = preflight.check(queue.orders().stream().map(QueuedOrder::order).toList());
      if (intendAll(checked.orders(), queue.orders(), files, there)) {
        List<Finding> heldBack = new ArrayList<>(queue.heldBack());
        checked.findings().stream().filter(Finding::isError).forEach(heldBack::add);
        return new Batched(files, heldBack, null);
      }
      // Somebody cancelled or took one of the orders, or the supplier has it: the others are still
      // to be sent.
    }
    return new Batched(files, List.of(), null); // what others leave is sent next time
  }

  /** The queue, or nothing of it while the pacing lets it wait. */
  private Queue read(Pacing pacing, Set<OrderKey> there) {
    return ledger.inTransaction(
        tx -> {
          List<QueuedOrder> orders = tx.outbox().queued(account.company(), Integer.MAX_VALUE);
          Optional<Instant> notBefore =
              pacing == Pacing.EVERY_DISPATCH ? Optional.empty() : nextFileAt(tx);
          int lines = orders.stream().mapToInt(order -> order.order().lines().size()).sum();
          if (!orders.isEmpty() && notBefore.isPresent() && lines < profile.maxLinesPerFile()) {
            return new Queue(List.of(), List.of(), notBefore.get());
          }
          return new Queue(
              orders.stream().filter(order -> !there.contains(order.order().key())).toList(),
              there.stream().map(Batch::isThere).toList(),
              null);
        });
  }

  /** When the next file may be made, unless that is now. */
  private Optional<Instant> nextFileAt(LedgerTransaction tx) {
    Instant now = tx.now();
    return tx.outbox()
        .latestFile(account.company())
        .map(OrderFile::createdAt)
        // One from the future was made before the ledger's clock was put back.
        .filter(createdAt -> !createdAt.isAfter(now))
        .map(createdAt -> createdAt.plus(profile.cadences().pickUp()))
        .filter(now::isBefore);
  }

  /**
   * Queued orders that reports speak of as the supplier's: the ledger was restored from a backup,
   * or a report told of a file that it doesn't know. The last net before an order goes twice.
   */
  private Set<OrderKey> withSupplier(LedgerTransaction tx, List<QueuedOrder> queued) {
    Map<OrderKey, List<OrderFact>> facts =
        tx.facts()
            .of(account.company(), queued.stream().map(order -> order.order().key()).toList());
    Set<OrderKey> there = new LinkedHashSet<>();
    for (QueuedOrder order : queued) {
      OrderKey key = order.order().key();
      Sendings sendings = new Sendings(order.files(), facts.getOrDefault(key, List.of()));
      if (Evidence.isWithSupplier(sendings.facts())) {
        there.add(key);
      }
    }
    return there;
  }

  private static Finding isThere(OrderKey key) {
    return Finding.error(
        FindingCode.ALREADY_SUBMITTED,
        Location.ofFile("order " + key),
        null,
        new Wording(
            "an order that the supplier doesn't have: a report says that it works on this one; it stays in the queue, cancel it",
            "une commande que le fournisseur n'a pas : un rapport dit qu'il traite celle-ci ; elle reste en attente, annulez-la"));
  }

  private boolean intendAll(
      CheckedOrders checked,
      List<QueuedOrder> queued,
      Map<OrderFile, List<OrderKey>> files,
      Set<OrderKey> there) {
    Map<OrderKey, QueuedOrder> byKey =
        queued.stream().collect(Collectors.toMap(order -> order.order().key(), order -> order));
    for (CheckedOrders part : checked.splitByLines(profile.maxLinesPerFile())) {
      List<QueuedOrder> group =
          part.orders().stream()
              .map(order -> Objects.requireNonNull(byKey.get(order.key()), "queued"))
              .toList();
      List<OrderKey> keys = part.orders().stream().map(Order::key).toList();
      Optional<OrderFile> file = intend(part, group, keys, there);
      if (file.isEmpty()) {
        return false;
      }
      files.put(file.get(), keys);
    }
    return true;
  }

  /** Reserves a name and the orders, or answers nothing when one of the orders changed. */
  private Optional<OrderFile> intend(
      CheckedOrders part, List<QueuedOrder> group, List<OrderKey> keys, Set<OrderKey> there) {
    byte[] content = encoder.encode(part);
    String sha256 = Sha256.of(content);
    Set<OrderKey> found = new LinkedHashSet<>();
    Optional<OrderFile> intended =
        naming.firstFree(
            name ->
                ledger.inTransaction(
                    tx -> {
                      Outbox outbox = tx.outbox();
                      if (outbox.file(account.company(), name).isPresent()) {
                        return Optional.<Optional<OrderFile>>empty();
                      }
                      found.clear();
                      found.addAll(withSupplier(tx, group));
                      if (!found.isEmpty()
                          || !outbox.replaceAll(
                              group.stream().map(order -> order.intoFile(name)).toList())) {
                        return Optional.of(Optional.<OrderFile>empty());
                      }
                      OrderFile file =
                          OrderFile.intent(
                                  account.company(), name, content.length, sha256, client, tx.now())
                              .hiddenBy(temporaryNames);
                      if (!outbox.enter(file, FileContent.of(name, content), keys)) {
                        throw new IllegalStateException(
                            "a name was taken within our own transaction");
                      }
                      return Optional.of(Optional.of(file));
                    }));
    there.addAll(found);
    return intended;
  }
}
