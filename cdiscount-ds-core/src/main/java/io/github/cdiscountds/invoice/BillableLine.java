package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.Parcel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What one line of an order may cost: what was ordered, what was shipped, and what earlier invoices
 * billed.
 *
 * @param product the product code
 * @param quantity the quantity ordered
 * @param unitPrice the unit price ordered, in euros excluding VAT
 * @param shippingCosts the shipping costs ordered for this line, in euros excluding VAT
 * @param shippedQuantity the quantity shipped over all parcels (R30)
 * @param parcels the parcels, with the dates on which they left
 * @param billings what invoices billed, as far as it is remembered; those that are audited may be
 *     among them
 * @since 0.1.0
 */
public record BillableLine(
    Sku product,
    int quantity,
    BigDecimal unitPrice,
    BigDecimal shippingCosts,
    int shippedQuantity,
    List<Parcel> parcels,
    List<FactValue.Billing> billings) {

  public BillableLine {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(unitPrice, "unitPrice");
    Objects.requireNonNull(shippingCosts, "shippingCosts");
    parcels = List.copyOf(parcels);
    billings = List.copyOf(billings);
  }
}
