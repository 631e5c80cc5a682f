package io.github.cdiscountds.internal.csv;

import java.util.Arrays;

/**
 * A stretch of a document that is read at once: a buffer, and those of the records in it that are
 * to be taken apart. Filled by one thread, then read by one.
 */
final class Chunk {
  private byte[] buffer;
  private int[] starts = new int[512];
  private int[] stops = new int[512];
  private int[] lines = new int[512];
  private int size;
  private int bytes;

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
  }

  /** Makes room for a record that is longer than the buffer. */
  void grow(int bufferSize) {
    buffer = new byte[bufferSize];
  }

  void add(int start, int stop, int line) {
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

  /** The number of bytes of the records, without the line breaks that end them. */
  int bytes() {
    return bytes;
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
