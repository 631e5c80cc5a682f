package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TableReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads separated text of any charset and separator of R5, in constant memory.
 *
 * <p>Immutable and thread-safe. Blank lines are no rows. A cell with text after its closing quote
 * breaks its row alone; a quote that is still open at the end of the file is a truncated document.
 */
public final class CsvTableReader implements TableReader {

  /** Makes a reader. */
  public CsvTableReader() {}

  @Override
  public @Nullable Finding read(FileContent content, DecodeOptions options, TableHandler handler)
      throws IOException {
    Reading reading = new Reading(content, options.limits(), handler);
    return reading.run(() -> CsvPass.read(reading, options));
  }
}
