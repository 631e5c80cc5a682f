package io.github.cdiscountds.testkit;

/**
 * What the fake supplier's invoices are inside; their names end in {@code .csv} (R4).
 *
 * @since 0.1.0
 */
public enum InvoiceFormat {
  /** Text with semicolons, in UTF-8. */
  CSV,
  /** An {@code .xls} workbook with a wrong name. */
  WORKBOOK
}
