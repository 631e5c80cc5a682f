package io.github.cdiscountds.internal.csv;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells the field separator from the first records of a document (R5): the one that cuts the header
 * and the records after it into the same number of fields, and into the most.
 */
final class Separators {
  /** In order of preference; the supplier's own files have the first. */
  private static final char[] CANDIDATES = {';', ',', '\t', '|'};

  /** Lines above the header that may hold a title and so no separator. */
  private static final int MOST_TITLES = 3;

  private Separators() {}

  /** The most likely separator; a semicolon when the text has a single column. */
  static char detect(Sample sample) {
    for (int titles = 0; titles <= MOST_TITLES; titles++) {
      char best = CANDIDATES[0];
      double bestScore = 0;
      for (char candidate : CANDIDATES) {
        double score = score(sample, candidate, titles);
        if (score > bestScore) {
          best = candidate;
          bestScore = score;
        }
      }
      if (bestScore > 0) {
        return best;
      }
    }
    return CANDIDATES[0];
  }

  /**
   * The share of records that have the most common number of fields, times how many separators that
   * takes. A candidate that the header lacks scores nothing: a comma in prices and texts is not in
   * the names of columns.
   *
   * @param titles the number of records above the header
   */
  private static double score(Sample sample, char separator, int titles) {
    Map<Integer, Integer> records = new HashMap<>();
    String text = sample.text();
    int header = 0;
    int total = 0;
    int passed = 0;
    int at = 0;
    while (at < text.length()) {
      boolean quoted = false;
      boolean fieldStart = true;
      boolean blank = true;
      int fields = 1;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (quoted) {
          // A doubled quote leaves the cell and enters it again at once.
          quoted = c != '"';
        } else if (c == '\n' || c == '\r') {
          break;
        } else if (c == separator) {
          fields++;
          fieldStart = true;
          blank = false;
          continue;
        } else if (c == '"' && (fieldStart || (at > 0 && text.charAt(at - 1) == '"'))) {
          quoted = true;
        }
        if (c != ' ') {
          fieldStart = false;
          blank = false;
        }
      }
      boolean ended = at < text.length() || (sample.isWhole() && !quoted);
      at++;
      if (blank || (!ended && total > 0)) {
        continue;
      }
      if (passed < titles) {
        passed++;
        continue;
      }
      total++;
      header = header == 0 ? fields : header;
      records.merge(fields, 1, Integer::sum);
    }
    int usual = 0;
    int times = 0;
    for (Map.Entry<Integer, Integer> entry : records.entrySet()) {
      if (entry.getValue() > times || (entry.getValue() == times && entry.getKey() > usual)) {
        usual = entry.getKey();
        times = entry.getValue();
      }
    }
    return total == 0 ? 0 : (double) times / total * (Math.min(header, usual) - 1);
  }

  /**
   * The beginning of a document.
   *
   * @param text its characters
   * @param isWhole whether it is all of the document
   */
  record Sample(String text, boolean isWhole) {}
}
