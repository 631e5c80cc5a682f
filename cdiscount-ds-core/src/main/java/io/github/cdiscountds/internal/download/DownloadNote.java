package io.github.cdiscountds.internal.download;

import io.github.cdiscountds.transport.RemoteFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * How far the download of a remote file came.
 *
 * @param server the server's name
 * @param path the remote file
 * @param size its size in bytes, as listed
 * @param modified its modification time, as listed
 * @param length how many bytes came
 * @param sha256 their digest
 */
record DownloadNote(
    String server, String path, long size, Instant modified, long length, String sha256) {

  static DownloadNote of(String server, RemoteFile remote, long length, String sha256) {
    return new DownloadNote(
        server, remote.path(), remote.size(), remote.modified(), length, sha256);
  }

  boolean isOf(String otherServer, RemoteFile remote) {
    return equals(of(otherServer, remote, length, sha256));
  }

  Properties written() {
    Properties note = new Properties();
    note.setProperty("server", server);
    note.setProperty("path", path);
    note.setProperty("size", Long.toString(size));
    note.setProperty("modified", modified.toString());
    note.setProperty("length", Long.toString(length));
    note.setProperty("sha256", sha256);
    return note;
  }

  /** Reads what was written, or nothing when it isn't there or makes no sense. */
  static Optional<DownloadNote> readFrom(Properties note) {
    try {
      DownloadNote read =
          new DownloadNote(
              note.getProperty("server", ""),
              note.getProperty("path", ""),
              Long.parseLong(note.getProperty("size", "")),
              Instant.parse(note.getProperty("modified", "")),
              Long.parseLong(note.getProperty("length", "")),
              note.getProperty("sha256", ""));
      return Optional.of(read).filter(told -> told.length > 0 && told.length <= told.size);
    } catch (NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
