package io.github.cdiscountds.internal.sniff;

import java.util.Arrays;

/** What the first bytes of a document show (R4). The name it came under plays no part. */
enum ContentKind {
  /** An OLE2 container, as Excel 97–2003 writes. */
  OLE2,
  /** A ZIP container, as newer versions write. */
  ZIP,
  /** The beginning of a container's signature, and nothing after it. */
  CUT_SIGNATURE,
  /** A page of HTML or another XML document; servers answer with those, and some name them .xls. */
  MARKUP,
  /** Bytes that are no text and none of the containers. */
  BINARY,
  /** Text. */
  TEXT;

  /** How much of a document is looked at. */
  static final int LOOKED_AT = 1 << 16;

  private static final byte[] OLE2_SIGNATURE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };
  private static final byte[] ZIP_SIGNATURE = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP_SIGNATURE = {'P', 'K', 5, 6};
  private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};

  /** Text has tabs and line ends; one in so many other control characters is still a stray one. */
  private static final int STRAY_CONTROL = 20;

  /** Tells what a document is by its first bytes. */
  static ContentKind of(byte[] head) {
    if (startsWith(head, OLE2_SIGNATURE)) {
      return OLE2;
    }
    if (startsWith(head, ZIP_SIGNATURE) || startsWith(head, EMPTY_ZIP_SIGNATURE)) {
      return ZIP;
    }
    if (head.length >= 3
        && (startsWith(OLE2_SIGNATURE, head)
            || startsWith(ZIP_SIGNATURE, head)
            || startsWith(EMPTY_ZIP_SIGNATURE, head))) {
      return CUT_SIGNATURE;
    }
    if (startsWith(head, UTF_16_LE) || startsWith(head, UTF_16_BE)) {
      return TEXT;
    }
    int controls = 0;
    int firstVisible = -1;
    for (byte b : head) {
      if (b == 0) {
        return endsInNul(head) ? TEXT : BINARY;
      }
      if (b > 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        controls++;
      } else if (firstVisible < 0 && b > ' ') {
        firstVisible = b;
      }
    }
    if (controls > 0 && controls >= head.length / STRAY_CONTROL) {
      return BINARY;
    }
    return firstVisible == '<' ? MARKUP : TEXT;
  }

  /** Text and then nothing but zeros: a text whose end never arrived, which its reader tells. */
  private static boolean endsInNul(byte[] head) {
    int text = 0;
    while (head[text] != 0) {
      text++;
    }
    for (int i = text; i < head.length; i++) {
      if (head[i] != 0) {
        return false;
      }
    }
    return text > 0;
  }

  private static boolean startsWith(byte[] bytes, byte[] signature) {
    return bytes.length >= signature.length
        && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }
}
