package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.MaxCodePoints;
import io.github.cdiscountds.validation.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes: columns H to N of the order file.
 *
 * <p>Texts are trimmed and normalised to NFC; blank options become null. {@code toString} shows the
 * destination only.
 *
 * @param street H: number and street, at most 35 characters
 * @param additional I: flat, floor, door code, or null
 * @param locality J: post box or locality, or null
 * @param businessName K: the business, compulsory when delivering to one, or null
 * @param postCode L: the post code; in France 5 digits
 * @param city M: the city
 * @param destination N: the country
 * @since 0.1.0
 */
public record PostalAddress(
    @NotBlank @MaxCodePoints(35) @PlainText String street,
    @MaxCodePoints(35) @PlainText @Nullable String additional,
    @MaxCodePoints(35) @PlainText @Nullable String locality,
    @MaxCodePoints(35) @PlainText @Nullable String businessName,
    @NotBlank @MaxCodePoints(5) @PlainText String postCode,
    @NotBlank @MaxCodePoints(35) @PlainText String city,
    @NotNull Destination destination) {

  public PostalAddress {
    Objects.requireNonNull(destination, "destination");
    street = Texts.orEmpty(street);
    additional = Texts.orNull(additional);
    locality = Texts.orNull(locality);
    businessName = Texts.orNull(businessName);
    postCode = Texts.orEmpty(postCode);
    city = Texts.orEmpty(city);
  }

  /**
   * Makes an address of a street line, post code, city and country.
   *
   * @param street number and street
   * @param postCode the post code
   * @param city the city
   * @param destination the country
   * @return the address
   */
  public static PostalAddress of(
      String street, String postCode, String city, Destination destination) {
    return new PostalAddress(street, null, null, null, postCode, city, destination);
  }

  @Override
  public String toString() {
    return "PostalAddress[" + destination + ", withheld]";
  }
}
