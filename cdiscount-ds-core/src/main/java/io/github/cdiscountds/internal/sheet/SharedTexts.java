package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.CellText;
import io.github.cdiscountds.internal.table.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook's table of shared texts, held as bytes in blocks: a text of 20 letters takes 24 bytes
 * here and some 70 as an object. Not thread-safe.
 */
final class SharedTexts {
  private static final int BLOCK = 1 << 16;
  private static final int OFFSETS = 1 << 12;

  /** A power of two. */
  private static final int LATELY = 1 << 12;

  private final Reading reading;
  private final long most;
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<int[]> offsets = new ArrayList<>();
  private final @Nullable String[] lately = new @Nullable String[LATELY];
  private final int[] latelyIndex = new int[LATELY];
  private int used;
  private int count;

  SharedTexts(Reading reading, DecodeLimits limits) {
    this.reading = reading;
    this.most =
        Math.min(Integer.MAX_VALUE, Math.min(limits.sharedTextBytes(), limits.unpackedBytes()));
  }

  /** Adds the next text. */
  void add(CharSequence raw) {
    String text = CellText.strip(raw.toString());
    boolean wide = isWide(text);
    byte[] bytes = text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    if (used + (long) bytes.length + 4L * count > most) {
      throw reading.refuse(
          FindingCode.LIMIT_EXCEEDED,
          null,
          null,
          Wording.of(
              "at most %d bytes of shared text in a workbook",
              "au plus %d octets de textes partagés dans un classeur", most));
    }
    if (count % OFFSETS == 0) {
      offsets.add(new int[OFFSETS]);
    }
    // The lowest bit says how the characters are stored.
    offsets.get(count / OFFSETS)[count % OFFSETS] = used << 1 | (wide ? 1 : 0);
    count++;
    for (int at = 0; at < bytes.length; ) {
      if (used % BLOCK == 0) {
        blocks.add(new byte[BLOCK]);
      }
      int room = Math.min(BLOCK - used % BLOCK, bytes.length - at);
      System.arraycopy(bytes, at, blocks.get(used / BLOCK), used % BLOCK, room);
      at += room;
      used += room;
    }
  }

  int size() {
    return count;
  }

  /**
   * Gives a text by its index, which must be in the table. A text that many rows share, such as a
   * campaign or a file name, is one object as a rule, so that the rows take less room.
   */
  String get(int index) {
    int place = index & (LATELY - 1);
    String known = lately[place];
    if (known != null && latelyIndex[place] == index) {
      return known;
    }
    String text = read(index);
    lately[place] = text;
    latelyIndex[place] = index;
    return text;
  }

  private String read(int index) {
    int entry = entry(index);
    int from = entry >>> 1;
    int length = (index + 1 < count ? entry(index + 1) >>> 1 : used) - from;
    if (length == 0) {
      return "";
    }
    var charset = (entry & 1) == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    byte[] block = blocks.get(from / BLOCK);
    if (from % BLOCK + length <= BLOCK) {
      return new String(block, from % BLOCK, length, charset);
    }
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      int start = (from + at) % BLOCK;
      int room = Math.min(BLOCK - start, length - at);
      System.arraycopy(blocks.get((from + at) / BLOCK), start, bytes, at, room);
      at += room;
    }
    return new String(bytes, charset);
  }

  private int entry(int index) {
    return offsets.get(index / OFFSETS)[index % OFFSETS];
  }

  private static boolean isWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }
}
