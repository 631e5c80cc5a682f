package io.github.cdiscountds.internal.catalogue;

import java.time.Instant;

/**
 * What the supplier published, as it was fetched.
 *
 * @param name the document's name on the server
 * @param size its size in bytes
 * @param publishedAt when, by the server's clock
 * @param sha256 its digest
 */
record Published(String name, long size, Instant publishedAt, String sha256) {

  /** The same document, published again. */
  Published at(Instant publishedAgain) {
    return new Published(name, size, publishedAgain, sha256);
  }
}
