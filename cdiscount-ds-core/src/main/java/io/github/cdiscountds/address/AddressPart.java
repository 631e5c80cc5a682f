package io.github.cdiscountds.address;

/**
 * A text of an address that goes to columns H to J. Immutable.
 *
 * @param text the text, words with one space between
 * @param firstColumn the column that is its own, an index into {@link ColumnLayout#COLUMNS}
 * @param lastColumn the last column that is its own too
 */
record AddressPart(String text, int firstColumn, int lastColumn) {

  boolean owns(int column) {
    return column >= firstColumn && column <= lastColumn;
  }
}
