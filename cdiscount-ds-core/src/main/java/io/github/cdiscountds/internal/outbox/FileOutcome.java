package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatch came to for one file.
 *
 * @param file the file as it is recorded now
 * @param failure what stopped it, or null
 */
public record FileOutcome(OrderFile file, @Nullable TransportException failure) {}
