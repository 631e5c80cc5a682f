package io.github.cdiscountds.preflight;

import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import java.util.Map;

/**
 * The unit price that the catalogue has in its column S, exactly: column U is that price (SPEC
 * section 3). The supplier names no refusal for another one, but bills by its own.
 */
final class PriceCheck implements OrderCheck {
  private final Map<Sku, Offer> offers;

  PriceCheck(Map<Sku, Offer> offers) {
    this.offers = offers;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    for (OrderLine line : order.lines()) {
      Offer offer = offers.get(line.product());
      if (offer != null && offer.purchasePrice().compareTo(line.unitPrice()) != 0) {
        report.add(
            PreflightCheck.PRICE,
            line,
            OrderColumn.UNIT_PRICE,
            line.unitPrice().toPlainString(),
            Wording.of(
                "the catalogue's purchase price %s",
                "le prix d'achat du catalogue %s", offer.purchasePrice().toPlainString()));
      }
    }
  }
}
