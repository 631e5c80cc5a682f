package io.github.cdiscountds.model;

/**
 * Why the supplier refused an order at integration (R23).
 *
 * @since 0.1.0
 */
public enum RefusalCause {
  /** A required field is missing. */
  REQUIRED_FIELD,
  /** A field has a wrong format. */
  FORMAT,
  /** A product of the order is out of stock. */
  STOCKOUT,
  /** A product is inactive or unknown. */
  PRODUCT,
  /** The same order number with the same campaign was seen before. */
  DUPLICATE,
  /** The destination isn't permitted. */
  DESTINATION,
  /** The delivery method doesn't suit. */
  DELIVERY_METHOD,
  /** The outstanding amount of the account is insufficient. */
  CREDIT,
  /** A refusal whose wording isn't known. */
  UNKNOWN
}
