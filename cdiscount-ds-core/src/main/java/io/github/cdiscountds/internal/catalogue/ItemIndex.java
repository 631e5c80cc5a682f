package io.github.cdiscountds.internal.catalogue;

import java.util.BitSet;

/**
 * What a catalogue holds, row by row in the file's order: a 64-bit hash of the SKU, the digest of
 * the record's bytes, and where the record starts; some 24 bytes a row, whatever its texts are. Two
 * of a million SKUs share a hash with a probability of less than one in ten million. Not
 * thread-safe while it is filled.
 */
final class ItemIndex {
  /** No row. */
  static final int NONE = -1;

  /** Rows that share the base of their offsets. */
  private static final int ROWS_OF_BASE = 64;

  /** The most bytes that end a line. */
  private static final int LINE_END = 2;

  private static final int LEAST_SLOTS = 1 << 10;
  private static final int MOST_SLOTS = 1 << 30;

  /** Stands for a stride that is told apart. */
  private static final char FAR = Character.MAX_VALUE;

  private final Longs keys = new Longs();
  private final Longs digests = new Longs();
  private final Longs bases = new Longs();

  /** From the start of each row to that of the next. */
  private final Chars strides = new Chars();

  /** Rows that are far from the next one, or have more or less before it than the end of a line. */
  private final Ints oddRows = new Ints();

  private final Ints oddLengths = new Ints();
  private final Longs oddStrides = new Longs();

  private final BitSet counting = new BitSet();
  private final BitSet clean = new BitSet();

  /**
   * Open addressing: the number of a row that counts plus 1, or 0 where nothing is. The bits that
   * row numbers leave free hold some of the row's hash, so that of the rows in the way hardly any
   * needs to be looked at.
   */
  private Ints slots;

  private int rowMask;

  private int size;
  private long lastOffset;
  private long end;

  /** Makes an index for about so many items. */
  ItemIndex(int expected) {
    slots = Ints.zeros((int) Math.min(MOST_SLOTS, Math.max(LEAST_SLOTS, expected * 6L / 5)));
    rowMask = maskFor(slots.size());
  }

  /** The hash of a SKU. */
  static long key(String sku) {
    long hash = (FNV_OFFSET ^ sku.length()) * FNV_PRIME;
    for (int i = 0; i < sku.length(); i++) {
      hash = (hash ^ sku.charAt(i)) * FNV_PRIME;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The number of items: of rows that count. */
  int size() {
    return size;
  }

  /** The number of rows, those that don't count included. */
  int rows() {
    return keys.size();
  }

  /** Adds a row, which counts once it is {@linkplain #put put}; answers its number. */
  int append(long key, long digest, long offset, int length) {
    int row = rows();
    if (row > 0) {
      addStride(row - 1, offset);
    }
    if (row % ROWS_OF_BASE == 0) {
      bases.add(offset);
    }
    keys.add(key);
    digests.add(digest);
    lastOffset = offset;
    end = offset + length;
    return row;
  }

  /** Adds a row that isn't in the file, behind those that are; answers its number. */
  int appendElsewhere(long key) {
    return append(key, 0, end, 0);
  }

  /**
   * Makes a row the one of its SKU that counts (R10).
   *
   * @return the row that counted before, or {@link #NONE}
   */
  int put(int row) {
    if (size + 1 > slots.size() - slots.size() / 8 || row >= rowMask) {
      grow();
    }
    long key = keys.get(row);
    int slot = slot(key);
    int before = (slots.get(slot) & rowMask) - 1;
    occupy(slot, row, key);
    counting.set(row);
    if (before == NONE) {
      size++;
    } else {
      counting.clear(before);
    }
    return before;
  }

  /** The row of a SKU that counts, or {@link #NONE}. */
  int find(long key) {
    return (slots.get(slot(key)) & rowMask) - 1;
  }

  /**
   * As {@link #find}, without a look into the table where two catalogues are in the same order.
   *
   * @param guess the row after the one that was found last
   */
  int find(long key, int guess) {
    return guess < rows() && counts(guess) && keys.get(guess) == key ? guess : find(key);
  }

  /** Whether the row is an item, and the last one of its SKU. */
  boolean counts(int row) {
    return counting.get(row);
  }

  /** The next row from this one on that counts, or {@link #NONE}. */
  int nextThatCounts(int from) {
    return counting.nextSetBit(from);
  }

  /** Whether the row was read without a finding. */
  boolean isClean(int row) {
    return clean.get(row);
  }

  void setClean(int row, boolean value) {
    clean.set(row, value);
  }

  long key(int row) {
    return keys.get(row);
  }

  void setKey(int row, long key) {
    keys.set(row, key);
  }

  long digest(int row) {
    return digests.get(row);
  }

  /** Where the row's record starts in its file. */
  long offset(int row) {
    if (row == rows() - 1) {
      return lastOffset;
    }
    int block = row / ROWS_OF_BASE;
    long offset = bases.get(block);
    for (int before = block * ROWS_OF_BASE; before < row; before++) {
      offset += stride(before);
    }
    return offset;
  }

  /** Where the row's record ends, or the line after it starts. */
  long end(int row) {
    if (row == rows() - 1) {
      return end;
    }
    int odd = oddRows.indexInOrder(row);
    return offset(row) + (odd < 0 ? stride(row) : oddLengths.get(odd));
  }

  private void addStride(int row, long next) {
    long stride = next - lastOffset;
    boolean far = stride < 0 || stride >= FAR;
    if (far || next < end || next > end + LINE_END) {
      oddRows.add(row);
      oddLengths.add(Math.toIntExact(end - lastOffset));
      oddStrides.add(stride);
    }
    strides.add(far ? FAR : (char) stride);
  }

  private long stride(int row) {
    char stride = strides.get(row);
    return stride == FAR ? oddStrides.get(oddRows.indexInOrder(row)) : stride;
  }

  private void grow() {
    int more = (int) Math.min(MOST_SLOTS, slots.size() * 5L / 4);
    slots = Ints.zeros(0); // what is there needn't be in memory twice
    slots = Ints.zeros(more);
    rowMask = maskFor(Math.max(more, rows()));
    for (int row = nextThatCounts(0); row != NONE; row = nextThatCounts(row + 1)) {
      long key = keys.get(row);
      occupy(slot(key), row, key);
    }
  }

  /** As many of the lower bits as it takes to count up to a number. */
  private static int maskFor(int most) {
    return (Integer.highestOneBit(most) << 1) - 1;
  }

  private void occupy(int slot, int row, long key) {
    slots.set(slot, (row + 1) | ((int) key & ~rowMask));
  }

  /** The slot of a key, or the free one where it belongs. */
  private int slot(long key) {
    int some = (int) key & ~rowMask;
    int slot = (int) (((key >>> Integer.SIZE) * slots.size()) >>> Integer.SIZE);
    while (true) {
      int found = slots.get(slot);
      if (found == 0 || ((found & ~rowMask) == some && keys.get((found & rowMask) - 1) == key)) {
        return slot;
      }
      slot++;
      if (slot == slots.size()) {
        slot = 0;
      }
    }
  }
}
