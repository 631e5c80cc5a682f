package io.github.cdiscountds.internal.validate;

/** Texts of nothing but the digits 0 to 9. */
final class Digits {
  private Digits() {}

  static boolean areAll(String text, int count) {
    if (text.length() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
