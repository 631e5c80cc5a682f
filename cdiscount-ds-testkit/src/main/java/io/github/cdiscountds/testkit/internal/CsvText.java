package io.github.cdiscountds.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Separated text in the making, a record at a time: records end in CR LF, fields are quoted only
 * where they need it. Holds the bytes written so far and nothing else.
 */
public final class CsvText {
  private static final int BUFFER = 1 << 14;

  private final char separator;
  private final ByteArrayOutputStream bytes;
  private final Writer out;
  private final StringBuilder buffer = new StringBuilder(BUFFER + 4096);

  /**
   * Begins a text.
   *
   * @param separator what stands between fields
   * @param charset the encoding
   * @param expected about how many bytes it will have
   */
  public CsvText(char separator, Charset charset, int expected) {
    this.separator = separator;
    this.bytes = new ByteArrayOutputStream(expected);
    this.out = new OutputStreamWriter(bytes, charset);
  }

  /** Adds a record. */
  public void add(List<String> values) {
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        buffer.append(separator);
      }
      append(values.get(column));
    }
    buffer.append("\r\n");
    if (buffer.length() >= BUFFER) {
      flush();
    }
  }

  private void append(String value) {
    if (isPlain(value)) {
      buffer.append(value);
    } else {
      buffer.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }

  private boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == separator || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }

  private void flush() {
    try {
      out.append(buffer);
      buffer.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the text and gives its bytes. */
  public byte[] toBytes() {
    flush();
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
