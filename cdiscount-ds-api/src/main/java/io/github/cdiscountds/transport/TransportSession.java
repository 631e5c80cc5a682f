package io.github.cdiscountds.transport;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * One connection to a server, for one batch of work.
 *
 * <p>Not thread-safe: one thread at a time. After a {@link TransportException} whose {@linkplain
 * TransportException#kind() kind} speaks of the connection the session is dead and every further
 * call fails; open another. What the server names is data: names that could leave their folder are
 * never handed out as files (see {@link FolderListing#refusedNames()}).
 *
 * @since 0.1.0
 */
public interface TransportSession extends AutoCloseable {

  /**
   * Lists the regular files of a folder, ordered by modification time, then name.
   *
   * @param folder the folder
   * @return its files, without sub-folders, links and unsafe names
   * @throws TransportException {@link TransportException.Kind#NO_SUCH_FOLDER} when it is missing
   */
  FolderListing list(RemoteFolder folder);

  /**
   * Looks one file up.
   *
   * @param folder its folder
   * @param name its name
   * @return the file, or empty when the folder is there and holds no regular file of that name
   * @throws TransportException {@link TransportException.Kind#NO_SUCH_FOLDER} when the folder is
   *     missing, so that a mistyped folder is never taken for a file that isn't there yet; another
   *     kind when the server can't tell
   * @throws IllegalArgumentException when the name is not {@linkplain RemoteFile#isSafeName safe}
   */
  Optional<RemoteFile> find(RemoteFolder folder, String name);

  /**
   * Reads a file whole and verifies what was read: as many bytes as listed, and the file unchanged
   * in size and modification time before and after.
   *
   * <p>The bytes are provisional until this method returns.
   *
   * @param file the file as it was listed
   * @param target receives the bytes; flushed, not closed
   * @param listener is told of the progress
   * @return the file as it was when it had been read
   * @throws TransportException {@link TransportException.Kind#INCOMPLETE} when fewer or more bytes
   *     came than were listed, {@link TransportException.Kind#CHANGED_WHILE_READ} when the file
   *     isn't the listed one any more
   */
  default RemoteFile read(RemoteFile file, OutputStream target, TransferListener listener) {
    return read(file, 0, target, listener);
  }

  /**
   * Reads a file from an offset to its end, to go on where an earlier reading of the same listed
   * file was cut, and verifies as a {@linkplain #read(RemoteFile, OutputStream, TransferListener)
   * whole} reading does: offset and bytes read make up the size listed, and the file is unchanged
   * in size and modification time before and after. An offset that is the size reads nothing and
   * verifies that the file still is the listed one.
   *
   * <p>The bytes are provisional until this method returns. Whether those before the offset are of
   * this very file is for the caller to know; a server that tells no modification time lists every
   * file with {@link java.time.Instant#EPOCH}, and then nobody can.
   *
   * @param file the file as it was listed
   * @param offset how many bytes to leave out, from 0 to the size listed
   * @param target receives the bytes from the offset on; flushed, not closed
   * @param listener is told of the progress: the place in the whole file, beginning with the offset
   *     itself unless it is 0
   * @return the file as it was when it had been read
   * @throws TransportException {@link TransportException.Kind#INCOMPLETE} when fewer or more bytes
   *     came than were listed, {@link TransportException.Kind#CHANGED_WHILE_READ} when the file
   *     isn't the listed one any more
   * @throws IllegalArgumentException when the offset is outside the file
   */
  RemoteFile read(RemoteFile file, long offset, OutputStream target, TransferListener listener);

  /**
   * Creates a file and verifies its size on the server. Never writes over an existing file.
   *
   * <p>Meant for temporary names that no reader picks up; {@link #rename} publishes the file.
   *
   * @param folder where to
   * @param name the name of the new file
   * @param content exactly {@code size} bytes; not closed
   * @param size the number of bytes
   * @param listener is told of the progress
   * @throws TransportException {@link TransportException.Kind#ALREADY_EXISTS} when the name is
   *     taken, {@link TransportException.Kind#NO_SUCH_FOLDER} when the folder is missing, {@link
   *     TransportException.Kind#NO_SUCH_FILE} when the file was gone once all of it had been sent;
   *     with {@link TransportException.Outcome#UNKNOWN} when a file may have been left
   * @throws IllegalArgumentException when the name is not {@linkplain RemoteFile#isSafeName safe}
   */
  void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener);

  /**
   * Renames a regular file within its folder in one atomic step, never over an existing file.
   *
   * @param folder the folder
   * @param from the present name
   * @param to the new name
   * @throws TransportException as {@linkplain #rename(RemoteFolder, String, RemoteFolder, String)
   *     between two folders}
   * @throws IllegalArgumentException when a name is not {@linkplain RemoteFile#isSafeName safe}
   */
  default void rename(RemoteFolder folder, String from, String to) {
    rename(folder, from, folder, to);
  }

  /**
   * Renames a regular file, within its folder or into another one on the same file system, in one
   * atomic step and never over an existing file.
   *
   * @param folder the present folder
   * @param name the present name
   * @param newFolder the new folder, which may be the present one
   * @param newName the new name
   * @throws TransportException {@link TransportException.Kind#ALREADY_EXISTS} when the new name is
   *     taken, {@link TransportException.Kind#NO_SUCH_FILE} when there is no file of the present
   *     name, {@link TransportException.Kind#NO_SUCH_FOLDER} when one of the folders is missing;
   *     with {@link TransportException.Outcome#UNKNOWN} when the answer was lost
   * @throws IllegalArgumentException when a name is not {@linkplain RemoteFile#isSafeName safe}
   */
  void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName);

  /**
   * Deletes exactly one regular file; a folder or link of that name is no such file.
   *
   * @param folder its folder
   * @param name its name
   * @throws TransportException {@link TransportException.Kind#NO_SUCH_FILE} when there is none,
   *     {@link TransportException.Kind#NO_SUCH_FOLDER} when the folder is missing; with {@link
   *     TransportException.Outcome#UNKNOWN} when the answer was lost
   * @throws IllegalArgumentException when the name is not {@linkplain RemoteFile#isSafeName safe}
   */
  void delete(RemoteFolder folder, String name);

  /**
   * Names the key by which the server proved that it is the one that is trusted.
   *
   * @return its fingerprint, as {@code SHA256:…}, or empty where the transport has no such thing
   */
  default Optional<String> serverKey() {
    return Optional.empty();
  }

  /** Ends the session. Never throws; idempotent. */
  @Override
  void close();
}
