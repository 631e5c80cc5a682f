/**
 * Reads workbooks row by row, never as a whole: {@link
 * io.github.cdiscountds.internal.sheet.XlsTableReader} for Excel 97–2003, {@link
 * io.github.cdiscountds.internal.sheet.XlsxTableReader} for Office Open XML.
 *
 * <p>Both give the cells of the visible sheets that have any, one sheet after the other until the
 * handler has found its own. Numbers come as plain text, dates as ISO text, formulas as their
 * cached results. The bytes are not trusted: lengths are checked before anything is allocated, and
 * what a library throws at them becomes a refusal.
 */
@NullMarked
package io.github.cdiscountds.internal.sheet;

import org.jspecify.annotations.NullMarked;
