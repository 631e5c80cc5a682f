package io.github.cdiscountds.policy;

/**
 * Where a deadline stands.
 *
 * @since 0.1.0
 */
public enum Standing {
  /** Still open, and not surely passed; a window that is open. */
  DUE,
  /** Still open although its time has surely passed. */
  OVERDUE,
  /** Done, and not surely too late. */
  MET,
  /** Done, but surely too late; or something happened that must not. */
  MISSED,
  /** A window that closed without being used: what then holds is told by the rule. */
  LAPSED
}
