package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.OrderFile;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatch came to for one file.
 *
 * @param file the file as it is recorded, as far as the ledger could be asked
 * @param failure what stopped it, or null
 */
public record FileOutcome(OrderFile file, @Nullable DropshipException failure) {}
