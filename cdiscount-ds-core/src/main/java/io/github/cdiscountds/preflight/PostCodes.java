package io.github.cdiscountds.preflight;

import java.text.Normalizer;

/** Post codes as they are compared. */
final class PostCodes {
  private PostCodes() {}

  /**
   * The digits of a post code of a country that writes digits only: without a country's letters
   * before them ({@code E-35001}), spaces, dots and hyphens, and without what follows them.
   *
   * @return the digits, or the empty string when there are none where they should be
   */
  static String digits(String postCode) {
    String plain = Normalizer.normalize(postCode, Normalizer.Form.NFKC);
    StringBuilder digits = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (Character.isLetter(c) && !digits.isEmpty()) {
        break;
      }
    }
    return digits.toString();
  }
}
