package io.github.cdiscountds.internal.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;

/**
 * A channel that gives no more than so many bytes until it is released. Not thread-safe.
 *
 * <p>A ZIP archive's directory may go on as long as the archive, whatever number of entries it
 * states, and the ZIP library makes objects of all of it before it returns.
 */
final class BoundedChannel implements SeekableByteChannel {
  private final SeekableByteChannel channel;
  private final Supplier<? extends RuntimeException> overrun;
  private long left;
  private boolean released;

  /**
   * Bounds a channel.
   *
   * @param most the bytes that it gives before it is released
   * @param overrun what to throw when more are asked for
   */
  BoundedChannel(
      SeekableByteChannel channel, long most, Supplier<? extends RuntimeException> overrun) {
    this.channel = channel;
    this.left = most;
    this.overrun = overrun;
  }

  /** Lifts the bound. */
  void release() {
    released = true;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = channel.read(target);
    left -= Math.max(read, 0);
    if (left < 0 && !released) {
      throw overrun.get();
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return channel.write(source);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    channel.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    channel.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
