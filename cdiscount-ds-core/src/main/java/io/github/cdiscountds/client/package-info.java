/**
 * The front door: {@link io.github.cdiscountds.client.DropshipClient} and its four doors for
 * catalogue, orders, reports and invoices.
 */
@NullMarked
package io.github.cdiscountds.client;

import org.jspecify.annotations.NullMarked;
