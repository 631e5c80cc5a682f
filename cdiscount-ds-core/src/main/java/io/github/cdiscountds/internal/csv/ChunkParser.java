package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RowBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Takes records apart: at their separators when there is no quote in them, else with Jackson's
 * parser. Not thread-safe: each thread has its own; it reuses its buffers from chunk to chunk.
 */
final class ChunkParser {

  /** Takes the rows of a chunk, in order. */
  interface Target {

    /** Takes a row. */
    void row(RowBuffer row);

    /** Takes the first cells of a record that is broken after them. */
    void brokenRow(RowBuffer readable);
  }

  /** Why a chunk can't be read beyond one of its records. */
  enum Stop {
    TOO_MANY_COLUMNS,
    CELL_TOO_LONG,
    NOT_TEXT
  }

  /** Ends a chunk; the rows before were handed on. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final Stop reason;
    private final int line;

    Stopped(Stop reason, int line) {
      super(reason.name(), null, false, false);
      this.reason = reason;
      this.line = line;
    }

    Stop reason() {
      return reason;
    }

    int line() {
      return line;
    }
  }

  private final CharacterDecoder decoder;
  private final CsvFactory factory;
  private final ObjectReadContext context;
  private final byte separator;
  private final int columns;
  private final int cellCharacters;
  private final RowBuffer row = new RowBuffer();
  private char[] text = {};

  ChunkParser(CharacterDecoder decoder, char separator, DecodeLimits limits) {
    this.decoder = decoder;
    this.separator = (byte) separator;
    this.columns = limits.columns();
    this.cellCharacters = limits.cellCharacters();
    this.context = new WithSchema(schema(separator));
    // Everything that Jackson bounds is set here, so that a host's defaults can't change what we
    // read. The length of the document is bounded by its bytes before the parser sees it.
    this.factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .maxNestingDepth(10)
                    .maxStringLength(cellCharacters)
                    .build())
            .build();
  }

  /** Takes all records of a chunk apart. */
  void parse(Chunk chunk, Target target) throws Stopped {
    int records = chunk.size();
    int next = 0;
    while (next < records) {
      int from = next;
      boolean plain = chunk.isPlain(from);
      while (next < records && chunk.isPlain(next) == plain) {
        next++;
      }
      if (plain) {
        split(chunk, from, next, target);
      } else {
        parse(chunk, from, next, target);
      }
    }
  }

  /** Records without a quote: every separator ends a cell, which needs no parser. */
  private void split(Chunk chunk, int from, int to, Target target) throws Stopped {
    byte[] bytes = chunk.buffer();
    for (int i = from; i < to; i++) {
      int line = chunk.line(i);
      int stop = chunk.stop(i);
      if (decoder.isStrict() && isMalformed(bytes, chunk.start(i), stop)) {
        throw new Stopped(Stop.NOT_TEXT, line);
      }
      row.begin(line);
      int column = 0;
      int start = chunk.start(i);
      while (true) {
        if (column == columns) {
          throw new Stopped(Stop.TOO_MANY_COLUMNS, line);
        }
        int end = separator(bytes, start, stop);
        String cell = decoder.text(bytes, start, end);
        if (cell.length() > cellCharacters) {
          throw new Stopped(Stop.CELL_TOO_LONG, line);
        }
        row.set(column++, CellKind.TEXT, cell);
        if (end == stop) {
          break;
        }
        start = end + 1;
      }
      target.row(row);
    }
  }

  private boolean isMalformed(byte[] bytes, int from, int to) {
    return decoder.decode(bytes, from, to, room(to - from), 0) == CharacterDecoder.MALFORMED;
  }

  private int separator(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != separator) {
      at++;
    }
    return at;
  }

  /** Records with quotes, one after the other. */
  private void parse(Chunk chunk, int from, int to, Target target) throws Stopped {
    int room = to - from;
    for (int i = from; i < to; i++) {
      room += chunk.stop(i) - chunk.start(i);
    }
    char[] characters = room(room);
    int end = 0;
    int whole = from;
    while (whole < to) {
      int decoded =
          decoder.decode(chunk.buffer(), chunk.start(whole), chunk.stop(whole), characters, end);
      if (decoded == CharacterDecoder.MALFORMED) {
        break;
      }
      characters[decoded] = '\n';
      end = decoded + 1;
      whole++;
    }
    parse(chunk, from, whole, end, target);
    if (whole < to) {
      throw new Stopped(Stop.NOT_TEXT, chunk.line(whole));
    }
  }

  private char[] room(int size) {
    if (text.length < size) {
      text = new char[size];
    }
    return text;
  }

  /** Takes apart what can be read of a record that the scanner found broken. */
  void parseBroken(byte[] buffer, int start, int stop, int line, Target target) throws Stopped {
    char[] cut = new char[stop - start];
    int end = decoder.decode(buffer, start, stop, cut, 0);
    if (end == CharacterDecoder.MALFORMED) {
      throw new Stopped(Stop.NOT_TEXT, line);
    }
    try (JsonParser parser = factory.createParser(context, cut, 0, end)) {
      parser.nextToken();
      readCells(parser, line);
    } catch (StreamReadException e) {
      target.brokenRow(row);
      return;
    }
    throw new IllegalStateException(
        String.format(Locale.ROOT, "the record on line %d is broken, but was read", line));
  }

  private void parse(Chunk chunk, int from, int to, int end, Target target) throws Stopped {
    try (JsonParser parser = factory.createParser(context, text, 0, end)) {
      int line = 0;
      for (int i = from; i < to; i++) {
        line = chunk.line(i);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
          throw disagreement(line);
        }
        readCells(parser, line);
        target.row(row);
      }
      if (parser.nextToken() != null) {
        throw disagreement(line);
      }
    }
  }

  private void readCells(JsonParser parser, int line) throws Stopped {
    row.begin(line);
    int column = 0;
    try {
      for (String cell = parser.nextStringValue(); cell != null; cell = parser.nextStringValue()) {
        if (column == columns) {
          throw new Stopped(Stop.TOO_MANY_COLUMNS, line);
        }
        row.set(column++, CellKind.TEXT, cell);
      }
    } catch (StreamConstraintsException e) {
      throw new Stopped(Stop.CELL_TOO_LONG, line);
    }
  }

  /** Scanner and parser follow the same rules; were they ever not to, no row may be made up. */
  private static IllegalStateException disagreement(int line) {
    return new IllegalStateException(
        String.format(Locale.ROOT, "records and rows differ near line %d", line));
  }

  private static CsvSchema schema(char separator) {
    return CsvSchema.emptySchema()
        .withColumnSeparator(separator)
        .withQuoteChar('"')
        .withoutEscapeChar();
  }

  /** Hands the parser its schema; Jackson has no setter for it without data binding. */
  private static final class WithSchema extends ObjectReadContext.Base {
    private final CsvSchema schema;

    WithSchema(CsvSchema schema) {
      this.schema = schema;
    }

    @Override
    public @Nullable FormatSchema getSchema() {
      return schema;
    }
  }
}
