package io.github.cdiscountds.order;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where an order stands: its lines, and what the supplier says about other sendings of the same
 * order. Immutable.
 *
 * @param order order number and campaign
 * @param files the order files that carried it, the latest last; empty while it is queued
 * @param lines its lines, in the order's own order
 * @param otherSendings facts about the same order in files that we didn't send, such as the refusal
 *     of a duplicate; they move no line (R24)
 * @param contradictions statements that can't both be true
 * @param stated what the shop itself stated, by moment
 * @since 0.1.0
 */
public record OrderTimeline(
    OrderKey order,
    List<String> files,
    List<LineTimeline> lines,
    List<OrderFact> otherSendings,
    List<Contradiction> contradictions,
    List<MerchantFact> stated) {

  public OrderTimeline {
    files = List.copyOf(files);
    lines = List.copyOf(lines);
    otherSendings = List.copyOf(otherSendings);
    contradictions = List.copyOf(contradictions);
    stated = List.copyOf(stated);
  }

  /**
   * Summarises the order by the line that is least far.
   *
   * @return the earliest stage of its lines
   */
  public LineStage stage() {
    return lines.stream()
        .map(LineTimeline::stage)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("an order has lines"));
  }

  /**
   * Looks a line up.
   *
   * @param product its product code
   * @return the line, or empty when the order doesn't name the product
   */
  public Optional<LineTimeline> line(Sku product) {
    return lines.stream().filter(line -> line.product().equals(product)).findFirst();
  }

  /**
   * Tells whether something, but not everything, was shipped (R30).
   *
   * @return true until every line's quantity is shipped, once one is
   */
  public boolean isPartiallyShipped() {
    return lines.stream().anyMatch(line -> line.shippedQuantity() > 0)
        && lines.stream().anyMatch(line -> line.shippedQuantity() < line.quantity());
  }

  /**
   * Tells whether some lines were refused and others were not (R22).
   *
   * @return true for a mixed verdict
   */
  public boolean isPartiallyRefused() {
    long refused = lines.stream().filter(line -> line.stage() == LineStage.REFUSED).count();
    return refused > 0 && refused < lines.size();
  }
}
