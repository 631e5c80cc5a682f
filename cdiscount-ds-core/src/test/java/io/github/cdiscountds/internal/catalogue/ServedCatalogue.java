package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server with one file, or none, that can break while it is read, once. */
final class ServedCatalogue implements FileTransport {
  private static final int BLOCK = 32 * 1024;
  private static final RemoteFolder FOLDER = new RemoteFolder(".");

  /** From where the file was read, each time. */
  final List<Long> offsets = new ArrayList<>();

  private @Nullable RemoteFile file;
  private byte[] content = {};
  private int left = Integer.MAX_VALUE;
  private @Nullable Throwable ending;
  private Meddling meddling = () -> {};

  /** Something that happens when all was read that will be. */
  interface Meddling {
    void run() throws IOException;
  }

  /** Serves these bytes under the catalogue's name. */
  void publish(byte[] bytes, Instant at) {
    publish("catalogue.csv", bytes, at);
  }

  void publish(String name, byte[] bytes, Instant at) {
    content = bytes;
    file = new RemoteFile(FOLDER, name, bytes.length, at);
  }

  void takeAway() {
    file = null;
  }

  /** What is served. */
  RemoteFile file() {
    if (file == null) {
      throw new IllegalStateException("nothing is served");
    }
    return file;
  }

  /** The next reading ends after so many bytes. */
  void cutAfter(int bytes, Kind kind) {
    left = bytes;
    ending =
        new TransportException(
            kind, Outcome.NOTHING_DONE, describe(), file().path(), "the end", null);
  }

  /** The next reading ends after so many bytes with what nobody catches. */
  void dieAfter(int bytes) {
    left = bytes;
    ending = new Error("the end");
  }

  /** The next readings end with this. */
  void afterReading(Meddling step) {
    meddling = step;
  }

  @Override
  public TransportSession open() {
    return new Session();
  }

  @Override
  public String describe() {
    return "sftp://server";
  }

  @Override
  public void close() {}

  private void end() {
    Throwable now = ending;
    ending = null;
    left = Integer.MAX_VALUE;
    if (now instanceof Error error) {
      throw error;
    }
    if (now instanceof TransportException broken) {
      throw broken;
    }
  }

  private final class Session implements TransportSession {

    @Override
    public FolderListing list(RemoteFolder folder) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      return Optional.ofNullable(file)
          .map(served -> new RemoteFile(folder, name, served.size(), served.modified()));
    }

    @Override
    public RemoteFile read(
        RemoteFile wanted, long offset, OutputStream target, TransferListener listener) {
      offsets.add(offset);
      int until = (int) Math.min(content.length, offset + left);
      try {
        for (int at = (int) offset; at < until; at += BLOCK) {
          int length = Math.min(BLOCK, until - at);
          if (length == 1) {
            target.write(content[at]);
          } else {
            target.write(content, at, length);
          }
          listener.progressed(wanted.path(), at + length, content.length);
        }
        meddling.run();
        end();
        target.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return wanted;
    }

    @Override
    public void put(
        RemoteFolder folder, String name, InputStream in, long size, TransferListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
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
