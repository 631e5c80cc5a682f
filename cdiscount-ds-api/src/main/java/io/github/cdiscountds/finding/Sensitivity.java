package io.github.cdiscountds.finding;

/**
 * Whether a value may be shown in a finding.
 *
 * @since 0.1.0
 */
public enum Sensitivity {
  /** May be shown, shortened. */
  PLAIN,
  /** Personal data: only its length is shown. */
  PERSONAL
}
