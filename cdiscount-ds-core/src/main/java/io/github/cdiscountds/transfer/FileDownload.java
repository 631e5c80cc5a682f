package io.github.cdiscountds.transfer;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.download.ResumableDownload;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The download of a remote file to a local path, where nothing half is ever seen: the bytes go to
 * {@code <name>.part} beside it, and are moved into place by one atomic move once they are whole
 * and on the disk, over what lies there.
 *
 * <p>What was cut, also by the end of the process, goes on at the next {@link #fetch} while the
 * remote file still is the same one by server, path, size and modification time. What is used of an
 * earlier part is proven by its digest, which {@code <name>.part.properties} notes. Of a server
 * that tells no modification times everything is fetched again.
 *
 * <p>Not thread-safe; one download at a time for one target, also from several processes.
 *
 * @since 0.1.0
 */
public final class FileDownload {
  private final Path target;
  private final ResumableDownload download;

  private FileDownload(Path target) {
    this.target = target;
    Path name = Objects.requireNonNull(target.getFileName(), "target's name");
    this.download =
        new ResumableDownload(
            target.resolveSibling(name + ".part"),
            target.resolveSibling(name + ".part.properties"));
  }

  /**
   * Prepares a download.
   *
   * @param target where the file is to be; its folder is made when it is missing
   * @return a download, to be fetched
   * @throws IllegalArgumentException when the target has no name
   */
  public static FileDownload to(Path target) {
    if (target.getFileName() == null) {
      throw new IllegalArgumentException("download to " + target + ": expected a path with a name");
    }
    return new FileDownload(target);
  }

  /**
   * Fetches a file in a session of its own.
   *
   * @param transport the server
   * @param remote the file as it was listed
   * @param listener is told of the progress
   * @return the file, in its place
   * @throws TransportException when the transfer broke: what came is kept for the next time; or
   *     when the remote file isn't the listed one any more
   * @throws DropshipException when the local disk can't be used
   */
  public DownloadedFile fetch(
      FileTransport transport, RemoteFile remote, TransferListener listener) {
    try (TransportSession session = transport.open()) {
      return fetch(session, transport.describe(), remote, listener);
    }
  }

  /**
   * Fetches a file in a session that is open already.
   *
   * @param session an open session
   * @param server the server's name, as {@link FileTransport#describe()} gives it: what one server
   *     lists says nothing of another's files
   * @param remote the file as it was listed
   * @param listener is told of the progress
   * @return the file, in its place
   * @throws TransportException when the transfer broke: what came is kept for the next time; or
   *     when the remote file isn't the listed one any more
   * @throws DropshipException when the local disk can't be used
   */
  public DownloadedFile fetch(
      TransportSession session, String server, RemoteFile remote, TransferListener listener) {
    try {
      ResumableDownload.Fetched fetched = download.fetch(session, server, remote, listener);
      // A name may reach the disk before its bytes do.
      try (FileChannel part = FileChannel.open(download.file(), StandardOpenOption.WRITE)) {
        part.force(true);
      }
      Files.move(
          download.file(),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      download.discard();
      return new DownloadedFile(fetched.remote(), target, fetched.sha256());
    } catch (IOException e) {
      throw new DropshipException("download to " + target + ": the local disk can't be used", e);
    }
  }

  /**
   * Removes what an earlier download left beside the target; the target stays.
   *
   * @throws DropshipException when it can't be removed
   */
  public void discard() {
    try {
      download.discard();
    } catch (IOException e) {
      throw new DropshipException("download to " + target + ": its part can't be removed", e);
    }
  }
}
