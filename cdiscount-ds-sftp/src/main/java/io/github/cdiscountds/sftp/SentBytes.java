package io.github.cdiscountds.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives JSch exactly the announced bytes to upload, never an empty read (which it takes for the
 * end), and keeps apart what fails on our own side.
 */
final class SentBytes extends InputStream {
  /** The slowest line on which the last answers may still arrive. */
  private static final int BYTES_PER_SECOND = 32 * 1024;

  private static final int MAX_UNANSWERED = Connector.BULK_REQUESTS * 32 * 1024;

  private final InputStream content;
  private final long size;
  private final TransferProgress progress;
  private final Lifeline lifeline;
  private @Nullable IOException localFailure;
  private @Nullable RuntimeException callerFailure;
  private boolean started;
  private boolean ended;
  private boolean wrongLength;

  SentBytes(InputStream content, long size, TransferProgress progress, Lifeline lifeline) {
    this.content = content;
    this.size = size;
    this.progress = progress;
    this.lifeline = lifeline;
  }

  @Nullable IOException localFailure() {
    return localFailure;
  }

  @Nullable RuntimeException callerFailure() {
    return callerFailure;
  }

  /** Tells whether the file was opened, so that something of it may exist. */
  boolean hasStarted() {
    return started;
  }

  /** Tells whether the content had fewer or more bytes than announced. */
  boolean hasWrongLength() {
    return wrongLength;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    started = true;
    if (ended) {
      return -1;
    }
    lifeline.pause();
    int count;
    try {
      count = next(bytes, from, length);
      if (count > 0) {
        progress.add(count);
      }
    } catch (IOException e) {
      localFailure = e;
      throw e;
    } catch (RuntimeException e) {
      callerFailure = e;
      throw e;
    } finally {
      lifeline.progress();
    }
    if (count < 0) {
      ended = true;
      // All that is left are the answers to what is on its way; they come unseen.
      long unanswered = Math.min(progress.done(), MAX_UNANSWERED);
      lifeline.extend(Duration.ofMillis(unanswered * 1000 / BYTES_PER_SECOND));
    }
    return count;
  }

  private int next(byte[] bytes, int from, int length) throws IOException {
    long left = size - progress.done();
    if (left == 0) {
      wrongLength = content.read() >= 0;
      return -1;
    }
    int wanted = (int) Math.min(length, left);
    int count = content.read(bytes, from, wanted);
    if (count == 0) {
      int one = content.read();
      if (one >= 0) {
        bytes[from] = (byte) one;
        return 1;
      }
      count = -1;
    }
    wrongLength = count < 0;
    return count;
  }
}
