package io.github.cdiscountds.ledger;

/**
 * What a ledger {@linkplain OrderLedger#forget forgot}.
 *
 * @param orders the number of orders whose recipients were forgotten
 * @param files the number of files whose bytes were forgotten
 * @since 0.1.0
 */
public record Forgotten(int orders, int files) {}
