package io.github.cdiscountds.client;

/**
 * How {@link DropshipClient#check(Probing)} finds out whether orders can be sent.
 *
 * @since 0.1.0
 */
public enum Probing {
  /**
   * A small hidden file is written beside the order files, renamed and removed, and another one in
   * the working folder.
   */
  WRITING,
  /** Nothing is written: whether the rights suffice isn't known then. */
  LOOKING_ONLY
}
