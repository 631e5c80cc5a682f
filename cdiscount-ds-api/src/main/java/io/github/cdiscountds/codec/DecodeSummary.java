package io.github.cdiscountds.codec;

import io.github.cdiscountds.finding.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the decoding of a document into a {@link RowSink} ended.
 *
 * @param rows the number of sound rows
 * @param rejected the number of rejected rows
 * @param refusal why the document as a whole is refused, or null when it is sound: then, and only
 *     then, may the rows be used
 * @param format what was detected, or null when it didn't come that far
 * @since 0.1.0
 */
public record DecodeSummary(
    long rows, long rejected, @Nullable Finding refusal, @Nullable DetectedFormat format) {

  /**
   * Tells whether the rows may be used.
   *
   * @return true when the document was sound to its end
   */
  public boolean isSound() {
    return refusal == null;
  }

  /**
   * Gives the refusal.
   *
   * @return why no row may be used, or empty when the document is sound
   */
  public Optional<Finding> refused() {
    return Optional.ofNullable(refusal);
  }
}
