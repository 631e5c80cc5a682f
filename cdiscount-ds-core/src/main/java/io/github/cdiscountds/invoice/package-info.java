/**
 * Whether the supplier billed right: {@link io.github.cdiscountds.invoice.InvoiceAudit} compares
 * invoice lines with what was ordered and what was shipped (R35), and gives findings with what was
 * expected and found, and totals per VAT rate and per order.
 *
 * <p>It knows no server and no ledger: {@code client.invoices().audit(…)} brings the orders and
 * their timelines, and whoever has them elsewhere can hand them over.
 */
@NullMarked
package io.github.cdiscountds.invoice;

import org.jspecify.annotations.NullMarked;
