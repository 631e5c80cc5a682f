package io.github.cdiscountds.internal.catalogue;

import java.util.Arrays;

/** As {@link Longs}, of numbers up to 65,535. Not thread-safe while it is filled. */
final class Chars {
  private static final int BITS = 14;
  private static final int MASK = (1 << BITS) - 1;

  private char[][] pieces = new char[4][];
  private int size;

  int size() {
    return size;
  }

  void add(char value) {
    int piece = size >>> BITS;
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
    }
    if ((size & MASK) == 0) {
      pieces[piece] = new char[1 << BITS];
    }
    pieces[piece][size & MASK] = value;
    size++;
  }

  char get(int index) {
    return pieces[index >>> BITS][index & MASK];
  }

  void set(int index, char value) {
    pieces[index >>> BITS][index & MASK] = value;
  }
}
