package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.OrderColumn;
import org.jspecify.annotations.Nullable;

/**
 * One broken constraint of an order.
 *
 * @param rule the rule that is broken
 * @param column the column of the order file
 * @param line the order line, counted from 0, or null in columns A to Q
 * @param read the value, or null when there is none
 */
public record FormViolation(
    FormRule rule, OrderColumn column, @Nullable Integer line, @Nullable String read) {

  /** What would be right. */
  public Wording expected() {
    return rule.expected(column.maxLength().orElse(0));
  }

  /** Names rule and place only: what was read may be personal. */
  @Override
  public String toString() {
    return "FormViolation[" + rule + ", " + column + "]";
  }
}
