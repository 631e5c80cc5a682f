package io.github.cdiscountds.sftp;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what JSch downloads, hands it to the caller's stream, and keeps apart what fails on our own
 * side. Takes no more bytes than were listed.
 */
final class ReceivedBytes extends OutputStream {
  private final OutputStream target;
  private final long expected;
  private final TransferProgress progress;
  private final Lifeline lifeline;
  private @Nullable IOException localFailure;
  private @Nullable RuntimeException callerFailure;
  private boolean tooMany;

  ReceivedBytes(OutputStream target, long expected, TransferProgress progress, Lifeline lifeline) {
    this.target = target;
    this.expected = expected;
    this.progress = progress;
    this.lifeline = lifeline;
  }

  @Nullable IOException localFailure() {
    return localFailure;
  }

  @Nullable RuntimeException callerFailure() {
    return callerFailure;
  }

  boolean hasTooMany() {
    return tooMany;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (progress.done() + length > expected) {
      tooMany = true;
      throw new IOException("more bytes than listed");
    }
    onOurSide(
        () -> {
          target.write(bytes, from, length);
          progress.add(length);
        });
  }

  @Override
  public void flush() throws IOException {
    onOurSide(target::flush);
  }

  private void onOurSide(LocalStep step) throws IOException {
    lifeline.pause();
    try {
      step.run();
    } catch (IOException e) {
      localFailure = e;
      throw e;
    } catch (RuntimeException e) {
      callerFailure = e;
      throw e;
    } finally {
      lifeline.progress();
    }
  }

  private interface LocalStep {
    void run() throws IOException;
  }
}
