package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one order file from state to state, on one session (DESIGN section 4). Each step is
 * recorded by compare-and-set before the next may begin; what only the server can tell is asked for
 * there.
 *
 * <p>Not thread-safe; any number of them may work on one file at a time, on any nodes.
 */
final class FileSteps {
  /**
   * More states than a file goes through; a file that others change all the time is left to them.
   */
  private static final int STEPS = 20;

  private final Workplace workplace;
  private final OrderFolder folder;

  FileSteps(Workplace workplace, OrderFolder folder) {
    this.workplace = workplace;
    this.folder = folder;
  }

  /** Takes a file as far as it goes now; what stops it is in the outcome. */
  FileOutcome advance(OrderFile file) {
    OrderFile current = file;
    boolean uploadedHere = false;
    boolean lookedAgain = false;
    for (int step = 0; step < STEPS; step++) {
      try {
        current = workplace.stored(file);
        if (current.version() != file.version() && workplace.claims().isHeldByAnother(current)) {
          return new FileOutcome(current, null);
        }
        OrderFile before = current;
        switch (current.state()) {
          case INTENT, ATTEMPTING -> {
            uploadedHere = attempt(current);
            if (!uploadedHere) {
              return new FileOutcome(workplace.stored(file), null);
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
        current = workplace.stored(file);
        if (current.version() == before.version()) {
          return new FileOutcome(current, null); // it waits for something
        }
      } catch (DropshipException e) {
        if (OrderFolder.isGone(e) && !lookedAgain) {
          // Somebody else may have renamed it in between: the server tells.
          lookedAgain = true;
          continue;
        }
        OrderFile known = workplace.lastKnown(current);
        // Another client got ahead of this one and finished the file: nothing is wrong then.
        return new FileOutcome(known, known.isSent() ? null : e);
      }
    }
    return new FileOutcome(current, null);
  }

  /**
   * Uploads under a name that is used for nothing else, ever.
   *
   * @return false when somebody else has the file now, or its fate is decided
   */
  private boolean attempt(OrderFile current) {
    OrderFile attempting = whereItHidesNow(current).nextAttempt(workplace.claims().client());
    if (!workplace.replace(attempting)) {
      return false;
    }
    if (current.attempt() > 0) {
      removeSuperseded(attempting);
    }
    Upload upload = new Upload(workplace, folder, attempting);
    try {
      upload.put();
      upload.verify();
    } catch (TransportException e) {
      if (OrderFolder.isGone(e)) {
        // It vanished before it was recorded as whole: the supplier may have taken it.
        workplace.inTransaction(tx -> new FileFate(tx, upload.file()).inDoubt(DoubtPolicy.WAIT));
        return false;
      }
      throw e;
    }
    if (!workplace.replace(upload.file().next(OrderFile.State.UPLOADED))) {
      // Superseded meanwhile: nobody may ever rename what was just uploaded.
      OrderFile now = workplace.stored(attempting);
      if (now.attempt() != attempting.attempt() || now.state() == OrderFile.State.WITHDRAWN) {
        folder.remove(folder.temporary(attempting));
      }
      return false;
    }
    return true;
  }

  /**
   * A file of which nothing can lie anywhere goes where the profile says by now, so that a folder
   * that can't be used holds its orders up no longer than the profile names it.
   */
  private OrderFile whereItHidesNow(OrderFile current) {
    TemporaryNames present = workplace.temporaryNames();
    return current.temporaryNames().equals(present)
            || (current.attempt() > 0 && !folder.hidesNothingOf(current))
        ? current
        : current.hiddenBy(present);
  }

  /** Renames what is recorded as whole, and nothing else. */
  private void publish(OrderFile uploaded, boolean isSureToBeThere) {
    Place hidden = folder.temporary(uploaded);
    Place place = folder.published(uploaded);
    if (isSureToBeThere) {
      folder.rename(hidden, place);
      sent(uploaded);
      return;
    }
    OrderFolder.Listing listed = folder.list(uploaded);
    Optional<RemoteFile> temporary = listed.at(hidden);
    Optional<RemoteFile> published = listed.at(place);
    if (temporary.isEmpty()) {
      // Its folder lists, and it is gone: renamed by us, and perhaps picked up already.
      if (published.filter(there -> there.size() == uploaded.size()).isPresent()) {
        sent(uploaded);
      } else {
        inferred(uploaded);
      }
    } else if (published.isEmpty()) {
      folder.rename(hidden, place);
      sent(uploaded);
    } else if (folder.digest(temporary.get()).equals(uploaded.sha256())
        && folder.digest(published.get()).equals(uploaded.sha256())) {
      folder.remove(hidden);
      sent(uploaded);
    } else {
      throw folder.nameIsTaken(place);
    }
  }

  /** It is in its place; where it is wanted back, taking it back begins. */
  private void sent(OrderFile file) {
    workplace.replace(file.next(file.recalled() ? OrderFile.State.TAKING : OrderFile.State.SENT));
  }

  /** It isn't where it was: the supplier has it, as far as anybody can tell. */
  private void inferred(OrderFile file) {
    wait(file, OrderFile.State.INFERRED);
  }

  private void wait(OrderFile file, OrderFile.State state) {
    workplace.inTransaction(
        tx -> tx.outbox().replace(file.waiting(state, workplace.deadlines().reportDue(tx.now()))));
  }

  /** Nobody saw it arrive: it is seen now, or nobody can tell any more, or time goes on. */
  private void lookForInferred(OrderFile file) {
    OrderFolder.Listing listed = folder.list(file);
    if (listed.at(folder.taken(file)).isPresent()) {
      wait(file, OrderFile.State.TAKEN); // it was taken back while somebody else looked
      return;
    }
    if (listed
        .at(folder.published(file))
        .filter(there -> there.size() == file.size())
        .isPresent()) {
      sent(file);
      return;
    }
    workplace.inTransaction(
        tx -> {
          boolean mayBeSentAgain =
              workplace.doubt() == DoubtPolicy.SEND_AGAIN && nothingWasMissed(tx, file);
          if (mayBeSentAgain ? isOver(tx, file) : isDue(file, tx.now())) {
            new FileFate(tx, file)
                .inDoubt(mayBeSentAgain ? DoubtPolicy.SEND_AGAIN : DoubtPolicy.WAIT);
          }
        });
  }

  /**
   * Renames the file out of the supplier's reach, from its place or, before it got there, from its
   * temporary name; or learns that it came too late.
   */
  private void takeBack(OrderFile file) {
    OrderFolder.Listing listed = folder.list(file);
    Place hiding = folder.taken(file);
    boolean isTaken = listed.at(hiding).isPresent();
    Optional<RemoteFile> source =
        listed.at(folder.published(file)).or(() -> listed.at(folder.temporary(file)));
    if (isTaken && source.isPresent()) {
      throw folder.nameIsTaken(hiding);
    }
    if (!isTaken && source.isEmpty()) {
      inferred(file); // it was picked up
      return;
    }
    source.ifPresent(there -> folder.rename(Place.of(there), hiding));
    wait(file, OrderFile.State.TAKEN);
  }

  /**
   * Frees the orders of a file that was taken back, once no report can name it any more: the time
   * has passed, and all reports that lay on the server after it were read. Where the file left its
   * hiding place, or a report since couldn't be read, nobody can tell.
   */
  private void release(OrderFile file) {
    boolean isThere = folder.list(file).at(folder.taken(file)).isPresent();
    workplace.inTransaction(
        tx -> {
          if (!isOver(tx, file)) {
            return;
          }
          FileFate fate = new FileFate(tx, file);
          if (isThere && nothingWasMissed(tx, file)) {
            fate.takenBack();
          } else {
            fate.inDoubt(DoubtPolicy.WAIT);
          }
        });
    if (workplace.stored(file).state() == OrderFile.State.WITHDRAWN) {
      folder.remove(folder.taken(file));
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

  /** Removes what earlier attempts left; nobody may rename it any more. */
  private void removeSuperseded(OrderFile file) {
    Set<Place> superseded = new HashSet<>();
    for (int attempt = 1; attempt < file.attempt(); attempt++) {
      superseded.add(folder.temporary(file, attempt));
    }
    for (RemoteFile listed : folder.listHiding(file)) {
      if (superseded.contains(Place.of(listed))) {
        folder.remove(Place.of(listed));
      }
    }
  }
}
