package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a document. A failure shows the findings, or the refusal.
 *
 * @param <T> what a row holds
 * @since 0.1.0
 */
public final class DecodeResultAssert<T>
    extends AbstractAssert<DecodeResultAssert<T>, DecodeResult<T>> {
  DecodeResultAssert(@Nullable DecodeResult<T> actual) {
    super(actual, DecodeResultAssert.class);
  }

  /**
   * Verifies that the document as a whole was read, perhaps with findings.
   *
   * @return this assertion
   */
  public DecodeResultAssert<T> isDecoded() {
    return that(has().decoded().isPresent(), "to be read");
  }

  /**
   * Verifies that the document as a whole was refused.
   *
   * @param code for what
   * @return this assertion
   */
  public DecodeResultAssert<T> isRefusedWith(FindingCode code) {
    return that(
        has().refused().filter(refused -> refused.reason().code() == code).isPresent(),
        "to be refused with " + code);
  }

  /**
   * Verifies how many sound rows there are.
   *
   * @param number how many
   * @return this assertion
   */
  public DecodeResultAssert<T> hasRows(int number) {
    return that(
        has().decoded().filter(decoded -> decoded.rows().size() == number).isPresent(),
        "to have " + number + " row(s)");
  }

  /**
   * Verifies that nothing was found, not even a warning.
   *
   * @return this assertion
   */
  public DecodeResultAssert<T> hasNoFindings() {
    isDecoded();
    return that(findings().isEmpty(), "to have no finding");
  }

  /**
   * Verifies that something was found at a place.
   *
   * @param code what
   * @param place file, sheet, line and column letter as a finding tells them: {@code
   *     tracking.csv:14:F}, {@code orders.xls!Feuil1:3:S}
   * @return this assertion
   */
  public DecodeResultAssert<T> hasFinding(FindingCode code, String place) {
    return that(
        all().stream()
            .anyMatch(finding -> finding.code() == code && finding.at().toString().equals(place)),
        "to have the finding " + code + " at " + place);
  }

  /**
   * Goes on with the sound rows; the document must have been read.
   *
   * @return an assertion about them
   */
  public ListAssert<T> rows() {
    isDecoded();
    return Assertions.assertThat(actual.decoded().orElseThrow().values());
  }

  private DecodeResult<T> has() {
    isNotNull();
    return actual;
  }

  private List<Finding> findings() {
    return has().fold(DecodeResult.Decoded::findings, DecodeResult.Refused::findings);
  }

  /** A refusal's reason among them. */
  private List<Finding> all() {
    return has()
        .fold(
            DecodeResult.Decoded::findings,
            refused ->
                Stream.concat(Stream.of(refused.reason()), refused.findings().stream())
                    .distinct()
                    .toList());
  }

  private DecodeResultAssert<T> that(boolean holds, String expected) {
    if (!holds) {
      String outcome =
          actual.fold(
              decoded -> decoded.rows().size() + " row(s) were read",
              refused -> "it was refused with " + refused.reason().code());
      throw failure(
          "%s",
          "expected the document "
              + expected
              + ", but "
              + outcome
              + "; findings:"
              + Shown.findings(all()));
    }
    return this;
  }
}
