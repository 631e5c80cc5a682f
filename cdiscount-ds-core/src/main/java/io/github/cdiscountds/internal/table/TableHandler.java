package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.finding.Finding;

/** Takes the rows of one table. */
public interface TableHandler {

  /** Called once, before the first row. */
  void start(TableFormat format);

  /**
   * Called for each row, the header included, in the document's order.
   *
   * @return false to stop reading
   */
  boolean row(RawRow row);

  /**
   * Called for a record that the format itself could not deliver, such as text after a closing
   * quote; the rows around it are delivered.
   *
   * @param readable the cells before the break, so that the row's own key isn't lost with it (R7);
   *     none when the first one is broken
   */
  void brokenRow(RawRow readable, Finding why);
}
