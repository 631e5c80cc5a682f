package io.github.cdiscountds.internal.table;

/** The name of a sheet as it may stand in a message, whatever the workbook says. */
public final class SheetName {
  private static final int LONGEST = 31;

  private SheetName() {}

  /** Makes a name safe for one line, no longer than spreadsheets allow. */
  public static String shown(String name) {
    String start = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
