package io.github.cdiscountds.order;

/**
 * Whether one order that can't be sent holds back the others that were handed over with it.
 *
 * @since 0.1.0
 */
public enum SubmitPolicy {
  /** The sound orders are entered; the others are left out and told. */
  SOUND_ORDERS,
  /**
   * Nothing is entered unless every order is sound, or was entered before with the same content.
   */
  ALL_OR_NOTHING
}
