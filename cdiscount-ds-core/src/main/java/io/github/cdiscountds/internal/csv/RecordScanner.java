package io.github.cdiscountds.internal.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of separated text begin and end, on bytes, by the rules of the parser
 * that takes them apart: a quote opens a quoted cell only at the beginning of a cell, padding
 * aside; inside it quotes are doubled; LF, CR LF and CR outside quotes end a record.
 *
 * <p>Needs a charset in which quote, line break and separator are the bytes that they are in ASCII,
 * and these bytes are nothing else. Not thread-safe.
 */
final class RecordScanner {
  /** What was found at the place where the next record begins. */
  enum Found {
    /** A record, sound as far as quotes go. */
    RECORD,
    /**
     * A record with text after a closing quote: only its first line counts as the record, since
     * where the quotes of the lines after it open and close can't be known.
     */
    BROKEN,
    /** A quote that is still open at the end of the document; its line is told. */
    UNCLOSED,
    /** The buffer ends before the record does. */
    MORE,
    /** The document is over. */
    END
  }

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long FIRST_NO_BREAK = ONES * ('\r' + 1);

  private final InputStream in;
  private final byte separator;
  private byte[] buffer;
  private int filled;
  private boolean ended;
  private @Nullable CharacterCodingException malformed;

  /** The byte of the document that is the buffer's first. */
  private long base;

  /** Where the next record begins, and its line. */
  private int next;

  private int nextLine = 1;

  private int start;
  private int stop;
  private int line;
  private int lines;
  private int firstStop;
  private int firstAfter;
  private int quote;
  private int lookedAhead;
  private boolean isPlain;

  /**
   * Begins before the first record.
   *
   * @param in the document from its first record on
   * @param offset the byte of the document that the stream begins with
   * @param separator an ASCII character
   */
  RecordScanner(InputStream in, long offset, char separator, byte[] buffer) {
    this.in = in;
    this.base = offset;
    this.separator = (byte) separator;
    this.buffer = buffer;
  }

  /** The bytes that {@link #start} and {@link #stop} count in. */
  byte[] buffer() {
    return buffer;
  }

  /** The first byte of the record. */
  int start() {
    return start;
  }

  /** The byte after the record's last one, where its line break is. */
  int stop() {
    return stop;
  }

  /** The line where the record starts; of an unclosed quote the line where that stands. */
  int line() {
    return line;
  }

  /** The record's first byte in the document. */
  long offset() {
    return base + start;
  }

  /** Whether there is no quote in the record, so that every separator in it ends a cell. */
  boolean isPlain() {
    return isPlain;
  }

  /** Whether the record goes over several lines. */
  boolean isMultiLine() {
    return lines > 1;
  }

  /** Whether the document ends with the record, without a line break. */
  boolean isCutOff() {
    return ended && stop == filled;
  }

  /** The number of bytes from the place where the next record begins to the buffer's end. */
  int rest() {
    return filled - next;
  }

  /** How much of the rest lies inside a quote that isn't closed yet. */
  int openQuote() {
    return quote < 0 ? 0 : filled - quote;
  }

  /** Of a broken record the number of bytes behind its first line that were looked at. */
  int lookedAhead() {
    return lookedAhead;
  }

  /** The line where the next record begins. */
  int nextLine() {
    return nextLine;
  }

  /**
   * Once there is no whole record left: whether that is since the document goes on with what is no
   * text.
   *
   * @throws CharacterCodingException when it does
   */
  void requireText() throws CharacterCodingException {
    if (malformed != null) {
      throw malformed;
    }
  }

  /** Goes on in another buffer, which takes over what wasn't scanned yet, and fills it. */
  void refill(byte[] other) throws IOException {
    int rest = rest();
    System.arraycopy(buffer, next, other, 0, rest);
    base += next;
    buffer = other;
    filled = rest;
    next = 0;
    while (filled < buffer.length && malformed == null) {
      int read;
      try {
        read = in.read(buffer, filled, buffer.length - filled);
      } catch (CharacterCodingException e) {
        malformed = e; // told when all before it was scanned
        return;
      }
      if (read < 0) {
        ended = true;
        return;
      }
      filled += read;
    }
  }

  /** Looks for the next record. */
  Found next() {
    if (next == filled) {
      quote = -1;
      return ended ? Found.END : Found.MORE;
    }
    start = next;
    line = nextLine;
    lines = 1;
    firstStop = -1;
    quote = -1;
    isPlain = true;
    int at = start;
    while (true) {
      at = quoteOrControl(at);
      if (at == filled) {
        return ended ? record(filled, filled) : Found.MORE;
      }
      byte b = buffer[at];
      if (b == '\n') {
        return record(at, at + 1);
      }
      if (b == '\r') {
        int after = afterReturn(at);
        return after < 0 ? Found.MORE : record(at, after);
      }
      if (b != '"') {
        at++;
        continue;
      }
      isPlain = false;
      if (!isOpening(at)) {
        at++;
        continue;
      }
      at = afterQuoted(at);
      if (at < 0) {
        return ended ? unclosed() : Found.MORE;
      }
      while (at < filled && isPadding(buffer[at])) {
        at++;
      }
      if (at == filled) {
        if (!ended) {
          return Found.MORE;
        }
      } else if (buffer[at] == separator) {
        at++;
      } else if (buffer[at] != '\n' && buffer[at] != '\r') {
        return broken(at);
      }
    }
  }

  /**
   * Takes back all lines of the record but its first: the next record begins on its second line.
   *
   * @return the number of bytes that will be looked at again
   */
  int startAgainOnSecondLine() {
    int again = next - firstAfter;
    next = firstAfter;
    nextLine = line + 1;
    return again;
  }

  /**
   * The place after the separator that ends a cell of a sound record.
   *
   * @return more than the record's end when the cell is its last one
   */
  int afterCell(int from, int to) {
    int at = from;
    int opening = openingQuote(from, to);
    if (opening >= 0) {
      at = opening + 1;
      while (at < to && (buffer[at] != '"' || (at + 1 < to && buffer[at + 1] == '"'))) {
        at += buffer[at] == '"' ? 2 : 1;
      }
    }
    while (at < to && buffer[at] != separator) {
      at++;
    }
    return at + 1;
  }

  /** The quote that opens the cell of a sound record which begins at a place, or -1. */
  int openingQuote(int from, int to) {
    int at = from;
    if (at < to && buffer[at] == 0) {
      return -1;
    }
    while (at < to && isPadding(buffer[at])) {
      at++;
    }
    return at < to && buffer[at] == '"' ? at : -1;
  }

  /** Whether there is nothing but padding between the beginning of a cell and a quote. */
  private boolean isOpening(int quoteAt) {
    int at = quoteAt;
    while (at > start && isPadding(buffer[at - 1])) {
      at--;
    }
    // A zero byte is padding too, but not at the beginning of a cell.
    return (at == start || buffer[at - 1] == separator) && (at == quoteAt || buffer[at] != 0);
  }

  private Found record(int end, int after) {
    stop = end;
    next = after;
    nextLine = line + lines;
    return Found.RECORD;
  }

  private Found unclosed() {
    int at = line;
    line += lineBreaks(start, quote);
    stop = filled;
    next = filled;
    nextLine = at;
    return Found.UNCLOSED;
  }

  /** Cuts the record off after its first line. */
  private Found broken(int at) {
    if (firstStop < 0) {
      int end = at;
      while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      int after = end == filled ? (ended ? filled : -1) : afterBreak(end);
      if (after < 0) {
        return Found.MORE;
      }
      firstStop = end;
      firstAfter = after;
    }
    stop = firstStop;
    next = firstAfter;
    nextLine = line + 1;
    lookedAhead = Math.max(0, at - next);
    return Found.BROKEN;
  }

  /** The place after the closing quote, or -1 when the buffer ends before it. */
  private int afterQuoted(int opening) {
    quote = opening;
    int at = opening + 1;
    while (true) {
      at = quoteOrControl(at);
      if (at == filled) {
        return -1;
      }
      byte b = buffer[at];
      if (b == '\n' || b == '\r') {
        int after = afterBreak(at);
        if (after < 0) {
          return -1;
        }
        lines++;
        if (firstStop < 0) {
          firstStop = at;
          firstAfter = after;
        }
        at = after;
      } else if (b != '"') {
        at++;
      } else if (at + 1 < filled && buffer[at + 1] == '"') {
        at += 2;
      } else if (at + 1 == filled && !ended) {
        return -1;
      } else {
        quote = -1;
        return at + 1;
      }
    }
  }

  private int afterBreak(int at) {
    return buffer[at] == '\n' ? at + 1 : afterReturn(at);
  }

  /** The place after CR or CR LF, or -1 when the buffer ends between them. */
  private int afterReturn(int at) {
    if (at + 1 == filled) {
      return ended ? filled : -1;
    }
    return buffer[at + 1] == '\n' ? at + 2 : at + 1;
  }

  private int lineBreaks(int from, int to) {
    int breaks = 0;
    for (int at = from; at < to; at++) {
      if (buffer[at] == '\n' || (buffer[at] == '\r' && buffer[at + 1] != '\n')) {
        breaks++;
      }
    }
    return breaks;
  }

  /** Around the quotes of a cell the parser passes over what isn't visible. */
  private boolean isPadding(byte b) {
    return b >= 0 && b <= ' ' && b != separator && b != '\n' && b != '\r';
  }

  /** The next byte that is a quote or no greater than CR; eight at a time, as most are neither. */
  private int quoteOrControl(int from) {
    int at = from;
    for (int last = filled - 8; at <= last; at += 8) {
      long eight = (long) EIGHT.get(buffer, at);
      long toQuote = eight ^ QUOTES;
      long hits = (((toQuote - ONES) & ~toQuote) | ((eight - FIRST_NO_BREAK) & ~eight)) & HIGHS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (at < filled && buffer[at] != '"' && (buffer[at] < 0 || buffer[at] > '\r')) {
      at++;
    }
    return at;
  }
}
