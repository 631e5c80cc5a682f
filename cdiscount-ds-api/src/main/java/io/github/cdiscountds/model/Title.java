package io.github.cdiscountds.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The recipient's title, column E of the order file.
 *
 * @since 0.1.0
 */
public enum Title {
  /** Mr. */
  M,
  /** Mrs or Ms. */
  MME,
  /** Miss: occurs in the supplier's examples; read, never written. */
  MLLE;

  /**
   * Tells whether order files may hold this title.
   *
   * @return false for {@link #MLLE}
   */
  public boolean isWritable() {
    return this != MLLE;
  }

  /**
   * Reads a title.
   *
   * @param text as written in a document, any case
   * @return the title, or empty when it is none
   */
  public static Optional<Title> parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (Title title : values()) {
      if (title.name().equals(name)) {
        return Optional.of(title);
      }
    }
    return Optional.empty();
  }
}
