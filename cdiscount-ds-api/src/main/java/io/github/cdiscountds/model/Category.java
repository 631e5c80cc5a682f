package io.github.cdiscountds.model;

import org.jspecify.annotations.Nullable;

/**
 * One level of a product's category path.
 *
 * <p>Construction throws {@link IllegalArgumentException} when it is outside 1 to 4.
 *
 * @param level 1 (top) to 4
 * @param id the supplier's numeric identifier as text, or null when the file has none
 * @param name the category's name, at most 255 characters, or null when the file has none
 * @since 0.1.0
 */
public record Category(int level, @Nullable String id, @Nullable String name) {

  public Category {
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("category level " + level + ": expected 1 to 4");
    }
    id = Texts.orNull(id);
    name = Texts.orNull(name);
  }
}
