/**
 * Reads separated text: finds out character set and separator (R5), then streams records through
 * Jackson's CSV parser, and recovers behind a stray quote so that one bad row costs one row (R7).
 *
 * <p>Front door: {@link io.github.cdiscountds.internal.csv.CsvTableReader}. Only {@code CsvFactory}
 * and its parser are used, never data binding (ADR 0001).
 */
@NullMarked
package io.github.cdiscountds.internal.csv;

import org.jspecify.annotations.NullMarked;
