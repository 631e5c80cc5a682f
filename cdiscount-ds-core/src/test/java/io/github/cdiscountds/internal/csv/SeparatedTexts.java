package io.github.cdiscountds.internal.csv;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.quicktheories.core.Gen;

/** Texts of what matters to those who look for records and cells, in any order. */
final class SeparatedTexts {
  private static final List<String> PIECES =
      List.of(
          ";",
          ";",
          ";",
          "\n",
          "\n",
          "\r\n",
          "\r",
          "\"",
          "\"",
          "\"\"",
          ";\"",
          "\";",
          "\"\n",
          " ",
          "; \"",
          "\t",
          "\u0000",
          "\u0001",
          "a",
          "bc",
          "été",
          "\u20ac",
          "\ud83d\ude00",
          "\ufeff",
          "a text of more than eight bytes");

  private SeparatedTexts() {}

  /** Texts of up to so many pieces, with semicolons. */
  static Gen<String> of(int pieces) {
    return lists()
        .of(integers().between(0, PIECES.size() - 1))
        .ofSizeBetween(0, pieces)
        .map(picks -> String.join("", picks.stream().map(PIECES::get).toList()));
  }
}
