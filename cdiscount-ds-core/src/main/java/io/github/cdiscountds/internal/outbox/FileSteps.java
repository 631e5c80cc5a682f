package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one order file from state to state, on one session (DESIGN section 4). Each step is
 * recorded by compare-and-set before the next may begin; what only the server can tell is asked for
 * there.
 *
 * <p>Not thread-safe; any number of them may work on one file at a time, on any nodes.
 */
final class FileSteps {
  private static final Logger log = LoggerFactory.getLogger(FileSteps.class);

  /**
   * More states than a file goes through; a file that others change all the time is left to them.
   */
  private static final int STEPS = 20;

  private final Workplace workplace;
  private final TransportSession session;
  private final RemoteFolder folder;

  /**
   * What all files of an account have in common.
   *
   * @param ledger where every step is recorded
   * @param folder where order files are dropped
   * @param host the server's name for messages
   * @param listener is told of the progress of uploads
   * @param archive keeps what is uploaded
   * @param claims under which name files are held, and how long
   * @param stopwatch the client's own time
   * @param deadlines how long reports may take
   * @param doubt what becomes of files in doubt
   * @param uploadCheck how a whole upload is told from a damaged one
   */
  record Workplace(
      OrderLedger ledger,
      RemoteFolder folder,
      String host,
      TransferListener listener,
      DocumentArchive archive,
      Claims claims,
      Stopwatch stopwatch,
      Deadlines deadlines,
      DoubtPolicy doubt,
      UploadCheck uploadCheck) {}

  FileSteps(Workplace workplace, TransportSession session) {
    this.workplace = workplace;
    this.session = session;
    this.folder = workplace.folder();
  }

  /** Takes a file as far as it goes now; what stops it is in the outcome. */
  FileOutcome advance(OrderFile file) {
    OrderFile current = file;
    boolean uploadedHere = false;
    boolean lookedAgain = false;
    for (int step = 0; step < STEPS; step++) {
      try {
        current = stored(file);
        if (current.version() != file.version() && workplace.claims().isHeldByAnother(current)) {
          return new FileOutcome(current, null);
        }
        OrderFile before = current;
        switch (current.state()) {
          case INTENT, ATTEMPTING -> {
            if (current.recalled()) {
              transaction(tx -> new FileFate(tx, before).takenBack());
            } else if (attempt(current)) {
              uploadedHere = true;
            } else {
              return new FileOutcome(stored(file), null);
            }
          }
          case UPLOADED -> {
            boolean isSureToBeThere = uploadedHere;
            uploadedHere = false;
            publish(current, isSureToBeThere);
          }
          case INFERRED -> lookForInferred(current);
          case TAKING -> takeBack(current);
          case TAKEN -> release(current);
          case SENT, CONFIRMED, IN_DOUBT, WITHDRAWN -> {
            return new FileOutcome(current, null);
          }
        }
        current = stored(file);
        if (current.version() == before.version()) {
          return new FileOutcome(current, null); // it waits for something
        }
      } catch (DropshipException e) {
        if (isGone(e) && !lookedAgain) {
          // Somebody else may have renamed it in between: the server tells.
          lookedAgain = true;
          continue;
        }
        OrderFile known = lastKnown(current);
        // Another client got ahead of this one and finished the file: nothing is wrong then.
        return new FileOutcome(known, known.isSent() ? null : e);
      }
    }
    return new FileOutcome(current, null);
  }

  private static boolean isGone(DropshipException e) {
    return e instanceof TransportException failure
        && failure.kind() == TransportException.Kind.NO_SUCH_FILE;
  }

  /**
   * Uploads under a name that is used for nothing else, ever.
   *
   * @return false when somebody else has the file now, or its fate is decided
   */
  private boolean attempt(OrderFile current) {
    OrderFile attempting = current.nextAttempt(workplace.claims().client());
    if (!replace(attempting)) {
      return false;
    }
    if (current.attempt() > 0) {
      removeSuperseded(attempting);
    }
    HeldFile held = new HeldFile(attempting);
    try {
      put(held);
      verify(held.file);
    } catch (TransportException e) {
      if (isGone(e)) {
        // It vanished before it was recorded as whole: the supplier may have taken it.
        transaction(tx -> new FileFate(tx, held.file).inDoubt(DoubtPolicy.WAIT));
        return false;
      }
      throw e;
    }
    if (!replace(held.file.next(OrderFile.State.UPLOADED))) {
      // Superseded meanwhile: nobody may ever rename what was just uploaded.
      OrderFile now = stored(attempting);
      if (now.attempt() != attempting.attempt() || now.state() == OrderFile.State.WITHDRAWN) {
        remove(attempting.temporaryName());
      }
      return false;
    }
    return true;
  }

  private void put(HeldFile held) {
    OrderFile file = held.file;
    FileContent content =
        workplace
            .ledger()
            .inTransaction(tx -> tx.outbox().content(file.account(), file.name()))
            .orElseThrow(
                () ->
                    new DropshipException(
                        "order file " + file.name() + ": its bytes left the ledger"));
    keep(file, content);
    held.beat();
    try (InputStream in = content.open()) {
      session.put(
          folder,
          file.temporaryName(),
          in,
          file.size(),
          (path, done, total) -> {
            held.beat();
            tell(path, done, total);
          });
    } catch (IOException | UncheckedIOException e) {
      throw new DropshipException(
          "order file " + file.name() + ": its stored content can't be read", e);
    }
  }

  /** The transport compared sizes; reading back compares the bytes. */
  private void verify(OrderFile file) {
    if (workplace.uploadCheck() == UploadCheck.SIZE) {
      return;
    }
    RemoteFile there =
        session
            .find(folder, file.temporaryName())
            .orElseThrow(
                () ->
                    failure(
                        TransportException.Kind.NO_SUCH_FILE,
                        file.temporaryName(),
                        "the file isn't there after the upload"));
    if (!digest(there).equals(file.sha256())) {
      throw failure(
          TransportException.Kind.INCOMPLETE,
          file.temporaryName(),
          "the server has other bytes than were uploaded; it is tried again under another name");
    }
  }

  private TransportException failure(TransportException.Kind kind, String name, String what) {
    return new TransportException(
        kind,
        TransportException.Outcome.UNKNOWN,
        workplace.host(),
        folder.pathOf(name),
        what,
        null);
  }

  /** A listener that fails must not keep orders from being sent. */
  private void tell(String path, long done, long total) {
    try {
      workplace.listener().progressed(path, done, total);
    } catch (RuntimeException e) {
      log.debug("The listener of transfers failed", e);
    }
  }

  private void keep(OrderFile file, FileContent content) {
    try {
      workplace
          .archive()
          .keep(
              new DocumentArchive.Document(
                  file.account(), DocumentKind.ORDERS, content, file.sha256()));
    } catch (RuntimeException e) {
      throw new DropshipException("order file " + file.name() + " can't be archived", e);
    }
  }

  /** A file that this client works on, and says so while that takes long. */
  private final class HeldFile {
    private OrderFile file;
    private long lastBeat = workplace.stopwatch().nanoTime();
    private boolean lost;

    HeldFile(OrderFile file) {
      this.file = file;
    }

    void beat() {
      long now = workplace.stopwatch().nanoTime();
      long pause = workplace.claims().beat().toNanos();
      if (lost || pause == 0 || now - lastBeat < pause) {
        return;
      }
      lastBeat = now;
      OrderFile next = file.heldBy(workplace.claims().client());
      if (replace(next)) {
        file = next;
      } else {
        lost = true; // somebody took over; what is recorded next fails, and tells
      }
    }
  }

  /** Renames what is recorded as whole, and nothing else. */
  private void publish(OrderFile uploaded, boolean isSureToBeThere) {
    if (uploaded.recalled()) {
      replace(uploaded.takeBack());
      return;
    }
    if (isSureToBeThere) {
      session.rename(folder, uploaded.temporaryName(), uploaded.name());
      sent(uploaded);
      return;
    }
    List<RemoteFile> listed = session.list(folder).files();
    Optional<RemoteFile> temporary = named(listed, uploaded.temporaryName());
    Optional<RemoteFile> published = named(listed, uploaded.name());
    if (temporary.isEmpty()) {
      // Its folder lists, and it is gone: renamed by us, and perhaps picked up already.
      if (published.filter(there -> there.size() == uploaded.size()).isPresent()) {
        sent(uploaded);
      } else {
        inferred(uploaded);
      }
    } else if (published.isEmpty()) {
      session.rename(folder, uploaded.temporaryName(), uploaded.name());
      sent(uploaded);
    } else if (digest(temporary.get()).equals(uploaded.sha256())
        && digest(published.get()).equals(uploaded.sha256())) {
      remove(uploaded.temporaryName());
      sent(uploaded);
    } else {
      throw nameIsTaken(uploaded.name());
    }
  }

  /** It is in its place; where it is wanted back, taking it back begins. */
  private void sent(OrderFile file) {
    replace(file.next(file.recalled() ? OrderFile.State.TAKING : OrderFile.State.SENT));
  }

  /** It isn't where it was: the supplier has it, as far as anybody can tell. */
  private void inferred(OrderFile file) {
    wait(file, OrderFile.State.INFERRED);
  }

  private void wait(OrderFile file, OrderFile.State state) {
    transaction(
        tx -> tx.outbox().replace(file.waiting(state, workplace.deadlines().reportDue(tx.now()))));
  }

  /** Nobody saw it arrive: it is seen now, or nobody can tell any more, or time goes on. */
  private void lookForInferred(OrderFile file) {
    List<RemoteFile> listed = session.list(folder).files();
    if (named(listed, file.takenName()).isPresent()) {
      wait(file, OrderFile.State.TAKEN); // it was taken back while somebody else looked
      return;
    }
    if (named(listed, file.name()).filter(there -> there.size() == file.size()).isPresent()) {
      sent(file);
      return;
    }
    transaction(
        tx -> {
          boolean mayBeSentAgain =
              workplace.doubt() == DoubtPolicy.SEND_AGAIN && nothingWasMissed(tx, file);
          boolean isTime = mayBeSentAgain ? isOver(tx, file) : isDue(file, tx.now());
          return isTime
              && new FileFate(tx, file)
                  .inDoubt(mayBeSentAgain ? DoubtPolicy.SEND_AGAIN : DoubtPolicy.WAIT);
        });
  }

  /**
   * Renames the file out of the supplier's reach, from its place or, before it got there, from its
   * temporary name; or learns that it came too late.
   */
  private void takeBack(OrderFile file) {
    List<RemoteFile> listed = session.list(folder).files();
    boolean isTaken = named(listed, file.takenName()).isPresent();
    Optional<RemoteFile> source =
        named(listed, file.name()).or(() -> named(listed, file.temporaryName()));
    if (isTaken && source.isPresent()) {
      throw nameIsTaken(file.takenName());
    }
    if (!isTaken && source.isEmpty()) {
      inferred(file); // it was picked up
      return;
    }
    source.ifPresent(there -> session.rename(folder, there.name(), file.takenName()));
    wait(file, OrderFile.State.TAKEN);
  }

  /**
   * Frees the orders of a file that was taken back, once no report can name it any more: the time
   * has passed, and all reports that lay on the server after it were read. Where the file left its
   * hiding place, or a report since couldn't be read, nobody can tell.
   */
  private void release(OrderFile file) {
    boolean isThere = named(session.list(folder).files(), file.takenName()).isPresent();
    boolean decided =
        transaction(
            tx -> {
              if (!isOver(tx, file)) {
                return false;
              }
              FileFate fate = new FileFate(tx, file);
              return (isThere && nothingWasMissed(tx, file))
                  ? fate.takenBack()
                  : fate.inDoubt(DoubtPolicy.WAIT);
            });
    if (decided && stored(file).state() == OrderFile.State.WITHDRAWN) {
      remove(file.takenName());
    }
  }

  private static boolean nothingWasMissed(LedgerTransaction tx, OrderFile file) {
    return tx.documents()
        .lastUnreadable(file.account())
        .filter(at -> !at.isBefore(file.createdAt()))
        .isEmpty();
  }

  private static boolean isDue(OrderFile file, Instant now) {
    Instant due = file.due();
    return due != null && !now.isBefore(due);
  }

  private static boolean isOver(LedgerTransaction tx, OrderFile file) {
    return isDue(file, tx.now())
        && tx.documents()
            .lastPolled(file.account())
            .filter(polled -> isDue(file, polled))
            .isPresent();
  }

  private TransportException nameIsTaken(String name) {
    return new TransportException(
        TransportException.Kind.ALREADY_EXISTS,
        TransportException.Outcome.NOTHING_DONE,
        workplace.host(),
        folder.pathOf(name),
        "another file has this order file's name; it is tried again once that one is picked up",
        null);
  }

  /** Removes what earlier attempts left; nobody may rename it any more. */
  private void removeSuperseded(OrderFile file) {
    Set<String> superseded = new HashSet<>();
    for (int attempt = 1; attempt < file.attempt(); attempt++) {
      superseded.add(file.temporaryName(attempt));
    }
    for (RemoteFile listed : session.list(folder).files()) {
      if (superseded.contains(listed.name())) {
        remove(listed.name());
      }
    }
  }

  private void remove(String name) {
    remove(session, folder, name);
  }

  /** Removes a file that is of no use any more; one that stays holds nothing up. */
  static void remove(TransportSession session, RemoteFolder folder, String name) {
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

  private String digest(RemoteFile file) {
    Sha256 sha = new Sha256();
    session.read(file, sha.around(OutputStream.nullOutputStream()), TransferListener.NONE);
    return sha.hex();
  }

  private static Optional<RemoteFile> named(List<RemoteFile> files, String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  private boolean replace(OrderFile next) {
    return transaction(tx -> tx.outbox().replace(next));
  }

  private boolean transaction(Predicate<LedgerTransaction> work) {
    return workplace.ledger().<Boolean>inTransaction(work::test);
  }

  private OrderFile stored(OrderFile file) {
    return workplace
        .ledger()
        .inTransaction(tx -> tx.outbox().file(file.account(), file.name()))
        .orElseThrow(() -> new DropshipException("order file " + file.name() + " left the ledger"));
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
