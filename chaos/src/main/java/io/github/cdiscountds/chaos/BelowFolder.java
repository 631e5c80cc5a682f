package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A transport whose folders are below one folder, so that many can use one server. */
final class BelowFolder implements FileTransport {
  private final FileTransport transport;
  private final String home;

  BelowFolder(FileTransport transport, String home) {
    this.transport = transport;
    this.home = home;
  }

  @Override
  public TransportSession open() {
    return new Session(transport.open(), home);
  }

  @Override
  public String describe() {
    return transport.describe();
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Session(TransportSession session, String home) implements TransportSession {

    private RemoteFolder below(RemoteFolder folder) {
      return new RemoteFolder(home + "/" + folder.path());
    }

    @Override
    public FolderListing list(RemoteFolder folder) {
      return session.list(below(folder));
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      return session.find(below(folder), name);
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      return session.read(file, offset, target, listener);
    }

    @Override
    public void put(
        RemoteFolder folder,
        String name,
        InputStream content,
        long size,
        TransferListener listener) {
      session.put(below(folder), name, content, size, listener);
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
      session.rename(below(folder), name, below(newFolder), newName);
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      session.delete(below(folder), name);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
