package io.github.cdiscountds.model;

/**
 * The supplier's product code: column A of the catalogue, T of the order file.
 *
 * <p>Construction throws {@link IllegalArgumentException} when it is blank, longer than 20
 * characters, or holds control characters.
 *
 * @param value 1 to 20 characters, outer white space removed; text, so that leading zeros stay
 *     (R16)
 * @since 0.1.0
 */
public record Sku(String value) implements Comparable<Sku> {

  /** The longest code, in code points. */
  public static final int MAX_LENGTH = 20;

  public Sku {
    value = Texts.code("product code", value, MAX_LENGTH);
  }

  /**
   * Makes a product code.
   *
   * @param value 1 to 20 characters
   * @return the code
   */
  public static Sku of(String value) {
    return new Sku(value);
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
