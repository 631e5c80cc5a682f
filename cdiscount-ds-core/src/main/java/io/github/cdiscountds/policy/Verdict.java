package io.github.cdiscountds.policy;

/**
 * Whether a change may be made.
 *
 * @since 0.1.0
 */
public enum Verdict {
  /** It may, on the conditions told. */
  PERMITTED,
  /** Somebody else has to agree, and must be asked. */
  ON_REQUEST,
  /** It may not. */
  REFUSED,
  /** The policy has no rule about it. */
  UNREGULATED
}
