package io.github.cdiscountds.preflight;

import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import java.util.HashMap;
import java.util.Map;

/**
 * As many pieces as are ordered, by the stock indication: the supplier refuses an order when one of
 * its products is short. The indication is capped at 30, which says 30 or more, so that there it
 * can't decide.
 *
 * <p>The orders of a call share the stock, first come, first served, as they do at the supplier; an
 * order that is kept back takes nothing.
 */
final class StockCheck implements OrderCheck {
  /** The indication that says so many or more (SPEC section 2, column Q). */
  static final int CAP = 30;

  private final Map<Sku, Offer> offers;
  private final Map<Sku, Integer> taken = new HashMap<>();

  StockCheck(Map<Sku, Offer> offers) {
    this.offers = offers;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    for (OrderLine line : order.lines()) {
      Offer offer = offers.get(line.product());
      if (offer != null && offer.stockIndication() < CAP) {
        check(line, offer.stockIndication(), report);
      }
    }
  }

  @Override
  public void passed(Order order) {
    order.lines().forEach(line -> taken.merge(line.product(), line.quantity(), Integer::sum));
  }

  private void check(OrderLine line, int stock, OrderFindings report) {
    String quantity = Integer.toString(line.quantity());
    int before = taken.getOrDefault(line.product(), 0);
    if (line.quantity() > stock) {
      report.add(
          PreflightCheck.STOCK,
          line,
          OrderColumn.QUANTITY,
          quantity,
          Wording.of(
              "at most the %d that the catalogue indicates",
              "au plus les %d indiqués par le catalogue", stock));
    } else if (before + line.quantity() > stock) {
      report.add(
          PreflightCheck.SHARED_STOCK,
          line,
          OrderColumn.QUANTITY,
          quantity,
          Wording.of(
              "at most %d: the catalogue indicates %d, and the orders before this one want %d",
              "au plus %d : le catalogue en indique %d et les commandes précédentes en veulent %d",
              Math.max(0, stock - before),
              stock,
              before));
    }
  }
}
