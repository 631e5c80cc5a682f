package io.github.cdiscountds.finding;

/**
 * What kind of problem a finding is about; stable, for programs.
 *
 * @since 0.1.0
 */
public enum FindingCode {
  // Documents as a whole
  /** The content is none of the formats that this document may have (R4). */
  NOT_THIS_FORMAT,
  /** The file can't be read as the format that its content shows. */
  UNREADABLE,
  /** The document is empty. */
  EMPTY_DOCUMENT,
  /** A limit on size, rows, columns or cell length was exceeded. */
  LIMIT_EXCEEDED,
  /** The document ends in the middle of a record (R7). */
  TRUNCATED,
  /** More rows were rejected than the tolerance allows (R7). */
  TOLERANCE_EXCEEDED,
  /** A required column is missing (R6). */
  COLUMN_MISSING,
  /** A column of the header is not one that we know; it is ignored (R6). */
  COLUMN_UNKNOWN,
  /** Two columns of the header are the same field. */
  COLUMN_TWICE,
  /** A workbook has no sheet that can hold the document. */
  SHEET_MISSING,
  /** The columns that hold order number and campaign can't be told apart (R26). */
  ORIENTATION_OPEN,

  // Rows and cells
  /** The row has more or fewer fields than the header (R7). */
  FIELD_COUNT,
  /** A required cell is blank. */
  REQUIRED,
  /** A cell is not the number that is expected. */
  NUMBER_FORMAT,
  /** A cell is not the date that is expected. */
  DATE_FORMAT,
  /** A cell is longer than the documented length. */
  TOO_LONG,
  /** A number is outside the documented range. */
  OUT_OF_RANGE,
  /** A code that we don't know; kept as read. */
  UNKNOWN_CODE,
  /** A text column held a number: leading zeros may be gone (R16). */
  NUMBER_IN_TEXT_COLUMN,
  /** A link is not an absolute http or https address (R28). */
  UNSAFE_LINK,
  /** A wording that we don't know (R23). */
  UNKNOWN_WORDING,
  /** The same key occurs twice in one document (R10). */
  DUPLICATE_KEY,
  /** Rows of one order differ in a column that must be the same on all of them (R11). */
  INCONSISTENT_ORDER,
  /** A formula's cached result was read; the formula was not evaluated. */
  FORMULA,
  /** A cell holds an error value such as {@code #REF!}. */
  CELL_ERROR,

  // Orders, before they are sent
  /** A control character or line break inside a field (R20). */
  CONTROL_CHARACTER,
  /** A value is not of the documented form. */
  FORMAT,
  /** The title can be read but never written (SPEC section 3, column E). */
  TITLE_NOT_WRITABLE,
  /** The delivery method doesn't fit the destination (R32). */
  DELIVERY_METHOD,
  /** The destination is not among those of the contract (R32). */
  DESTINATION_NOT_SERVED,
  /** The address lies in a part of its country that is not, or may not be, served (R33). */
  AREA_NOT_SERVED,
  /** The address is one of armed forces, which the supplier refuses (SPEC section 5). */
  MILITARY_ADDRESS,
  /** The business that an order goes to isn't named, or not in its column. */
  BUSINESS_NAME,
  /** There is no catalogue to check orders against. */
  CATALOGUE_MISSING,
  /** The product isn't in the catalogue: unknown, inactive or out of stock. */
  PRODUCT_UNKNOWN,
  /** The catalogue indicates fewer pieces than are ordered. */
  STOCK_SHORT,
  /** The catalogue indicates fewer pieces than the orders at hand want together. */
  STOCK_SHARED,
  /** The price isn't the catalogue's. */
  PRICE_DIFFERS,
  /** The order is worth more than what is left of the credit. */
  CREDIT_EXCEEDED,
  /** An order of the same key was entered before. */
  ALREADY_SUBMITTED,
  /** An order of the same key but another content was entered before. */
  CONTENT_CONFLICT,
  /** An order can't be sent again under its key (R22). */
  NOT_RESUBMITTABLE,

  // Reconciliation and audit
  /** A report names an order that the ledger doesn't know. */
  FOREIGN_ORDER,
  /** A key lost leading zeros in a number cell; the one order that fits was taken (R38). */
  KEY_REPAIRED,
  /** A report names a product that the order doesn't have. */
  PRODUCT_NOT_ORDERED,
  /** A row can't be attributed; it is parked. */
  PARKED,
  /** A remote file has a name that is not safe to use (DESIGN invariant 7). */
  UNSAFE_NAME,
  /** A document was refused by the update rules and changed nothing. */
  UPDATE_REFUSED
}
