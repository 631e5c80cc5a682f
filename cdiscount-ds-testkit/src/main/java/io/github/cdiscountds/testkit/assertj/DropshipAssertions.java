package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.transport.FolderListing;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The way into the assertions about the library's own types. It may be imported beside AssertJ's:
 *
 * <pre>{@code
 * import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(client).order(key).line("AO1604").isRefusedFor(RefusalCause.STOCKOUT);
 * assertThat(supplier).hasPickedUpOnce(key);
 * assertThat(supplier.orderTree()).folder("Commandes").isEmpty();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DropshipAssertions {
  private DropshipAssertions() {}

  /**
   * Begins an assertion about what a client knows.
   *
   * @param actual the client
   * @return the assertion
   */
  public static ClientAssert assertThat(@Nullable DropshipClient actual) {
    return new ClientAssert(actual);
  }

  /**
   * Begins an assertion about an order.
   *
   * @param actual its timeline
   * @return the assertion
   */
  public static OrderTimelineAssert assertThat(@Nullable OrderTimeline actual) {
    return new OrderTimelineAssert(actual);
  }

  /**
   * Begins an assertion about a line of an order.
   *
   * @param actual its timeline
   * @return the assertion
   */
  public static LineTimelineAssert assertThat(@Nullable LineTimeline actual) {
    return new LineTimelineAssert(actual);
  }

  /**
   * Begins an assertion about what became of orders that were handed in.
   *
   * @param actual the answer of {@code submit}, {@code enqueue}, {@code resubmit} or {@code adopt}
   * @return the assertion
   */
  public static SubmitResultAssert assertThat(@Nullable SubmitResult actual) {
    return new SubmitResultAssert(actual);
  }

  /**
   * Begins an assertion about the other side: what arrived there, and what became of it.
   *
   * @param actual the supplier
   * @return the assertion
   */
  public static FakeSupplierAssert assertThat(@Nullable FakeSupplier actual) {
    return new FakeSupplierAssert(actual);
  }

  /**
   * Begins an assertion about the files of a server.
   *
   * @param actual the files
   * @return the assertion
   */
  public static FileTreeAssert assertThat(@Nullable FileTree actual) {
    return new FileTreeAssert(actual);
  }

  /**
   * Begins an assertion about the files of a folder.
   *
   * @param actual the listing
   * @return the assertion
   */
  public static FolderAssert assertThat(@Nullable FolderListing actual) {
    return new FolderAssert(actual);
  }

  /**
   * Begins an assertion about a document that was read.
   *
   * @param actual the result
   * @param <T> what a row holds
   * @return the assertion
   */
  public static <T> DecodeResultAssert<T> assertThat(@Nullable DecodeResult<T> actual) {
    return new DecodeResultAssert<>(actual);
  }

  /**
   * Begins an assertion about events, in their order. Has a name of its own, since AssertJ's {@code
   * assertThat} takes collections too.
   *
   * @param actual the events, of a {@code PollResult} for example
   * @return the assertion
   */
  public static OrderEventsAssert assertThatEvents(
      @Nullable Collection<? extends OrderEvent> actual) {
    return new OrderEventsAssert(actual);
  }
}
