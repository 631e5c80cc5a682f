package io.github.cdiscountds.internal.catalogue;

import java.util.Arrays;

/**
 * Records that were shown and whose rows are still to come, in the file's order: matches what
 * arrives with its record by the line. Not thread-safe.
 */
final class PendingRows {
  private int[] lines = new int[64];
  private int[] numbers = new int[64];
  private int first;
  private int count;
  private int line;
  private int number = ItemIndex.NONE;

  /** Remembers a record's line and a number for it. */
  void add(int atLine, int itsNumber) {
    if (count == lines.length) {
      grow();
    }
    int last = (first + count) & (lines.length - 1);
    lines[last] = atLine;
    numbers[last] = itsNumber;
    count++;
  }

  /** The number of the record at a line, or {@link ItemIndex#NONE}; lines only ever grow. */
  int at(int wanted) {
    while (count > 0 && lines[first] <= wanted) {
      line = lines[first];
      number = numbers[first];
      first = (first + 1) & (lines.length - 1);
      count--;
    }
    return line == wanted ? number : ItemIndex.NONE;
  }

  private void grow() {
    int[] oldLines = lines;
    int[] oldNumbers = numbers;
    lines = Arrays.copyOf(oldLines, 2 * count);
    numbers = Arrays.copyOf(oldNumbers, 2 * count);
    for (int i = 0; i < count; i++) {
      int from = (first + i) & (count - 1);
      lines[i] = oldLines[from];
      numbers[i] = oldNumbers[from];
    }
    first = 0;
  }
}
