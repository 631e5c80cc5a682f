package io.github.cdiscountds.profile;

import java.util.Locale;
import java.util.Objects;

/**
 * A merchant's account at the supplier.
 *
 * <p>Construction throws {@link IllegalArgumentException} when a part has other characters or is
 * too long.
 *
 * @param company the company part of file names, as the supplier gave it: letters, digits, {@code
 *     _} and {@code -} (R14)
 * @param cdiscountId the customer code given by the supplier, column D of the order file, 1 to 12
 *     characters
 * @since 0.1.0
 */
public record Account(String company, String cdiscountId) {

  public Account {
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(cdiscountId, "cdiscountId");
    if (!company.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "account: company \"%s\", expected 1 to 64 of A-Z a-z 0-9 _ - as the supplier gave it (R14)",
              company));
    }
    if (!cdiscountId.matches("[A-Za-z0-9]{1,12}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "account: Cdiscount ID \"%s\", expected 1 to 12 letters and digits",
              cdiscountId));
    }
  }
}
