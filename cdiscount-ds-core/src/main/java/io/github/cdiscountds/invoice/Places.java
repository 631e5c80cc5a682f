package io.github.cdiscountds.invoice;

import io.github.cdiscountds.finding.Location;
import java.util.Comparator;

/**
 * The order of lines in documents, whose names begin with what they are and when they were made.
 */
final class Places {
  static final Comparator<Location> IN_DOCUMENTS =
      Comparator.comparing(Location::file)
          .thenComparing(Location::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Location::line, Comparator.nullsFirst(Comparator.naturalOrder()));

  private Places() {}
}
