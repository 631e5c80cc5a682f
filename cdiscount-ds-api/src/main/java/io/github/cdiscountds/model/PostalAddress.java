package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.Advice;
import io.github.cdiscountds.validation.FrenchPostCode;
import io.github.cdiscountds.validation.NamedBusiness;
import io.github.cdiscountds.validation.OrderCell;
import io.github.cdiscountds.validation.OrderCell.Length;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes: columns H to N of the order file.
 *
 * <p>Texts are trimmed and normalised to NFC; blank options become null. {@code toString} shows the
 * destination only.
 *
 * @param street H: number and street, at most 35 characters in France
 * @param additional I: flat, floor, door code, or null
 * @param locality J: post box or locality, or null
 * @param businessName K: the business, compulsory when delivering to one, or null
 * @param postCode L: the post code; in France 5 digits
 * @param city M: the city
 * @param destination N: the country
 * @param kind whether it is a business's address; one with a business name is
 * @since 0.1.0
 */
@NamedBusiness
@FrenchPostCode(groups = Advice.class)
public record PostalAddress(
    @OrderCell(value = "H", length = Length.BY_DESTINATION) String street,
    @OrderCell(value = "I", length = Length.BY_DESTINATION) @Nullable String additional,
    @OrderCell(value = "J", length = Length.BY_DESTINATION) @Nullable String locality,
    @OrderCell(value = "K", length = Length.BY_DESTINATION) @Nullable String businessName,
    @OrderCell(value = "L", length = Length.BY_DESTINATION) String postCode,
    @OrderCell(value = "M", length = Length.BY_DESTINATION) String city,
    @OrderCell("N") Destination destination,
    AddressKind kind) {

  public PostalAddress {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(kind, "kind");
    street = Texts.orEmpty("street", street);
    additional = Texts.orNull(additional);
    locality = Texts.orNull(locality);
    businessName = Texts.orNull(businessName);
    postCode = Texts.orEmpty("postCode", postCode);
    city = Texts.orEmpty("city", city);
    kind = businessName == null ? kind : AddressKind.BUSINESS;
  }

  /**
   * Makes an address of which only the business name can tell whether it is a business's.
   *
   * @param street number and street
   * @param additional flat, floor, door code, or null
   * @param locality post box or locality, or null
   * @param businessName the business, or null
   * @param postCode the post code
   * @param city the city
   * @param destination the country
   */
  public PostalAddress(
      String street,
      @Nullable String additional,
      @Nullable String locality,
      @Nullable String businessName,
      String postCode,
      String city,
      Destination destination) {
    this(
        street,
        additional,
        locality,
        businessName,
        postCode,
        city,
        destination,
        AddressKind.PRIVATE);
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

  /**
   * Says that this is a business's address, as a shop may know from its customer's account: the
   * business must be named then, and validation finds it when it isn't.
   *
   * @return the same address, of a business
   */
  public PostalAddress ofBusiness() {
    return new PostalAddress(
        street,
        additional,
        locality,
        businessName,
        postCode,
        city,
        destination,
        AddressKind.BUSINESS);
  }

  @Override
  public String toString() {
    return "PostalAddress[" + destination + ", withheld]";
  }
}
