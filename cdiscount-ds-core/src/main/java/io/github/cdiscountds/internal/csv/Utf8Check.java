package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What one look at all bytes of a document tells.
 *
 * @param isValid whether they are UTF-8, up to a character that the end may cut
 * @param isCut whether the end cuts a character
 * @param hasEvidence whether there is a character of more than one byte, or a byte order mark
 * @param endsInNul whether the last byte is zero
 */
record Utf8Check(boolean isValid, boolean isCut, boolean hasEvidence, boolean endsInNul) {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGHS = 0x8080808080808080L;

  static Utf8Check of(FileContent content) throws IOException {
    byte[] buffer = new byte[1 << 16];
    boolean valid = true;
    boolean evidence = false;
    int missing = 0;
    int lowest = 0x80;
    int highest = 0xBF;
    int last = -1;
    try (InputStream in = content.open()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (length > 0) {
          last = buffer[length - 1];
        }
        for (int i = 0; valid && i < length; i++) {
          if (missing == 0) {
            i = firstBeyondAscii(buffer, i, length);
            while (i < length - 1 && isTwoBytes(buffer[i], buffer[i + 1])) {
              evidence = true;
              i = firstBeyondAscii(buffer, i + 2, length);
            }
            if (i >= length) {
              break;
            }
          }
          int b = buffer[i] & 0xFF;
          if (missing > 0) {
            valid = b >= lowest && b <= highest;
            lowest = 0x80;
            highest = 0xBF;
            missing--;
            evidence |= missing == 0 && valid;
          } else if (b >= 0xC2 && b <= 0xDF) {
            missing = 1;
          } else if (b >= 0xE0 && b <= 0xEF) {
            missing = 2;
            // Neither overlong forms nor surrogates.
            lowest = b == 0xE0 ? 0xA0 : 0x80;
            highest = b == 0xED ? 0x9F : 0xBF;
          } else if (b >= 0xF0 && b <= 0xF4) {
            missing = 3;
            lowest = b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xF4 ? 0x8F : 0xBF;
          } else {
            valid = false;
          }
        }
      }
    }
    return new Utf8Check(valid, valid && missing > 0, evidence, last == 0);
  }

  /** Whether two bytes are a character, as an accented letter is; the most frequent by far. */
  private static boolean isTwoBytes(byte first, byte second) {
    return first >= (byte) 0xC2 && first <= (byte) 0xDF && second < (byte) 0xC0;
  }

  /** Eight bytes at a time, since nearly all of them are ASCII. */
  private static int firstBeyondAscii(byte[] buffer, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long high = (long) EIGHT.get(buffer, at) & HIGHS;
      if (high != 0) {
        return at + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    while (at < to && buffer[at] >= 0) {
      at++;
    }
    return at;
  }
}
