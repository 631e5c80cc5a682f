package io.github.cdiscountds.sftp;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Rings the moment the thread that set it is interrupted. JSch swallows interrupts where it waits
 * for a server to take more, and leaves no trace of them, so that looking at the thread isn't
 * enough. The JDK tells channels of an interrupt at once, and this is a channel for no other
 * purpose.
 *
 * <p>Set and taken down by the working thread. A thread has one such bell: a channel that the
 * caller's own stream uses takes it down, and it has to be set again afterwards.
 */
final class InterruptBell extends AbstractInterruptibleChannel {
  private final Runnable ring;

  /**
   * Creates a bell.
   *
   * @param ring is run once, by the thread that interrupts
   */
  InterruptBell(Runnable ring) {
    this.ring = ring;
  }

  void set() {
    begin();
  }

  void takeDown() {
    try {
      end(true);
    } catch (AsynchronousCloseException e) {
      // It rang, and has been heard.
      return;
    }
  }

  @Override
  protected void implCloseChannel() {
    ring.run();
  }
}
