package io.github.cdiscountds.invoice;

/**
 * Whether the catalogue's discount may be on an invoice (R35).
 *
 * @since 0.1.0
 */
public enum DiscountPolicy {
  /** The unit price is the one of the order, nothing else. */
  NONE,
  /** It may also be that price less the catalogue's discount (column U), to the cent. */
  CATALOGUE
}
