/**
 * A ledger that forgets: {@link io.github.cdiscountds.ledger.memory.InMemoryLedger}, for tests,
 * trials and single runs. Orders must not be sent for real with it: a restart would forget that
 * they were.
 */
@NullMarked
package io.github.cdiscountds.ledger.memory;

import org.jspecify.annotations.NullMarked;
