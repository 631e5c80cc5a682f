/**
 * What the columns of the six documents are called and how their cells become typed rows.
 *
 * <p>Each kind has one table of columns (an enum) and one mapper. Columns are bound to positions
 * once a document ({@link io.github.cdiscountds.internal.mapping.Binding}); after that, converting
 * a row is array access and no reflection, since catalogues have 200,000 rows. Front door: {@link
 * io.github.cdiscountds.internal.mapping.DocumentMapping}.
 */
@NullMarked
package io.github.cdiscountds.internal.mapping;

import org.jspecify.annotations.NullMarked;
