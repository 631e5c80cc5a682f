package io.github.cdiscountds.view;

/** How a cell of a workbook looks. */
enum CellStyle {
  PLAIN(0, 0, false),
  HEADER(1, 49, true),
  TEXT(2, 49, false),
  COUNT(3, 1, false),
  EUROS(4, 164, false),
  PERCENT(5, 165, false),
  TOTAL_TEXT(6, 49, true),
  TOTAL_COUNT(7, 1, true),
  TOTAL_EUROS(8, 164, true);

  /** The formats that a workbook doesn't have by itself. */
  static final String OWN_FORMATS =
      "<numFmts count=\"2\">"
          + "<numFmt numFmtId=\"164\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/>"
          + "<numFmt numFmtId=\"165\" formatCode=\"0.0#\\ &quot;%&quot;\"/>"
          + "</numFmts>";

  private final int number;
  private final int format;
  private final boolean bold;

  CellStyle(int number, int format, boolean bold) {
    this.number = number;
    this.format = format;
    this.bold = bold;
  }

  /** Its place among the workbook's cell formats, which are declared in the order of these. */
  int number() {
    return number;
  }

  /** The element that declares it. */
  String xml() {
    return "<xf numFmtId=\""
        + format
        + "\" fontId=\""
        + (bold ? 1 : 0)
        + "\" fillId=\""
        + (this == HEADER ? 2 : 0)
        + "\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>";
  }
}
