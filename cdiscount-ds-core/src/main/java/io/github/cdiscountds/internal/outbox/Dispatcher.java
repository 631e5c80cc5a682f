package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what is open and sends what is queued, on as few connections as possible: {@link Batch}
 * makes the files, {@link FileSteps} takes each of them as far as it goes.
 *
 * <p>Thread-safe: any number of dispatches may run at once, on one node or on several;
 * compare-and-set decides who takes a step.
 */
public final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final Account account;
  private final FileTransport transport;
  private final Workplace workplace;
  private final RemoteFolder folder;
  private final Batch batch;
  private final HidingPlaces hidingPlaces;

  /**
   * Who dispatches.
   *
   * @param client a name that no other client has at the same time
   * @param claimTimeout how long a file of another client may stand still before it is taken over
   * @param doubt what becomes of files in doubt
   * @param uploadCheck how a whole upload is told from a damaged one
   */
  public record Manner(
      String client, Duration claimTimeout, DoubtPolicy doubt, UploadCheck uploadCheck) {}

  /** Puts the parts together. */
  public Dispatcher(
      Account account,
      ServiceProfile profile,
      Clock clock,
      OrderLedger ledger,
      FileTransport transport,
      Preflight preflight,
      Encoder<CheckedOrders> encoder,
      TransferListener listener,
      DocumentArchive archive,
      Manner manner) {
    this(
        account,
        profile,
        clock,
        ledger,
        transport,
        preflight,
        encoder,
        listener,
        archive,
        manner,
        Stopwatch.SYSTEM);
  }

  Dispatcher(
      Account account,
      ServiceProfile profile,
      Clock clock,
      OrderLedger ledger,
      FileTransport transport,
      Preflight preflight,
      Encoder<CheckedOrders> encoder,
      TransferListener listener,
      DocumentArchive archive,
      Manner manner,
      Stopwatch stopwatch) {
    this.account = account;
    this.transport = transport;
    this.folder = profile.folders().orders();
    TemporaryNames temporaryNames = profile.temporaryNames();
    this.hidingPlaces = new HidingPlaces(account.company(), ledger, temporaryNames);
    this.workplace =
        new Workplace(
            ledger,
            listener,
            archive,
            new Claims(manner.client(), manner.claimTimeout(), stopwatch),
            stopwatch,
            new Deadlines(profile),
            manner.doubt(),
            manner.uploadCheck(),
            temporaryNames);
    this.batch =
        new Batch(
            account,
            profile,
            ledger,
            preflight,
            encoder,
            new FileNaming(account, profile, clock),
            manner.client());
  }

  /**
   * Settles open files, then sends what is queued. What fails once a file was taken up is in its
   * outcome, whether server or ledger failed. Where another client works on a file, it is waited
   * for until that client shows a sign of life or its claim expires.
   *
   * @param pacing whether queued orders may wait for more
   * @return what became of files and queue; nothing when there was nothing to do, and then no
   *     connection was made
   * @throws DropshipException when the ledger fails before a file is taken up
   */
  public Dispatched dispatch(Pacing pacing) {
    Map<OrderFile, List<OrderKey>> open = openWithOrders();
    workplace.claims().keepOnly(open.keySet());
    hidingPlaces.seen(open.keySet());
    List<OrderFile> mine = new ArrayList<>();
    List<OrderFile> others = new ArrayList<>();
    for (OrderFile file : open.keySet()) {
      (workplace.claims().mayTake(file) ? mine : others).add(file);
    }
    Map<String, List<OrderKey>> orders = new HashMap<>();
    open.forEach((file, keys) -> orders.put(file.name(), keys));
    Progress progress = new Progress();
    // What is open comes first, so that nothing about new files can keep it from being settled.
    advanceAll(mine, progress);
    Batch.Batched batched = batch.make(pacing);
    batched.files().forEach((file, keys) -> orders.put(file.name(), keys));
    advanceAll(List.copyOf(batched.files().keySet()), progress);
    takeOver(others, progress);
    return new Dispatched(
        progress.outcomes, orders, batched.heldBack(), progress.unknown, batched.nextAt());
  }

  /** Waits for files of other clients, and goes on with those that expire. */
  private void takeOver(List<OrderFile> others, Progress progress) {
    List<OrderFile> leftToThem = new ArrayList<>(others);
    Watch watch = new Watch(workplace, others);
    DropshipException failure = null;
    try {
      for (List<OrderFile> expired = watch.nextExpired();
          !expired.isEmpty();
          expired = watch.nextExpired()) {
        leftToThem.removeAll(expired);
        advanceAll(expired, progress);
      }
    } catch (DropshipException e) {
      failure = e; // files were sent before: what became of them must reach the caller
    }
    for (OrderFile file : leftToThem) {
      progress.outcomes.add(new FileOutcome(workplace.lastKnown(file), failure));
    }
  }

  /** Takes single files as far as they go; what fails is tried again by the next dispatch. */
  void advance(List<OrderFile> files) {
    advanceAll(files, new Progress());
  }

  /** What a dispatch came to so far. Not thread-safe. */
  private static final class Progress {
    private final List<FileOutcome> outcomes = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean tidied;
  }

  private Map<OrderFile, List<OrderKey>> openWithOrders() {
    return workplace
        .ledger()
        .inTransaction(
            tx -> {
              Map<OrderFile, List<OrderKey>> files = new LinkedHashMap<>();
              for (OrderFile file : tx.outbox().files(account.company(), OrderFile.UNSETTLED)) {
                files.put(file, tx.outbox().ordersIn(account.company(), file.name()));
              }
              return files;
            });
  }

  private void advanceAll(List<OrderFile> files, Progress progress) {
    for (int next = 0; next < files.size(); ) {
      next = advanceInOneSession(files, next, progress);
    }
  }

  /** Goes on until a file fails, since a session that failed is not used again. */
  private int advanceInOneSession(List<OrderFile> files, int from, Progress progress) {
    int next = from;
    try (TransportSession session = transport.open()) {
      OrderFolder orders = new OrderFolder(session, folder, transport.describe());
      FileSteps steps = new FileSteps(workplace, orders);
      while (next < files.size()) {
        FileOutcome outcome = advanceAlone(steps, files.get(next++));
        progress.outcomes.add(outcome);
        if (outcome.failure() != null) {
          log.warn(
              "Order file {} is still open: {}",
              outcome.file().name(),
              outcome.failure().getMessage());
          return next;
        }
      }
      tidyOnce(orders, progress);
    } catch (TransportException unreachable) {
      // Not even a session: every remaining file stays as it is recorded.
      while (next < files.size()) {
        OrderFile file = files.get(next++);
        progress.outcomes.add(new FileOutcome(workplace.lastKnown(file), unreachable));
      }
    }
    return next;
  }

  /** One thread of a client works on a file at a time; the others leave it alone. */
  private FileOutcome advanceAlone(FileSteps steps, OrderFile file) {
    if (!workplace.claims().begin(file)) {
      return new FileOutcome(workplace.lastKnown(file), null);
    }
    try {
      return steps.advance(file);
    } finally {
      workplace.claims().end(file);
    }
  }

  /** What can't be tidied now is tidied by a later dispatch. */
  private void tidyOnce(OrderFolder orders, Progress progress) {
    if (progress.tidied) {
      return;
    }
    progress.tidied = true;
    try {
      tidy(orders, progress);
    } catch (DropshipException e) {
      log.debug("Hidden files were not tidied up: {}", e.getMessage());
    }
  }

  /**
   * Removes hidden files of this ledger that nobody needs any more; hidden files that it doesn't
   * know are told and never touched. Files hide where the present setting says, and where the
   * settings said with which the ledger's files were made, whatever became of those. A folder that
   * isn't there any more, or can't be listed, keeps none of the others from being tidied.
   */
  private void tidy(OrderFolder orders, Progress progress) {
    Set<TemporaryNames> settings = hidingPlaces.all();
    for (RemoteFolder one : orders.folders(settings)) {
      for (RemoteFile listed : orders.listIfPossible(one)) {
        Optional<OrderFile> file = ofThisLedger(orders, listed);
        if (file.isPresent()) {
          if (isOfNoUse(file.get(), listed.name())) {
            orders.remove(Place.of(listed));
          }
        } else if (settings.stream()
            .filter(names -> names.folderBeside(folder).equals(one))
            .anyMatch(names -> names.finalNameOf(listed.name()).isPresent())) {
          progress.unknown.add(one.equals(folder) ? listed.name() : listed.path());
        }
      }
    }
  }

  /** The file that hides under a name, as the ledger recorded it. */
  private Optional<OrderFile> ofThisLedger(OrderFolder orders, RemoteFile listed) {
    List<String> names = TemporaryNames.possibleFinalNames(listed.name());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return workplace
        .ledger()
        .inTransaction(
            tx ->
                names.stream()
                    .flatMap(name -> tx.outbox().file(account.company(), name).stream())
                    .filter(file -> orders.isHidden(file, listed))
                    .findFirst());
  }

  /** Whether nobody may ever rename a hidden file any more, and nobody learns anything from it. */
  private static boolean isOfNoUse(OrderFile file, String name) {
    return switch (file.state()) {
      case SENT, CONFIRMED, WITHDRAWN -> true;
      case INTENT, INFERRED, IN_DOUBT -> false;
      case ATTEMPTING, UPLOADED -> !name.equals(file.temporaryName());
      case TAKING, TAKEN -> !name.equals(file.takenName()) && !name.equals(file.temporaryName());
    };
  }
}
