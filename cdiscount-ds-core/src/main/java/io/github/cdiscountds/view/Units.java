package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.invoice.Measure;

/** What figures count, in words. */
final class Units {
  private static final Wording PIECES = new Wording("pieces", "pièces");
  private static final Wording EUROS = new Wording("EUR", "EUR");
  private static final Wording PERCENT = new Wording("%", "%");

  private Units() {}

  static Wording of(Measure measure) {
    return switch (measure) {
      case PIECES -> PIECES;
      case EUROS -> EUROS;
      case PERCENT -> PERCENT;
    };
  }
}
