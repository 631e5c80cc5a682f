package io.github.cdiscountds.model;

import org.jspecify.annotations.Nullable;

/**
 * What the supplier decided about an order line at integration (SPEC section 5, R23). A refusal is
 * never taken for a success: what isn't plainly one of the two is pending.
 *
 * @since 0.1.0
 */
public sealed interface IntegrationResult {

  /** Taken over: the supplier prepares it. */
  record Processed() implements IntegrationResult {}

  /**
   * Refused.
   *
   * @param cause the cause, by the families of R23
   * @param reason the reason as written, or null when there was none
   */
  record Refused(RefusalCause cause, @Nullable String reason) implements IntegrationResult {}

  /**
   * Not decided yet, or said in words that we don't know.
   *
   * @param wording the wording as read, or null for a blank cell
   */
  record Pending(@Nullable String wording) implements IntegrationResult {}

  /**
   * Tells whether this is a verdict.
   *
   * @return false for {@link Pending}
   */
  default boolean isVerdict() {
    return !(this instanceof Pending);
  }
}
