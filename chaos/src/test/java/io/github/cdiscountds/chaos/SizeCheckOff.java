package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A transport that takes every transfer for complete, whatever its size. */
final class SizeCheckOff implements FileTransport {
  private final FileTransport transport;

  SizeCheckOff(FileTransport transport) {
    this.transport = transport;
  }

  @Override
  public TransportSession open() {
    return new Session(transport.open());
  }

  @Override
  public String describe() {
    return transport.describe();
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Session(TransportSession session) implements TransportSession {

    @Override
    public FolderListing list(RemoteFolder folder) {
      return session.list(folder);
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      return session.find(folder, name);
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      try {
        return session.read(file, offset, target, listener);
      } catch (TransportException e) {
        requireAboutSize(e);
        return file;
      }
    }

    @Override
    public void put(
        RemoteFolder folder,
        String name,
        InputStream content,
        long size,
        TransferListener listener) {
      try {
        session.put(folder, name, content, size, listener);
      } catch (TransportException e) {
        requireAboutSize(e);
      }
    }

    private static void requireAboutSize(TransportException e) {
      if (e.kind() != Kind.INCOMPLETE) {
        throw e;
      }
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
      session.rename(folder, name, newFolder, newName);
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      session.delete(folder, name);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
