package io.github.cdiscountds.ledger.jdbc;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a ledger was opened with. A clock that is null is the database's, or the system's. */
record Settings(
    @Nullable Clock clock,
    Duration lockTimeout,
    Duration statementTimeout,
    Duration idleTimeout,
    Duration patience) {}
