package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import io.github.cdiscountds.internal.table.RowBuffer;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TablePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one text document: a scanner finds the records on bytes, a chunk of them at a time
 * is taken apart by the parser, on this thread or on others, and handed on in order. Not
 * thread-safe.
 *
 * <p>A record that a stray quote breaks costs that record alone (R7): its first line is told as
 * broken, and the lines that the quote swallowed are read as the records they are. So are the lines
 * of a record whose cells are too few or too many for a row: two stray quotes may have paired up.
 */
final class CsvPass implements ChunkParser.Target {
  /** A file that breaks more often isn't a table. */
  private static final int MOST_BREAKS = 10_000;

  /** Bytes looked at again behind stray quotes; bounds the time that a hostile file takes. */
  private static final long MOST_LOOKED_AT_AGAIN = 1L << 28;

  private static final int CHUNK = 1 << 18;
  private static final int MOST_BYTES_PER_CHARACTER = 4;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Reading reading;
  private final DecodeOptions options;
  private final TextEncoding encoding;
  private final char separator;
  private final boolean isOnBytes;
  private final CharacterDecoder decoder;
  private final ChunkParser parser;
  private final Deque<Chunk> free = new ArrayDeque<>();

  private Chunk chunk = new Chunk(CHUNK);
  private @Nullable ChunkWorkers workers;
  private boolean settled;
  private int breaks;
  private long lookedAtAgain;

  private CsvPass(Reading reading, DecodeOptions options, TextEncoding encoding, char separator) {
    this.reading = reading;
    this.options = options;
    this.encoding = encoding;
    this.separator = separator;
    this.isOnBytes = CharacterDecoder.handles(encoding.charset());
    this.decoder =
        isOnBytes ? CharacterDecoder.of(encoding) : CharacterDecoder.of(TextEncoding.OWN_UTF_8);
    this.parser = newParser();
  }

  static void read(Reading reading, DecodeOptions options) throws IOException {
    TextEncoding encoding = TextEncoding.of(reading.content(), options.charset().orElse(null));
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
    char separator =
        options.separator().isPresent()
            ? options.separator().get()
            : Separators.detect(encoding.sample(reading.content()));
    new CsvPass(reading, options, encoding, separator).read();
  }

  /** A line that stands for nothing, but for the mark of a row that isn't there. */
  static boolean isNoRow(RowBuffer row) {
    return row.isBlank() && row.size() <= 1;
  }

  private void read() throws IOException {
    int threads = options.threads();
    try (InputStream in = open();
        ChunkWorkers others =
            threads == 1 ? null : new ChunkWorkers(threads - 1, parser, this::newParser)) {
      workers = others;
      RecordScanner scanner =
          new RecordScanner(in, encoding.byteOrderMark(), separator, chunk.buffer());
      try {
        readAll(scanner);
      } catch (CharacterCodingException e) {
        settleAll();
        throw notText(scanner.nextLine());
      }
    }
    if (encoding.isCutAtEnd()) {
      throw cutCharacter(1);
    }
  }

  private InputStream open() throws IOException {
    InputStream in = encoding.open(reading.content());
    return isOnBytes ? in : new Utf8Stream(in, encoding.charset());
  }

  private ChunkParser newParser() {
    return new ChunkParser(decoder, separator, options.limits());
  }

  private void readAll(RecordScanner scanner) throws IOException {
    ScannedRecord record = new ScannedRecord(scanner, decoder);
    scanner.refill(chunk.buffer());
    while (true) {
      switch (scanner.next()) {
        case RECORD -> take(scanner, record);
        case BROKEN -> takeBroken(scanner);
        case UNCLOSED -> {
          flush(scanner);
          settleAll();
          throw unclosedQuote(scanner.line());
        }
        case MORE -> makeRoom(scanner);
        case END -> {
          flush(scanner);
          settleAll();
          return;
        }
      }
    }
  }

  private void take(RecordScanner scanner, ScannedRecord record) throws IOException {
    if (isNoRow(scanner, record)) {
      return;
    }
    if (scanner.stop() - scanner.start() > options.limits().rowBytes()) {
      flush(scanner);
      throw rowTooLong(scanner);
    }
    boolean swallowed = scanner.isMultiLine() && !scanner.isCutOff() && !reading.mayBeRow(record);
    if (!isOnBytes || reading.wants(record)) {
      chunk.add(scanner);
    }
    if (!settled) {
      parseHere();
      settled = reading.isSettled();
    }
    if (swallowed) {
      int line = scanner.line();
      lookedAtAgain += scanner.startAgainOnSecondLine();
      count(line, scanner);
      if (chunk.isOverfull()) {
        flush(scanner);
      }
    }
  }

  private void takeBroken(RecordScanner scanner) throws IOException {
    byte[] buffer = scanner.buffer();
    int start = scanner.start();
    int stop = scanner.stop();
    int line = scanner.line();
    lookedAtAgain += scanner.lookedAhead();
    flush(scanner);
    settleAll();
    startIfNeeded();
    try {
      parser.parseBroken(buffer, start, stop, line, this);
    } catch (ChunkParser.Stopped e) {
      throw refusal(e);
    }
    count(line, scanner);
  }

  private void count(int line, RecordScanner scanner) throws IOException {
    if (lookedAtAgain > MOST_LOOKED_AT_AGAIN) {
      flush(scanner);
      settleAll();
      throw reading.refuse(
          FindingCode.UNREADABLE,
          line,
          null,
          Wording.of(
              "quotes that close in their own row; %d bytes behind stray ones were read again",
              "des guillemets fermés dans leur propre ligne ; %d octets derrière des guillemets"
                  + " isolés ont été relus",
              lookedAtAgain));
    }
    if (++breaks > MOST_BREAKS) {
      flush(scanner);
      settleAll();
      throw reading.refuse(
          FindingCode.UNREADABLE,
          line,
          null,
          Wording.of(
              "at most %d records broken by stray quotes",
              "au plus %d enregistrements rompus par des guillemets isolés", MOST_BREAKS));
    }
  }

  /** Whether a record holds nothing, not even a separator. */
  private boolean isNoRow(RecordScanner scanner, ScannedRecord record) {
    byte[] buffer = scanner.buffer();
    for (int at = scanner.start(); at < scanner.stop(); at++) {
      byte b = buffer[at];
      if (b != ' ') {
        boolean isVisible = b == separator || (b > ' ' && b != '"');
        return !isVisible && record.cell(0).isEmpty() && record.cells() == 1;
      }
    }
    return true;
  }

  /** Goes on to the next stretch of the document, or to a longer one when a record needs it. */
  private void makeRoom(RecordScanner scanner) throws IOException {
    if (flush(scanner)) {
      return;
    }
    scanner.requireText();
    int size = chunk.buffer().length;
    if (scanner.rest() == size) {
      if (scanner.openQuote()
          > (long) MOST_BYTES_PER_CHARACTER * options.limits().cellCharacters()) {
        settleAll();
        throw reading.cellTooLong(scanner.line());
      }
      int most = options.limits().rowBytes();
      if (size > most || size == LONGEST_ARRAY) {
        throw rowTooLong(scanner);
      }
      // The longest row and the two bytes that may end it.
      chunk.grow((int) Math.min(Math.min(2L * size, most + 2L), LONGEST_ARRAY));
    }
    scanner.refill(chunk.buffer());
  }

  /**
   * Has the records of the chunk taken apart, here or by another thread.
   *
   * @return whether the scanner goes on in another buffer, with more bytes in it
   */
  private boolean flush(RecordScanner scanner) throws IOException {
    if (chunk.size() == 0) {
      return false;
    }
    ChunkWorkers others = workers;
    TablePart part = others == null || !settled ? null : reading.part(chunk.size());
    if (others == null || part == null) {
      settleAll();
      parseHere();
      return false;
    }
    if (others.isFull()) {
      settle(others.settleOldest());
    }
    others.submit(chunk, part);
    Chunk other = free.isEmpty() ? new Chunk(CHUNK) : free.remove();
    if (other.buffer().length <= scanner.rest()) {
      other.grow((int) Math.min(2L * chunk.buffer().length, LONGEST_ARRAY));
    }
    chunk = other;
    scanner.refill(chunk.buffer());
    return true;
  }

  private void parseHere() {
    try {
      parser.parse(chunk, this);
    } catch (ChunkParser.Stopped e) {
      throw refusal(e);
    }
    chunk.clear();
  }

  private void settleAll() {
    ChunkWorkers others = workers;
    while (others != null && !others.isIdle()) {
      settle(others.settleOldest());
    }
  }

  private void settle(ChunkWorkers.Task task) {
    RuntimeException failure = task.failure();
    if (failure != null) {
      throw reading.failed(failure);
    }
    reading.deliver(task.part());
    ChunkParser.Stopped stopped = task.stopped();
    if (stopped != null) {
      throw refusal(stopped);
    }
    task.chunk().clear();
    free.add(task.chunk());
  }

  @Override
  public void row(RowBuffer row) {
    if (isNoRow(row) || isSeparatorHint(row)) {
      return;
    }
    startIfNeeded();
    reading.row(row);
  }

  @Override
  public void brokenRow(RowBuffer readable) {
    reading.brokenRow(
        readable,
        FindingCode.UNREADABLE,
        null,
        Wording.of(
            "a separator or the end of the line after a closing quote, and quotes inside a"
                + " quoted cell to be doubled",
            "un séparateur ou la fin de la ligne après un guillemet fermant, et des guillemets"
                + " doublés dans une cellule entre guillemets"));
  }

  private void startIfNeeded() {
    if (!reading.isStarted()) {
      reading.start(new TableFormat(FileFormat.CSV, encoding.charset().name(), separator, null));
    }
  }

  /** A first line {@code sep=;}, which spreadsheets read as a hint and not as data. */
  private static boolean isSeparatorHint(RowBuffer row) {
    return row.line() == 1
        && row.size() <= 2
        && row.text(1).isEmpty()
        && row.text(0).toLowerCase(Locale.ROOT).matches("sep=.?");
  }

  private ReadingEnded refusal(ChunkParser.Stopped stopped) {
    return switch (stopped.reason()) {
      case TOO_MANY_COLUMNS -> reading.tooManyColumns(stopped.line());
      case CELL_TOO_LONG -> reading.cellTooLong(stopped.line());
      case NOT_TEXT ->
          encoding.isCutAtEnd() ? cutCharacter(stopped.line()) : notText(stopped.line());
    };
  }

  private ReadingEnded rowTooLong(RecordScanner scanner) {
    settleAll();
    return reading.overLimit(
        scanner.line(), null, options.limits().rowBytes(), "bytes in a row", "octets par ligne");
  }

  private ReadingEnded cutCharacter(int line) {
    return reading.refuse(
        FindingCode.TRUNCATED,
        line,
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
    return reading.refuse(
        FindingCode.UNREADABLE,
        line,
        null,
        Wording.of(
            "text in %s from here on", "du texte en %s à partir d'ici", encoding.charset().name()));
  }
}
