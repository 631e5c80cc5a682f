package io.github.cdiscountds.model;

/**
 * The two columns by which reports and invoices name an order.
 *
 * @since 0.1.0
 */
public enum KeyColumn {
  /**
   * The merchant's order number: {@code CustomerOrderRef} of reports, {@code customerreference} of
   * invoices. In the order tracking it may hold the campaign (R26).
   */
  CUSTOMER_ORDER_REF,
  /**
   * The campaign: {@code PartnerOrderRef} of reports, {@code yourcustomerreference} of invoices. In
   * the order tracking it may hold the order number (R26).
   */
  PARTNER_ORDER_REF
}
