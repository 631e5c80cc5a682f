/**
 * How a catalogue is refreshed (DESIGN section 5): downloaded only when it changed, decoded in one
 * pass in constant memory, compared by an index of hashes, and put in place only when it is sound
 * and plausible. Two generations stay on disk.
 */
@NullMarked
package io.github.cdiscountds.internal.catalogue;

import org.jspecify.annotations.NullMarked;
