package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.model.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of order files.
 *
 * @param files one entry for each file that was taken up
 * @param heldBack errors, each of which keeps an order in the queue: it was sound when it was
 *     entered, but the profile has changed since, or a report shows that the supplier has it
 * @param unknownHidden hidden files in the folder of orders whose names this library gives, but
 *     which this ledger doesn't know; left alone, since another ledger may need them
 * @param nextAt when queued orders may go that wait for the next pick-up period, by the ledger's
 *     own clock, or null when none wait for that
 * @since 0.1.0
 */
public record DispatchResult(
    List<SentFile> files,
    List<Finding> heldBack,
    List<String> unknownHidden,
    @Nullable Instant nextAt) {

  /** Nothing was dispatched. */
  static final DispatchResult NOTHING = new DispatchResult(List.of(), List.of(), List.of(), null);

  public DispatchResult {
    files = List.copyOf(files);
    heldBack = List.copyOf(heldBack);
    unknownHidden = List.copyOf(unknownHidden);
  }

  /** What a shop may rely on about a file. */
  public enum Outcome {
    /** The file is in the supplier's hands, as far as anybody can know. */
    SENT,
    /**
     * The file may or may not be in the supplier's hands: the answer to the last step was lost, or
     * the ledger failed while it was recorded. Nothing is to be done by hand; the next dispatch
     * looks at the server and settles it, unless the state is {@link OrderFile.State#IN_DOUBT}: see
     * {@link OrderDesk#inDoubt}.
     */
    UNCONFIRMED,
    /** The file is not in the supplier's hands; the next dispatch takes it up again. */
    OPEN,
    /** The file is being taken back, or was. */
    TAKEN_BACK
  }

  /**
   * One order file.
   *
   * @param name its final name
   * @param state how far it is recorded to be
   * @param orders the orders in it
   * @param failure what stopped it, a server or the ledger, or null
   */
  public record SentFile(
      String name,
      OrderFile.State state,
      List<OrderKey> orders,
      @Nullable DropshipException failure) {

    public SentFile {
      orders = List.copyOf(orders);
    }

    /**
     * Tells what a shop may rely on.
     *
     * @return sent, unconfirmed, open or taken back
     */
    public Outcome outcome() {
      return switch (state) {
        case INTENT, ATTEMPTING -> Outcome.OPEN;
        case UPLOADED, IN_DOUBT -> Outcome.UNCONFIRMED;
        case SENT, INFERRED, CONFIRMED -> Outcome.SENT;
        case TAKING, TAKEN, WITHDRAWN -> Outcome.TAKEN_BACK;
      };
    }
  }

  /**
   * Gives the first failure.
   *
   * @return what stopped a file, or empty when nothing failed; a file that another dispatch works
   *     on may be open all the same
   */
  public Optional<DropshipException> failure() {
    return files.stream().flatMap(file -> Optional.ofNullable(file.failure()).stream()).findFirst();
  }
}
