package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Severity;
import java.util.List;
import java.util.Set;

/**
 * A part of a country that is not, or may not be, served (R33). Immutable.
 *
 * @param country the country's ISO code
 * @param english its name in English
 * @param french its name in French
 * @param severity how much an address there matters
 * @param postCodes its post codes
 * @param names cities that lie in it, folded
 * @param otherPostCodes post codes of places outside that have one of those names
 * @param source who says so
 */
record Area(
    String country,
    String english,
    String french,
    Severity severity,
    List<Range> postCodes,
    Set<String> names,
    Set<String> otherPostCodes,
    String source) {

  /**
   * Post codes from one to another, both included.
   *
   * @param first the first one
   * @param last the last one, with as many digits
   */
  record Range(String first, String last) {
    private static final int DIGITS_OF_PORTUGAL = 7;
    private static final int DIGITS_OF_A_PLACE_THERE = 4;

    /** Whether a post code lies between; one that lost its leading zeros does too. */
    boolean contains(String digits) {
      String code =
          digits.length() == DIGITS_OF_PORTUGAL
              ? digits.substring(0, DIGITS_OF_A_PLACE_THERE)
              : digits;
      if (code.isEmpty() || code.length() > first.length()) {
        return false;
      }
      String whole = "0".repeat(first.length() - code.length()) + code;
      return whole.compareTo(first) >= 0 && whole.compareTo(last) <= 0;
    }
  }

  /** Whether its post codes hold a code, given by its digits. */
  boolean hasPostCode(String digits) {
    return postCodes.stream().anyMatch(range -> range.contains(digits));
  }

  /** Whether a city, folded, is in it, and no other place of that name. */
  boolean hasCity(String name, String digits) {
    return names.contains(name) && !otherPostCodes.contains(digits);
  }
}
