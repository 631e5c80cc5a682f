package io.github.cdiscountds.codec;

import java.math.BigDecimal;

/**
 * How many rows of a document may be rejected before it is refused as a whole (R7).
 *
 * <p>A share suits catalogues of any size; a count keeps its meaning when a catalogue grows.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface Tolerance {

  /**
   * Tolerates a share of the rows.
   *
   * @param value from 0 (none) to 1 (all)
   * @return the tolerance
   * @throws IllegalArgumentException when outside 0 to 1
   */
  static Tolerance share(BigDecimal value) {
    return new Share(value);
  }

  /**
   * Tolerates a number of rows, however many the document has.
   *
   * @param rows 0 (none) or more
   * @return the tolerance
   * @throws IllegalArgumentException when below 0
   */
  static Tolerance count(long rows) {
    return new Count(rows);
  }

  /**
   * Tells whether a document is tolerated.
   *
   * @param rejected how many of its rows were rejected
   * @param rows how many rows it has, the rejected ones included
   * @return false when there are more rejected rows than tolerated; true for a document without any
   */
  boolean allows(long rejected, long rows);

  /**
   * A share of the rows; construction throws {@link IllegalArgumentException} outside 0 to 1.
   *
   * @param value from 0 to 1
   */
  record Share(BigDecimal value) implements Tolerance {

    public Share {
      if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("tolerance " + value + ": expected a share from 0 to 1");
      }
    }

    @Override
    public boolean allows(long rejected, long rows) {
      return BigDecimal.valueOf(rejected).compareTo(BigDecimal.valueOf(rows).multiply(value)) <= 0;
    }
  }

  /**
   * A number of rows; construction throws {@link IllegalArgumentException} below 0.
   *
   * @param rows 0 or more
   */
  record Count(long rows) implements Tolerance {

    public Count {
      if (rows < 0) {
        throw new IllegalArgumentException("tolerance " + rows + ": expected 0 rows or more");
      }
    }

    @Override
    public boolean allows(long rejected, long rows) {
      return rejected <= this.rows;
    }
  }
}
