package io.github.cdiscountds.order;

/**
 * What becomes of an order file of which nobody can tell whether it reached the supplier, once the
 * time for a report has passed (DESIGN section 4).
 *
 * @since 0.1.0
 */
public enum DoubtPolicy {
  /** Its orders stay in doubt until a report names the file or the shop decides. */
  WAIT,
  /**
   * Its orders are sent again, in another file, under the same order numbers and campaigns: if the
   * supplier has them after all, its own check for duplicates is the last net. That is done for
   * orders that went in no other file yet, once all reports that came since could be read; not for
   * a file that was being taken back, nor for one that vanished before it was whole.
   */
  SEND_AGAIN
}
