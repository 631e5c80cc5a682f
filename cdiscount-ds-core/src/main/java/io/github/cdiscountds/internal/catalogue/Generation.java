package io.github.cdiscountds.internal.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * One catalogue as the pointer names it.
 *
 * @param published the document
 * @param local the digest of the local file: the document's own, or that of a copy in text
 * @param carried the digest of the items that were carried over (R7), or empty when there are none
 */
record Generation(Published published, String local, String carried) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** The file that holds the document, or the copy of it. */
  String file() {
    return "catalogue-" + local + ".csv";
  }

  /** Whether the local file is a copy that we wrote. */
  boolean isCopy() {
    return !local.equals(published.sha256());
  }

  /** The file that holds the items carried over, when there are any. */
  Optional<String> carriedFile() {
    return carried.isEmpty() ? Optional.empty() : Optional.of("carried-" + carried + ".csv");
  }

  /** The same document, published again. */
  Generation at(Instant publishedAgain) {
    return new Generation(published.at(publishedAgain), local, carried);
  }

  /** The same document, with items that it doesn't give itself. */
  Generation carrying(String digestOfItems) {
    return new Generation(published, local, digestOfItems);
  }

  boolean owns(String fileName) {
    return fileName.equals(file()) || carriedFile().filter(fileName::equals).isPresent();
  }

  void writeTo(Properties pointer, String prefix) {
    pointer.setProperty(prefix + "name", published.name());
    pointer.setProperty(prefix + "size", Long.toString(published.size()));
    pointer.setProperty(prefix + "published", published.publishedAt().toString());
    pointer.setProperty(prefix + "sha256", published.sha256());
    pointer.setProperty(prefix + "local", local);
    pointer.setProperty(prefix + "carried", carried);
  }

  /** Reads what was written, or nothing when it isn't there or makes no sense. */
  static Optional<Generation> readFrom(Properties pointer, String prefix) {
    String sha256 = pointer.getProperty(prefix + "sha256", "");
    String local = pointer.getProperty(prefix + "local", "");
    String carried = pointer.getProperty(prefix + "carried");
    if (!DIGEST.matcher(sha256).matches()
        || !DIGEST.matcher(local).matches()
        || carried == null
        || !(carried.isEmpty() || DIGEST.matcher(carried).matches())) {
      return Optional.empty();
    }
    try {
      Published published =
          new Published(
              pointer.getProperty(prefix + "name", ""),
              Long.parseLong(pointer.getProperty(prefix + "size", "")),
              Instant.parse(pointer.getProperty(prefix + "published", "")),
              sha256);
      return Optional.of(new Generation(published, local, carried));
    } catch (NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
