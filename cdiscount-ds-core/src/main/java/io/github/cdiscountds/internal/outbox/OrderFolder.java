package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where order files lie on the server, under their final names and their hidden ones, on one
 * session. Not thread-safe.
 */
final class OrderFolder {
  private static final Logger log = LoggerFactory.getLogger(OrderFolder.class);

  private final TransportSession session;
  private final RemoteFolder folder;
  private final String host;

  /**
   * Looks at a folder on a session.
   *
   * @param host the server's name for messages
   */
  OrderFolder(TransportSession session, RemoteFolder folder, String host) {
    this.session = session;
    this.folder = folder;
    this.host = host;
  }

  /** What lay in one or two folders. */
  record Listing(List<RemoteFile> files) {
    Optional<RemoteFile> at(Place place) {
      return files.stream().filter(file -> Place.of(file).equals(place)).findFirst();
    }
  }

  /** Where the supplier picks a file up. */
  Place published(OrderFile file) {
    return new Place(folder, file.name());
  }

  /** Where the current attempt at a file hides. */
  Place temporary(OrderFile file) {
    return temporary(file, file.attempt());
  }

  /** Where an attempt at a file hides. */
  Place temporary(OrderFile file, int attempt) {
    return new Place(hiding(file), file.temporaryName(attempt));
  }

  /** Where a file hides that was taken back. */
  Place taken(OrderFile file) {
    return new Place(hiding(file), file.takenName());
  }

  private RemoteFolder hiding(OrderFile file) {
    return file.temporaryNames().folderBeside(folder);
  }

  /**
   * What lies where a file may be. The folder in which it hides comes first: on its way out a file
   * only ever goes from there to its place, so that one which is in neither listing left both.
   */
  Listing list(OrderFile file) {
    RemoteFolder hiding = hiding(file);
    List<RemoteFile> files = new ArrayList<>(session.list(hiding).files());
    if (!hiding.equals(folder)) {
      files.addAll(session.list(folder).files());
    }
    return new Listing(files);
  }

  /** What lies in the folder in which a file hides. */
  List<RemoteFile> listHiding(OrderFile file) {
    return session.list(hiding(file)).files();
  }

  /**
   * Whether nothing of a file's attempts lies anywhere, nor ever came to the supplier: it hides in
   * a folder of its own, where the supplier doesn't look, and that holds none of them or isn't
   * there.
   */
  boolean hidesNothingOf(OrderFile file) {
    if (file.temporaryNames().style() != TemporaryNames.Style.FOLDER) {
      return false;
    }
    try {
      return listHiding(file).stream().noneMatch(listed -> isHidden(file, listed));
    } catch (TransportException e) {
      return switch (e.kind()) {
        case NO_SUCH_FOLDER -> true;
        case PERMISSION -> false;
        default -> throw e;
      };
    }
  }

  /** The folders in which files hide that were made with some settings, and the orders' own. */
  Set<RemoteFolder> folders(Collection<TemporaryNames> settings) {
    Set<RemoteFolder> folders = new LinkedHashSet<>();
    folders.add(folder);
    settings.forEach(names -> folders.add(names.folderBeside(folder)));
    return folders;
  }

  /** What lies in a folder; nothing when it isn't there or can't be listed. */
  List<RemoteFile> listIfPossible(RemoteFolder one) {
    try {
      return session.list(one).files();
    } catch (TransportException e) {
      return switch (e.kind()) {
        case NO_SUCH_FOLDER, PERMISSION -> {
          log.debug("Hidden files in {} were not tidied up: {}", one, e.getMessage());
          yield List.of();
        }
        default -> throw e;
      };
    }
  }

  /** Whether a file may have been put into a folder under a name. */
  boolean isHidden(OrderFile file, RemoteFile listed) {
    return listed.folder().equals(hiding(file))
        && file.temporaryNames().hides(file.name(), listed.name());
  }

  void put(Place place, InputStream content, long size, TransferListener listener) {
    session.put(place.folder(), place.name(), content, size, listener);
  }

  void rename(Place from, Place to) {
    session.rename(from.folder(), from.name(), to.folder(), to.name());
  }

  /** Removes a file that is of no use any more; one that stays holds nothing up. */
  void remove(Place place) {
    try {
      session.delete(place.folder(), place.name());
    } catch (TransportException e) {
      switch (e.kind()) {
        case NO_SUCH_FILE -> log.debug("Temporary file {} was gone already", place);
        case PERMISSION, UNSUPPORTED ->
            log.warn("Temporary file {} can't be removed: {}", place, e.getMessage());
        default -> throw e;
      }
    }
  }

  /** The digest of the bytes that the server has now, in hexadecimal. */
  String digest(RemoteFile file) {
    Sha256 sha = new Sha256();
    session.read(file, sha.around(OutputStream.nullOutputStream()), TransferListener.NONE);
    return sha.hex();
  }

  /** The digest of the bytes that the server has in a place, which must be there. */
  String digest(Place place) {
    return digest(
        session
            .find(place.folder(), place.name())
            .orElseThrow(
                () ->
                    failure(
                        TransportException.Kind.NO_SUCH_FILE,
                        TransportException.Outcome.UNKNOWN,
                        place,
                        "the file isn't there after the upload")));
  }

  /** What says that the server's bytes in a place aren't those that were uploaded. */
  TransportException isDamaged(Place place) {
    return failure(
        TransportException.Kind.INCOMPLETE,
        TransportException.Outcome.UNKNOWN,
        place,
        "the server has other bytes than were uploaded; it is tried again under another name");
  }

  /** What says that a place that is only ours is taken by other bytes. */
  TransportException nameIsTaken(Place place) {
    return failure(
        TransportException.Kind.ALREADY_EXISTS,
        TransportException.Outcome.NOTHING_DONE,
        place,
        "another file has this order file's name; it is tried again once that one is picked up");
  }

  private TransportException failure(
      TransportException.Kind kind, TransportException.Outcome outcome, Place place, String what) {
    return new TransportException(kind, outcome, host, place.path(), what, null);
  }

  /** Whether a file that a step needed wasn't there. */
  static boolean isGone(DropshipException e) {
    return e instanceof TransportException failure
        && failure.kind() == TransportException.Kind.NO_SUCH_FILE;
  }
}
