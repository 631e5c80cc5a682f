package io.github.cdiscountds.internal.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of another charset as UTF-8, for charsets such as UTF-16 in which records can't be found on
 * bytes. A malformed character ends it with {@link java.nio.charset.CharacterCodingException}. Not
 * thread-safe.
 */
final class Utf8Stream extends InputStream {
  private final Reader reader;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final CharBuffer characters = CharBuffer.allocate(1 << 13);
  private final ByteBuffer bytes = ByteBuffer.allocate(3 << 13);
  private boolean ended;

  Utf8Stream(InputStream in, Charset charset) {
    reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    bytes.flip();
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Sees to it that there are bytes; false at the end. */
  private boolean fill() throws IOException {
    while (!bytes.hasRemaining()) {
      if (ended) {
        return false;
      }
      ended = reader.read(characters) < 0;
      characters.flip();
      bytes.clear();
      // A half surrogate pair stays for the next time; at the end it is malformed.
      CoderResult result = encoder.encode(characters, bytes, ended);
      if (result.isError()) {
        result.throwException();
      }
      characters.compact();
      bytes.flip();
    }
    return true;
  }
}
