/**
 * The joint of three file formats and six document kinds: whatever a document is stored in, its
 * rows arrive here as {@link io.github.cdiscountds.internal.table.RawRow}s, and one mapper per kind
 * takes them from there.
 *
 * <p>Readers implement {@link io.github.cdiscountds.internal.table.TableReader} ({@code
 * internal.csv}, {@code internal.sheet}); the decoders of {@code internal.document} are the {@link
 * io.github.cdiscountds.internal.table.TableHandler}.
 */
@NullMarked
package io.github.cdiscountds.internal.table;

import org.jspecify.annotations.NullMarked;
