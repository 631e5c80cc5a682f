package io.github.cdiscountds.chaos;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What each operation ended with under each fault. Thread-safe. */
final class FaultsTable {
  private static final String INAPPLICABLE = "-";
  private static final String NOT_TRIED = "";

  private final String title;
  private final Expectations expectations;
  private final Map<String, String> seen = new HashMap<>(); // guarded by this

  FaultsTable(String title, Expectations expectations) {
    this.title = title;
    this.expectations = expectations;
  }

  synchronized void add(Cell cell, Cell.Result result) {
    seen.put(
        cell.toString(), result.outcome() + result.wrong().map(wrong -> "!" + wrong).orElse(""));
  }

  synchronized void print(PrintStream out) {
    StringBuilder heading = new StringBuilder(padded(title, 44));
    for (Deed deed : Deed.values()) {
      heading.append(padded(deed.word(), 19));
    }
    out.println(heading.toString().stripTrailing());
    for (String fault : expectations.faults()) {
      StringBuilder line = new StringBuilder(padded(fault, 44));
      for (Deed deed : Deed.values()) {
        line.append(
            padded(
                expectations
                    .cell(fault, deed)
                    .map(cell -> seen.getOrDefault(cell.toString(), NOT_TRIED))
                    .orElse(INAPPLICABLE),
                19));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
