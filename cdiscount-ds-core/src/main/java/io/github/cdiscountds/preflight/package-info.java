/**
 * The checks that every order passes before it may be sent: {@link
 * io.github.cdiscountds.preflight.Preflight} turns orders into {@link
 * io.github.cdiscountds.preflight.CheckedOrders}, and only those can be encoded.
 */
@NullMarked
package io.github.cdiscountds.preflight;

import org.jspecify.annotations.NullMarked;
