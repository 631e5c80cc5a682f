package io.github.cdiscountds.metrics;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A transport whose operations are timed and counted:
 *
 * <ul>
 *   <li>timer {@code cdiscountds.transport.operations} with the tags {@code server}, {@code
 *       operation} (open, list, find, read, put, rename, delete) and {@code outcome} ({@code
 *       success}, the kind of the failure, such as {@code connection_lost}, or {@code error} for
 *       whatever a transport shouldn't throw);
 *   <li>counter {@code cdiscountds.transport.bytes} (bytes) with the tags {@code server} and {@code
 *       direction} (read, written), those of transfers that broke included, to the last one that
 *       came, or was taken to be sent.
 * </ul>
 *
 * <p>Put it around the transport that a client is given: the client's retries go around it, and
 * each attempt counts. Thread-safe; its sessions are not. Closing it closes the transport that it
 * was put around.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Whoever asks for meters requires Micrometer, and nobody else has to.
public final class MeteredTransport implements FileTransport {
  private static final String OPERATIONS = "cdiscountds.transport.operations";
  private static final String BYTES = "cdiscountds.transport.bytes";

  private final FileTransport transport;
  private final MeterRegistry registry;
  private final Tags server;
  private final Counter read;
  private final Counter written;

  private MeteredTransport(FileTransport transport, MeterRegistry registry) {
    this.transport = transport;
    this.registry = registry;
    this.server = Tags.of("server", transport.describe());
    this.read = bytes("read", "Bytes of files that came from the server");
    this.written = bytes("written", "Bytes of files that went to the server");
  }

  private Counter bytes(String direction, String what) {
    return Counter.builder(BYTES)
        .baseUnit("bytes")
        .description(what)
        .tags(server.and("direction", direction))
        .register(registry);
  }

  /**
   * Puts meters around a transport.
   *
   * @param transport what is measured; closed with this one
   * @param registry where the meters are registered
   * @return a transport that counts
   */
  public static MeteredTransport around(FileTransport transport, MeterRegistry registry) {
    return new MeteredTransport(
        Objects.requireNonNull(transport, "transport"),
        Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public TransportSession open() {
    return new MeteredSession(this, timed("open", transport::open));
  }

  @Override
  public String describe() {
    return transport.describe();
  }

  /** Closes the transport that this one was put around; the meters stay registered. */
  @Override
  public void close() {
    transport.close();
  }

  <T> T timed(String operation, Supplier<T> call) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "error";
    try {
      T result = call.get();
      outcome = "success";
      return result;
    } catch (TransportException e) {
      outcome = e.kind().name().toLowerCase(Locale.ROOT);
      throw e;
    } finally {
      sample.stop(
          Timer.builder(OPERATIONS)
              .description("What was asked of a server, and what came of it")
              .tags(server.and("operation", operation, "outcome", outcome))
              .register(registry));
    }
  }

  Counter read() {
    return read;
  }

  Counter written() {
    return written;
  }
}
