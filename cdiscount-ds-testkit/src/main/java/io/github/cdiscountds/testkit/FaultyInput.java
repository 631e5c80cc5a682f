package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Fault.Moment;
import java.io.IOException;
import java.io.InputStream;

/** Content that breaks off, comes in pieces, or whose reading makes something happen. */
final class FaultyInput extends BlockwiseInput {
  private final Fault fault;
  private long passed;
  private boolean acted;

  FaultyInput(InputStream content, Fault fault) {
    super(content);
    this.fault = fault;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = in.read(into, offset, allowed(length));
    passed += Math.max(read, 0);
    if (fault.moment() == Moment.TRICKLE && read > 0) {
      fault.action().run();
    }
    if (fault.moment() == Moment.MIDWAY && !acted && (read < 0 || passed >= fault.bytes())) {
      acted = true;
      fault.action().run();
    }
    return read;
  }

  private int allowed(int length) throws IOException {
    if (fault.moment() == Moment.TRICKLE) {
      return (int) Math.min(length, fault.bytes());
    }
    long left = fault.bytes() - passed;
    if (fault.moment() == Moment.MIDWAY) {
      return acted || left <= 0 ? length : (int) Math.min(length, left);
    }
    if (!fault.breaksMidway()) {
      return length;
    }
    if (left == 0 && (fault.moment() != Moment.NO_SPACE || in.read() >= 0)) {
      throw new IOException("cut");
    }
    return left == 0 ? length : (int) Math.min(length, left);
  }
}
