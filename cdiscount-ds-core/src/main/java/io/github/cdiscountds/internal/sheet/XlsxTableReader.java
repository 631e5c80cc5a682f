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
 * Reads Office Open XML workbooks. Immutable and thread-safe.
 *
 * <p>Of the package only what leads to the cells is unpacked, and counted as it is: a part that
 * unfolds beyond the limit ends the document, whatever the archive says about its size.
 */
public final class XlsxTableReader implements TableReader {

  /** Makes a reader. */
  public XlsxTableReader() {}

  @Override
  public @Nullable Finding read(FileContent content, DecodeOptions options, TableHandler handler)
      throws IOException {
    Reading reading = new Reading(content, options.limits(), handler);
    return reading.run(() -> new XlsxPass(reading).read());
  }
}
