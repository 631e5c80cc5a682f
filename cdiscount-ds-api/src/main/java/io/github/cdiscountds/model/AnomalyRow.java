package io.github.cdiscountds.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order line at integration: one row of the anomaly tracking (SPEC section 5).
 *
 * @param order A and C: order number and campaign
 * @param createdAt B: when the order was created, as written, or null when unreadable
 * @param customerNumber D: the customer code given by the supplier, or null
 * @param recipient E to Q: the recipient, as repeated by the supplier
 * @param deliveryMethod R: the delivery method as written, or null
 * @param shippingCosts S: shipping costs in euros, or null
 * @param product T: the product code
 * @param unitPrice U: unit price in euros excluding VAT, or null
 * @param quantity V: the quantity, or null
 * @param result W: what the supplier decided (R23)
 * @param sourceFile X: the order file's name, or null when blank
 * @param fromNumberCells which columns of the key were number cells, where leading zeros get lost
 *     (R16): the client then looks for the one order that fits (R38); none for text documents
 * @since 0.1.0
 */
public record AnomalyRow(
    OrderKey order,
    @Nullable LocalDateTime createdAt,
    @Nullable String customerNumber,
    ReportedRecipient recipient,
    @Nullable String deliveryMethod,
    @Nullable BigDecimal shippingCosts,
    Sku product,
    @Nullable BigDecimal unitPrice,
    @Nullable Integer quantity,
    IntegrationResult result,
    @Nullable String sourceFile,
    Set<KeyColumn> fromNumberCells) {

  public AnomalyRow {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(result, "result");
    fromNumberCells = Set.copyOf(fromNumberCells);
  }
}
