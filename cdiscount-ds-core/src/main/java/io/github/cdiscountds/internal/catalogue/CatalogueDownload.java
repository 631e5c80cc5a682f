package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.internal.download.ResumableDownload;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.nio.file.Path;

/** The download of the catalogue into the folder of its store. Not thread-safe. */
final class CatalogueDownload {
  /** What the part is called; its note alone says whether it is of any use. */
  static final String PART = "download.part";

  /** How many bytes come between one note and the next. */
  static final int NOTED_BYTES = ResumableDownload.NOTED_BYTES;

  private final ResumableDownload download;

  CatalogueDownload(Path folder) {
    download = new ResumableDownload(folder.resolve(PART), folder.resolve("download.properties"));
  }

  /** Where the file is once it was fetched, until it is moved or discarded. */
  Path file() {
    return download.file();
  }

  /**
   * Reads a remote file to its end.
   *
   * @param server the server's name: what one server lists says nothing of another's files
   * @return what was read, with the digest of the whole
   * @throws TransportException when the transfer broke; what came is kept, unless the remote file
   *     isn't the same any more or the local disk failed
   * @throws IOException when the folder can't be used
   */
  Published fetch(
      TransportSession session, String server, RemoteFile remote, TransferListener listener)
      throws IOException {
    ResumableDownload.Fetched fetched = download.fetch(session, server, remote, listener);
    RemoteFile read = fetched.remote();
    return new Published(read.name(), read.size(), read.modified(), fetched.sha256());
  }

  /** Removes the part, whatever it is of. */
  void discard() throws IOException {
    download.discard();
  }
}
