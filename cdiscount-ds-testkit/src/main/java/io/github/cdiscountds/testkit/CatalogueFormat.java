package io.github.cdiscountds.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the fake supplier saves its catalogue.
 *
 * @param separator what stands between fields
 * @param charset the encoding, without byte order mark
 * @since 0.1.0
 */
public record CatalogueFormat(char separator, Charset charset) {
  /** Semicolons and UTF-8. */
  public static final CatalogueFormat UTF_8 = new CatalogueFormat(';', StandardCharsets.UTF_8);

  /** Semicolons and windows-1252, as an old export writes it. */
  public static final CatalogueFormat WINDOWS_1252 =
      new CatalogueFormat(';', Charset.forName("windows-1252"));

  /**
   * Changes the separator.
   *
   * @param value such as {@code ','} or a tab
   * @return a changed copy
   */
  public CatalogueFormat separatedBy(char value) {
    return new CatalogueFormat(value, charset);
  }
}
