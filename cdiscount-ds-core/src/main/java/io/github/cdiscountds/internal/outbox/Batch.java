package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.preflight.Checked;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private record Queue(List<QueuedOrder> orders, @Nullable Instant notBefore) {}

  Batched make(Pacing pacing) {
    Map<OrderFile, List<OrderKey>> files = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS_TO_TRY; round++) {
      Queue queue = read(pacing);
      if (queue.orders().isEmpty()) {
        return new Batched(files, List.of(), queue.notBefore());
      }
      // Checked again: the profile may be another one than when they were entered.
      Checked checked = preflight.check(queue.orders().stream().map(QueuedOrder::order).toList());
      if (intendAll(checked.orders(), queue.orders(), files)) {
        return new Batched(
            files, checked.findings().stream().filter(Finding::isError).toList(), null);
      }
      // Somebody cancelled or took one of the orders: the others are still to be sent.
    }
    return new Batched(files, List.of(), null); // what others leave is sent next time
  }

  /** The queue, or nothing of it while the pacing lets it wait. */
  private Queue read(Pacing pacing) {
    return ledger.inTransaction(
        tx -> {
          List<QueuedOrder> orders = tx.outbox().queued(account.company(), Integer.MAX_VALUE);
          if (orders.isEmpty() || pacing == Pacing.EVERY_DISPATCH) {
            return new Queue(orders, null);
          }
          int lines = orders.stream().mapToInt(order -> order.order().lines().size()).sum();
          Instant notBefore =
              tx.outbox()
                  .latestFile(account.company())
                  .map(file -> file.createdAt().plus(profile.cadences().pickUp()))
                  .orElse(Instant.MIN);
          boolean waits = tx.now().isBefore(notBefore) && lines < profile.maxLinesPerFile();
          return waits ? new Queue(List.of(), notBefore) : new Queue(orders, null);
        });
  }

  private boolean intendAll(
      CheckedOrders checked, List<QueuedOrder> queued, Map<OrderFile, List<OrderKey>> files) {
    Map<OrderKey, QueuedOrder> byKey =
        queued.stream().collect(Collectors.toMap(order -> order.order().key(), order -> order));
    for (CheckedOrders part : checked.splitByLines(profile.maxLinesPerFile())) {
      List<QueuedOrder> group =
          part.orders().stream()
              .map(order -> Objects.requireNonNull(byKey.get(order.key()), "queued"))
              .toList();
      List<OrderKey> keys = part.orders().stream().map(Order::key).toList();
      Optional<OrderFile> file = intend(part, group, keys);
      if (file.isEmpty()) {
        return false;
      }
      files.put(file.get(), keys);
    }
    return true;
  }

  /** Reserves a name and the orders, or answers nothing when one of the orders changed. */
  private Optional<OrderFile> intend(
      CheckedOrders part, List<QueuedOrder> group, List<OrderKey> keys) {
    byte[] content = encoder.encode(part);
    String sha256 = Sha256.of(content);
    return naming.firstFree(
        name ->
            ledger.inTransaction(
                tx -> {
                  Outbox outbox = tx.outbox();
                  if (outbox.file(account.company(), name).isPresent()) {
                    return Optional.<Optional<OrderFile>>empty();
                  }
                  if (!outbox.replaceAll(
                      group.stream().map(order -> order.intoFile(name)).toList())) {
                    return Optional.of(Optional.<OrderFile>empty());
                  }
                  OrderFile file =
                      OrderFile.intent(
                          account.company(), name, content.length, sha256, client, tx.now());
                  if (!outbox.enter(file, FileContent.of(name, content), keys)) {
                    throw new IllegalStateException("a name was taken within our own transaction");
                  }
                  return Optional.of(Optional.of(file));
                }));
  }
}
