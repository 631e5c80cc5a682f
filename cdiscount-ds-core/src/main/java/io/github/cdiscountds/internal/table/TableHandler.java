package io.github.cdiscountds.internal.table;

import io.github.cdiscountds.finding.Finding;
import org.jspecify.annotations.Nullable;

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
   * Asked when a sheet of a workbook was read or the handler stopped in it.
   *
   * @return true when that wasn't the sheet to read: the next one is to begin anew
   */
  default boolean passesOver() {
    return false;
  }

  /**
   * Called for a record that the format itself could not deliver, such as text after a closing
   * quote; the rows around it are delivered.
   *
   * @param readable the cells before the break, so that the row's own key isn't lost with it (R7);
   *     none when the first one is broken
   */
  void brokenRow(RawRow readable, Finding why);

  /**
   * Whether no more rows are needed to know what the document's columns and numbers are like. From
   * then on {@link #wants} may be asked for several records before the first of them is handed on.
   */
  default boolean isSettled() {
    return true;
  }

  /**
   * Called for each record of a text document, in order, before it is taken apart; once before
   * every row, or not at all where the reader doesn't know a record's bytes.
   *
   * @return whether it is to be handed on as a row; one that isn't still counts as a row
   */
  default boolean wants(RawRecord record) {
    return true;
  }

  /**
   * Asked of a record that spans several lines: a stray quote may have swallowed other records.
   *
   * @return false when it has too few or too many cells for a row, as far as that is known yet
   */
  default boolean mayBeRow(RawRecord record) {
    return true;
  }

  /** Begins a part whose rows may be taken on another thread; null when there are none to be. */
  default @Nullable TablePart part() {
    return null;
  }
}
