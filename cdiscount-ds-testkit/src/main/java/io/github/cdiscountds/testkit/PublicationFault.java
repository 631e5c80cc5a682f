package io.github.cdiscountds.testkit;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing that can go wrong when the fake supplier publishes a document, to be planned with
 * {@link FakeSupplier#onNext(SupplierJob, PublicationFault)}.
 *
 * <p>Immutable; one fault may be planned several times.
 *
 * @since 0.1.0
 */
public final class PublicationFault {
  enum Kind {
    LATE,
    TWICE,
    HALF_WRITTEN,
    LEFT_OUT
  }

  private final Kind kind;
  private final Duration after;

  private PublicationFault(Kind kind, Duration after) {
    this.kind = kind;
    this.after = after;
    if (after.isNegative()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "publication %s by %s, expected no negative duration", kind, after));
    }
  }

  /**
   * The document says what was true when it was due, but appears only later: a document that always
   * has the same name then takes the place of a newer one.
   *
   * @param by how much later
   * @return a fault
   * @throws IllegalArgumentException when the duration is negative
   */
  public static PublicationFault late(Duration by) {
    return new PublicationFault(Kind.LATE, by);
  }

  /**
   * The document appears when it is due, and once more later, byte for byte: a compliance report or
   * an invoice under a name of then, every other document in its place with the time of then.
   *
   * @param after how much later
   * @return a fault
   * @throws IllegalArgumentException when the duration is negative
   */
  public static PublicationFault twice(Duration after) {
    return new PublicationFault(Kind.TWICE, after);
  }

  /**
   * Half of the document stands under its name when it is due; it is completed later, unless
   * another one took its place.
   *
   * @param until how much later
   * @return a fault
   * @throws IllegalArgumentException when the duration is negative
   */
  public static PublicationFault halfWritten(Duration until) {
    return new PublicationFault(Kind.HALF_WRITTEN, until);
  }

  /**
   * The document isn't published; the next one is. Of a compliance report or an invoice, what it
   * says is said by no other.
   *
   * @return a fault
   */
  public static PublicationFault leftOut() {
    return new PublicationFault(Kind.LEFT_OUT, Duration.ZERO);
  }

  Kind kind() {
    return kind;
  }

  Duration after() {
    return after;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case LATE -> "late by " + after;
      case TWICE -> "once more after " + after;
      case HALF_WRITTEN -> "half written for " + after;
      case LEFT_OUT -> "left out";
    };
  }
}
