package io.github.cdiscountds.internal.digest;

import org.jspecify.annotations.Nullable;

/**
 * What makes a thing this one and no other: its parts, each with its length, so that no other parts
 * make the same text. Ids made of it live as long as a shop's memory: how a part is written never
 * changes. Not thread-safe.
 */
public final class Identity {
  /** An order's parts fit into it, nearly always. */
  private static final int ROOM = 512;

  private final StringBuilder parts = new StringBuilder(ROOM);

  /** Adds a part by its text; null and the empty text are two things. */
  public Identity add(@Nullable Object part) {
    if (part == null) {
      parts.append("-:");
    } else {
      String text = part.toString();
      parts.append(text.length()).append(':').append(text);
    }
    return this;
  }

  /** The parts themselves. */
  public String text() {
    return parts.toString();
  }

  /** The digest of the parts. */
  public String sha256() {
    return Sha256.of(text());
  }
}
