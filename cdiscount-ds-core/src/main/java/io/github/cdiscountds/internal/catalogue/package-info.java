/**
 * How a catalogue is refreshed (DESIGN section 5): downloaded only when it changed, read in one
 * pass in which rows whose bytes are known aren't decoded again, and put in place only when it is
 * sound and plausible. Two generations stay on disk; an index of digests and places, some 26 bytes
 * an item, gives any row of either back.
 */
@NullMarked
package io.github.cdiscountds.internal.catalogue;

import org.jspecify.annotations.NullMarked;
