package io.github.cdiscountds.internal.table;

/**
 * Takes the rows of one part of a document apart from those before and after it, so that several
 * parts are read at the same time.
 */
public interface TablePart {

  /** Called for each row of the part, in order, on any one thread. */
  void row(RawRow row);

  /**
   * Called once all rows of the part were taken, on the thread that reads the document, part by
   * part in the document's order: hands on what was made of them.
   *
   * @return false to stop reading
   */
  boolean deliver();
}
