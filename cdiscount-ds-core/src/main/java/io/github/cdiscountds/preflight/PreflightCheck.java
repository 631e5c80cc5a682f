package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;

/**
 * A check whose level can be set, with the one that it has unless told otherwise: an error where
 * the supplier is known to refuse, a warning where it may.
 *
 * <p>Not among them, since nothing may send such orders: what the order file can't hold (its
 * required columns, lengths, lines and codes, see {@link LengthPolicy}), another customer's ID, and
 * two orders of one key.
 *
 * @since 0.1.0
 */
public enum PreflightCheck {
  /** The product is in the catalogue. What isn't there is unknown, inactive or out of stock. */
  PRODUCT(FindingCode.PRODUCT_UNKNOWN, CheckLevel.ERROR),
  /** The stock indication isn't below the quantity; it is capped at 30, which means 30 or more. */
  STOCK(FindingCode.STOCK_SHORT, CheckLevel.ERROR),
  /** The orders of the call, one after the other, don't want more than the stock indication. */
  SHARED_STOCK(FindingCode.STOCK_SHARED, CheckLevel.WARNING),
  /**
   * The unit price is the catalogue's purchase price. A warning, since the supplier isn't known to
   * refuse another one.
   */
  PRICE(FindingCode.PRICE_DIFFERS, CheckLevel.WARNING),
  /** The contract serves the destination (R32). */
  DESTINATION(FindingCode.DESTINATION_NOT_SERVED, CheckLevel.ERROR),
  /** The address isn't in a part of its country that isn't served (R33). */
  AREA(FindingCode.AREA_NOT_SERVED, CheckLevel.ERROR),
  /** The address isn't in a part of its country that may not be served (R33). */
  UNCERTAIN_AREA(FindingCode.AREA_NOT_SERVED, CheckLevel.WARNING),
  /** The address isn't one of armed forces, which the supplier refuses (SPEC section 5). */
  MILITARY(FindingCode.MILITARY_ADDRESS, CheckLevel.ERROR),
  /** The delivery method isn't one for other destinations (R32). */
  DELIVERY_METHOD(FindingCode.DELIVERY_METHOD, CheckLevel.ERROR),
  /** The delivery method is one that is known (R32). */
  KNOWN_DELIVERY_METHOD(FindingCode.DELIVERY_METHOD, CheckLevel.WARNING),
  /** A business's address names the business (column K). */
  BUSINESS_NAME(FindingCode.BUSINESS_NAME, CheckLevel.ERROR),
  /** No other column holds what looks like a business's name while column K is blank. */
  BUSINESS_ELSEWHERE(FindingCode.BUSINESS_NAME, CheckLevel.WARNING),
  /** A phone number has 4 to 15 digits and nothing else but a leading {@code +}. */
  PHONE(FindingCode.FORMAT, CheckLevel.ERROR),
  /** A French phone number has 10 digits. */
  FRENCH_PHONE(FindingCode.FORMAT, CheckLevel.WARNING),
  /** A French post code has 5 digits. */
  FRENCH_POST_CODE(FindingCode.FORMAT, CheckLevel.WARNING),
  /** The e-mail address is one. */
  EMAIL(FindingCode.FORMAT, CheckLevel.ERROR),
  /** The order wasn't entered before with the same content. */
  ENTERED_BEFORE(FindingCode.ALREADY_SUBMITTED, CheckLevel.WARNING),
  /** The order's key wasn't used up by a cancelled order or by one that only reports know. */
  KEY_TAKEN(FindingCode.ALREADY_SUBMITTED, CheckLevel.ERROR),
  /** The order wasn't entered before with another content. */
  CONTENT(FindingCode.CONTENT_CONFLICT, CheckLevel.ERROR),
  /** The order fits into what is left of the {@linkplain PreflightSettings#creditLimit credit}. */
  CREDIT(FindingCode.CREDIT_EXCEEDED, CheckLevel.ERROR);

  private final FindingCode code;
  private final CheckLevel standard;

  PreflightCheck(FindingCode code, CheckLevel standard) {
    this.code = code;
    this.standard = standard;
  }

  /**
   * Gives the code of what it finds.
   *
   * @return the code of its findings
   */
  public FindingCode code() {
    return code;
  }

  /**
   * Gives the level that it has unless told otherwise.
   *
   * @return its level in {@link PreflightSettings#DEFAULT}
   */
  public CheckLevel standardLevel() {
    return standard;
  }
}
