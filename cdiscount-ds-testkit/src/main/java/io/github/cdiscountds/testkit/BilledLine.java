package io.github.cdiscountds.testkit;

import java.math.BigDecimal;

/**
 * A line in the fake supplier's journal of what it billed: what is owed, whatever the published
 * invoice says when it was spoilt ({@link BillingError}).
 *
 * @param invoice the invoice's or the credit note's number
 * @param line the line in it
 * @param orderNumber the merchant's order number
 * @param campaign the campaign
 * @param sku the product's code
 * @param quantity how many pieces; negative where they were given back
 * @param amount quantity times price, in euros excluding VAT
 * @param shippingCosts the shipping costs, in euros excluding VAT
 * @since 0.1.0
 */
public record BilledLine(
    String invoice,
    int line,
    String orderNumber,
    String campaign,
    String sku,
    int quantity,
    BigDecimal amount,
    BigDecimal shippingCosts) {}
