package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's folder for order files, on one session. Not thread-safe. */
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

  /** What lay in the folder at one moment. */
  record Listing(List<RemoteFile> files) {
    Optional<RemoteFile> named(String name) {
      return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
  }

  Listing list() {
    return new Listing(session.list(folder).files());
  }

  void put(String name, InputStream content, long size, TransferListener listener) {
    session.put(folder, name, content, size, listener);
  }

  void rename(String from, String to) {
    session.rename(folder, from, to);
  }

  /** Removes a file that is of no use any more; one that stays holds nothing up. */
  void remove(String name) {
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

  /** The digest of the bytes that the server has now, in hexadecimal. */
  String digest(RemoteFile file) {
    Sha256 sha = new Sha256();
    session.read(file, sha.around(OutputStream.nullOutputStream()), TransferListener.NONE);
    return sha.hex();
  }

  /** The digest of the bytes that the server has under a name, which must be there. */
  String digest(String name) {
    return digest(
        session
            .find(folder, name)
            .orElseThrow(
                () ->
                    failure(
                        TransportException.Kind.NO_SUCH_FILE,
                        TransportException.Outcome.UNKNOWN,
                        name,
                        "the file isn't there after the upload")));
  }

  /** What says that the server's bytes under a name aren't those that were uploaded. */
  TransportException isDamaged(String name) {
    return failure(
        TransportException.Kind.INCOMPLETE,
        TransportException.Outcome.UNKNOWN,
        name,
        "the server has other bytes than were uploaded; it is tried again under another name");
  }

  /** What says that a name that is only ours is taken by other bytes. */
  TransportException nameIsTaken(String name) {
    return failure(
        TransportException.Kind.ALREADY_EXISTS,
        TransportException.Outcome.NOTHING_DONE,
        name,
        "another file has this order file's name; it is tried again once that one is picked up");
  }

  private TransportException failure(
      TransportException.Kind kind, TransportException.Outcome outcome, String name, String what) {
    return new TransportException(kind, outcome, host, folder.pathOf(name), what, null);
  }

  /** Whether a file that a step needed wasn't there. */
  static boolean isGone(DropshipException e) {
    return e instanceof TransportException failure
        && failure.kind() == TransportException.Kind.NO_SUCH_FILE;
  }
}
