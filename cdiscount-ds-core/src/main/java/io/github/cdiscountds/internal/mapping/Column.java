package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.Location;

/**
 * One column of a document kind; implemented by one enum for each kind, in the documented order.
 * How headers are spelled is in one table for all of them, {@link HeaderTable}.
 */
interface Column {

  /** What is known of the column. */
  ColumnRule rule();

  /** The documented position, counted from 0. */
  int ordinal();

  /** The documented letter. */
  default String letter() {
    return Location.letterOf(ordinal() + 1);
  }
}
