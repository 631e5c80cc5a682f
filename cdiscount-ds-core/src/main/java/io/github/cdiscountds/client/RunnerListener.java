package io.github.cdiscountds.client;

import io.github.cdiscountds.catalogue.RefreshResult;
import java.time.Duration;

/**
 * Is told what a {@link PollRunner} does.
 *
 * <p>Adopters implement it. Called by the executor's thread, one call at a time; what it throws is
 * logged and changes nothing. Each result comes once: what must not be lost, such as an invoice,
 * belongs into a {@link io.github.cdiscountds.codec.DocumentArchive} too.
 *
 * @since 0.1.0
 */
public interface RunnerListener {

  /** What a runner does. */
  enum Step {
    /** Polls compliance, anomaly and tracking reports. */
    REPORTS,
    /** Polls invoices. */
    INVOICES,
    /** Refreshes the catalogue. */
    CATALOGUE,
    /** Hands events over to a subscriber. */
    DELIVERY
  }

  /**
   * Reports were polled.
   *
   * @param result what was read and what is new
   */
  default void reportsPolled(PollResult result) {}

  /**
   * Invoices were polled.
   *
   * @param result the invoices and what is new about orders
   */
  default void invoicesPolled(InvoiceInbox.InvoicePoll result) {}

  /**
   * The catalogue was refreshed.
   *
   * @param result unchanged, updated with what changed, or refused with the reason
   */
  default void catalogueRefreshed(RefreshResult result) {}

  /**
   * Events were handed over, or could not be; not called when there were none.
   *
   * @param subscriber the subscriber's name
   * @param delivery what became of it
   */
  default void delivered(String subscriber, Delivery delivery) {}

  /**
   * A step failed and is tried again. What a handler throws doesn't count: {@link #delivered} tells
   * it.
   *
   * @param step what failed
   * @param failure why
   * @param retryIn how long until the next try
   */
  default void failed(Step step, Exception failure, Duration retryIn) {}

  /**
   * The runner ended because of an error of the virtual machine, of a handler or of the executor.
   * It is logged too, whoever listens.
   *
   * @param cause the error, which the executor gets too
   */
  default void stopped(Throwable cause) {}
}
