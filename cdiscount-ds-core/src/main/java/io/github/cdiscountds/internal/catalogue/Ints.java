package io.github.cdiscountds.internal.catalogue;

import java.util.Arrays;

/** As {@link Longs}, of smaller numbers. Not thread-safe while it is filled. */
final class Ints {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  private int[][] pieces = new int[4][];
  private int size;

  Ints() {}

  /** As many zeros, and no more: to be set one by one. */
  static Ints zeros(int size) {
    Ints zeros = new Ints();
    int whole = size >>> BITS;
    int rest = size & MASK;
    zeros.pieces = new int[whole + 1][];
    for (int piece = 0; piece < whole; piece++) {
      zeros.pieces[piece] = new int[1 << BITS];
    }
    zeros.pieces[whole] = new int[rest];
    zeros.size = size;
    return zeros;
  }

  int size() {
    return size;
  }

  void add(int value) {
    int piece = size >>> BITS;
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
    }
    if ((size & MASK) == 0) {
      pieces[piece] = new int[1 << BITS];
    }
    pieces[piece][size & MASK] = value;
    size++;
  }

  int get(int index) {
    return pieces[index >>> BITS][index & MASK];
  }

  void set(int index, int value) {
    pieces[index >>> BITS][index & MASK] = value;
  }

  /** Where a number is in a list that only grows, or a negative number. */
  int indexInOrder(int value) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = get(middle);
      if (found == value) {
        return middle;
      }
      if (found < value) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** A part of it. */
  int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> get(from + i));
    return range;
  }
}
