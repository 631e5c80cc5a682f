package io.github.cdiscountds.internal.csv;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A stretch of a document that is read at once: a buffer, and those of the records in it that are
 * to be taken apart. Filled by one thread, then read by one.
 */
final class Chunk {
  private byte[] buffer;
  private int[] starts = new int[512];
  private int[] stops = new int[512];
  private int[] lines = new int[512];
  private final BitSet plain = new BitSet();
  private int size;
  private long bytes;

  Chunk(int bufferSize) {
    buffer = new byte[bufferSize];
  }

  byte[] buffer() {
    return buffer;
  }

  /** Forgets the records. */
  void clear() {
    size = 0;
    bytes = 0;
    plain.clear();
  }

  /** Makes room for a record that is longer than the buffer. */
  void grow(int bufferSize) {
    buffer = new byte[bufferSize];
  }

  /** Adds the record that a scanner has found in the buffer. */
  void add(RecordScanner scanner) {
    plain.set(size, scanner.isPlain());
    add(scanner.start(), scanner.stop(), scanner.line());
  }

  private void add(int start, int stop, int line) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      stops = Arrays.copyOf(stops, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
    }
    starts[size] = start;
    stops[size] = stop;
    lines[size++] = line;
    bytes += stop - start;
  }

  /** The number of records. */
  int size() {
    return size;
  }

  /** Whether its records overlap so much that they are longer together than the buffer. */
  boolean isOverfull() {
    return bytes > buffer.length;
  }

  /** Whether there is no quote in a record. */
  boolean isPlain(int index) {
    return plain.get(index);
  }

  int start(int index) {
    return starts[index];
  }

  int stop(int index) {
    return stops[index];
  }

  int line(int index) {
    return lines[index];
  }
}
