package io.github.cdiscountds.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of records into characters: UTF-8, or a charset of one byte a character, by its
 * table. Several times faster than going through a stream, and tells which record is malformed.
 * Immutable and thread-safe.
 */
abstract class CharacterDecoder {
  static final int MALFORMED = -1;

  private final Charset charset;
  private final boolean isStrict;

  private CharacterDecoder(TextEncoding encoding) {
    charset = encoding.charset();
    isStrict = encoding.reason() == TextEncoding.Reason.GIVEN;
  }

  /** The decoder for a document whose records are found on bytes. */
  static CharacterDecoder of(TextEncoding encoding) {
    return encoding.charset().equals(StandardCharsets.UTF_8)
        ? new Utf8(encoding)
        : new SingleByte(encoding);
  }

  /** Whether records of the charset can be found on bytes: UTF-8, or an extension of ASCII. */
  static boolean handles(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return true;
    }
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() != 1.0f) {
      return false;
    }
    byte[] ascii = new byte[0x80];
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = (byte) i;
    }
    return new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
  }

  /**
   * Decodes a part of an array; never gives more characters than there are bytes.
   *
   * @param out has room for as many characters as there are bytes
   * @return the place after the last character, or {@link #MALFORMED}
   */
  abstract int decode(byte[] in, int from, int to, char[] out, int at);

  /** Whether bytes must be looked at before {@link #text}: they may be malformed. */
  final boolean isStrict() {
    return isStrict;
  }

  /** A part of an array as text; whatever is malformed becomes a replacement character. */
  final String text(byte[] in, int from, int to) {
    return new String(in, from, to - from, charset);
  }

  private static final class SingleByte extends CharacterDecoder {
    private static final char UNKNOWN = '\ufffd';
    private final char[] table;

    SingleByte(TextEncoding encoding) {
      super(encoding);
      byte[] all = new byte[256];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) i;
      }
      table = text(all, 0, all.length).toCharArray();
    }

    @Override
    int decode(byte[] in, int from, int to, char[] out, int at) {
      int place = at;
      boolean unknown = false;
      for (int i = from; i < to; i++) {
        char c = table[in[i] & 0xFF];
        unknown |= c == UNKNOWN;
        out[place++] = c;
      }
      return unknown && isStrict() ? MALFORMED : place;
    }
  }

  private static final class Utf8 extends CharacterDecoder {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    Utf8(TextEncoding encoding) {
      super(encoding);
    }

    @Override
    int decode(byte[] in, int from, int to, char[] out, int at) {
      int i = from;
      int place = at;
      while (i < to) {
        if (i <= to - 8) {
          // All eight are written; the first that isn't ASCII and those after it, once more below.
          long eight = (long) EIGHT.get(in, i);
          out[place] = (char) (eight & 0x7F);
          out[place + 1] = (char) ((eight >>> 8) & 0x7F);
          out[place + 2] = (char) ((eight >>> 16) & 0x7F);
          out[place + 3] = (char) ((eight >>> 24) & 0x7F);
          out[place + 4] = (char) ((eight >>> 32) & 0x7F);
          out[place + 5] = (char) ((eight >>> 40) & 0x7F);
          out[place + 6] = (char) ((eight >>> 48) & 0x7F);
          out[place + 7] = (char) ((eight >>> 56) & 0x7F);
          int ascii = Long.numberOfTrailingZeros(eight & HIGHS) >>> 3;
          i += ascii;
          place += ascii;
          if (ascii == 8) {
            continue;
          }
        } else if (in[i] >= 0) {
          out[place++] = (char) in[i++];
          continue;
        }
        int point = codePoint(in, i, to);
        if (point < 0) {
          return MALFORMED;
        }
        if (point < 0x10000) {
          i += point < 0x800 ? 2 : 3;
          out[place++] = (char) point;
        } else {
          i += 4;
          out[place++] = Character.highSurrogate(point);
          out[place++] = Character.lowSurrogate(point);
        }
      }
      return place;
    }

    /** The code point of two bytes or more, or {@link #MALFORMED}. */
    private static int codePoint(byte[] in, int at, int to) {
      int first = in[at] & 0xFF;
      int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
      if (first < 0xC2 || first > 0xF4 || at + more >= to) {
        return MALFORMED;
      }
      int point = first & (0x3F >> more);
      for (int k = 1; k <= more; k++) {
        int b = in[at + k];
        if ((b & 0xC0) != 0x80) {
          return MALFORMED;
        }
        point = (point << 6) | (b & 0x3F);
      }
      boolean overlong = point < (more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80);
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      return overlong || surrogate || point > Character.MAX_CODE_POINT ? MALFORMED : point;
    }
  }
}
