package io.github.cdiscountds.testkit.internal;

/**
 * The supplier's own view of the order file's 22 columns: the name that its reports use, the
 * longest length, and whether an order without it is refused.
 */
public enum OrderField {
  /** A. */
  ORDER_NUMBER("NumCommande", 20, Need.REQUIRED),
  /** B. */
  ORDER_DATE("DateCommande", 8, Need.REQUIRED),
  /** C. */
  CAMPAIGN("ReferenceCampagne", 16, Need.REQUIRED),
  /** D. */
  CDISCOUNT_ID("IdCdiscount", 12, Need.REQUIRED),
  /** E. */
  TITLE("Civilite", 5, Need.REQUIRED),
  /** F. */
  SURNAME("Nom", 35, Need.REQUIRED),
  /** G. */
  FIRST_NAME("Prenom", 35, Need.REQUIRED),
  /** H. */
  ADDRESS("Adresse", 35, Need.REQUIRED),
  /** I. */
  ADDITIONAL_ADDRESS("ComplementAdresse", 35, Need.OPTIONAL),
  /** J. */
  LOCALITY("LieuDit", 35, Need.OPTIONAL),
  /** K. */
  BUSINESS_NAME("RaisonSociale", 35, Need.OPTIONAL),
  /** L. */
  POST_CODE("CodePostal", 5, Need.REQUIRED),
  /** M. */
  CITY("Ville", 35, Need.REQUIRED),
  /** N. */
  COUNTRY("Pays", 6, Need.REQUIRED),
  /** O. */
  LANDLINE("TelephoneFixe", 10, Need.REQUIRED),
  /** P. */
  MOBILE("TelephoneMobile", 10, Need.OPTIONAL),
  /** Q. */
  EMAIL("Email", 80, Need.REQUIRED),
  /** R. */
  DELIVERY_METHOD("ModeLivraison", 3, Need.REQUIRED),
  /** S. */
  SHIPPING_COSTS("FraisPort", OrderField.NO_LIMIT, Need.REQUIRED),
  /** T. */
  PRODUCT("CodeProduit", 20, Need.REQUIRED),
  /** U. */
  UNIT_PRICE("PrixVenteHT", OrderField.NO_LIMIT, Need.REQUIRED),
  /** V. */
  QUANTITY("Quantite", OrderField.NO_LIMIT, Need.REQUIRED);

  /** The number of columns of an order file. */
  public static final int COUNT = 22;

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private enum Need {
    REQUIRED,
    OPTIONAL
  }

  private final String reportName;
  private final int maxLength;
  private final Need need;

  OrderField(String reportName, int maxLength, Need need) {
    this.reportName = reportName;
    this.maxLength = maxLength;
    this.need = need;
  }

  /** The column at a place, A being 0. */
  @SuppressWarnings("EnumOrdinal") // The place is what a column is.
  public static OrderField at(int index) {
    return values()[index];
  }

  /** The column's place, A being 0. */
  @SuppressWarnings("EnumOrdinal") // The place is what a column is.
  public int index() {
    return ordinal();
  }

  /** The name in reasons. */
  public String reportName() {
    return reportName;
  }

  /** Whether a value has too many characters. */
  public boolean isTooLong(String value) {
    return value.codePointCount(0, value.length()) > maxLength;
  }

  /** Whether an order without it is refused. */
  public boolean isRequired() {
    return need == Need.REQUIRED;
  }

  /** Whether its limit is dropped abroad where the supplier is lenient (R15): F to M and O to Q. */
  public boolean isOfRecipient() {
    return (compareTo(SURNAME) >= 0 && compareTo(CITY) <= 0)
        || (compareTo(LANDLINE) >= 0 && compareTo(EMAIL) <= 0);
  }
}
