package io.github.cdiscountds.address;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.OrderColumn;

/**
 * One thing that {@link AddressFitter} did to make an address fit. Holds no personal data.
 *
 * @since 0.1.0
 */
public sealed interface FittingStep {

  /**
   * Says what was done.
   *
   * @return one sentence in English and French
   */
  Wording wording();

  /**
   * A word, or some, became a usual abbreviation.
   *
   * @param column the column of the text
   * @param words the words, as the table of abbreviations has them
   * @param abbreviation their abbreviation, as that table has it
   * @since 0.1.0
   */
  record Abbreviated(OrderColumn column, String words, String abbreviation) implements FittingStep {

    @Override
    public Wording wording() {
      return Wording.of(
          "column %1$s: \"%2$s\" became \"%3$s\"",
          "colonne %1$s : « %2$s » abrégé en « %3$s »", column.letter(), words, abbreviation);
    }
  }

  /**
   * The end of a text, or all of it, went to another column.
   *
   * @param from the column of the text
   * @param to the column that holds it now
   * @param words how many words went there
   * @since 0.1.0
   */
  record Moved(OrderColumn from, OrderColumn to, int words) implements FittingStep {

    @Override
    public Wording wording() {
      return Wording.of(
          "column %s: %d word(s) moved to column %s",
          "colonne %s : %d mot(s) reporté(s) en colonne %s", from.letter(), words, to.letter());
    }
  }

  /**
   * Several texts share a column, with a space between.
   *
   * @param column the column
   * @param texts how many texts
   * @since 0.1.0
   */
  record Joined(OrderColumn column, int texts) implements FittingStep {

    @Override
    public Wording wording() {
      return Wording.of(
          "column %s holds %d texts", "la colonne %s réunit %d textes", column.letter(), texts);
    }
  }
}
