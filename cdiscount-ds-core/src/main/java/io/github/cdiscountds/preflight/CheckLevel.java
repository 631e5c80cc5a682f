package io.github.cdiscountds.preflight;

/**
 * How much it matters what a check finds.
 *
 * @since 0.1.0
 */
public enum CheckLevel {
  /** It keeps the order back. */
  ERROR,
  /** It is told, and the order goes. */
  WARNING,
  /** It isn't looked for. */
  OFF
}
