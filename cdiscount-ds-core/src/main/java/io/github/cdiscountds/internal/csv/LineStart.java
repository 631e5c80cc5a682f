package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.FileContent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a physical line starts.
 *
 * @param line its number, from 1
 * @param offset its first byte, from 0
 */
record LineStart(int line, long offset) {
  static final LineStart FIRST = new LineStart(1, 0);

  /**
   * Finds a later line. Each search begins where the last one ended, so all of them together read
   * the document once more at most. LF, CR LF and CR end a line, as they do for the parser.
   *
   * @return its start, or null when the document ends before it
   */
  @Nullable LineStart forward(FileContent content, int target) throws IOException {
    if (target <= line) {
      return this;
    }
    try (InputStream in = content.open()) {
      in.skipNBytes(offset);
      byte[] buffer = new byte[1 << 16];
      long at = offset;
      int current = line;
      boolean afterReturn = false;
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++, at++) {
          byte b = buffer[i];
          if (afterReturn && b != '\n') {
            if (++current == target) {
              return new LineStart(target, at);
            }
          }
          afterReturn = b == '\r';
          if (b == '\n' && ++current == target) {
            return new LineStart(target, at + 1);
          }
        }
      }
      return null;
    }
  }
}
