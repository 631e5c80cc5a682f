package io.github.cdiscountds.transport;

/**
 * Access to one server of the supplier.
 *
 * <p>Adopters may implement it; the testkit's {@code FileTransportContract} says what an
 * implementation must do. Thread-safe: any number of threads may open sessions. Whoever created the
 * transport closes it.
 *
 * @since 0.1.0
 */
public interface FileTransport extends AutoCloseable {

  /**
   * Opens a session: one connection for one batch of work.
   *
   * <p>A transport may limit how many there are at a time (the contract suite has four), and then
   * waits for one to be closed.
   *
   * @return an open session, to be closed by the caller
   * @throws TransportException when the server can't be reached, isn't the pinned one, or refuses
   *     the login; {@link TransportException.Kind#BUSY} when no session was closed in time
   */
  TransportSession open();

  /**
   * Names the server for messages and logs, as {@code sftp://user@host:port} without any secret.
   *
   * @return a short description
   */
  String describe();

  /** Releases what the transport holds; open sessions fail from then on. Idempotent. */
  @Override
  void close();
}
