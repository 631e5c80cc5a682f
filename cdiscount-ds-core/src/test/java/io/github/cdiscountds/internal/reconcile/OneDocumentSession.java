package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.internal.reconcile.RandomHistory.Published;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A server on which one document lies. */
final class OneDocumentSession implements TransportSession {
  private final Published document;

  OneDocumentSession(Published document) {
    this.document = document;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    return new FolderListing(
        folder,
        List.of(new RemoteFile(folder, document.name(), document.content().length, document.at())),
        List.of());
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    return list(folder).files().stream().findFirst();
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    try {
      target.write(document.content());
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    throw new UnsupportedOperationException("reports are only read");
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    throw new UnsupportedOperationException("reports are only read");
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    throw new UnsupportedOperationException("reports are only read");
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
