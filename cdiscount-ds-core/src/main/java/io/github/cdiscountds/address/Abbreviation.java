package io.github.cdiscountds.address;

import java.util.List;
import java.util.Locale;

/**
 * One row of the table of abbreviations. Immutable.
 *
 * @param kind where it may be used
 * @param written the words, as the table has them
 * @param words the words, folded
 * @param shortForm the abbreviation; in capitals when it always is
 */
record Abbreviation(Kind kind, String written, List<String> words, String shortForm) {

  /** Where abbreviations may be used; they are used in this order. */
  enum Kind {
    /** A type of way, at the beginning of a text or after a number. */
    WAY,
    /** Something about a building or a place, anywhere. */
    PLACE,
    /** Somebody's title, anywhere. */
    TITLE,
    /** A saint, anywhere. */
    SAINT,
    /** Part of a business's name. */
    BUSINESS
  }

  /** The abbreviation in the case of what it stands for. */
  String inCaseOf(String original) {
    if (shortForm.equals(shortForm.toUpperCase(Locale.ROOT))) {
      return shortForm;
    }
    if (original.equals(original.toUpperCase(Locale.ROOT))) {
      return shortForm.toUpperCase(Locale.ROOT);
    }
    return Character.isLowerCase(original.codePointAt(0))
        ? shortForm.toLowerCase(Locale.ROOT)
        : shortForm;
  }
}
