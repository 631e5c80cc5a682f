package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import io.github.cdiscountds.internal.table.RowBuffer;
import io.github.cdiscountds.internal.table.TableFormat;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * One pass over one text document. Not thread-safe.
 *
 * <p>Jackson resumes in the middle of a broken record, where opening and closing quotes have
 * changed places. So after each break the pass starts a new parser on the line after the one where
 * the record began: lines that a stray quote swallowed come back as the rows they are.
 */
final class CsvPass {
  /** A file that breaks more often isn't a table; also bounds the cost of starting again. */
  private static final int MOST_BREAKS = 10_000;

  private static final long END = -1;

  private final Reading reading;
  private final DecodeOptions options;
  private final CsvFactory factory;
  private final RowBuffer row = new RowBuffer();

  private TextEncoding encoding = TextEncoding.UTF_8;
  private ObjectReadContext context = ObjectReadContext.empty();
  private char separator;
  private LineStart checkpoint = LineStart.FIRST;
  private int headerSize;
  private int usualSize;
  private int breaks;

  CsvPass(Reading reading, DecodeOptions options) {
    this.reading = reading;
    this.options = options;
    // Everything that Jackson bounds is set here, so that a host's defaults can't change what we
    // read. The length of the document is bounded by its bytes before the parser sees it.
    this.factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .maxNestingDepth(10)
                    .maxStringLength(options.limits().cellCharacters())
                    .build())
            .build();
  }

  void read() throws IOException {
    encoding = TextEncoding.of(reading.content(), options.charset().orElse(null));
    if (encoding.endsInNul()) {
      throw reading.refuse(
          FindingCode.TRUNCATED,
          null,
          null,
          Wording.of(
              "text up to the end; the file ends in zero bytes, as after a broken transfer",
              "du texte jusqu'à la fin ; le fichier finit par des octets nuls, comme après un"
                  + " transfert interrompu"));
    }
    separator =
        options.separator().isPresent()
            ? options.separator().get()
            : Separators.detect(encoding.sample(reading.content()));
    context = new WithSchema(schema(separator));
    long offset = encoding.byteOrderMark();
    checkpoint = new LineStart(1, offset);
    while (offset != END) {
      offset = readFrom(checkpoint);
    }
    if (encoding.isCutAtEnd()) {
      throw cutCharacter();
    }
  }

  /** Reads rows from a line on; gives where to start again, or {@link #END}. */
  private long readFrom(LineStart start) throws IOException {
    try (InputStream in = encoding.open(reading.content(), start.offset());
        JsonParser parser = parser(in)) {
      int linesBefore = start.line() - 1;
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        int line = linesBefore + parser.currentLocation().getLineNr();
        row.begin(line);
        boolean whole = readCells(parser, line);
        if (whole) {
          if ((row.isBlank() && row.size() <= 1) || isSeparatorHint()) {
            continue;
          }
          deliver();
          if (!swallowedLines(linesBefore + parser.currentLocation().getLineNr())) {
            continue;
          }
        }
        if (++breaks > MOST_BREAKS) {
          throw reading.refuse(
              FindingCode.UNREADABLE,
              line,
              null,
              Wording.of(
                  "at most %d records broken by stray quotes",
                  "au plus %d enregistrements rompus par des guillemets isolés", MOST_BREAKS));
        }
        return startAgainAt(line + 1);
      }
      return END;
    } catch (JacksonIOException e) {
      throw translated(e);
    } catch (JacksonException e) {
      // Not seen; whatever a later Jackson may find wrong between two records ends here.
      throw notText(row.line());
    }
  }

  /** Reads the cells of a record; false when it is broken and was handed on as such. */
  private boolean readCells(JsonParser parser, int line) {
    int column = 0;
    try {
      for (String text = parser.nextStringValue(); text != null; text = parser.nextStringValue()) {
        if (column == reading.limits().columns()) {
          throw reading.tooManyColumns(line);
        }
        row.set(column++, CellKind.TEXT, text);
      }
      return true;
    } catch (StreamConstraintsException e) {
      throw reading.cellTooLong(line);
    } catch (StreamReadException e) {
      if (e.getOriginalMessage().startsWith("Missing closing quote")) {
        throw unclosedQuote(line);
      }
      if (!encoding.isAsciiCompatible()) {
        throw notText(line);
      }
      startIfNeeded();
      reading.brokenRow(
          row,
          FindingCode.UNREADABLE,
          null,
          Wording.of(
              "a separator or the end of the line after a closing quote, and quotes inside a"
                  + " quoted cell to be doubled",
              "un séparateur ou la fin de la ligne après un guillemet fermant, et des guillemets"
                  + " doublés dans une cellule entre guillemets"));
      return false;
    }
  }

  private void deliver() {
    startIfNeeded();
    reading.row(row);
    if (headerSize == 0) {
      headerSize = row.size();
      usualSize = headerSize;
    }
  }

  /**
   * Whether a record that spans lines has a number of cells that no other row has: then two stray
   * quotes paired up, and the lines between them are rows of their own.
   */
  private boolean swallowedLines(int nextLine) {
    if (nextLine <= row.line() + 1) {
      usualSize = row.size();
      return false;
    }
    return row.size() != headerSize && row.size() != usualSize && encoding.isAsciiCompatible();
  }

  private void startIfNeeded() {
    if (!reading.isStarted()) {
      reading.start(new TableFormat(FileFormat.CSV, encoding.charset().name(), separator, null));
    }
  }

  private long startAgainAt(int line) throws IOException {
    LineStart next = checkpoint.forward(reading.content(), line);
    if (next == null) {
      return END;
    }
    checkpoint = next;
    return next.offset();
  }

  /** A first line {@code sep=;}, which spreadsheets read as a hint and not as data. */
  private boolean isSeparatorHint() {
    return row.line() == 1
        && row.size() <= 2
        && row.text(1).isEmpty()
        && row.text(0).toLowerCase(Locale.ROOT).matches("sep=.?");
  }

  private JsonParser parser(InputStream in) {
    if (encoding.charset().equals(StandardCharsets.UTF_8)) {
      return factory.createParser(context, in);
    }
    // Only the fallback charset takes any byte; a charset that was shown or set must be right.
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(
                encoding.isFallback() ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
    return factory.createParser(context, new InputStreamReader(in, decoder));
  }

  private ReadingEnded translated(JacksonIOException e) throws IOException {
    IOException cause = e.getCause();
    if (cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
      return encoding.isCutAtEnd() ? cutCharacter() : notText(row.line());
    }
    throw cause;
  }

  private ReadingEnded cutCharacter() {
    return reading.refuse(
        FindingCode.TRUNCATED,
        Math.max(1, row.line()),
        null,
        Wording.of(
            "whole UTF-8 characters; the file ends in the middle of one",
            "des caractères UTF-8 entiers ; le fichier finit au milieu de l'un d'eux"));
  }

  private ReadingEnded unclosedQuote(int line) {
    return reading.refuse(
        FindingCode.TRUNCATED,
        line,
        null,
        Wording.of(
            "a closing quote for the cell that opens one in this record; the file ends before it",
            "un guillemet fermant pour la cellule qui en ouvre un dans cet enregistrement ; le"
                + " fichier finit avant"));
  }

  private ReadingEnded notText(int line) {
    Charset charset = encoding.charset();
    return reading.refuse(
        FindingCode.UNREADABLE,
        Math.max(1, line),
        null,
        Wording.of("text in %s from here on", "du texte en %s à partir d'ici", charset.name()));
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
    public FormatSchema getSchema() {
      return schema;
    }
  }
}
