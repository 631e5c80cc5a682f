package io.github.cdiscountds.address;

import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.PostalAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An address as a customer wrote it, in lines of any length.
 *
 * <p>Immutable. White space around texts is dropped, white space and line breaks within them become
 * one space, texts are normalised to NFC, and blank options are left out. {@code toString} shows
 * the destination only.
 *
 * <p>Construction throws {@link NullPointerException}, naming the part, when one is null that must
 * not be; {@link #builder} takes blank and missing texts alike.
 *
 * @param street number and street; blank when it is missing
 * @param additional flat, floor, door, building, a line each, in the order of an address; often
 *     none
 * @param locality post box or locality, or null
 * @param businessName the business, or null
 * @param postCode the post code; blank when it is missing
 * @param city the city; blank when it is missing
 * @param destination the country
 * @param kind whether it is a business's address; one with a business name is
 * @since 0.1.0
 */
public record FreeAddress(
    String street,
    List<String> additional,
    @Nullable String locality,
    @Nullable String businessName,
    String postCode,
    String city,
    Destination destination,
    AddressKind kind) {

  public FreeAddress {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(kind, "kind");
    street = tidy("street", street);
    additional =
        Objects.requireNonNull(additional, "additional").stream()
            .map(line -> tidy("additional", line))
            .filter(line -> !line.isEmpty())
            .toList();
    locality = orNull(locality);
    businessName = orNull(businessName);
    postCode = tidy("postCode", postCode);
    city = tidy("city", city);
    kind = businessName == null ? kind : AddressKind.BUSINESS;
  }

  /**
   * Begins an address, as a form gives it: a text that is null is taken for a blank one, and {@link
   * AddressFitter} tells what is missing.
   *
   * @param street number and street, or null
   * @param postCode the post code, or null
   * @param city the city, or null
   * @param destination the country
   * @return a builder, to which the other lines may be added
   */
  public static Builder builder(
      @Nullable String street,
      @Nullable String postCode,
      @Nullable String city,
      Destination destination) {
    return new Builder(orEmpty(street), orEmpty(postCode), orEmpty(city), destination);
  }

  /**
   * Takes an address that is in its columns already, however long its texts are.
   *
   * @param address the address
   * @return the same address
   */
  public static FreeAddress of(PostalAddress address) {
    return new FreeAddress(
        address.street(),
        address.additional() == null ? List.of() : List.of(address.additional()),
        address.locality(),
        address.businessName(),
        address.postCode(),
        address.city(),
        address.destination(),
        address.kind());
  }

  @Override
  public String toString() {
    return "FreeAddress[" + destination + ", withheld]";
  }

  private static @Nullable String orNull(@Nullable String text) {
    String tidy = orEmpty(text);
    return tidy.isEmpty() ? null : tidy;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : tidy(text);
  }

  private static String tidy(String what, String text) {
    return tidy(Objects.requireNonNull(text, what));
  }

  private static String tidy(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff') {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  /**
   * Collects the lines of an address. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final String street;
    private final String postCode;
    private final String city;
    private final Destination destination;
    private final List<String> additional = new ArrayList<>();
    private @Nullable String locality;
    private @Nullable String businessName;
    private AddressKind kind = AddressKind.PRIVATE;

    private Builder(String street, String postCode, String city, Destination destination) {
      this.street = street;
      this.postCode = postCode;
      this.city = city;
      this.destination = destination;
    }

    /**
     * Adds a line about flat, floor, door or building.
     *
     * @param line the line; nothing is added when it is null or blank
     * @return this
     */
    public Builder additional(@Nullable String line) {
      if (line != null) {
        additional.add(line);
      }
      return this;
    }

    /**
     * Sets the post box or locality.
     *
     * @param text the text, or null
     * @return this
     */
    public Builder locality(@Nullable String text) {
      locality = text;
      return this;
    }

    /**
     * Sets the business.
     *
     * @param text its name, or null
     * @return this
     */
    public Builder businessName(@Nullable String text) {
      businessName = text;
      return this;
    }

    /**
     * Says that this is a business's address, which must be named then: see {@link
     * PostalAddress#ofBusiness}.
     *
     * @return this
     */
    public Builder ofBusiness() {
      kind = AddressKind.BUSINESS;
      return this;
    }

    /**
     * Ends the address.
     *
     * @return the address
     */
    public FreeAddress build() {
      return new FreeAddress(
          street, additional, locality, businessName, postCode, city, destination, kind);
    }
  }
}
