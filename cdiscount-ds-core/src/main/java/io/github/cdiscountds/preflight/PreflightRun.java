package io.github.cdiscountds.preflight;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One pass over the orders of a call. Used by one thread, once. */
final class PreflightRun {
  private static final Wording A_CATALOGUE =
      new Wording(
          "a catalogue to check products, stock and prices against: none was downloaded yet",
          "un catalogue pour vérifier produits, stock et prix : aucun n'a encore été téléchargé");
  private static final Wording A_SOUND_CATALOGUE =
      new Wording(
          "a catalogue that can be read, to check products, stock and prices against: refresh it",
          "un catalogue lisible, pour vérifier produits, stock et prix : actualisez-le");

  private final PreflightSettings settings;
  private final List<OrderCheck> checks;
  private final List<Order> orders;
  private final List<OrderCheck> keyChecks = new ArrayList<>();
  private final List<OrderCheck> contextChecks = new ArrayList<>();
  private final List<Finding> general = new ArrayList<>();
  private LedgerView ledger = LedgerView.EMPTY;

  /** What the ledger knows of the orders, or null while it needn't be asked. */
  private @Nullable Map<OrderKey, LedgerView.Known> known;

  PreflightRun(PreflightSettings settings, List<OrderCheck> checks, List<Order> orders) {
    this.settings = settings;
    this.checks = checks;
    this.orders = orders;
  }

  /** Takes in the checks that a context allows, and asks it. */
  PreflightRun against(PreflightContext context) {
    if (!orders.isEmpty()) {
      ledger = context.ledger();
      addCatalogueChecks(context.catalogue());
      addLedgerChecks(context.purpose());
      if (context.purpose() == PreflightContext.Purpose.RESUBMISSION) {
        known = Map.of(); // known as they are, they are to be sent again
      }
    }
    return this;
  }

  private void addCatalogueChecks(Supplier<Optional<CatalogueSnapshot>> catalogue) {
    if (!isAnyOn(
        PreflightCheck.PRODUCT,
        PreflightCheck.STOCK,
        PreflightCheck.SHARED_STOCK,
        PreflightCheck.PRICE)) {
      return;
    }
    Map<Sku, Offer> offers;
    try {
      Optional<CatalogueSnapshot> snapshot = catalogue.get();
      if (snapshot.isEmpty()) {
        warnOfCatalogue(A_CATALOGUE);
        return;
      }
      offers = snapshot.get().offers(products());
    } catch (DropshipException | UncheckedIOException damaged) {
      // The next refresh mends it, and says what is wrong; orders needn't wait for that.
      warnOfCatalogue(A_SOUND_CATALOGUE);
      return;
    }
    contextChecks.add(new ProductCheck(offers));
    contextChecks.add(new PriceCheck(offers));
    contextChecks.add(new StockCheck(offers));
  }

  private Set<Sku> products() {
    Set<Sku> products = new LinkedHashSet<>();
    orders.forEach(order -> order.lines().forEach(line -> products.add(line.product())));
    return products;
  }

  private void warnOfCatalogue(Wording expected) {
    general.add(
        Finding.warning(
            FindingCode.CATALOGUE_MISSING, Location.ofFile("catalogue"), null, expected));
  }

  private void addLedgerChecks(PreflightContext.Purpose purpose) {
    boolean asksForKeys =
        purpose == PreflightContext.Purpose.DRY_RUN
            && isAnyOn(
                PreflightCheck.ENTERED_BEFORE, PreflightCheck.KEY_TAKEN, PreflightCheck.CONTENT);
    BigDecimal limit = isAnyOn(PreflightCheck.CREDIT) ? settings.creditLimit().orElse(null) : null;
    if (asksForKeys || limit != null) {
      Map<OrderKey, LedgerView.Known> there = ledger.known(orders);
      known = there;
      if (asksForKeys) {
        keyChecks.add(new LedgerCheck(there));
      }
    }
    if (limit != null) {
      contextChecks.add(new CreditCheck(limit, ledger::outstanding));
    }
  }

  private boolean isAnyOn(PreflightCheck... wanted) {
    return Arrays.stream(wanted).anyMatch(check -> settings.level(check) != CheckLevel.OFF);
  }

  /** Makes the pass. */
  Checked result() {
    Map<OrderKey, Integer> repeated = repeated();
    List<OrderFindings> reports = new ArrayList<>(orders.size());
    Map<OrderFindings, Integer> heldByContext = new LinkedHashMap<>();
    for (Order order : orders) {
      OrderFindings report = new OrderFindings(order, settings);
      addDuplicate(order, repeated.getOrDefault(order.key(), 1), report);
      checks.forEach(check -> check.check(order, report));
      keyChecks.forEach(check -> check.check(order, report));
      if (!contextChecks.isEmpty() && !isEnteredBefore(order)) {
        int alone = report.findings().size();
        boolean wasSound = !report.hasError();
        contextChecks.forEach(check -> check.check(order, report));
        if (!report.hasError()) {
          contextChecks.forEach(check -> check.passed(order));
        } else if (wasSound) {
          heldByContext.put(report, alone);
        }
      }
      reports.add(report);
    }
    releaseEnteredBefore(heldByContext);
    return result(reports);
  }

  /** Keys that more than one order has, and how many have them. */
  private Map<OrderKey, Integer> repeated() {
    Set<OrderKey> keys = new HashSet<>(2 * orders.size());
    Map<OrderKey, Integer> repeated = new HashMap<>();
    for (Order order : orders) {
      if (!keys.add(order.key())) {
        repeated.merge(order.key(), 2, (times, more) -> times + 1);
      }
    }
    return repeated;
  }

  private boolean isEnteredBefore(Order order) {
    return known != null && known.get(order.key()) == LedgerView.Known.SAME;
  }

  /** The ledger is asked only now, and only about orders that context keeps back. */
  private void releaseEnteredBefore(Map<OrderFindings, Integer> heldByContext) {
    if (known != null || heldByContext.isEmpty()) {
      return;
    }
    known = ledger.known(heldByContext.keySet().stream().map(OrderFindings::order).toList());
    heldByContext.forEach(
        (report, alone) -> {
          if (isEnteredBefore(report.order())) {
            report.keep(alone);
          }
        });
  }

  private Checked result(List<OrderFindings> reports) {
    List<Order> sound = new ArrayList<>(reports.size());
    List<Finding> findings = new ArrayList<>(general);
    Set<OrderKey> rejected = new LinkedHashSet<>();
    for (OrderFindings report : reports) {
      findings.addAll(report.findings());
      if (report.hasError()) {
        rejected.add(report.order().key());
      } else {
        sound.add(report.order());
      }
    }
    return new Checked(new CheckedOrders(sound), findings, List.copyOf(rejected));
  }

  private static void addDuplicate(Order order, int times, OrderFindings report) {
    if (times > 1) {
      report.add(
          Severity.ERROR,
          FindingCode.DUPLICATE_KEY,
          OrderColumn.ORDER_NUMBER,
          order.key().orderNumber(),
          Wording.of(
              "an order number used once in a campaign, but %d orders have it",
              "un numéro de commande unique dans une campagne, mais %d commandes le portent",
              times));
    }
  }
}
