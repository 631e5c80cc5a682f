package io.github.cdiscountds.metrics;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import io.micrometer.core.instrument.Counter;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A session whose operations are timed and counted. Not thread-safe. */
final class MeteredSession implements TransportSession {
  private final MeteredTransport transport;
  private final TransportSession session;

  MeteredSession(MeteredTransport transport, TransportSession session) {
    this.transport = transport;
    this.session = session;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    return transport.timed("list", () -> session.list(folder));
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    return transport.timed("find", () -> session.find(folder, name));
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    return transport.timed(
        "read",
        () -> session.read(file, offset, new CountedTarget(target, transport.read()), listener));
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    change(
        "put",
        () ->
            session.put(
                folder, name, new CountedContent(content, transport.written()), size, listener));
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    change("rename", () -> session.rename(folder, name, newFolder, newName));
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    change("delete", () -> session.delete(folder, name));
  }

  private void change(String operation, Runnable call) {
    transport.timed(
        operation,
        () -> {
          call.run();
          return operation;
        });
  }

  @Override
  public Optional<String> serverKey() {
    return session.serverKey();
  }

  @Override
  public void close() {
    session.close();
  }

  /** Counts what came, whether or not the rest of it does. */
  private static final class CountedTarget extends FilterOutputStream {
    private final Counter bytes;

    CountedTarget(OutputStream target, Counter bytes) {
      super(target);
      this.bytes = bytes;
    }

    @Override
    public void write(int one) throws IOException {
      bytes.increment();
      out.write(one);
    }

    @Override
    public void write(byte[] block, int from, int length) throws IOException {
      bytes.increment(length);
      out.write(block, from, length);
    }
  }

  /** Counts what was taken to be sent. */
  private static final class CountedContent extends FilterInputStream {
    private final Counter bytes;

    CountedContent(InputStream content, Counter bytes) {
      super(content);
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      if (one >= 0) {
        bytes.increment();
      }
      return one;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
      int count = in.read(block, from, length);
      if (count > 0) {
        bytes.increment(count);
      }
      return count;
    }

    /** Else what is read again would be counted again. */
    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
