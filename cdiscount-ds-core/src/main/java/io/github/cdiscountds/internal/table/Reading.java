package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one document: what all readers do alike. Counts rows, enforces the limits, and
 * keeps three things apart that a parser would mix up: a document that is refused, a handler that
 * has had enough, and a handler that failed.
 *
 * <p>Not thread-safe; lives for one call of a reader.
 */
public final class Reading {

  /** What a reader does between opening a document and its end. */
  @FunctionalInterface
  public interface Body {
    /**
     * Reads the document.
     *
     * @throws IOException when the local file can't be read
     */
    void read() throws IOException;
  }

  private final FileContent content;
  private final DecodeLimits limits;
  private final TableHandler handler;
  private @Nullable String sheet;
  private boolean started;
  private long rows;

  /** Prepares to read a document for a handler. */
  public Reading(FileContent content, DecodeLimits limits, TableHandler handler) {
    this.content = content;
    this.limits = limits;
    this.handler = handler;
  }

  /**
   * Runs a reader.
   *
   * @return null when the document was sound or the handler stopped, else why it is refused
   * @throws IOException when the local file can't be read
   */
  public @Nullable Finding run(Body body) throws IOException {
    try {
      long size = sizeOf(content);
      if (size > limits.fileBytes()) {
        throw overLimit(null, size + " bytes", limits.fileBytes(), "bytes", "octets");
      }
      body.read();
      if (rows == 0) {
        throw refuse(
            FindingCode.EMPTY_DOCUMENT,
            null,
            null,
            Wording.of("at least one row that isn't blank", "au moins une ligne non vide"));
      }
      return null;
    } catch (ReadingEnded e) {
      return e.refusal();
    } catch (HandlerFailure e) {
      throw e.failure;
    }
  }

  /** The document that is read. */
  public FileContent content() {
    return content;
  }

  /** The bounds that hold. */
  public DecodeLimits limits() {
    return limits;
  }

  /** Names the sheet that later findings are about. */
  public void inSheet(String name) {
    sheet = SheetName.shown(name);
  }

  /**
   * Reads one sheet of several.
   *
   * @return whether the handler takes it for the document; if not, the next one is to be read
   * @throws IOException when the local file can't be read
   */
  public boolean sheet(Body body) throws IOException {
    started = false;
    try {
      body.read();
    } catch (ReadingEnded e) {
      if (e.refusal() != null || !handler.passesOver()) {
        throw e;
      }
      return false;
    }
    return started && !handler.passesOver();
  }

  /** Whether the handler was told the format, so that rows may follow. */
  public boolean isStarted() {
    return started;
  }

  /** Tells the handler what is known before the first row. */
  public void start(TableFormat format) {
    started = true;
    try {
      handler.start(format);
    } catch (RuntimeException e) {
      throw new HandlerFailure(e);
    }
  }

  /** Hands a row on. */
  public void row(RawRow row) {
    count(row.line());
    boolean goOn;
    try {
      goOn = handler.row(row);
    } catch (RuntimeException e) {
      throw new HandlerFailure(e);
    }
    if (!goOn) {
      throw new ReadingEnded(null);
    }
  }

  /** Whether the handler can be asked for records ahead of their rows. */
  public boolean isSettled() {
    return handler.isSettled();
  }

  /** Whether the handler wants a record taken apart; one that it doesn't want counts as a row. */
  public boolean wants(RawRecord record) {
    boolean wanted;
    try {
      wanted = handler.wants(record);
    } catch (RuntimeException e) {
      throw new HandlerFailure(e);
    }
    if (!wanted) {
      count(record.line());
    }
    return wanted;
  }

  /** Whether a record has as many cells as the handler's rows have. */
  public boolean mayBeRow(RawRecord record) {
    return handler.mayBeRow(record);
  }

  /**
   * Begins a part of the document; null when its rows must come one by one, or might exceed the
   * limit for rows.
   *
   * @param size the number of rows in it
   */
  public @Nullable TablePart part(int size) {
    if (rows + size > limits.rows()) {
      return null;
    }
    TablePart part = handler.part();
    if (part != null) {
      rows += size;
    }
    return part;
  }

  /** Hands on a part whose rows were taken. */
  public void deliver(TablePart part) {
    boolean goOn;
    try {
      goOn = part.deliver();
    } catch (RuntimeException e) {
      throw new HandlerFailure(e);
    }
    if (!goOn) {
      throw new ReadingEnded(null);
    }
  }

  /** Makes the end of a reading by the handler's own exception in a part; to be thrown. */
  public RuntimeException failed(RuntimeException inPart) {
    return new HandlerFailure(inPart);
  }

  /** Hands on what could be read of a record that the format broke. */
  public void brokenRow(RawRow readable, FindingCode code, @Nullable String read, Wording right) {
    count(readable.line());
    Finding why = Finding.error(code, at(readable.line()), read, right);
    try {
      handler.brokenRow(readable, why);
    } catch (RuntimeException e) {
      throw new HandlerFailure(e);
    }
  }

  /**
   * Makes the end of a document that can't be accepted; to be thrown.
   *
   * @param line the line, from 1, or null when the document as a whole is meant
   */
  public ReadingEnded refuse(
      FindingCode code, @Nullable Integer line, @Nullable String read, Wording right) {
    return new ReadingEnded(Finding.error(code, at(line), read, right));
  }

  /** Makes the end of a document that exceeds one of its limits; to be thrown. */
  public ReadingEnded overLimit(
      @Nullable Integer line, @Nullable String read, long limit, String unit, String unitInFrench) {
    return refuse(
        FindingCode.LIMIT_EXCEEDED,
        line,
        read,
        Wording.of(
            "at most %1$d %2$s, the limit set for reading",
            "au plus %1$d %3$s, la limite fixée pour la lecture", limit, unit, unitInFrench));
  }

  /** Makes the end of a document with a row that is too wide; to be thrown. */
  public ReadingEnded tooManyColumns(int line) {
    return overLimit(line, null, limits.columns(), "columns", "colonnes");
  }

  /** Makes the end of a document with a cell that is too long; to be thrown. */
  public ReadingEnded cellTooLong(@Nullable Integer line) {
    return overLimit(
        line, null, limits.cellCharacters(), "characters in a cell", "caractères par cellule");
  }

  private void count(int line) {
    if (++rows > limits.rows()) {
      throw overLimit(line, null, limits.rows(), "rows", "lignes");
    }
  }

  private Location at(@Nullable Integer line) {
    Location whole = Location.ofFile(content.name()).inSheet(sheet);
    return line == null ? whole : whole.atLine(line);
  }

  private static long sizeOf(FileContent content) throws IOException {
    try {
      return content.size();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Carries the handler's own exception past the parser, which must not mistake it for its own. */
  private static final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    HandlerFailure(RuntimeException failure) {
      super(null, failure, false, false);
      this.failure = failure;
    }
  }
}
