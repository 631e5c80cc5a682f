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
   * @return an open session, to be closed by the caller
   * @throws TransportException when the server can't be reached, isn't the pinned one, or refuses
   *     the login
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
