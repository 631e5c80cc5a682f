package io.github.cdiscountds.internal.csv;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordScannerTest {
  /** What was found, without the buffer that it was found in. */
  private record Seen(RecordScanner.Found found, long offset, String bytes, int line, int next) {
    @Override
    public String toString() {
      return found + "@" + offset + "/" + line + "[" + bytes + "]";
    }
  }

  private static List<Seen> scan(String text, int bufferSize) {
    RecordScanner scanner =
        new RecordScanner(
            new ByteArrayInputStream(text.getBytes(UTF_8)), 0, ';', new byte[bufferSize]);
    List<Seen> seen = new ArrayList<>();
    try {
      scanner.refill(scanner.buffer());
      while (true) {
        RecordScanner.Found found = scanner.next();
        switch (found) {
          case END -> {
            return seen;
          }
          case MORE -> {
            int size = scanner.buffer().length;
            scanner.refill(new byte[scanner.rest() == size ? size + 1 : size]);
          }
          default ->
              seen.add(
                  new Seen(
                      found,
                      scanner.offset(),
                      new String(
                          scanner.buffer(),
                          scanner.start(),
                          scanner.stop() - scanner.start(),
                          UTF_8),
                      scanner.line(),
                      scanner.nextLine()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(String text) {
    return scan(text, 1 << 10).stream().map(Seen::toString).toList();
  }

  @Test
  void findsRecordsWithTheirLines() {
    assertThat(found("a;b\r\n1;\"x;\n\"\"y\"\"\r\nz\" \n\n2;5\" screen\r3;"))
        .containsExactly(
            "RECORD@0/1[a;b]",
            "RECORD@5/2[1;\"x;\n\"\"y\"\"\r\nz\" ]",
            "RECORD@22/5[]",
            "RECORD@23/6[2;5\" screen]",
            "RECORD@35/7[3;]");
  }

  @Test
  @Tag("R7")
  void cutsABrokenRecordOffAfterItsFirstLine() {
    assertThat(found("1;\"a\" b;2\n2;\"c\n3;\"d\"\n4;e\n"))
        .containsExactly(
            "BROKEN@0/1[1;\"a\" b;2]",
            "BROKEN@10/2[2;\"c]",
            "RECORD@15/3[3;\"d\"]",
            "RECORD@21/4[4;e]");
  }

  @Test
  @Tag("R7")
  void tellsTheLineWhereAnUnclosedQuoteStands() {
    assertThat(found("1;a\n2;\"x\r\ny\";\"z\nw\n"))
        .containsExactly("RECORD@0/1[1;a]", "UNCLOSED@4/3[2;\"x\r\ny\";\"z\nw\n]");
  }

  @Test
  void findsTheSameWhateverTheSizeOfItsBuffer() {
    qt().withExamples(3_000)
        .forAll(SeparatedTexts.of(40), integers().between(1, 33))
        .checkAssert(
            (text, size) ->
                assertThat(scan(text, size)).isEqualTo(scan(text, text.length() * 3 + 1)));
  }

  @Test
  @Tag("INV-4")
  void losesNoByteAndNoLine() {
    qt().withExamples(3_000)
        .forAll(SeparatedTexts.of(40))
        .checkAssert(
            text -> {
              byte[] bytes = text.getBytes(UTF_8);
              long at = 0;
              int line = 1;
              for (Seen seen : scan(text, 16)) {
                assertThat(seen.offset()).isEqualTo(at);
                at += seen.bytes().getBytes(UTF_8).length;
                if (seen.found() == RecordScanner.Found.UNCLOSED) {
                  assertThat(at).isEqualTo(bytes.length);
                  continue;
                }
                assertThat(seen.line()).isEqualTo(line);
                line = seen.next();
                if (at < bytes.length && bytes[(int) at] == '\r') {
                  at++;
                  at += at < bytes.length && bytes[(int) at] == '\n' ? 1 : 0;
                } else if (at < bytes.length) {
                  assertThat(bytes[(int) at]).isEqualTo((byte) '\n');
                  at++;
                }
              }
              assertThat(at).isEqualTo(bytes.length);
            });
  }
}
