package org.example.shop;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportSession;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport of the shop's own: another one, whose connections are counted for the dashboard. */
public final class CountingTransport implements FileTransport {
  private final FileTransport transport;
  private final AtomicInteger opened = new AtomicInteger();

  public CountingTransport(FileTransport transport) {
    this.transport = transport;
  }

  /** How many connections were opened so far. */
  public int opened() {
    return opened.get();
  }

  @Override
  public TransportSession open() {
    TransportSession session = transport.open();
    opened.incrementAndGet();
    return session;
  }

  @Override
  public String describe() {
    return transport.describe();
  }

  @Override
  public void close() {
    transport.close();
  }
}
