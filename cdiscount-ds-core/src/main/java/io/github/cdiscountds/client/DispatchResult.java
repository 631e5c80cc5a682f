package io.github.cdiscountds.client;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.transport.TransportException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of order files.
 *
 * @param files one entry for each file that was taken up
 * @since 0.1.0
 */
public record DispatchResult(List<SentFile> files) {

  /** Nothing was dispatched. */
  static final DispatchResult NOTHING = new DispatchResult(List.of());

  public DispatchResult {
    files = List.copyOf(files);
  }

  /**
   * One order file.
   *
   * @param name its final name
   * @param state how far it is; a file that isn't settled is taken up again by the next dispatch
   * @param orders the orders in it
   * @param failure what stopped it, or null
   */
  public record SentFile(
      String name,
      OrderFile.State state,
      List<OrderKey> orders,
      @Nullable TransportException failure) {

    public SentFile {
      orders = List.copyOf(orders);
    }
  }

  /**
   * Gives the first failure.
   *
   * @return what stopped a file, or empty when every file is settled
   */
  public Optional<TransportException> failure() {
    return files.stream().flatMap(file -> Optional.ofNullable(file.failure()).stream()).findFirst();
  }
}
