package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.preflight.Checked;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** How often the queue is read again when it changes while files are made of it. */
  private static final int ROUNDS_TO_TRY = 100;

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
   * Settles open files, then sends what is queued. What fails once a file was taken up is in its
   * outcome, whether server or ledger failed.
   *
   * @return what became of files and queue; nothing when there was nothing to do, and then no
   *     connection was made
   * @throws DropshipException when the ledger fails before a file is taken up
   */
  public Dispatched dispatch() {
    List<OrderFile> files =
        new ArrayList<>(ledger.inTransaction(tx -> tx.outbox().openFiles(account.company())));
    List<Finding> heldBack = batch(files);
    List<FileOutcome> outcomes = new ArrayList<>();
    for (int next = 0; next < files.size(); ) {
      next = sendInOneSession(files, next, outcomes);
    }
    return new Dispatched(outcomes, heldBack);
  }

  /** Sends files until one fails, since a session that failed is not used again. */
  private int sendInOneSession(List<OrderFile> files, int from, List<FileOutcome> outcomes) {
    int next = from;
    try (TransportSession session = transport.open()) {
      while (next < files.size()) {
        FileOutcome outcome = send(session, files.get(next++));
        outcomes.add(outcome);
        if (outcome.failure() != null) {
          log.warn(
              "Order file {} is still open: {}",
              outcome.file().name(),
              outcome.failure().getMessage());
          return next;
        }
      }
    } catch (TransportException unreachable) {
      // Not even a session: every remaining file stays as it is recorded.
      while (next < files.size()) {
        OrderFile file = files.get(next++);
        outcomes.add(new FileOutcome(lastKnown(file), unreachable));
      }
    }
    return next;
  }

  private FileOutcome send(TransportSession session, OrderFile file) {
    OrderFile current = file;
    try {
      current = stored(file);
      if (current.state() == OrderFile.State.UPLOADED) {
        return settleUploaded(session, current);
      }
      if (current.isSettled() || current.state() == OrderFile.State.IN_DOUBT) {
        return new FileOutcome(current, null);
      }
      OrderFile attempting = current.nextAttempt();
      if (!replace(attempting)) {
        return new FileOutcome(stored(file), null);
      }
      if (current.attempt() > 0) {
        removeSuperseded(session, attempting);
      }
      current = attempting;
      put(session, attempting);
      OrderFile uploaded = attempting.next(OrderFile.State.UPLOADED);
      if (!replace(uploaded)) {
        // Superseded meanwhile: nobody may ever rename what was just uploaded.
        removeTemporary(session, attempting.temporaryName());
        return new FileOutcome(stored(file), null);
      }
      current = uploaded;
      return publish(session, uploaded);
    } catch (DropshipException e) {
      OrderFile known = lastKnown(current);
      // Another dispatch got ahead of this one and finished the file: nothing is wrong then.
      return new FileOutcome(known, known.isSettled() ? null : e);
    }
  }

  private void put(TransportSession session, OrderFile file) {
    try (InputStream content = file.content().open()) {
      session.put(folder, file.temporaryName(), content, file.content().size(), listener);
    } catch (IOException | UncheckedIOException e) {
      throw new DropshipException(
          "order file " + file.name() + ": its stored content can't be read", e);
    }
  }

  private FileOutcome publish(TransportSession session, OrderFile uploaded) {
    session.rename(folder, uploaded.temporaryName(), uploaded.name());
    return done(uploaded, OrderFile.State.SENT);
  }

  /**
   * Records that the file reached its place. When that fails the file is there all the same: the
   * answer is the state recorded before, with the failure, and the next dispatch looks.
   */
  private FileOutcome done(OrderFile file, OrderFile.State state) {
    try {
      OrderFile next = file.next(state);
      return new FileOutcome(replace(next) ? next : stored(file), null);
    } catch (RuntimeException e) {
      return new FileOutcome(
          file,
          e instanceof DropshipException failure
              ? failure
              : new DropshipException("the ledger failed while " + state + " was recorded", e));
    }
  }

  /**
   * Decides about a file whose temporary was whole on the server: only what the server shows
   * counts.
   */
  private FileOutcome settleUploaded(TransportSession session, OrderFile file) {
    List<RemoteFile> listed = session.list(folder).files();
    Optional<RemoteFile> temporary = named(listed, file.temporaryName());
    Optional<RemoteFile> published = named(listed, file.name());
    if (temporary.isEmpty()) {
      // Its folder lists, and it is gone: renamed by us, and perhaps picked up already.
      boolean seen = published.filter(there -> there.size() == file.content().size()).isPresent();
      return done(file, seen ? OrderFile.State.SENT : OrderFile.State.INFERRED);
    }
    if (published.isEmpty()) {
      return publish(session, file);
    }
    if (digest(session, temporary.get()).equals(file.sha256())
        && digest(session, published.get()).equals(file.sha256())) {
      removeTemporary(session, file.temporaryName());
      return done(file, OrderFile.State.SENT);
    }
    throw new TransportException(
        TransportException.Kind.ALREADY_EXISTS,
        TransportException.Outcome.NOTHING_DONE,
        transport.describe(),
        folder.pathOf(file.name()),
        "another file has this order file's name; it is tried again once that one is picked up",
        null);
  }

  /** Removes what earlier attempts left; nobody may rename it any more. */
  private void removeSuperseded(TransportSession session, OrderFile file) {
    Set<String> superseded = new HashSet<>();
    for (int attempt = 1; attempt < file.attempt(); attempt++) {
      superseded.add(file.temporaryName(attempt));
    }
    for (RemoteFile listed : session.list(folder).files()) {
      if (superseded.contains(listed.name())) {
        removeTemporary(session, listed.name());
      }
    }
  }

  /** Removes a temporary file that is of no use any more; one that stays holds nothing up. */
  private void removeTemporary(TransportSession session, String name) {
    try {
      session.delete(folder, name);
    } catch (TransportException e) {
      switch (e.kind()) {
        case NO_SUCH_FILE -> log.debug("Temporary file {} was gone already", name);
        case PERMISSION, UNSUPPORTED ->
            log.warn("Temporary file {} can't be removed: {}", name, e.getMessage());
        default -> throw e;
      }
    }
  }

  private String digest(TransportSession session, RemoteFile file) {
    Sha256 sha = new Sha256();
    session.read(file, sha.around(OutputStream.nullOutputStream()), TransferListener.NONE);
    return sha.hex();
  }

  private static Optional<RemoteFile> named(List<RemoteFile> files, String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /**
   * Groups queued orders into files and records the intent to send them.
   *
   * @param files receives the files
   * @return why orders stay in the queue
   */
  private List<Finding> batch(List<OrderFile> files) {
    for (int round = 0; round < ROUNDS_TO_TRY; round++) {
      List<QueuedOrder> queued =
          ledger.inTransaction(tx -> tx.outbox().queued(account.company(), Integer.MAX_VALUE));
      // Checked again: the profile may be another one than when they were entered.
      Checked checked = preflight.check(queued.stream().map(QueuedOrder::order).toList());
      if (intendAll(checked.orders(), queued, files)) {
        return checked.findings().stream().filter(Finding::isError).toList();
      }
      // Somebody cancelled or took one of the orders: the others are still to be sent.
    }
    return List.of(); // others are busy with the same orders; what they leave is sent next time
  }

  private boolean intendAll(
      CheckedOrders checked, List<QueuedOrder> queued, List<OrderFile> files) {
    Map<OrderKey, QueuedOrder> byKey =
        queued.stream().collect(Collectors.toMap(order -> order.order().key(), order -> order));
    for (CheckedOrders part : checked.splitByLines(profile.maxLinesPerFile())) {
      List<QueuedOrder> group =
          part.orders().stream().flatMap(order -> stream(byKey.get(order.key()))).toList();
      Optional<OrderFile> file = intend(part, group);
      if (file.isEmpty()) {
        return false;
      }
      files.add(file.get());
    }
    return true;
  }

  private static Stream<QueuedOrder> stream(@Nullable QueuedOrder order) {
    return Stream.ofNullable(order);
  }

  /** Reserves a name and the orders, or answers nothing when one of the orders changed. */
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
      if (intent == Intent.ORDERS_CHANGED) {
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
    ORDERS_CHANGED
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
        return Intent.ORDERS_CHANGED;
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

  private boolean replace(OrderFile next) {
    return ledger.inTransaction(tx -> tx.outbox().replace(next));
  }

  private OrderFile stored(OrderFile file) {
    return ledger
        .inTransaction(tx -> tx.outbox().file(file.account(), file.name()))
        .orElseThrow(
            () -> new IllegalStateException("order file " + file.name() + " left the ledger"));
  }

  /** The file as it is recorded, or as it was last seen when the ledger can't tell. */
  private OrderFile lastKnown(OrderFile file) {
    try {
      return stored(file);
    } catch (DropshipException ledgerFails) {
      return file;
    }
  }
}
