/**
 * The things of the trade, as immutable values: what is in the supplier's catalogue, what a
 * merchant orders, and what the supplier reports.
 *
 * <p>One record for each of the six documents' rows, and small types for what gets mixed up. What
 * can never be legal is refused in construction; what a document may get wrong is left to findings.
 * No {@code toString} shows personal data (DESIGN invariant 6). Amounts are euros excluding VAT,
 * exact.
 */
@NullMarked
package io.github.cdiscountds.model;

import org.jspecify.annotations.NullMarked;
