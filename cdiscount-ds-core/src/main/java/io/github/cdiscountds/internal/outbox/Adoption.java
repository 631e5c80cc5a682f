package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.fate.OwnChange;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.TemporaryNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes over an order file that something else sent: another program, or this one before its ledger
 * was restored from a backup. Its orders count as sent, and are never sent by us. Thread-safe.
 */
public final class Adoption {
  /** Who holds a file that needs no more work. */
  private static final String NOBODY = "adopted";

  private final String account;
  private final OrderLedger ledger;
  private final Decoder<Order> decoder;

  private final TemporaryNames temporaryNames;

  /** Prepares for an account, whose files hid under the names that its profile gives. */
  public Adoption(
      String account, OrderLedger ledger, Decoder<Order> decoder, TemporaryNames temporaryNames) {
    this.account = account;
    this.ledger = ledger;
    this.decoder = decoder;
    this.temporaryNames = temporaryNames;
  }

  /**
   * What became of a file.
   *
   * @param answers what became of each of its orders, {@link Entry.Answer#ENTERED} for those taken
   *     over
   * @param findings what was noticed in it
   */
  public record Adopted(Map<OrderKey, Entry.Answer> answers, List<Finding> findings) {}

  /**
   * Takes a file over. All reports are read again afterwards, so that what they said of its orders
   * while nobody knew them is understood.
   *
   * @throws IOException when its content can't be read
   * @throws IllegalArgumentException when the ledger has a file of this name, with other orders
   */
  public Adopted adopt(FileContent file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<Order> orders =
        decoder
            .decode(file)
            .fold(
                decoded -> {
                  findings.addAll(decoded.findings());
                  return decoded.values();
                },
                refused -> {
                  findings.addAll(refused.findings());
                  findings.add(refused.reason());
                  return List.of();
                });
    String digest;
    try (InputStream content = file.open()) {
      digest = Sha256.of(content.readAllBytes());
    }
    return new Adopted(
        orders.isEmpty() ? Map.of() : ledger.inTransaction(tx -> enter(tx, file, digest, orders)),
        List.copyOf(findings));
  }

  private Map<OrderKey, Entry.Answer> enter(
      LedgerTransaction tx, FileContent file, String digest, List<Order> orders) {
    Map<OrderKey, QueuedOrder> there =
        tx.outbox().orders(account, orders.stream().map(Order::key).toList());
    Map<OrderKey, Entry.Answer> answers = new LinkedHashMap<>();
    List<QueuedOrder> entering = new ArrayList<>();
    List<QueuedOrder> queued = new ArrayList<>();
    List<OrderKey> carried = new ArrayList<>();
    for (Order order : orders) {
      QueuedOrder known = there.get(order.key());
      String content = ContentDigest.of(order);
      if (known == null) {
        answers.put(order.key(), Entry.Answer.ENTERED);
        carried.add(order.key());
        entering.add(
            new QueuedOrder(
                account,
                order,
                content,
                QueuedOrder.State.IN_FILE,
                List.of(file.name()),
                tx.now(),
                0));
      } else if (known.files().contains(file.name())) {
        answers.put(order.key(), Entry.Answer.ALREADY_THERE);
      } else {
        if (known.state() == QueuedOrder.State.QUEUED) {
          // Whatever its content there was, the supplier has this order: it mustn't go again.
          carried.add(order.key());
          queued.add(known.intoFile(file.name()));
        }
        answers.put(
            order.key(),
            known.state() == QueuedOrder.State.QUEUED && known.contentDigest().equals(content)
                ? Entry.Answer.ENTERED
                : Entry.Answer.CONFLICT);
      }
    }
    if (!carried.isEmpty()) {
      OwnChange.mustTakePlace(
          tx.outbox().enterAll(entering).isEmpty() && tx.outbox().replaceAll(queued));
      OrderFile sent =
          OrderFile.intent(account, file.name(), file.size(), digest, NOBODY, tx.now())
              .hiddenBy(temporaryNames);
      if (tx.outbox().enter(sent, file, carried)) {
        OwnChange.mustTakePlace(tx.outbox().replace(sent.next(OrderFile.State.SENT)));
      } else {
        throw new IllegalArgumentException(
            "order file " + file.name() + " is one of this ledger, and holds other orders");
      }
      tx.documents().readAgain(account);
    }
    return answers;
  }
}
