package io.github.cdiscountds.internal.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of another charset as UTF-8, for charsets such as UTF-16 in which records can't be found on
 * bytes. A malformed character ends it with {@link java.nio.charset.CharacterCodingException},
 * after everything before it was given. Not thread-safe.
 */
final class Utf8Stream extends InputStream {
  private static final int BUFFER = 1 << 13;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer source = ByteBuffer.allocate(BUFFER);
  private final CharBuffer characters = CharBuffer.allocate(BUFFER);
  private final ByteBuffer bytes = ByteBuffer.allocate(3 * BUFFER);
  private boolean exhausted;
  private boolean ended;
  private @Nullable CoderResult malformed;

  Utf8Stream(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    source.flip();
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
    in.close();
  }

  /** Sees to it that there are bytes; false at the end. */
  private boolean fill() throws IOException {
    while (!bytes.hasRemaining()) {
      if (malformed != null) {
        malformed.throwException();
      }
      if (ended) {
        return false;
      }
      decode();
      encode();
    }
    return true;
  }

  private void decode() throws IOException {
    source.compact();
    int read = in.read(source.array(), source.position(), source.remaining());
    exhausted |= read < 0;
    source.position(source.position() + Math.max(read, 0)).flip();
    CoderResult result = decoder.decode(source, characters, exhausted);
    if (exhausted && result.isUnderflow()) {
      result = decoder.flush(characters);
      ended = result.isUnderflow();
    }
    malformed = result.isError() ? result : null;
  }

  private void encode() {
    characters.flip();
    bytes.clear();
    // A half surrogate pair stays for the next time; at the end it is malformed.
    CoderResult result = encoder.encode(characters, bytes, ended);
    if (result.isError()) {
      malformed = result;
    }
    characters.compact();
    bytes.flip();
  }
}
