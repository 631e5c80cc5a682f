package io.github.cdiscountds.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content of which every byte passes one method, also one that is read alone or skipped. */
abstract class BlockwiseInput extends FilterInputStream {
  BlockwiseInput(InputStream content) {
    super(content);
  }

  @Override
  public abstract int read(byte[] into, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final long skip(long wanted) throws IOException {
    long skipped = 0;
    while (skipped < wanted && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
