package io.github.cdiscountds.chaos;

/**
 * What somebody says about a parcel of a line.
 *
 * @param number its number
 * @param quantity the pieces of the line in it
 * @param day when it left, as a date
 * @param link the carrier's page
 */
record ToldParcel(String number, int quantity, String day, String link)
    implements Comparable<ToldParcel> {

  @Override
  public int compareTo(ToldParcel other) {
    return number.compareTo(other.number);
  }

  @Override
  public String toString() {
    return quantity + " in " + number + " on " + day + " " + link;
  }
}
