package io.github.cdiscountds.internal.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What the pointer file says of one generation of the local catalogue: enough to find its files and
 * to tell whether they are still what was written.
 *
 * @param name the document's name on the server
 * @param size the document's size in bytes
 * @param published when it was published, by the server's clock
 * @param sha256 the document's digest
 * @param carried the digest of the items that were carried over (R7), or empty when there are none
 */
record Generation(String name, long size, Instant published, String sha256, String carried) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** The file that holds the document. */
  String file() {
    return "catalogue-" + sha256 + ".csv";
  }

  /** The file that holds the items carried over, when there are any. */
  Optional<String> carriedFile() {
    return carried.isEmpty() ? Optional.empty() : Optional.of("carried-" + carried + ".csv");
  }

  /** The same document, published again. */
  Generation at(Instant publishedAgain) {
    return new Generation(name, size, publishedAgain, sha256, carried);
  }

  /** The same document, with items that it doesn't give itself. */
  Generation carrying(String digestOfItems) {
    return new Generation(name, size, published, sha256, digestOfItems);
  }

  boolean owns(String fileName) {
    return fileName.equals(file()) || carriedFile().filter(fileName::equals).isPresent();
  }

  void writeTo(Properties pointer, String prefix) {
    pointer.setProperty(prefix + "name", name);
    pointer.setProperty(prefix + "size", Long.toString(size));
    pointer.setProperty(prefix + "published", published.toString());
    pointer.setProperty(prefix + "sha256", sha256);
    pointer.setProperty(prefix + "carried", carried);
  }

  /** Reads what was written, or nothing when it isn't there or makes no sense. */
  static Optional<Generation> readFrom(Properties pointer, String prefix) {
    String sha256 = pointer.getProperty(prefix + "sha256", "");
    String carried = pointer.getProperty(prefix + "carried");
    if (!DIGEST.matcher(sha256).matches()
        || carried == null
        || !(carried.isEmpty() || DIGEST.matcher(carried).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Generation(
              pointer.getProperty(prefix + "name", ""),
              Long.parseLong(pointer.getProperty(prefix + "size", "")),
              Instant.parse(pointer.getProperty(prefix + "published", "")),
              sha256,
              carried));
    } catch (NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
