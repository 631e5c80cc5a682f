package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.TransferListener;

/** Counts the bytes of one transfer, and tells the listener once per block of 32 KiB. */
final class TransferProgress {
  private static final int BLOCK = 32 * 1024;

  private final TransferListener listener;
  private final String path;
  private final long total;
  private long done;
  private long told = -1;

  TransferProgress(TransferListener listener, String path, long total) {
    this.listener = listener;
    this.path = path;
    this.total = total;
  }

  /** Leaves out what needn't be transferred, and tells how much that is. */
  void beginAt(long offset) {
    if (offset > 0) {
      done = offset;
      tell();
    }
  }

  long done() {
    return done;
  }

  void add(int bytes) {
    done += bytes;
    if (done - Math.max(told, 0) >= BLOCK) {
      tell();
    }
  }

  /** Tells what wasn't told yet. */
  void end() {
    if (told != done) {
      tell();
    }
  }

  private void tell() {
    told = done;
    listener.progressed(path, done, total);
  }
}
