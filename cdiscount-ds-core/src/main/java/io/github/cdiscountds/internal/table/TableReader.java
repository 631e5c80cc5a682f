package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one file format. Immutable and thread-safe. */
public interface TableReader {

  /**
   * Reads a document from its first row to its end.
   *
   * @return null when it was sound to its end or the handler stopped, else why it is refused as a
   *     whole (truncated, unreadable, over a limit)
   * @throws IOException when the local file can't be read; never for what it contains
   */
  @Nullable Finding read(FileContent content, DecodeOptions options, TableHandler handler)
      throws IOException;
}
