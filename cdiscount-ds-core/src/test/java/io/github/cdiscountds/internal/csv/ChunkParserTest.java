package io.github.cdiscountds.internal.csv;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.internal.table.CellText;
import io.github.cdiscountds.internal.table.RowBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;

/** Records that were found on bytes are taken apart as Jackson takes each of them apart alone. */
class ChunkParserTest {
  private record Seen(List<String> rows, List<String> broken) {}

  private static final class Rows implements ChunkParser.Target {
    private final List<String> rows = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    @Override
    public void row(RowBuffer row) {
      rows.add(cells(row));
    }

    @Override
    public void brokenRow(RowBuffer readable) {
      broken.add(cells(readable));
    }

    private static String cells(RowBuffer row) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        cells.add(row.text(column));
      }
      return row.line() + cells.toString();
    }
  }

  /** Reads a text with what the reader is made of, record after record. */
  private static Seen read(String text, List<String> records, List<String> keys) {
    CharacterDecoder decoder = CharacterDecoder.of(TextEncoding.OWN_UTF_8);
    ChunkParser parser = new ChunkParser(decoder, ';', DecodeLimits.DEFAULT);
    byte[] bytes = text.getBytes(UTF_8);
    Chunk chunk = new Chunk(bytes.length + 1);
    RecordScanner scanner =
        new RecordScanner(new ByteArrayInputStream(bytes), 0, ';', chunk.buffer());
    ScannedRecord record = new ScannedRecord(scanner, decoder);
    Rows rows = new Rows();
    try {
      scanner.refill(chunk.buffer());
      RecordScanner.Found found = scanner.next();
      while (found != RecordScanner.Found.END && found != RecordScanner.Found.UNCLOSED) {
        int start = scanner.start();
        int stop = scanner.stop();
        if (found == RecordScanner.Found.RECORD) {
          chunk.add(scanner);
          records.add(scanner.line() + new String(chunk.buffer(), start, stop - start, UTF_8));
          int cells = record.cells();
          List<String> key = new ArrayList<>();
          for (int column = 0; column < cells; column++) {
            key.add(record.cell(column));
          }
          keys.add(scanner.line() + key.toString());
        } else {
          parser.parseBroken(chunk.buffer(), start, stop, scanner.line(), rows);
        }
        found = scanner.next();
      }
      parser.parse(chunk, rows);
      return new Seen(rows.rows, rows.broken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ChunkParser.Stopped e) {
      throw new AssertionError(e);
    }
  }

  private static String byJackson(String numberedRecord) {
    int line = numberedRecord.charAt(0) - '0';
    List<String> cells = new ArrayList<>();
    ObjectReadContext context =
        new ObjectReadContext.Base() {
          @Override
          public FormatSchema getSchema() {
            return CsvSchema.emptySchema().withColumnSeparator(';').withQuoteChar('"');
          }
        };
    try (JsonParser parser =
        CsvFactory.builder().build().createParser(context, numberedRecord.substring(1))) {
      if (parser.nextToken() == null) {
        cells.add(""); // nothing at all is a blank line here
      }
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        cells.add(CellText.strip(parser.getString()));
      }
      assertThat(parser.nextToken()).isNull();
    }
    return line + cells.toString();
  }

  @Test
  @Tag("INV-4")
  void takesEveryRecordApartAsJacksonDoes() {
    qt().withExamples(20_000)
        .forAll(SeparatedTexts.of(14))
        .assuming(text -> text.lines().count() < 9)
        .checkAssert(
            text -> {
              List<String> records = new ArrayList<>();
              List<String> keys = new ArrayList<>();
              Seen seen = read(text, records, keys);

              assertThat(seen.rows())
                  .isEqualTo(records.stream().map(ChunkParserTest::byJackson).toList());
              assertThat(keys).isEqualTo(seen.rows());
            });
  }
}
