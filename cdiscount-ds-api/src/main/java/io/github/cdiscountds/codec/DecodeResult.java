package io.github.cdiscountds.codec;

import io.github.cdiscountds.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document: its sound rows with findings, or a refusal as a whole.
 *
 * @param <T> the type of a row
 * @since 0.1.0
 */
public sealed interface DecodeResult<T> {

  /**
   * Every sound row, and a finding for every cell that spoiled one or deserves a look.
   *
   * @param rows the sound rows, in the document's order
   * @param findings errors (each a rejected row) and warnings
   * @param format what was detected
   * @param <T> the type of a row
   */
  record Decoded<T>(List<Located<T>> rows, List<Finding> findings, DetectedFormat format)
      implements DecodeResult<T> {

    /** Copies the lists. */
    public Decoded {
      rows = List.copyOf(rows);
      findings = List.copyOf(findings);
    }

    /**
     * Gives the rows without their places.
     *
     * @return the values, in the document's order
     */
    public List<T> values() {
      return rows.stream().map(Located::value).toList();
    }

    @Override
    public <R> R fold(Function<Decoded<T>, R> decoded, Function<Refused<T>, R> refused) {
      return decoded.apply(this);
    }
  }

  /**
   * The file as a whole is not what it should be; no row of it may be trusted.
   *
   * @param reason why
   * @param findings what else was noticed before
   * @param format what was detected, or null when it didn't come that far
   * @param <T> the type of a row
   */
  record Refused<T>(Finding reason, List<Finding> findings, @Nullable DetectedFormat format)
      implements DecodeResult<T> {

    /** Copies the list. */
    public Refused {
      findings = List.copyOf(findings);
    }

    @Override
    public <R> R fold(Function<Decoded<T>, R> decoded, Function<Refused<T>, R> refused) {
      return refused.apply(this);
    }
  }

  /**
   * Handles both cases.
   *
   * @param decoded for a decoded document
   * @param refused for a refused one
   * @param <R> the type of the answer
   * @return the answer of the function that applies
   */
  <R> R fold(Function<Decoded<T>, R> decoded, Function<Refused<T>, R> refused);

  /**
   * Gives the rows when the document was decoded.
   *
   * @return the decoded document, or empty when it was refused
   */
  default Optional<Decoded<T>> decoded() {
    return fold(Optional::of, refused -> Optional.empty());
  }

  /**
   * Gives the refusal when the document was refused.
   *
   * @return the refusal, or empty when the document was decoded
   */
  default Optional<Refused<T>> refused() {
    return fold(decoded -> Optional.empty(), Optional::of);
  }
}
