package io.github.cdiscountds.ledger;

import java.time.Instant;

/**
 * A document of the supplier that was read to its end.
 *
 * @param account the account's company name
 * @param path its remote path
 * @param size its size in bytes
 * @param modified its modification time by the server's clock
 * @param sha256 the SHA-256 of its content in lower-case hexadecimal
 * @param settled whether size and time alone can tell that it is still the same: false when it was
 *     changed so shortly before it was read that another change may bear the same time
 * @since 0.1.0
 */
public record DocumentRecord(
    String account, String path, long size, Instant modified, String sha256, boolean settled) {}
