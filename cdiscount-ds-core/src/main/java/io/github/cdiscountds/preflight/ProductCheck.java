package io.github.cdiscountds.preflight;

import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import java.util.Map;

/**
 * A product of the catalogue. The supplier refuses orders of products that it doesn't know or that
 * are inactive, and takes those out of stock out of the catalogue.
 */
final class ProductCheck implements OrderCheck {
  private static final Wording IN_CATALOGUE =
      new Wording(
          "a product of the catalogue; one that vanished is out of stock or withdrawn",
          "un produit du catalogue ; celui qui en a disparu est épuisé ou retiré");

  private final Map<Sku, Offer> offers;

  ProductCheck(Map<Sku, Offer> offers) {
    this.offers = offers;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    for (OrderLine line : order.lines()) {
      if (!offers.containsKey(line.product())) {
        report.add(
            PreflightCheck.PRODUCT,
            line,
            OrderColumn.PRODUCT_CODE,
            line.product().value(),
            IN_CATALOGUE);
      }
    }
  }
}
