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
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one publication into facts and events, inside one ledger transaction. One
 * instance for one document; not thread-safe.
 */
public final class Reconciler {
  /** Rows whose orders are looked up at once, if not more of them are about one order. */
  private static final int CHUNK = 500;

  private final String account;
  private final TrackingQuantity counting;
  private final boolean isFinal;
  private final Publication publication;
  private final LedgerTransaction ledger;
  private final KnownOrders orders;
  private final KnownFiles files;
  private final List<OrderEvent> raised = new ArrayList<>();
  private final List<OrderEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<OrderKey> touched = new LinkedHashSet<>();
  private final Set<String> parcels = new LinkedHashSet<>();
  private final Map<FactKey, OrderEvent> pending = new LinkedHashMap<>();
  private final Set<FactKey> decided = new HashSet<>();

  /** Prepares for one document. */
  public Reconciler(
      String account, ServiceProfile profile, Publication publication, LedgerTransaction ledger) {
    this.account = account;
    this.counting = profile.trackingQuantity();
    this.isFinal = FinalTracking.is(publication, profile);
    this.publication = publication;
    this.ledger = ledger;
    this.orders = new KnownOrders(account, ledger);
    this.files = new KnownFiles(account, ledger);
  }

  /** Applies the rows of a compliance report, each to every line of the file that it names. */
  public void compliance(List<Located<ComplianceReport>> rows) {
    rows.forEach(this::compliance);
    append();
  }

  /** Applies rows of the anomaly tracking. */
  public void anomalies(List<Located<AnomalyRow>> rows) {
    inChunks(rows, row -> Stream.of(row.order()), this::anomaly);
  }

  /** Applies rows of the order tracking. */
  public void tracking(List<Located<TrackingRow>> rows) {
    inChunks(rows, row -> Stream.of(row.keyWithOrderInA(), row.keyWithOrderInC()), this::tracking);
  }

  /** Applies lines of an invoice. */
  public void invoice(List<Located<InvoiceLine>> rows) {
    inChunks(rows, row -> Stream.of(row.order()), this::invoice);
  }

  private <T> void inChunks(
      List<Located<T>> rows, Function<T, Stream<OrderKey>> keys, Consumer<Located<T>> apply) {
    int to;
    for (int from = 0; from < rows.size(); from = to) {
      to = endOfChunk(rows, keys, from);
      List<Located<T>> chunk = rows.subList(from, to);
      List<OrderKey> named = chunk.stream().map(Located::value).flatMap(keys).distinct().toList();
      orders.expect(named);
      ledger.facts().of(account, named); // read ahead
      chunk.forEach(apply);
      contradictions();
    }
  }

  /** Rows about one order that follow each other stay together: all of it is looked at once. */
  private static <T> int endOfChunk(
      List<Located<T>> rows, Function<T, Stream<OrderKey>> keys, int from) {
    int to = Math.min(from + CHUNK, rows.size());
    while (to < rows.size()
        && keys.apply(rows.get(to).value())
            .toList()
            .equals(keys.apply(rows.get(to - 1).value()).toList())) {
      to++;
    }
    return to;
  }

  private void compliance(Located<ComplianceReport> located) {
    ComplianceReport row = located.value();
    FactValue verdict = new FactValue.FileVerdict(row.status(), row.reason(), row.problems());
    boolean isAccepted = row.status() == ComplianceReport.Status.OK;
    OrderEvent.Type type =
        isAccepted ? OrderEvent.Type.FILE_ACCEPTED : OrderEvent.Type.FILE_REJECTED;
    String name = files.finalName(row.sourceFile());
    Optional<OrderFile> file = files.get(name);
    if (file.isEmpty()) {
      raiseForeign(type, null, null, name, verdict, "not a file of this ledger");
      return;
    }
    boolean confirmed = file.get().state() == OrderFile.State.CONFIRMED;
    List<QueuedOrder> standing = new ArrayList<>();
    List<OrderKey> carried = ledger.outbox().ordersIn(account, name);
    for (int from = 0; from < carried.size(); from += CHUNK) {
      List<OrderKey> some = carried.subList(from, Math.min(from + CHUNK, carried.size()));
      orders.expect(some);
      ledger.facts().of(account, some); // read ahead
      for (OrderKey key : some) {
        Optional<QueuedOrder> order = orders.get(key);
        if (order.isPresent()
            && isStatedAnew(order.get(), type, name, verdict)
            && confirmed
            && isAccepted) {
          standing.add(order.get());
        }
      }
      contradictions();
    }
    decide(
        file.get(),
        fate -> {
          standing.forEach(fate::stands);
          if (isAccepted) {
            fate.accepted();
          } else {
            fate.rejected();
          }
        });
  }

  /** States a verdict of every line of an order; the answer is whether any of that is new. */
  private boolean isStatedAnew(
      QueuedOrder order, OrderEvent.Type type, String file, FactValue verdict) {
    boolean isNew = false;
    for (OrderLine line : order.order().lines()) {
      isNew |= state(type, order.order().key(), line.product(), file, verdict, null);
    }
    return isNew;
  }

  private void anomaly(Located<AnomalyRow> located) {
    AnomalyRow row = located.value();
    IntegrationResult result = row.result();
    OrderEvent.Type type =
        result instanceof IntegrationResult.Refused
            ? OrderEvent.Type.REFUSED
            : result instanceof IntegrationResult.Processed
                ? OrderEvent.Type.INTEGRATED
                : OrderEvent.Type.PENDING;
    OrderKey key = known(located.at(), row.order(), row.fromNumberCells());
    FactValue value = new FactValue.Integration(result);
    attribute(located.at(), type, key, row.product(), row.sourceFile(), value);
    if (isFinal) {
      stillPending(aboutOf(key, row.product(), row.sourceFile()), result, value);
    }
  }

  /**
   * A line that waits in the day's final file, and isn't decided in the same file, waits still
   * (R23). Told from this one publication alone, so that what else was read doesn't matter.
   */
  private void stillPending(FactKey about, IntegrationResult result, FactValue value) {
    if (result.isVerdict()) {
      decided.add(about);
    } else if (orders.get(about.order()).isPresent()) {
      LocalDate day = FinalTracking.day(publication);
      String id =
          new EventIdentity()
              .add(OrderEvent.Type.STILL_PENDING)
              .add(account)
              .add(about.order())
              .add(about.product())
              .add(about.submission())
              .add(day)
              .id();
      pending.put(
          about,
          new OrderEvent(
              id,
              OrderEvent.Type.STILL_PENDING,
              account,
              about.order(),
              about.product(),
              fileOrNull(about.submission()),
              value,
              "in the final file of " + day));
    }
  }

  /**
   * Which of columns A and C is the order number is settled by the orders that the ledger knows; a
   * row that fits neither way, or both, is parked (R26). One that fits neither way keeps both keys
   * from being sent: one of them is an order that the supplier works on.
   */
  private void tracking(Located<TrackingRow> located) {
    TrackingRow row = located.value();
    OrderKey inA = row.keyWithOrderInA();
    OrderKey inC = row.keyWithOrderInC();
    boolean knowsA = orders.get(inA).isPresent();
    boolean knowsC = !inC.equals(inA) && orders.get(inC).isPresent();
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
    if (row.parcel() != null) {
      parcels.add(row.parcel());
    }
    if (key != null) {
      attribute(located.at(), typeOf(value), key, row.product(), row.sourceFile(), value);
      return;
    }
    findings.add(
        Finding.warning(
            FindingCode.PARKED,
            located.at(),
            asRead,
            Wording.of(
                "an order of this account, with its number in column A and its campaign in C or the other way round; the row was not applied",
                "une commande de ce compte, son numéro en colonne A et sa campagne en C ou l'inverse ; la ligne n'a pas été appliquée")));
    if (!knowsA) {
      add(aboutOf(inA, row.product(), row.sourceFile()), value);
      add(aboutOf(inC, row.product(), row.sourceFile()), value);
    }
    String named = row.sourceFile() == null ? null : files.finalName(row.sourceFile());
    raiseForeign(OrderEvent.Type.FOREIGN_ORDER, null, row.product(), named, value, asRead);
    arrived(row.sourceFile());
  }

  private void invoice(Located<InvoiceLine> located) {
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
   * Ends the document: raises what only the whole of it can tell.
   *
   * @return the events that are new
   */
  public List<OrderEvent> finish() {
    pending.forEach(
        (about, event) -> {
          if (!decided.contains(about)) {
            raise(event);
          }
        });
    append();
    return List.copyOf(events);
  }

  /** What deserves a look in the document, beside what decoding found. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Raises what can't all be true of the orders that rows spoke of since the last call. */
  private void contradictions() {
    Map<String, List<OrderKey>> sharing = SharedParcels.of(ledger, account, parcels);
    Map<OrderKey, List<OrderFact>> facts = ledger.facts().of(account, touched);
    orders.expectAlso(touched);
    facts.forEach(
        (key, stated) -> {
          Optional<QueuedOrder> order = orders.get(key);
          Contradictions.of(order.orElse(null), stated, counting, sharing).forEach(this::raise);
          order.ifPresent(
              known ->
                  Contradictions.partlyRefused(known, stated)
                      .forEach(sending -> raisePartlyRefused(key, sending)));
        });
    touched.clear();
    parcels.clear();
    append();
  }

  private void raise(String id, Contradiction contradiction) {
    FactKey about = contradiction.about();
    raise(
        new OrderEvent(
            id,
            OrderEvent.Type.CONTRADICTION,
            account,
            about.order(),
            about.product(),
            fileOrNull(about.submission()),
            contradiction.one(),
            note(contradiction)));
  }

  private static String note(Contradiction contradiction) {
    FactValue other = contradiction.other();
    OrderKey otherOrder = contradiction.otherOrder();
    String against =
        other != null ? ": " + other : otherOrder != null ? ": order " + otherOrder : "";
    return contradiction.kind() + against;
  }

  private void raisePartlyRefused(OrderKey key, String sending) {
    OrderEvent.Type type = OrderEvent.Type.PARTIALLY_REFUSED;
    String id = new EventIdentity().add(type).add(account).add(key).add(sending).id();
    raise(
        new OrderEvent(
            id,
            type,
            account,
            key,
            null,
            fileOrNull(sending),
            null,
            "some lines are taken, others refused"));
  }

  /** The key of the order that a row names: as read, or that of the one order it fits (R38). */
  private OrderKey known(Location at, OrderKey read, Set<KeyColumn> fromNumberCells) {
    if (fromNumberCells.isEmpty() || orders.get(read).isPresent()) {
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

  private FactKey aboutOf(OrderKey key, Sku product, @Nullable String sourceFile) {
    String submission = sourceFile == null ? "" : files.finalName(sourceFile);
    return new FactKey(account, key, product, submission);
  }

  private void attribute(
      Location at,
      OrderEvent.Type type,
      OrderKey key,
      Sku product,
      @Nullable String sourceFile,
      FactValue value) {
    Optional<QueuedOrder> order = orders.get(key);
    String submission = aboutOf(key, product, sourceFile).submission();
    if (order.isEmpty()) {
      findings.add(
          Finding.warning(
              FindingCode.FOREIGN_ORDER,
              at,
              key.toString(),
              Wording.of(
                  "an order that was entered here; its key is reserved from now on",
                  "une commande saisie ici ; sa clé est réservée désormais")));
      add(new FactKey(account, key, product, submission), value);
      raiseForeign(
          OrderEvent.Type.FOREIGN_ORDER,
          key,
          product,
          fileOrNull(submission),
          value,
          "not an order of this ledger");
      arrived(sourceFile);
      return;
    }
    boolean ordered = orders.isOrdered(order.get(), product);
    if (!ordered) {
      findings.add(
          Finding.warning(
              FindingCode.PRODUCT_NOT_ORDERED,
              at,
              product.toString(),
              Wording.of("a product of order %s", "un produit de la commande %s", key)));
    }
    boolean isOwn = submission.isEmpty() || order.get().files().contains(submission);
    boolean isNew =
        state(
            ordered ? type : OrderEvent.Type.FOREIGN_ORDER,
            key,
            product,
            submission,
            value,
            !ordered
                ? "the order doesn't name this product"
                : isOwn ? null : "a sending that isn't ours");
    boolean isBeingWorkedOn = isNew && Evidence.showsWork(value);
    if (!submission.isEmpty()) {
      files.get(submission).ifPresent(file -> arrived(file, order.get(), isBeingWorkedOn));
    } else if (isBeingWorkedOn) {
      isThere(order.get());
    }
  }

  /**
   * A report names the file: whatever we knew before, it arrived, and so did all orders in it. Of a
   * file that is known to have arrived, a row that shows work on an order keeps that order from
   * being sent again.
   */
  private void arrived(OrderFile file, QueuedOrder order, boolean isBeingWorkedOn) {
    if (file.state() != OrderFile.State.CONFIRMED) {
      decide(file, FileFate::accepted);
    } else if (isBeingWorkedOn && !FileFate.stands(order, file)) {
      decide(file, fate -> fate.stands(order));
    }
  }

  /**
   * A report shows work on an order without naming a file. The order isn't sent again; where it
   * went in one file only, that file arrived.
   */
  private void isThere(QueuedOrder order) {
    String latest = order.lastFile();
    Optional<OrderFile> file = latest == null ? Optional.empty() : files.get(latest);
    if (file.isPresent()) {
      if (order.files().size() == 1) {
        arrived(file.get(), order, true);
      } else if (!FileFate.stands(order, file.get())) {
        decide(file.get(), fate -> fate.stands(order));
      }
    }
  }

  /** A row that can't be attributed still proves that the file it names arrived. */
  private void arrived(@Nullable String sourceFile) {
    if (sourceFile != null) {
      files
          .get(files.finalName(sourceFile))
          .filter(file -> file.state() != OrderFile.State.CONFIRMED)
          .ifPresent(file -> decide(file, FileFate::accepted));
    }
  }

  /** Moves file and orders; what was known of them is looked up again. */
  private void decide(OrderFile file, Consumer<FileFate> decision) {
    append(); // what was said before is told before
    FileFate fate = new FileFate(ledger, file);
    decision.accept(fate);
    if (fate.movedSomething()) {
      files.forget(file.name());
      orders.forgetAll();
    }
    events.addAll(fate.events());
  }

  /** Records a fact and tells the shop; the answer is whether the fact is new. */
  private boolean state(
      OrderEvent.Type type,
      OrderKey key,
      Sku product,
      String submission,
      FactValue value,
      @Nullable String note) {
    boolean isNew = add(new FactKey(account, key, product, submission), value);
    String file = fileOrNull(submission);
    String id = identity(key.toString(), product, file, value).id();
    raise(new OrderEvent(id, type, account, key, product, file, value, note));
    return isNew;
  }

  private boolean add(FactKey about, FactValue value) {
    touched.add(about.order());
    return ledger.facts().add(OrderFact.of(about, value, publication));
  }

  /**
   * Tells of what belongs to no order here. Another event than the one about the same statement
   * once its order is known.
   */
  private void raiseForeign(
      OrderEvent.Type type,
      @Nullable OrderKey key,
      @Nullable Sku product,
      @Nullable String file,
      FactValue value,
      String note) {
    String id =
        identity(key == null ? note : key.toString(), product, file, value).add("foreign").id();
    raise(new OrderEvent(id, type, account, key, product, file, value, note));
  }

  private EventIdentity identity(
      String order, @Nullable Sku product, @Nullable String file, FactValue value) {
    return new EventIdentity().add(account).add(order).add(product).add(file).add(value);
  }

  private void raise(OrderEvent event) {
    raised.add(event);
  }

  /** Tells what was raised and is new. */
  private void append() {
    if (!raised.isEmpty()) {
      events.addAll(ledger.events().appendAll(raised));
      raised.clear();
    }
  }

  private static @Nullable String fileOrNull(String submission) {
    return submission.isEmpty() ? null : submission;
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
