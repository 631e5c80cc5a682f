package io.github.cdiscountds.order;

import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one order line stands, derived from everything known of it. Immutable.
 *
 * @param product the product code
 * @param quantity the quantity ordered
 * @param stage how far it is
 * @param refusal the refusal when the stage is {@link LineStage#REFUSED}, else null
 * @param rejection the compliance report's reason when the stage is {@link
 *     LineStage#FILE_REJECTED}, else null
 * @param parcels the parcels seen so far, by number
 * @param shippedQuantity the quantity shipped over all parcels (R30)
 * @param billedQuantity the quantity billed over all invoices, net of credits
 * @param billedAmount the amount billed over all invoices, in euros excluding VAT, net of credits
 * @param marks what is true beside the stage
 * @param facts the facts of the order's own sendings, from the earliest publication on; a row that
 *     named no file stands with the sending that it belongs to (DESIGN invariant 3)
 * @since 0.1.0
 */
public record LineTimeline(
    Sku product,
    int quantity,
    LineStage stage,
    @Nullable Refused refusal,
    @Nullable String rejection,
    List<Parcel> parcels,
    int shippedQuantity,
    int billedQuantity,
    BigDecimal billedAmount,
    Set<Mark> marks,
    List<OrderFact> facts) {

  public LineTimeline {
    parcels = List.copyOf(parcels);
    marks = Set.copyOf(marks);
    facts = List.copyOf(facts);
  }

  /**
   * Tells whether some but not all of the quantity was shipped (R30).
   *
   * @return true when the stage is shipped and the shipped quantity is below the ordered one
   */
  public boolean isPartiallyShipped() {
    return stage == LineStage.SHIPPED && shippedQuantity < quantity;
  }
}
