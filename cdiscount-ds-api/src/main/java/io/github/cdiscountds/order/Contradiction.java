package io.github.cdiscountds.order;

/**
 * Two statements of the supplier that can't both be true.
 *
 * @param about the order line and sending
 * @param one one side
 * @param other the other side
 * @since 0.1.0
 */
public record Contradiction(FactKey about, FactValue one, FactValue other) {}
