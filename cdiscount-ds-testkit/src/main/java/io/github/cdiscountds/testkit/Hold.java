package io.github.cdiscountds.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that a test keeps waiting: a call planned with {@link Fault#held(Hold)} stands still
 * from the moment it is made until the test lets it go. No time has to pass for that.
 *
 * <pre>{@code
 * Hold hold = new Hold();
 * server.onNext(Operation.RENAME, Fault.held(hold));
 * Future<?> sending = executor.submit(() -> client.orders().dispatch());
 * hold.awaitReached(Duration.ofSeconds(30)); // the request is there, nothing of it is done
 * hold.release();
 * }</pre>
 *
 * <p>Thread-safe. Once released it holds nothing any more.
 *
 * @since 0.1.0
 */
public final class Hold {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Creates a hold that nothing has reached yet. */
  public Hold() {
    // Both latches are ready.
  }

  /** Lets go whatever waits, and whatever comes later. Idempotent. */
  public void release() {
    released.countDown();
  }

  /**
   * Tells whether a call has come this far.
   *
   * @return true once one has, also after the release
   */
  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /**
   * Waits until a call has come this far.
   *
   * @param longest how long to wait at most
   * @return whether one has
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public boolean awaitReached(Duration longest) throws InterruptedException {
    return reached.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the release. */
  void pass() throws InterruptedException {
    reached.countDown();
    released.await();
  }

  @Override
  public String toString() {
    return "Hold[" + (released.getCount() == 0 ? "released" : isReached() ? "reached" : "") + "]";
  }
}
