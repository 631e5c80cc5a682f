package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a BIFF8 stream, one at a time, and the values in them. Not thread-safe.
 *
 * <p>No value is read beyond its record, so that a wrong length ends the document and nothing else.
 */
final class BiffRecords {
  private static final int CONTINUE = 0x003C;
  private static final int HEADER = 4;

  private final Reading reading;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 17];
  private @Nullable SheetRows rows;
  private int from;
  private int to;

  private int type;
  private int at;
  private int end;
  private char[] characters = new char[256];

  BiffRecords(Reading reading, InputStream in) {
    this.reading = reading;
    this.in = in;
  }

  /** Names the rows that findings are about from now on. */
  void inSheet(SheetRows sheetRows) {
    rows = sheetRows;
  }

  /** Moves on to the next record; false at the end, also when it cuts a record. */
  boolean next() throws IOException {
    if (!ensure(HEADER)) {
      return false;
    }
    int length = peek(2);
    if (!ensure(HEADER + length)) {
      return false;
    }
    type = peek(0);
    at = from + HEADER;
    end = at + length;
    from = end;
    return true;
  }

  int type() {
    return type;
  }

  int remaining() {
    return end - at;
  }

  int u8() {
    need(1);
    return buffer[at++] & 0xFF;
  }

  int u16() {
    return u8() | u8() << 8;
  }

  long u32() {
    return u16() | (long) u16() << 16;
  }

  long u64() {
    return u32() | u32() << 32;
  }

  void skip(int bytes) {
    need(bytes);
    at += bytes;
  }

  /** Reads a text of this many characters: a byte that says how they are stored, then they. */
  String text(int length) throws IOException {
    int options = u8();
    // Rich text and phonetic parts come after the characters; nothing is read after those here.
    skip(((options & 8) != 0 ? 2 : 0) + ((options & 4) != 0 ? 4 : 0));
    readCharacters(length, (options & 1) != 0);
    return new String(characters, 0, length);
  }

  /** Reads the next entry of the table of shared texts. */
  void sharedText(SharedTexts texts) throws IOException {
    if (remaining() == 0) {
      continued();
    }
    int length = u16();
    int options = u8();
    long after = (options & 8) != 0 ? 4L * u16() : 0;
    after += (options & 4) != 0 ? u32() : 0;
    readCharacters(length, (options & 1) != 0);
    texts.add(new String(characters, 0, length));
    while (after > 0) {
      if (remaining() == 0) {
        continued();
      }
      int step = (int) Math.min(after, remaining());
      skip(step);
      after -= step;
    }
  }

  ReadingEnded malformed() {
    return reading.refuse(
        FindingCode.UNREADABLE,
        rows == null || rows.line() == 0 ? null : rows.line(),
        null,
        Wording.of("records as Excel writes them", "des enregistrements comme Excel les écrit"));
  }

  /** Where a text crosses into the next record, its storage is stated anew. */
  private void readCharacters(int length, boolean isWide) throws IOException {
    if (length > characters.length) {
      characters = new char[Math.max(length, characters.length * 2)];
    }
    boolean wide = isWide;
    for (int i = 0; i < length; i++) {
      if (remaining() == 0) {
        continued();
        wide = (u8() & 1) != 0;
      }
      characters[i] = (char) (wide ? u16() : u8());
    }
  }

  private void continued() throws IOException {
    if (!ensure(HEADER) || peek(0) != CONTINUE || !next() || remaining() == 0) {
      throw malformed();
    }
  }

  private void need(int bytes) {
    if (end - at < bytes) {
      throw malformed();
    }
  }

  private int peek(int offset) {
    return (buffer[from + offset] & 0xFF) | (buffer[from + offset + 1] & 0xFF) << 8;
  }

  private boolean ensure(int bytes) throws IOException {
    if (to - from >= bytes) {
      return true;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < bytes) {
      int length = in.read(buffer, to, buffer.length - to);
      if (length < 0) {
        return false;
      }
      to += length;
    }
    return true;
  }
}
