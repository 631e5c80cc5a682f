package io.github.cdiscountds.model;

import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Sensitivity;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The 22 columns of the order file (SPEC section 3), each with the supplier's header, its name in
 * the compliance report's reasons (R21), its longest length and whether it is required.
 *
 * @since 0.1.0
 */
public enum OrderColumn {
  /** A: the merchant's order number. */
  ORDER_NUMBER("A", "N° de Cmd", "NumCommande", 20, true, false),
  /** B: the order's date, {@code yyyyMMdd}. */
  ORDER_DATE("B", "Date de commande", "DateCommande", 8, true, false),
  /** C: the campaign reference. */
  CAMPAIGN("C", "Référence campagne", "ReferenceCampagne", 16, true, false),
  /** D: the customer code given by the supplier. */
  CDISCOUNT_ID("D", "ID Cdiscount", "IdCdiscount", 12, true, false),
  /** E: the recipient's title. */
  TITLE("E", "Civilite", "Civilite", 5, true, false),
  /** F: the recipient's surname. */
  SURNAME("F", "Nom Bénéficiaire", "Nom", 35, true, true),
  /** G: the recipient's first name. */
  FIRST_NAME("G", "Prénom Bénéficiaire", "Prenom", 35, true, true),
  /** H: number and street. */
  ADDRESS("H", "Adresse", "Adresse", 35, true, true),
  /** I: flat, floor, door code. */
  ADDITIONAL_ADDRESS("I", "Complément adresse", "ComplementAdresse", 35, false, true),
  /** J: post box or locality. */
  LOCALITY("J", "BP / Lieu-dit", "LieuDit", 35, false, true),
  /** K: the business name, compulsory when delivering to a business. */
  BUSINESS_NAME("K", "Raison sociale", "RaisonSociale", 35, false, true),
  /** L: the post code. */
  POST_CODE("L", "Code postal", "CodePostal", 5, true, true),
  /** M: the city. */
  CITY("M", "Ville", "Ville", 35, true, true),
  /** N: the country's code. */
  COUNTRY("N", "Pays", "Pays", 6, true, false),
  /** O: the landline. */
  LANDLINE("O", "Téléphone fixe", "TelephoneFixe", 10, true, true),
  /** P: the mobile phone. */
  MOBILE("P", "Téléphone mobile", "TelephoneMobile", 10, false, true),
  /** Q: the e-mail address. */
  EMAIL("Q", "Email", "Email", 80, true, true),
  /** R: the delivery method. */
  DELIVERY_METHOD("R", "Mode de livraison", "ModeLivraison", 3, true, false),
  /** S: the shipping costs. */
  SHIPPING_COSTS("S", "Frais de port", "FraisPort", null, true, false),
  /** T: the product code. */
  PRODUCT_CODE("T", "Code produit", "CodeProduit", 20, true, false),
  /** U: the unit price excluding VAT. */
  UNIT_PRICE("U", "Prix de vente HT", "PrixVenteHT", null, true, false),
  /** V: the quantity. */
  QUANTITY("V", "Quantité", "Quantite", null, true, false);

  private final String letter;
  private final String header;
  private final String reasonName;
  private final @Nullable Integer maxLength;
  private final boolean required;
  private final boolean personal;

  OrderColumn(
      String letter,
      String header,
      String reasonName,
      @Nullable Integer maxLength,
      boolean required,
      boolean personal) {
    this.letter = letter;
    this.header = header;
    this.reasonName = reasonName;
    this.maxLength = maxLength;
    this.required = required;
    this.personal = personal;
  }

  /**
   * Finds a column by its letter.
   *
   * @param letter {@code A} to {@code V}
   * @return the column
   * @throws IllegalArgumentException when there is no such column
   */
  public static OrderColumn ofLetter(String letter) {
    for (OrderColumn column : values()) {
      if (column.letter.equals(letter)) {
        return column;
      }
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "column \"%s\" of the order file: expected A to V", letter));
  }

  /**
   * Gives the column's number.
   *
   * @return 1 for A to 22 for V
   */
  public int number() {
    return Location.columnOf(letter);
  }

  /**
   * Gives the column's letter.
   *
   * @return {@code A} to {@code V}
   */
  public String letter() {
    return letter;
  }

  /**
   * Gives the header that order files carry.
   *
   * @return the French label
   */
  public String header() {
    return header;
  }

  /**
   * Gives the name that the compliance report uses in its reasons; only {@code FraisPort} is
   * documented, the others are assumed (R21).
   *
   * @return the field's name
   */
  public String reasonName() {
    return reasonName;
  }

  /**
   * Gives the documented longest length.
   *
   * @return a number of code points, or empty for the digital columns
   */
  public Optional<Integer> maxLength() {
    return Optional.ofNullable(maxLength);
  }

  /**
   * Tells whether the column is required.
   *
   * @return true for the columns marked {@code *}
   */
  public boolean isRequired() {
    return required;
  }

  /**
   * Tells whether the column holds personal data.
   *
   * @return how its values may be shown
   */
  public Sensitivity sensitivity() {
    return personal ? Sensitivity.PERSONAL : Sensitivity.PLAIN;
  }

  /**
   * Tells whether the column holds the same value on all lines of an order.
   *
   * @return true for A to Q
   */
  public boolean isOfOrder() {
    return compareTo(EMAIL) <= 0;
  }
}
