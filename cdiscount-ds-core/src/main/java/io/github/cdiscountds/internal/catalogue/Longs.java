package io.github.cdiscountds.internal.catalogue;

import java.util.Arrays;

/**
 * A list of numbers that grows by pieces of 32 KiB, so that growing copies nothing, and a region of
 * the garbage collector is filled with hardly a gap. Not thread-safe while it is filled.
 */
final class Longs {
  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;

  private long[][] pieces = new long[4][];
  private int size;

  int size() {
    return size;
  }

  void add(long value) {
    int piece = size >>> BITS;
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
    }
    if ((size & MASK) == 0) {
      pieces[piece] = new long[1 << BITS];
    }
    pieces[piece][size & MASK] = value;
    size++;
  }

  long get(int index) {
    return pieces[index >>> BITS][index & MASK];
  }

  void set(int index, long value) {
    pieces[index >>> BITS][index & MASK] = value;
  }
}
