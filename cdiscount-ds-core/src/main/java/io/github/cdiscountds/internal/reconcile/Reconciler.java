package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.fate.Evidence;
import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.TrackingRow;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one publication into facts and events, inside one ledger transaction. One
 * instance for one document; not thread-safe.
 */
public final class Reconciler {
  private final String account;
  private final Publication publication;
  private final LedgerTransaction ledger;
  private final List<OrderEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<OrderKey> touched = new LinkedHashSet<>();

  /** Prepares for one document. */
  public Reconciler(String account, Publication publication, LedgerTransaction ledger) {
    this.account = account;
    this.publication = publication;
    this.ledger = ledger;
  }

  /** Applies a row of a compliance report to every line of the file that it names. */
  public void compliance(Located<ComplianceReport> located) {
    ComplianceReport row = located.value();
    FactValue verdict = new FactValue.FileVerdict(row.status(), row.reason(), row.problems());
    OrderEvent.Type type =
        row.status() == ComplianceReport.Status.OK
            ? OrderEvent.Type.FILE_ACCEPTED
            : OrderEvent.Type.FILE_REJECTED;
    Optional<OrderFile> file = ownFile(row.sourceFile());
    if (file.isEmpty()) {
      raise(type, null, null, row.sourceFile(), verdict, "not a file of this ledger");
      return;
    }
    FileFate fate = new FileFate(ledger, file.get());
    boolean confirmed = file.get().state() == OrderFile.State.CONFIRMED;
    List<OrderKey> keys = ledger.outbox().ordersIn(account, file.get().name());
    for (QueuedOrder order : ledger.outbox().orders(account, keys).values()) {
      boolean isNew = false;
      for (OrderLine line : order.order().lines()) {
        isNew |= state(type, order.order().key(), line.product(), file.get().name(), verdict, null);
      }
      if (isNew && confirmed && row.status() == ComplianceReport.Status.OK) {
        fate.stands(order);
      }
    }
    if (row.status() == ComplianceReport.Status.OK) {
      fate.accepted();
    } else {
      fate.rejected();
    }
    events.addAll(fate.events());
  }

  /** Applies a row of the anomaly tracking. */
  public void anomaly(Located<AnomalyRow> located) {
    AnomalyRow row = located.value();
    IntegrationResult result = row.result();
    OrderEvent.Type type =
        result instanceof IntegrationResult.Refused
            ? OrderEvent.Type.REFUSED
            : result instanceof IntegrationResult.Processed
                ? OrderEvent.Type.INTEGRATED
                : OrderEvent.Type.PENDING;
    attribute(
        located.at(),
        type,
        known(located.at(), row.order(), row.fromNumberCells()),
        row.product(),
        row.sourceFile(),
        new FactValue.Integration(result));
  }

  /**
   * Applies a row of the order tracking. Which of columns A and C is the order number is settled by
   * the orders that the ledger knows; a row that fits neither way, or both, is parked (R26).
   */
  public void tracking(Located<TrackingRow> located) {
    TrackingRow row = located.value();
    OrderKey inA = row.keyWithOrderInA();
    OrderKey inC = row.keyWithOrderInC();
    boolean knowsA = ledger.outbox().order(account, inA).isPresent();
    boolean knowsC = !inC.equals(inA) && ledger.outbox().order(account, inC).isPresent();
    FactValue.Fulfilment value =
        new FactValue.Fulfilment(
            row.status(),
            row.shippedAt(),
            row.quantity(),
            row.parcel(),
            row.trackingLink(),
            row.supplierOrderNumber());
    OrderKey key = knowsA == knowsC ? null : knowsA ? inA : inC;
    String asRead = row.customerOrderRef() + " | " + row.partnerOrderRef();
    if (!knowsA && !knowsC) {
      LostZeros lost = LostZeros.in(row.fromNumberCells());
      Set<OrderKey> fitting = lost.fitting(ledger, account, inA);
      fitting.addAll(lost.swapped().fitting(ledger, account, inC));
      key = repaired(located.at(), asRead, fitting);
    }
    if (key == null) {
      findings.add(
          Finding.warning(
              FindingCode.PARKED,
              located.at(),
              asRead,
              Wording.of(
                  "an order of this account, with its number in column A and its campaign in C or the other way round; the row was not applied",
                  "une commande de ce compte, son numéro en colonne A et sa campagne en C ou l'inverse ; la ligne n'a pas été appliquée")));
      raise(OrderEvent.Type.FOREIGN_ORDER, null, row.product(), row.sourceFile(), value, asRead);
      arrived(row.sourceFile());
      return;
    }
    attribute(located.at(), typeOf(value), key, row.product(), row.sourceFile(), value);
  }

  /** Applies a line of an invoice. */
  public void invoice(Located<InvoiceLine> located) {
    InvoiceLine row = located.value();
    attribute(
        located.at(),
        OrderEvent.Type.INVOICED,
        known(located.at(), row.order(), row.fromNumberCells()),
        row.product(),
        row.sourceFile(),
        new FactValue.Billing(
            row.number(),
            row.line(),
            row.date(),
            row.quantity(),
            row.unitPrice(),
            row.amount(),
            row.shippingCosts()));
  }

  /**
   * Ends the document: raises what became contradictory.
   *
   * @return the events that are new
   */
  public List<OrderEvent> finish() {
    for (OrderKey key : touched) {
      for (Contradiction contradiction :
          TimelineDerivation.contradictions(ledger.facts().of(account, key))) {
        append(
            new OrderEvent(
                TimelineDerivation.identity(contradiction),
                OrderEvent.Type.CONTRADICTION,
                account,
                key,
                contradiction.about().product(),
                contradiction.about().submission(),
                contradiction.one(),
                "against another statement: " + contradiction.other().getClass().getSimpleName()));
      }
    }
    return List.copyOf(events);
  }

  /** What deserves a look in the document, beside what decoding found. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The key of the order that a row names: as read, or that of the one order it fits (R38). */
  private OrderKey known(Location at, OrderKey read, Set<KeyColumn> fromNumberCells) {
    if (fromNumberCells.isEmpty() || ledger.outbox().order(account, read).isPresent()) {
      return read;
    }
    OrderKey repaired =
        repaired(at, read.toString(), LostZeros.in(fromNumberCells).fitting(ledger, account, read));
    return repaired == null ? read : repaired;
  }

  /** The only order that fits, with a warning, or null when none or several do. */
  private @Nullable OrderKey repaired(Location at, String asRead, Set<OrderKey> fitting) {
    if (fitting.size() != 1) {
      return null;
    }
    OrderKey only = fitting.iterator().next();
    findings.add(
        Finding.warning(
            FindingCode.KEY_REPAIRED,
            at,
            asRead,
            Wording.of(
                "text cells that name order %s; a number cell lost leading zeros, and no other"
                    + " order fits",
                "des cellules texte qui nomment la commande %s ; une cellule numérique a perdu des"
                    + " zéros de tête, et aucune autre commande ne correspond",
                only)));
    return only;
  }

  private void attribute(
      Location at,
      OrderEvent.Type type,
      OrderKey key,
      Sku product,
      @Nullable String sourceFile,
      FactValue value) {
    Optional<QueuedOrder> order = ledger.outbox().order(account, key);
    if (order.isEmpty()) {
      findings.add(
          Finding.warning(
              FindingCode.FOREIGN_ORDER,
              at,
              key.toString(),
              Wording.of(
                  "an order that was entered here; its key is reserved from now on",
                  "une commande saisie ici ; sa clé est réservée désormais")));
      state(
          OrderEvent.Type.FOREIGN_ORDER,
          key,
          product,
          sourceFile == null ? "" : sourceFile,
          value,
          "not an order of this ledger");
      arrived(sourceFile);
      return;
    }
    String named = sourceFile == null ? latest(order.get()) : sourceFile;
    Optional<OrderFile> own = ownFile(named);
    String submission = own.map(OrderFile::name).orElse(named);
    boolean ordered =
        order.get().order().lines().stream().anyMatch(line -> line.product().equals(product));
    if (!ordered) {
      findings.add(
          Finding.warning(
              FindingCode.PRODUCT_NOT_ORDERED,
              at,
              product.toString(),
              Wording.of("a product of order %s", "un produit de la commande %s", key)));
    }
    boolean isNew =
        state(
            ordered ? type : OrderEvent.Type.FOREIGN_ORDER,
            key,
            product,
            submission,
            value,
            !ordered
                ? "the order doesn't name this product"
                : order.get().files().contains(submission) ? null : "a sending that isn't ours");
    boolean isBeingWorkedOn = isNew && Evidence.showsWork(value);
    own.filter(file -> sourceFile != null || isBeingWorkedOn)
        .ifPresent(file -> arrived(file, order.get(), isBeingWorkedOn));
  }

  /**
   * A report names the file, or shows work on an order of it without naming any: whatever we knew
   * before, it arrived, and so did all orders in it. Of a file that is known to have arrived, a row
   * that shows work on an order keeps that order from being sent again.
   */
  private void arrived(OrderFile file, QueuedOrder order, boolean isBeingWorkedOn) {
    FileFate fate = new FileFate(ledger, file);
    if (file.state() != OrderFile.State.CONFIRMED) {
      fate.accepted();
    } else if (isBeingWorkedOn) {
      fate.stands(order);
    }
    events.addAll(fate.events());
  }

  /** A row that can't be attributed still proves that the file it names arrived. */
  private void arrived(@Nullable String sourceFile) {
    if (sourceFile != null) {
      ownFile(sourceFile)
          .ifPresent(
              file -> {
                FileFate fate = new FileFate(ledger, file);
                fate.accepted();
                events.addAll(fate.events());
              });
    }
  }

  /** The file that a row without one speaks of. */
  private static String latest(QueuedOrder order) {
    String latest = order.lastFile();
    return latest == null ? "" : latest;
  }

  /** Records a fact and tells the shop; the answer is whether the fact is new. */
  private boolean state(
      OrderEvent.Type type,
      OrderKey key,
      Sku product,
      String submission,
      FactValue value,
      @Nullable String note) {
    touched.add(key);
    FactKey about = new FactKey(account, key, product, submission);
    boolean isNew = ledger.facts().add(OrderFact.of(about, value, publication));
    raise(type, key, product, submission, value, note);
    return isNew;
  }

  private void raise(
      OrderEvent.Type type,
      @Nullable OrderKey key,
      @Nullable Sku product,
      @Nullable String file,
      FactValue value,
      @Nullable String note) {
    String id =
        new EventIdentity()
            .add(account)
            .add(key == null ? note : key.toString())
            .add(product)
            .add(file)
            .add(value)
            .id();
    append(new OrderEvent(id, type, account, key, product, file, value, note));
  }

  private void append(OrderEvent event) {
    if (ledger.events().append(event)) {
      events.add(event);
    }
  }

  private Optional<OrderFile> ownFile(String name) {
    Optional<OrderFile> file = ledger.outbox().file(account, name);
    if (file.isPresent()) {
      return file;
    }
    return OrderFile.finalNameOf(name)
        .flatMap(finalName -> ledger.outbox().file(account, finalName));
  }

  private static OrderEvent.Type typeOf(FactValue.Fulfilment value) {
    return switch (value.status().meaning()) {
      case CREATED -> OrderEvent.Type.CREATED;
      case VALIDATED -> OrderEvent.Type.VALIDATED;
      case PREPARING, SLIP_CREATED -> OrderEvent.Type.PREPARING;
      case SHIPPED -> OrderEvent.Type.SHIPPED;
      case UNKNOWN -> OrderEvent.Type.UNKNOWN_STATUS;
    };
  }
}
