package io.github.cdiscountds.testkit;

import java.util.function.UnaryOperator;

/**
 * Puts anything at all into the fake supplier's order folder, past the library's encoder and its
 * checks.
 *
 * <p>The files are announced by construction: {@link FakeSupplier#verify()} never complains about
 * them. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RawWriter {
  private final FakeSupplier supplier;

  RawWriter(FakeSupplier supplier) {
    this.supplier = supplier;
  }

  /**
   * Puts bytes.
   *
   * @param name the file's name
   * @param content any bytes
   * @return this writer
   */
  public RawWriter put(String name, byte[] content) {
    supplier.putRaw(name, content);
    return this;
  }

  /**
   * Puts a sheet, as {@code .xlsx} when the name ends so, else as {@code .xls}.
   *
   * @param name the file's name
   * @param sheet the sheet
   * @return this writer
   */
  public RawWriter put(String name, RawSheet sheet) {
    return put(name, name.endsWith(".xlsx") ? sheet.toXlsx() : sheet.toXls());
  }

  /**
   * Sends a file that was picked up before once more, byte for byte.
   *
   * @param pickedUp its name then
   * @param name its name now
   * @return this writer
   * @throws IllegalArgumentException when no such file was picked up
   */
  public RawWriter repeat(String pickedUp, String name) {
    return put(name, supplier.contentOf(pickedUp));
  }

  /**
   * Sends a file that was picked up before once more, tampered with.
   *
   * @param pickedUp its name then
   * @param name its name now
   * @param tampering what is changed
   * @return this writer
   * @throws IllegalArgumentException when no such file was picked up, or it is no workbook
   */
  public RawWriter repeat(String pickedUp, String name, UnaryOperator<RawSheet> tampering) {
    return put(name, tampering.apply(RawSheet.read(supplier.contentOf(pickedUp))));
  }

  /**
   * Makes a sheet for this supplier's customer, dated today, with the header and no line.
   *
   * @return a sheet to go on with
   */
  public RawSheet sheet() {
    return RawSheet.of(supplier.account(), supplier.now().toLocalDate());
  }

  /**
   * Makes a sheet with one line that the supplier would accept: one piece to France.
   *
   * @param orderNumber column A
   * @param campaign column C
   * @param sku column T
   * @param unitPrice column U
   * @return a sheet to go on with
   */
  public RawSheet order(String orderNumber, String campaign, String sku, String unitPrice) {
    return sheet().order(orderNumber, campaign, sku, unitPrice);
  }
}
