package io.github.cdiscountds.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text files made to exhaust or to mislead their reader; each has to be refused in a small heap.
 */
@Tag("INV-4")
class HostileTextsTest {
  private static final int MIB = 1 << 20;
  private static final String HEADER =
      "number;date;yourcustomerreference;customerreference;productcode;quantitydelivered;vatexunitprice;vatexamount\n";

  /** More than detection looks at. */
  private static final String SOUND = "1;02/03/2026;W-1;C-1;LAMP;1;9.90;9.90\n".repeat(2_000);

  @TempDir private Path folder;
  private final Map<String, String> expected = new LinkedHashMap<>();

  @Test
  void texts_without_end_or_sense_are_refused() throws Exception {
    text("one endless line", "LIMIT_EXCEEDED", "", "aaaaaaaaaa", 3 * MIB);
    text("one endless cell", "LIMIT_EXCEEDED", HEADER, "aaaaaaaaaa", 3 * MIB);
    text("one endless quoted cell", "LIMIT_EXCEEDED", HEADER + "\"", "aaaaa\naaaa", 3 * MIB);
    text("endless doubled quotes", "LIMIT_EXCEEDED", HEADER + "\"", "\"\"", 9 * MIB);
    text("columns without end", "LIMIT_EXCEEDED", "", ";", 30 * MIB);
    text("more columns than allowed", "LIMIT_EXCEEDED", HEADER + "1", ";1", 300);
    text("rows without end", "LIMIT_EXCEEDED", HEADER, "1;2\n", 100_000);
    text("blank lines without end", "EMPTY_DOCUMENT", "", "\r\n", 3 * MIB);
    text("broken rows without end", "UNREADABLE", HEADER, "\"a\"b;\n", 100_000);
    text(
        "quotes that pair up from any line on",
        "LIMIT_EXCEEDED",
        HEADER + SOUND,
        "a\";\"\n",
        38_000,
        "z\"\n");
    text("zeros", "NOT_THIS_FORMAT", "", "\0", 3 * MIB);
    text("zeros after the header", "TRUNCATED", HEADER, "\0\0\0\0\0\0\0\0\0\0", MIB);
    text("empty", "EMPTY_DOCUMENT", "", "", 0);
    text("only a mark", "EMPTY_DOCUMENT", "\uFEFF", "", 0);
    text("only marks", "EMPTY_DOCUMENT", "\uFEFF", "\uFEFF", 1000);
    bytes("only a mark of UTF-16", "EMPTY_DOCUMENT", 0xFF, 0xFE);
    bytes("half a character", "UNREADABLE", 0xFF, 0xFE, 'a', 0, 'b');
    bytes("half a mark", "COLUMN_MISSING", 0xEF, 0xBB);
    bytes("half of a pair", "UNREADABLE", 0xFF, 0xFE, 'a', 0, 0x00, 0xD8, '\n', 0);

    assertThat(SmallHeap.decode(DocumentKind.INVOICE, folder))
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  private void text(String name, String end, String start, String piece, int pieces)
      throws IOException {
    text(name, end, start, piece, pieces, "");
  }

  private void text(String name, String end, String start, String piece, int pieces, String last)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(start.getBytes(UTF_8));
      byte[] bytes = piece.getBytes(UTF_8);
      for (int i = 0; i < pieces; i++) {
        out.write(bytes);
      }
      out.write(last.getBytes(UTF_8));
    }
    expected.put(name, end);
  }

  private void bytes(String name, String end, int... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    Files.write(folder.resolve(name), bytes);
    expected.put(name, end);
  }
}
