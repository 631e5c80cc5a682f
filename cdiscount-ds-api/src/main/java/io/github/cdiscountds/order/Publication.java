package io.github.cdiscountds.order;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One published state of one of the supplier's documents. Ordered by the date in its name, the
 * server's time, and the digest; never by our clock.
 *
 * @param document the document's kind, as {@link io.github.cdiscountds.codec.DocumentKind#name}
 *     gives it
 * @param named date and time in the file's name, or null when the name has none
 * @param published the file's modification time by the server's clock
 * @param sha256 the content's SHA-256 in lower-case hexadecimal
 * @since 0.1.0
 */
public record Publication(
    String document, @Nullable LocalDateTime named, Instant published, String sha256)
    implements Comparable<Publication> {
  private static final Comparator<Publication> ORDER =
      Comparator.comparing(
              Publication::named, Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()))
          .thenComparing(Publication::published)
          .thenComparing(Publication::sha256)
          .thenComparing(Publication::document);

  @Override
  public int compareTo(Publication other) {
    return ORDER.compare(this, other);
  }
}
