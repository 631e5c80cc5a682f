package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFDataFormat;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.util.CodePageUtil;

/**
 * Writes order files: BIFF8, one sheet, every cell a text cell with the text format, blank ones
 * included, no formulas (R12, R19). Immutable and thread-safe; the same orders give the same bytes.
 */
public final class OrderFileEncoder implements Encoder<CheckedOrders> {
  /** The sheet's name, which the supplier checks. */
  public static final String SHEET = "Dropshipment";

  /** Who last saved the workbook, as it says itself; never the name of a system's user. */
  private static final String AUTHOR = "cdiscount-ds";

  private final ServiceProfile profile;

  /** Creates an encoder that writes what a profile says. */
  public OrderFileEncoder(ServiceProfile profile) {
    this.profile = profile;
  }

  /**
   * Encodes the orders of one file.
   *
   * @throws IllegalArgumentException when they have more lines than a sheet holds (R13)
   */
  @Override
  public byte[] encode(CheckedOrders orders) {
    if (orders.lineCount() > ServiceProfile.SHEET_LINES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d order lines in one file: a sheet holds %d, split the orders (R13)",
              orders.lineCount(),
              ServiceProfile.SHEET_LINES));
    }
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.getInternalWorkbook().getWriteAccess().setUsername(AUTHOR);
      describe(workbook);
      HSSFCellStyle text = workbook.createCellStyle();
      text.setDataFormat(HSSFDataFormat.getBuiltinFormat("@"));
      HSSFSheet sheet = workbook.createSheet(SHEET);
      int next = 0;
      write(sheet, next++, OrderRows.header(), text);
      for (Order order : orders.orders()) {
        for (OrderLine line : order.lines()) {
          write(sheet, next++, OrderRows.cells(order, line, profile), text);
        }
      }
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere but to memory
    }
  }

  /** Adds properties that say nothing: about files without them POI warns in the shop's log. */
  private static void describe(HSSFWorkbook workbook) {
    workbook.createInformationProperties();
    for (PropertySet set :
        List.of(workbook.getSummaryInformation(), workbook.getDocumentSummaryInformation())) {
      set.getSections().forEach(section -> section.setCodepage(CodePageUtil.CP_WINDOWS_1252));
    }
  }

  private static void write(HSSFSheet sheet, int number, List<String> texts, HSSFCellStyle style) {
    HSSFRow row = sheet.createRow(number);
    for (int column = 0; column < texts.size(); column++) {
      HSSFCell cell = row.createCell(column);
      cell.setCellStyle(style);
      cell.setCellValue(texts.get(column));
    }
  }
}
