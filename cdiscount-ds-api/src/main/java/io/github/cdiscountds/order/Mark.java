package io.github.cdiscountds.order;

/**
 * What is true of a line beside its stage.
 *
 * @since 0.1.0
 */
public enum Mark {
  /** At least one invoice line bills it. */
  INVOICED,
  /** The shop cancelled it. */
  CANCELLED,
  /** Its file was taken back before the supplier picked it up. */
  WITHDRAWN,
  /** The goods came back. */
  RETURNED
}
