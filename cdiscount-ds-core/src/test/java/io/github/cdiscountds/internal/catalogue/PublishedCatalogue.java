package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server with one file, or none. */
final class PublishedCatalogue implements FileTransport {
  private byte @Nullable [] content;
  private Instant modified = Instant.EPOCH;
  private int reads;

  void publish(byte[] bytes, Instant at) {
    content = bytes;
    modified = at;
  }

  void takeAway() {
    content = null;
  }

  /** How often the file was asked for. */
  int reads() {
    return reads;
  }

  @Override
  public TransportSession open() {
    return new Session();
  }

  @Override
  public String describe() {
    return "memory://catalogue";
  }

  @Override
  public void close() {}

  private final class Session implements TransportSession {

    @Override
    public FolderListing list(RemoteFolder folder) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      byte[] bytes = content;
      return bytes == null
          ? Optional.empty()
          : Optional.of(new RemoteFile(folder, name, bytes.length, modified));
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      reads++;
      byte[] bytes = content;
      if (bytes == null) {
        throw new IllegalStateException("nothing was found to read");
      }
      try {
        target.write(bytes, Math.toIntExact(offset), bytes.length - Math.toIntExact(offset));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      listener.progressed(file.path(), bytes.length, bytes.length);
      return file;
    }

    @Override
    public void put(
        RemoteFolder folder, String name, InputStream in, long size, TransferListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rename(RemoteFolder folder, String from, String to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
