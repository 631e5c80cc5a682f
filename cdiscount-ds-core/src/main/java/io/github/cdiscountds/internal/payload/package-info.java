/**
 * The compound values that a ledger keeps as one text each, as JSON: what they hold is part of the
 * ledger's schema version.
 *
 * <p>Equal values give equal texts, so that a text's digest stands for the value.
 */
@NullMarked
package io.github.cdiscountds.internal.payload;

import org.jspecify.annotations.NullMarked;
