/**
 * Tells documents apart by their content and hands them to the reader of their format (R4).
 *
 * <p>Front door: {@link io.github.cdiscountds.internal.sniff.SniffingTableReader}.
 */
@NullMarked
package io.github.cdiscountds.internal.sniff;

import org.jspecify.annotations.NullMarked;
