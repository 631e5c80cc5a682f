package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Fault.Moment;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A target that breaks off, takes its bytes in pieces, or makes something happen. */
final class FaultyOutput extends FilterOutputStream {
  private final Fault fault;
  private long passed;
  private boolean acted;

  FaultyOutput(OutputStream target, Fault fault) {
    super(target);
    this.fault = fault;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    switch (fault.moment()) {
      case TRICKLE -> trickle(from, offset, length);
      case CUT, STALL_MIDWAY -> {
        int passing = (int) Math.min(length, fault.bytes() - passed);
        out.write(from, offset, passing);
        passed += passing;
        if (passing < length) {
          throw new IOException("cut");
        }
      }
      default -> {
        out.write(from, offset, length);
        passed += length;
        if (passed >= fault.bytes()) {
          act();
        }
      }
    }
  }

  private void trickle(byte[] from, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int piece = (int) Math.min(length - done, fault.bytes());
      out.write(from, offset + done, piece);
      done += piece;
      fault.action().run();
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
    act();
  }

  private void act() {
    if (fault.moment() == Moment.MIDWAY && !acted) {
      acted = true;
      fault.action().run();
    }
  }
}
