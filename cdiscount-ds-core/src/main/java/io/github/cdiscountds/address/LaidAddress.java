package io.github.cdiscountds.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns H to J of an address, and what was done for it. Immutable.
 *
 * @param layout the columns
 * @param abbreviations what was abbreviated
 */
record LaidAddress(ColumnLayout layout, List<FittingStep> abbreviations) {

  /** Texts that stay together are worth more than words in full. */
  private static final Comparator<LaidAddress> BETTER =
      Comparator.comparing(LaidAddress::layout, ColumnLayout.KEEPING_MORE)
          .thenComparingInt(laid -> laid.abbreviations().size());

  /**
   * Lays out the texts of columns H to J.
   *
   * @param street what column H is to hold
   * @param additional what column I is to hold
   * @param locality what column J is to hold
   * @return the best way that fits; the texts as they are, each in its own column, when none does
   */
  static LaidAddress of(Abridgeable street, Abridgeable additional, Abridgeable locality) {
    LaidAddress asItIs = lay(street, 0, additional, 0, locality, 0);
    if (asItIs != null && asItIs.layout().keepsAll()) {
      return asItIs;
    }
    LaidAddress best =
        lay(street, street.most(), additional, additional.most(), locality, locality.most());
    if (best == null) {
      return new LaidAddress(
          ColumnLayout.unfit(parts(street.texts(0), additional.texts(0), locality.texts(0))),
          List.of());
    }
    for (int s = 0; s <= street.most(); s++) {
      for (int a = 0; a <= additional.most(); a++) {
        for (int l = 0; l <= locality.most(); l++) {
          LaidAddress laid = lay(street, s, additional, a, locality, l);
          if (laid != null && BETTER.compare(laid, best) < 0) {
            best = laid;
          }
        }
      }
    }
    return best;
  }

  /** What was done to the texts. */
  List<FittingStep> steps() {
    List<FittingStep> steps = new ArrayList<>(abbreviations);
    steps.addAll(layout.steps());
    return steps;
  }

  private static @Nullable LaidAddress lay(
      Abridgeable street, int s, Abridgeable additional, int a, Abridgeable locality, int l) {
    ColumnLayout layout =
        ColumnLayout.best(parts(street.texts(s), additional.texts(a), locality.texts(l)));
    if (layout == null) {
      return null;
    }
    List<FittingStep> steps = new ArrayList<>(street.steps(s));
    steps.addAll(additional.steps(a));
    steps.addAll(locality.steps(l));
    return new LaidAddress(layout, steps);
  }

  private static List<AddressPart> parts(
      List<String> street, List<String> additional, List<String> locality) {
    List<AddressPart> parts = new ArrayList<>();
    street.forEach(text -> parts.add(new AddressPart(text, 0, 0)));
    // The second of several flats, buildings and so on is as well in J as in I.
    for (int i = 0; i < additional.size(); i++) {
      parts.add(new AddressPart(additional.get(i), 1, i == 0 ? 1 : 2));
    }
    locality.forEach(text -> parts.add(new AddressPart(text, 2, 2)));
    return parts;
  }
}
