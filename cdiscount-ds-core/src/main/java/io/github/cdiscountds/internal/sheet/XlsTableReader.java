package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TableReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads Excel 97–2003 workbooks. Immutable and thread-safe.
 *
 * <p>A file is read in place; of the workbook only the table of shared texts is held. Encrypted
 * workbooks and those of older versions are refused.
 */
public final class XlsTableReader implements TableReader {

  /** Makes a reader. */
  public XlsTableReader() {}

  @Override
  public @Nullable Finding read(FileContent content, DecodeOptions options, TableHandler handler)
      throws IOException {
    Reading reading = new Reading(content, options.limits(), handler);
    return reading.run(() -> new XlsPass(reading).read());
  }
}
