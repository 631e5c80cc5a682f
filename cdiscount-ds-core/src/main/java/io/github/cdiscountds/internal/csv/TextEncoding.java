package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The character set of a text document (R5).
 *
 * <p>R5 speaks of the first 64 KiB and of starting again when a malformed byte comes later. Here
 * the whole document is looked at once, before the first row, which decides the same and never
 * delivers a row twice: UTF-8 when all of it is, else windows-1252. A character cut by the end of
 * the file is a truncated UTF-8 document when other characters show that it is UTF-8; when nothing
 * else does, it is an accented letter of windows-1252.
 *
 * @param charset the character set
 * @param reason why it was chosen
 * @param byteOrderMark the number of bytes of the mark, to be passed over
 * @param isCutAtEnd whether the file ends in the middle of a UTF-8 character
 * @param endsInNul whether the last byte is zero, as in a file that was never filled
 */
record TextEncoding(
    Charset charset, Reason reason, int byteOrderMark, boolean isCutAtEnd, boolean endsInNul) {

  /** Why a charset was chosen, and so what is known of the bytes. */
  enum Reason {
    /**
     * The caller set it, or a mark shows it: whether the bytes are such text remains to be seen.
     */
    GIVEN,
    /** All bytes were looked at, and are such text. */
    SEEN,
    /** The bytes are nothing else: whatever they are is read. */
    FALLBACK
  }

  /** Text that was made UTF-8 by us. */
  static final TextEncoding OWN_UTF_8 =
      new TextEncoding(StandardCharsets.UTF_8, Reason.SEEN, 0, false, false);

  private static final int SAMPLE = 1 << 16;

  /** Finds the encoding of a document, unless one is set. */
  static TextEncoding of(FileContent content, @Nullable Charset forced) throws IOException {
    byte[] head;
    try (InputStream in = content.open()) {
      head = in.readNBytes(3);
    }
    Charset marked = marked(head);
    int mark = marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    if (forced != null) {
      // "UTF-16" leaves the byte order to the mark; the same mark is no text in any other charset.
      boolean same =
          marked != null
              && (forced.equals(marked) || (forced.name().equals("UTF-16") && mark == 2));
      return new TextEncoding(
          same && marked != null ? marked : forced,
          Reason.GIVEN,
          same ? mark : 0,
          false,
          CharacterDecoder.handles(forced) && endsInNul(content));
    }
    if (marked != null && mark == 2) {
      return new TextEncoding(marked, Reason.GIVEN, mark, false, false);
    }
    Utf8Check check = Utf8Check.of(content);
    boolean utf8 = check.isValid() && (!check.isCut() || check.hasEvidence());
    return utf8
        ? new TextEncoding(
            StandardCharsets.UTF_8,
            check.isCut() ? Reason.GIVEN : Reason.SEEN,
            mark,
            check.isCut(),
            check.endsInNul())
        : new TextEncoding(
            Charset.forName("windows-1252"), Reason.FALLBACK, mark, false, check.endsInNul());
  }

  /** Opens a document behind its byte order mark. */
  InputStream open(FileContent content) throws IOException {
    InputStream in = content.open();
    try {
      in.skipNBytes(byteOrderMark);
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The beginning of a document, 64 KiB at most. */
  Separators.Sample sample(FileContent content) throws IOException {
    try (InputStream in = open(content)) {
      byte[] bytes = in.readNBytes(SAMPLE);
      return new Separators.Sample(new String(bytes, charset), bytes.length < SAMPLE);
    }
  }

  private static boolean endsInNul(FileContent content) throws IOException {
    long size = content.size();
    if (size == 0) {
      return false;
    }
    try (InputStream in = content.open()) {
      in.skipNBytes(size - 1);
      return in.read() == 0;
    }
  }

  private static @Nullable Charset marked(byte[] head) {
    if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return head.length == 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF
        ? StandardCharsets.UTF_8
        : null;
  }
}
