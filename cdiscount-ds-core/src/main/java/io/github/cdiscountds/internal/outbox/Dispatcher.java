package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is queued, by the steps of DESIGN section 4: intent, attempt, uploaded, renamed, sent.
 * Each is recorded before the next may begin; what an earlier run left open is settled first.
 *
 * <p>Thread-safe: two dispatches may run at once, on one node or on several; compare-and-set
 * decides who takes a step.
 */
public final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /** Seconds to look for a free name; far more than files that one account sends in a row. */
  private static final int NAMES_TO_TRY = 3_600;

  private final Account account;
  private final ServiceProfile profile;
  private final Clock clock;
  private final OrderLedger ledger;
  private final FileTransport transport;
  private final Preflight preflight;
  private final Encoder<CheckedOrders> encoder;
  private final TransferListener listener;
  private final RemoteFolder folder;

  /** Puts the parts together. */
  public Dispatcher(
      Account account,
      ServiceProfile profile,
      Clock clock,
      OrderLedger ledger,
      FileTransport transport,
      Preflight preflight,
      Encoder<CheckedOrders> encoder,
      TransferListener listener) {
    this.account = account;
    this.profile = profile;
    this.clock = clock;
    this.ledger = ledger;
    this.transport = transport;
    this.preflight = preflight;
    this.encoder = encoder;
    this.listener = listener;
    this.folder = profile.folders().orders();
  }

  /**
   * Settles open files, then sends what is queued.
   *
   * @return what became of each file, in the order in which they were taken up; nothing when there
   *     was nothing to do, and then no connection was made
   */
  public List<FileOutcome> dispatch() {
    List<OrderFile> open = ledger.inTransaction(tx -> tx.outbox().openFiles(account.company()));
    List<OrderFile> files = new ArrayList<>(open);
    files.addAll(batch());
    List<FileOutcome> outcomes = new ArrayList<>();
    for (int next = 0; next < files.size(); ) {
      next = sendInOneSession(files, next, outcomes);
    }
    return List.copyOf(outcomes);
  }

  /** Sends files until one fails, since a session that failed is not used again. */
  private int sendInOneSession(List<OrderFile> files, int from, List<FileOutcome> outcomes) {
    int next = from;
    try (TransportSession session = transport.open()) {
      while (next < files.size()) {
        OrderFile file = files.get(next++);
        try {
          outcomes.add(new FileOutcome(advance(session, file), null));
        } catch (TransportException e) {
          log.warn("Order file {} is still open: {}", file.name(), e.getMessage());
          outcomes.add(new FileOutcome(stored(file), e));
          return next;
        }
      }
    } catch (TransportException unreachable) {
      // Not even a session: every remaining file stays as it is recorded.
      while (next < files.size()) {
        outcomes.add(new FileOutcome(stored(files.get(next++)), unreachable));
      }
    }
    return next;
  }

  private OrderFile advance(TransportSession session, OrderFile file) {
    OrderFile current = stored(file);
    if (current.state() == OrderFile.State.UPLOADED) {
      return settleUploaded(session, current);
    }
    if (current.isSettled() || current.state() == OrderFile.State.IN_DOUBT) {
      return current;
    }
    OrderFile attempting = current.nextAttempt();
    if (!replace(attempting)) {
      return stored(file);
    }
    if (current.attempt() > 0) {
      // The attempt before is superseded: nobody may rename its temporary file any more.
      deleteIfPresent(session, current.temporaryName());
    }
    put(session, attempting);
    OrderFile uploaded = attempting.next(OrderFile.State.UPLOADED);
    if (!replace(uploaded)) {
      return stored(file);
    }
    return publish(session, uploaded);
  }

  private void put(TransportSession session, OrderFile file) {
    try (InputStream content = file.content().open()) {
      session.put(folder, file.temporaryName(), content, file.content().size(), listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OrderFile publish(TransportSession session, OrderFile uploaded) {
    session.rename(folder, uploaded.temporaryName(), uploaded.name());
    return record(uploaded, OrderFile.State.SENT);
  }

  /**
   * Decides about a file whose temporary was whole on the server: only what the server shows
   * counts.
   */
  private OrderFile settleUploaded(TransportSession session, OrderFile file) {
    List<RemoteFile> listed = session.list(folder).files();
    Optional<RemoteFile> temporary = named(listed, file.temporaryName());
    Optional<RemoteFile> published = named(listed, file.name());
    if (temporary.isEmpty()) {
      // Its folder lists, and it is gone: renamed by us, and perhaps picked up already.
      return record(file, OrderFile.State.INFERRED);
    }
    if (published.isEmpty()) {
      return publish(session, file);
    }
    if (digest(session, temporary.get()).equals(file.sha256())
        && digest(session, published.get()).equals(file.sha256())) {
      session.delete(folder, file.temporaryName());
      return record(file, OrderFile.State.SENT);
    }
    log.warn(
        "Order file {}: both its temporary and its final name exist, with different contents; nothing was changed",
        file.name());
    return file;
  }

  private String digest(TransportSession session, RemoteFile file) {
    Sha256 sha = new Sha256();
    session.read(file, sha.around(OutputStream.nullOutputStream()), TransferListener.NONE);
    return sha.hex();
  }

  private void deleteIfPresent(TransportSession session, String name) {
    if (session.find(folder, name).isPresent()) {
      session.delete(folder, name);
    }
  }

  private static Optional<RemoteFile> named(List<RemoteFile> files, String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** Groups queued orders into files and records the intent to send them. */
  private List<OrderFile> batch() {
    List<QueuedOrder> queued =
        ledger.inTransaction(tx -> tx.outbox().queued(account.company(), Integer.MAX_VALUE));
    // Checked again: the profile may be another one than when they were entered.
    CheckedOrders checked =
        preflight.check(queued.stream().map(QueuedOrder::order).toList()).orders();
    Map<OrderKey, QueuedOrder> byKey =
        queued.stream().collect(Collectors.toMap(order -> order.order().key(), order -> order));
    List<OrderFile> files = new ArrayList<>();
    for (CheckedOrders part : checked.splitByLines(profile.maxLinesPerFile())) {
      List<QueuedOrder> group =
          part.orders().stream().flatMap(order -> stream(byKey.get(order.key()))).toList();
      intend(part, group).ifPresent(files::add);
    }
    return files;
  }

  private static Stream<QueuedOrder> stream(@Nullable QueuedOrder order) {
    return Stream.ofNullable(order);
  }

  private Optional<OrderFile> intend(CheckedOrders part, List<QueuedOrder> group) {
    byte[] content = encoder.encode(part);
    String sha256 = Sha256.of(content);
    List<OrderKey> keys = part.orders().stream().map(Order::key).toList();
    LocalDateTime stamp =
        LocalDateTime.ofInstant(clock.instant(), profile.zone()).truncatedTo(ChronoUnit.SECONDS);
    for (int second = 0; second < NAMES_TO_TRY; second++) {
      String name = profile.fileNames().orders(account, stamp.plusSeconds(second));
      OrderFile file =
          new OrderFile(
              account.company(),
              name,
              OrderFile.State.INTENT,
              0,
              FileContent.of(name, content),
              sha256,
              keys,
              clock.instant(),
              0);
      Intent intent = ledger.inTransaction(tx -> reserve(tx.outbox(), file, group));
      if (intent == Intent.RESERVED) {
        return Optional.of(file);
      }
      if (intent == Intent.TAKEN_BY_ANOTHER) {
        // Another dispatch has these orders; it sends them.
        return Optional.empty();
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "no free order file name within %d seconds after %s",
            NAMES_TO_TRY,
            stamp));
  }

  private enum Intent {
    RESERVED,
    NAME_TAKEN,
    TAKEN_BY_ANOTHER
  }

  private static Intent reserve(Outbox outbox, OrderFile file, List<QueuedOrder> group) {
    if (outbox.file(file.account(), file.name()).isPresent()) {
      return Intent.NAME_TAKEN;
    }
    for (QueuedOrder order : group) {
      boolean waits =
          outbox
              .order(file.account(), order.order().key())
              .filter(stored -> stored.version() == order.version())
              .isPresent();
      if (!waits) {
        return Intent.TAKEN_BY_ANOTHER;
      }
    }
    if (!outbox.enter(file)) {
      return Intent.NAME_TAKEN;
    }
    for (QueuedOrder order : group) {
      List<String> files = new ArrayList<>(order.files());
      files.add(file.name());
      if (!outbox.replace(order.next(QueuedOrder.State.IN_FILE, files))) {
        throw new IllegalStateException("an order changed within our own transaction");
      }
    }
    return Intent.RESERVED;
  }

  private OrderFile record(OrderFile file, OrderFile.State state) {
    OrderFile next = file.next(state);
    return replace(next) ? next : stored(file);
  }

  private boolean replace(OrderFile next) {
    return ledger.inTransaction(tx -> tx.outbox().replace(next));
  }

  private OrderFile stored(OrderFile file) {
    return ledger
        .inTransaction(tx -> tx.outbox().file(file.account(), file.name()))
        .orElseThrow(
            () -> new IllegalStateException("order file " + file.name() + " left the ledger"));
  }
}
