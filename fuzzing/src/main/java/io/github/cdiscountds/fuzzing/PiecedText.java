package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Text documents put together from pieces, one for each byte, so that a fuzzer needn't find the
 * names of columns letter by letter.
 *
 * <p>The first byte sets the character set. Of the others, those below 0xC0 are pieces of the kind
 * ({@code pieces/<kind>.txt}: its headers first, then cells), those below 0xF0 are pieces of every
 * kind, and those above repeat the last line, up to 32,768 times.
 */
final class PiecedText {
  private static final int COMMON = 0xC0;
  private static final int REPEAT = 0xF0;
  private static final int MOST_CHARACTERS = 200_000;

  private static final List<String> PIECES =
      List.of(
          ";",
          ",",
          "\t",
          "|",
          "\"",
          "\"\"",
          "\r\n",
          "\n",
          "\r",
          "\";\"",
          "\",\"",
          "\"\n\"",
          " ",
          "\u00A0",
          "\u202F",
          "\uFEFF",
          "\u0000",
          "\u001A",
          "é",
          "€",
          "\uD83D\uDE00",
          "\uD800",
          "'",
          "sep=;\n",
          "0",
          "1",
          "12,5",
          "12.5",
          "1 234,56",
          "1.234,56",
          "1,234",
          "-1",
          "1e9",
          "20",
          "99999999999999999999",
          "31/12/2026",
          "2026-12-31",
          "20261231",
          "32/13/2026",
          "OK",
          "KO",
          "<a>",
          "x".repeat(300),
          "y".repeat(6000),
          ";".repeat(70),
          "\n".repeat(40),
          "\\",
          "#");

  private static final Map<String, List<String>> BY_KIND = new ConcurrentHashMap<>();

  private static final Map<Integer, Charset> CHARSETS = new HashMap<>();

  static {
    CHARSETS.put(0, StandardCharsets.UTF_8);
    CHARSETS.put(1, Charset.forName("windows-1252"));
    CHARSETS.put(2, StandardCharsets.UTF_16LE);
    CHARSETS.put(3, StandardCharsets.UTF_16BE);
  }

  private PiecedText() {}

  static byte[] of(DocumentKind<?> kind, byte[] bytes) {
    List<String> own = BY_KIND.computeIfAbsent(kind.name(), PiecedText::read);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < bytes.length && text.length() < MOST_CHARACTERS; i++) {
      int piece = bytes[i] & 0xFF;
      if (piece < COMMON) {
        text.append(own.get(piece % own.size()));
      } else if (piece < REPEAT) {
        text.append(PIECES.get(piece - COMMON));
      } else {
        repeatLastLine(text, 1 << (piece - REPEAT));
      }
    }
    int charset = bytes.length > 0 ? bytes[0] & 3 : 0;
    String all = charset >= 2 ? "\uFEFF" + text : text.toString();
    return all.getBytes(CHARSETS.getOrDefault(charset, StandardCharsets.UTF_8));
  }

  private static void repeatLastLine(StringBuilder text, int times) {
    int from = text.lastIndexOf("\n", text.length() - 2) + 1;
    String line = text.substring(from);
    for (int i = 0; i < times && text.length() + line.length() < MOST_CHARACTERS; i++) {
      if (line.isEmpty()) {
        return;
      }
      text.append(line);
    }
  }

  private static List<String> read(String kind) {
    String name = "pieces/" + kind + ".txt";
    try (InputStream in = PiecedText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.replace("\\n", "\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
