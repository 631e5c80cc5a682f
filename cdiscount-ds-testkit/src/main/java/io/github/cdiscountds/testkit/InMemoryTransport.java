package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A transport to a {@link FileTree}: the behaviour of an SFTP server without the network.
 *
 * <p>Keeps the whole contract of {@link FileTransport}, as {@code FileTransportContract} proves it
 * for this transport and for the SFTP one alike: names are checked, files are never written over,
 * renames are atomic, reads and uploads are verified, links are not followed, and a half-written
 * file stays behind as it would on a server. For failures of the connection wrap it in a {@link
 * FaultyTransport}; for a full disk give it a {@linkplain FileTree#inMemory(SettableClock, long)
 * small tree}.
 *
 * <p>Thread-safe. Several transports may share one tree. Holds no resources: closing it only makes
 * its sessions fail.
 *
 * @since 0.1.0
 */
public final class InMemoryTransport implements FileTransport {
  private final Path home;
  private final String name;
  private volatile boolean closed;

  private InMemoryTransport(Path home) {
    this.home = home;
    this.name = "memory:" + home;
  }

  /**
   * Creates a transport whose login lands in the root of a tree.
   *
   * @param tree the server's files
   * @return an open transport
   */
  public static InMemoryTransport over(FileTree tree) {
    return new InMemoryTransport(tree.root());
  }

  /**
   * Creates a transport whose login sees one folder of a tree as its whole server.
   *
   * @param tree the server's files
   * @param home the login's folder below the tree's root; it is created when missing
   * @return an open transport
   */
  public static InMemoryTransport over(FileTree tree, String home) {
    return new InMemoryTransport(tree.createFolder(home));
  }

  @Override
  public TransportSession open() {
    if (closed) {
      throw new TransportException(
          Kind.CLOSED,
          Outcome.NOTHING_DONE,
          name,
          null,
          "the transport is closed; create another",
          null);
    }
    if (!Files.isDirectory(home)) {
      throw new TransportException(
          Kind.CONNECT, Outcome.NOTHING_DONE, name, null, "the login's folder is missing", null);
    }
    return new InMemorySession(this, home);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String describe() {
    return name;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "InMemoryTransport[" + name + "]";
  }
}
