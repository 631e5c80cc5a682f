/**
 * Brings an address as people write it into the order file's columns H to K of 35 characters each:
 * {@link io.github.cdiscountds.address.AddressFitter}.
 */
@NullMarked
package io.github.cdiscountds.address;

import org.jspecify.annotations.NullMarked;
