package io.github.cdiscountds.codec;

import io.github.cdiscountds.finding.Finding;
import java.util.List;

/**
 * Receives the rows of a large document one by one.
 *
 * <p>Adopters may implement it. Everything received is provisional until the decoder returns a
 * {@link DecodeSummary} that isn't refused (DESIGN invariant 5). Called by one thread. An exception
 * thrown here ends the decoding and reaches the caller of the decoder.
 *
 * @param <T> the type of a row
 * @since 0.1.0
 */
@FunctionalInterface
public interface RowSink<T> {

  /**
   * Receives a sound row.
   *
   * @param row the row and its place
   */
  void row(Located<T> row);

  /**
   * Receives a row that could not be read (R7).
   *
   * @param key the row's own key where it could be read, such as a SKU; empty when it could not
   * @param findings why, at least one error
   */
  default void rejected(String key, List<Finding> findings) {}

  /**
   * Receives a warning about a sound row or the document.
   *
   * @param finding the warning
   */
  default void warning(Finding finding) {}
}
