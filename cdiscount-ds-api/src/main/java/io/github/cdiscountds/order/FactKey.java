package io.github.cdiscountds.order;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/**
 * What a fact is about: one order line in one sending (DESIGN invariant 3).
 *
 * @param account the account's company name
 * @param order order number and campaign
 * @param product the product code
 * @param submission the order file that carried the line
 * @since 0.1.0
 */
public record FactKey(String account, OrderKey order, Sku product, String submission) {}
