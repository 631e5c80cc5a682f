package io.github.cdiscountds.address;

import io.github.cdiscountds.model.OrderColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an address over columns H to J: their words in order, cut in two places. Immutable.
 */
final class ColumnLayout {
  /** What a column holds, in code points. */
  static final int LONGEST = 35;

  /** Before others comes what joins, splits and displaces fewer parts. */
  static final Comparator<ColumnLayout> KEEPING_MORE =
      Comparator.comparingInt((ColumnLayout layout) -> layout.joined)
          .thenComparingInt(layout -> layout.splits)
          .thenComparingInt(layout -> layout.displaced);

  /** The columns, in the order in which the supplier's documents list them. */
  private static final List<OrderColumn> COLUMNS =
      List.of(OrderColumn.ADDRESS, OrderColumn.ADDITIONAL_ADDRESS, OrderColumn.LOCALITY);

  /** Of layouts that keep as much, the one that fills the first columns most. */
  private static final Comparator<ColumnLayout> BETTER =
      KEEPING_MORE
          .thenComparing(Comparator.comparingInt(ColumnLayout::firstBreak).reversed())
          .thenComparing(Comparator.comparingInt(ColumnLayout::secondBreak).reversed());

  private final PartWords words;
  private final int[] breaks;

  /** How many parts stand behind another one in their column. */
  private final int joined;

  /** How often a part goes on in another column. */
  private final int splits;

  /** How many parts begin in another column than their own. */
  private final int displaced;

  private ColumnLayout(PartWords words, int firstBreak, int secondBreak) {
    this.words = words;
    this.breaks = new int[] {0, firstBreak, secondBreak, words.count()};
    int behind = 0;
    int pieces = 0;
    for (int column = 0; column < COLUMNS.size(); column++) {
      int parts = words.parts(breaks[column], breaks[column + 1]);
      pieces += parts;
      behind += Math.max(parts - 1, 0);
    }
    int elsewhere = 0;
    for (int part = 0; part < words.parts().size(); part++) {
      if (!words.parts().get(part).owns(columnOf(words.begin(part)))) {
        elsewhere++;
      }
    }
    this.joined = behind;
    this.splits = pieces - words.parts().size();
    this.displaced = elsewhere;
  }

  /**
   * The best layout that fits.
   *
   * @param parts the parts, none of them blank, in the order of an address
   * @return the layout, or null when there is none
   */
  static @Nullable ColumnLayout best(List<AddressPart> parts) {
    PartWords words = new PartWords(parts);
    ColumnLayout best = null;
    if (words.length(0, words.count()) > COLUMNS.size() * (LONGEST + 1) - 1) {
      return null;
    }
    for (int first : breaksFrom(0, words)) {
      // Column H has the street or nothing: a flat isn't taken for one.
      if (first > 0 == words.hasStreet() && fits(words, 0, first)) {
        for (int second : breaksFrom(first, words)) {
          if (fits(words, first, second) && fits(words, second, words.count())) {
            ColumnLayout layout = new ColumnLayout(words, first, second);
            if (best == null || BETTER.compare(layout, best) < 0) {
              best = layout;
            }
          }
        }
      }
    }
    return best;
  }

  /** The layout of parts that don't fit: whole, in columns of their own, however long. */
  static ColumnLayout unfit(List<AddressPart> parts) {
    PartWords words = new PartWords(parts);
    int street = words.hasStreet() ? 1 : 0;
    int last = parts.size() - 1;
    // What has column J alone, else what may have it too.
    int inThird = last >= 0 && parts.get(last).firstColumn() == 2 ? last : street + 1;
    return new ColumnLayout(
        words, words.begin(street), words.begin(Math.min(inThird, parts.size())));
  }

  /** Whether all parts are whole, alone, and in columns of their own. */
  boolean keepsAll() {
    return joined + splits + displaced == 0;
  }

  /** The text of a column, counted from 0; the empty string for none. */
  String text(int column) {
    return words.text(breaks[column], breaks[column + 1]);
  }

  /** What it does to the parts. */
  List<FittingStep> steps() {
    List<FittingStep> steps = new ArrayList<>();
    for (int part = 0; part < words.parts().size(); part++) {
      AddressPart moved = words.parts().get(part);
      int begin = columnOf(words.begin(part));
      int own = moved.owns(begin) ? begin : moved.firstColumn();
      for (int column = begin; column < COLUMNS.size(); column++) {
        int count =
            Math.min(words.begin(part + 1), breaks[column + 1])
                - Math.max(words.begin(part), breaks[column]);
        if (column != own && count > 0) {
          steps.add(new FittingStep.Moved(COLUMNS.get(own), COLUMNS.get(column), count));
        }
      }
    }
    for (int column = 0; column < COLUMNS.size(); column++) {
      int parts = words.parts(breaks[column], breaks[column + 1]);
      if (parts > 1) {
        steps.add(new FittingStep.Joined(COLUMNS.get(column), parts));
      }
    }
    return steps;
  }

  private int firstBreak() {
    return breaks[1];
  }

  private int secondBreak() {
    return breaks[2];
  }

  private int columnOf(int word) {
    return word < breaks[1] ? 0 : word < breaks[2] ? 1 : 2;
  }

  private static boolean fits(PartWords words, int from, int to) {
    return words.length(from, to) <= LONGEST;
  }

  /** Where a column that begins there may end: between parts, or where it is full. */
  private static Set<Integer> breaksFrom(int from, PartWords words) {
    Set<Integer> breaks = new TreeSet<>();
    for (int part = 0; part <= words.parts().size(); part++) {
      if (words.begin(part) >= from) {
        breaks.add(words.begin(part));
      }
    }
    int full = from;
    while (full < words.count() && fits(words, from, full + 1)) {
      full++;
    }
    breaks.add(full);
    return breaks;
  }
}
