package io.github.cdiscountds.order;

/**
 * How often queued orders are put into files.
 *
 * @since 0.1.0
 */
public enum Pacing {
  /**
   * At most once in a pick-up period, or as soon as a whole file is full: files that the supplier
   * would pick up together are one file.
   */
  ONCE_PER_PICK_UP,
  /** At every dispatch. */
  EVERY_DISPATCH
}
