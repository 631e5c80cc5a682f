package io.github.cdiscountds.invoice;

import io.github.cdiscountds.finding.Wording;

/**
 * What kind of billing error a finding is about; stable, for programs.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker") // a wording is a record of two texts
public enum AuditCode {
  /** The order isn't one of this account; what it costs is compared with nothing. */
  UNKNOWN_ORDER("billed for an order that isn't known", "facturé pour une commande inconnue"),
  /** The order doesn't name the product. */
  UNKNOWN_PRODUCT(
      "billed for a product that wasn't ordered", "facturé pour un produit non commandé"),
  /** More pieces were billed, net of credits and over all invoices, than were shipped. */
  QUANTITY_NOT_SHIPPED("quantity billed", "quantité facturée"),
  /** Everything that was shipped had been billed already, on another line or invoice. */
  BILLED_TWICE("quantity billed once more", "quantité facturée une nouvelle fois"),
  /** The same line, with its number and all its values, stands more than once in one document. */
  REPEATED_LINE("amount of a line that is repeated", "montant d'une ligne répétée"),
  /** The unit price isn't the one of the order. */
  UNIT_PRICE("unit price", "prix unitaire"),
  /** The amount isn't quantity times unit price, to the cent. */
  AMOUNT("amount", "montant"),
  /** The shipping costs of the order line, over all invoices, aren't those of the order (R39). */
  SHIPPING_COSTS("shipping costs", "frais de port"),
  /** The VAT isn't what the catalogue's rate makes it (R37). */
  VAT("VAT", "TVA"),
  /** Pieces that left in a month that has its invoice are on none. */
  NOT_BILLED("quantity billed of what was shipped", "quantité facturée sur l'expédié");

  private final Wording what;

  AuditCode(String english, String french) {
    this.what = new Wording(english, french);
  }

  /**
   * Names what was compared.
   *
   * @return a few words, in English and French
   */
  public Wording what() {
    return what;
  }
}
