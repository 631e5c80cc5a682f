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
 * @since 0.1.0
 */
public record DocumentRecord(
    String account, String path, long size, Instant modified, String sha256) {}
