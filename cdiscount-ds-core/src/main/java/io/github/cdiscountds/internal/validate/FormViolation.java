package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.OrderColumn;
import org.jspecify.annotations.Nullable;

/**
 * One broken constraint of an order.
 *
 * @param column the column of the order file
 * @param code what kind of problem it is
 * @param read the value, or null when there is none
 * @param expected what would be right
 */
public record FormViolation(
    OrderColumn column, FindingCode code, @Nullable String read, Wording expected) {}
