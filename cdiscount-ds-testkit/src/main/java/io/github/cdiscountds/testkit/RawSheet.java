package io.github.cdiscountds.testkit;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.internal.TextTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * An order sheet in the making, right or wrong: any text in any cell, numbers, formulas, other
 * columns, another name.
 *
 * <p>Lines are counted as in a spreadsheet, the header being 1; columns go by their letters. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class RawSheet {
  private static final List<String> HEADER =
      List.of(
          "N° de Cmd",
          "Date de commande",
          "Référence campagne",
          "ID Cdiscount",
          "Civilite",
          "Nom Bénéficiaire",
          "Prénom Bénéficiaire",
          "Adresse",
          "Complément adresse",
          "BP / Lieu-dit",
          "Raison sociale",
          "Code postal",
          "Ville",
          "Pays",
          "Téléphone fixe",
          "Téléphone mobile",
          "Email",
          "Mode de livraison",
          "Frais de port",
          "Code produit",
          "Prix de vente HT",
          "Quantité");

  private final List<List<RawCell>> rows = new ArrayList<>();
  private final @Nullable Account account;
  private final @Nullable LocalDate orderDate;
  private String name = "Dropshipment";

  private RawSheet(@Nullable Account account, @Nullable LocalDate orderDate) {
    this.account = account;
    this.orderDate = orderDate;
  }

  private enum Form {
    TEXT,
    GENERAL,
    NUMBER,
    FORMULA
  }

  private record RawCell(Form form, String value) {}

  /**
   * Makes a sheet {@code Dropshipment} with the 22 header cells and no line.
   *
   * @param account column D of its orders
   * @param orderDate column B of its orders
   * @return a new sheet
   */
  public static RawSheet of(Account account, LocalDate orderDate) {
    return new RawSheet(account, orderDate).row(HEADER.toArray(String[]::new));
  }

  /**
   * Reads the first sheet of a workbook.
   *
   * @param workbook an {@code .xls} or {@code .xlsx} file
   * @return a sheet with the same cells
   * @throws IllegalArgumentException when it is no workbook
   */
  public static RawSheet read(byte[] workbook) {
    try (Workbook opened = WorkbookFactory.create(new ByteArrayInputStream(workbook))) {
      Sheet sheet = opened.getSheetAt(0);
      RawSheet copy = new RawSheet(null, null).named(sheet.getSheetName());
      for (int line = 0; line <= sheet.getLastRowNum(); line++) {
        List<RawCell> cells = new ArrayList<>();
        Row row = sheet.getRow(line);
        for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
          cells.add(read(row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)));
        }
        copy.rows.add(cells);
      }
      return copy;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("expected an .xls or .xlsx workbook", e);
    }
  }

  private static RawCell read(Cell cell) {
    return switch (cell.getCellType()) {
      case NUMERIC -> new RawCell(Form.NUMBER, String.valueOf(cell.getNumericCellValue()));
      case FORMULA -> new RawCell(Form.FORMULA, cell.getCellFormula());
      case STRING ->
          new RawCell(
              "@".equals(cell.getCellStyle().getDataFormatString()) ? Form.TEXT : Form.GENERAL,
              cell.getStringCellValue());
      default -> new RawCell(Form.TEXT, "");
    };
  }

  /**
   * Names the sheet.
   *
   * @param value the name; {@code Dropshipment} is the right one
   * @return this sheet
   */
  public RawSheet named(String value) {
    this.name = value;
    return this;
  }

  /**
   * Adds a row of text cells.
   *
   * @param values its cells from column A on, as many as wanted
   * @return this sheet
   */
  public RawSheet row(String... values) {
    List<RawCell> cells = new ArrayList<>();
    for (String value : values) {
      cells.add(new RawCell(Form.TEXT, value));
    }
    rows.add(cells);
    return this;
  }

  /**
   * Adds a line that the supplier would accept: one piece, to France, for 5 euros.
   *
   * @param orderNumber column A
   * @param campaign column C
   * @param sku column T
   * @param unitPrice column U
   * @return this sheet
   * @throws IllegalStateException when the sheet was read from a file: it knows no account
   */
  public RawSheet order(String orderNumber, String campaign, String sku, String unitPrice) {
    if (account == null || orderDate == null) {
      throw new IllegalStateException(
          "order on a sheet read from a file, expected one made by RawSheet.of(account, date)");
    }
    return row(
        orderNumber,
        DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).format(orderDate),
        campaign,
        account.cdiscountId(),
        "MME",
        "EXEMPLE",
        "CAMILLE",
        "1 RUE DE L EXEMPLE",
        "",
        "",
        "",
        "33000",
        "BORDEAUX",
        "FR",
        "0500000000",
        "",
        "service-client@example.org",
        "COL",
        "5.00",
        sku,
        unitPrice,
        "1");
  }

  /**
   * Repeats the last line, as for another product of the same order.
   *
   * @return this sheet
   */
  public RawSheet again() {
    rows.add(new ArrayList<>(rows.get(rows.size() - 1)));
    return this;
  }

  /**
   * Writes text into a cell of the last line.
   *
   * @param column the column's letters
   * @param value the text
   * @return this sheet
   */
  public RawSheet with(String column, String value) {
    return text(rows.size(), column, value);
  }

  /**
   * Writes text into a cell, with text format.
   *
   * @param line the line, the header being 1
   * @param column the column's letters
   * @param value the text
   * @return this sheet
   */
  public RawSheet text(int line, String column, String value) {
    return set(line, column, new RawCell(Form.TEXT, value));
  }

  /**
   * Writes text into a cell whose format is the spreadsheet's general one.
   *
   * @param line the line, the header being 1
   * @param column the column's letters
   * @param value the text
   * @return this sheet
   */
  public RawSheet general(int line, String column, String value) {
    return set(line, column, new RawCell(Form.GENERAL, value));
  }

  /**
   * Writes a number into a cell.
   *
   * @param line the line, the header being 1
   * @param column the column's letters
   * @param value the number
   * @return this sheet
   */
  public RawSheet number(int line, String column, double value) {
    return set(line, column, new RawCell(Form.NUMBER, String.valueOf(value)));
  }

  /**
   * Writes a formula into a cell.
   *
   * @param line the line, the header being 1
   * @param column the column's letters
   * @param formula the formula without {@code =}
   * @return this sheet
   */
  public RawSheet formula(int line, String column, String formula) {
    return set(line, column, new RawCell(Form.FORMULA, formula));
  }

  /**
   * Leaves out the lines of all orders but one.
   *
   * @param orderNumber the order number that stays
   * @return this sheet
   */
  public RawSheet only(String orderNumber) {
    RawCell wanted = new RawCell(Form.TEXT, orderNumber);
    List<List<RawCell>> lines = rows.subList(Math.min(1, rows.size()), rows.size());
    lines.removeIf(line -> line.isEmpty() || !line.get(0).equals(wanted));
    return this;
  }

  /**
   * Takes a column out of every row; those after it move to the left.
   *
   * @param column the column's letters
   * @return this sheet
   */
  public RawSheet without(String column) {
    int index = indexOf(column);
    for (List<RawCell> row : rows) {
      if (index < row.size()) {
        row.remove(index);
      }
    }
    return this;
  }

  /**
   * Saves the sheet in the old format.
   *
   * @return an {@code .xls} file
   */
  public byte[] toXls() {
    try (Workbook workbook = TextTable.newXls()) {
      return save(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Saves the sheet in the new format.
   *
   * @return an {@code .xlsx} file
   */
  public byte[] toXlsx() {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      return save(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] save(Workbook workbook) throws IOException {
    CellStyle text = workbook.createCellStyle();
    text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    Sheet sheet = workbook.createSheet(name);
    for (int line = 0; line < rows.size(); line++) {
      Row row = sheet.createRow(line);
      for (int column = 0; column < rows.get(line).size(); column++) {
        write(rows.get(line).get(column), row.createCell(column), text);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static void write(RawCell from, Cell to, CellStyle text) {
    switch (from.form) {
      case TEXT -> {
        to.setCellStyle(text);
        if (!from.value.isEmpty()) {
          to.setCellValue(from.value);
        }
      }
      case GENERAL -> to.setCellValue(from.value);
      case NUMBER -> to.setCellValue(Double.parseDouble(from.value));
      case FORMULA -> to.setCellFormula(from.value);
    }
  }

  private RawSheet set(int line, String column, RawCell cell) {
    if (line < 1 || line > rows.size()) {
      throw new IllegalArgumentException(
          "line " + line + ", expected 1 (the header) to " + rows.size());
    }
    List<RawCell> row = rows.get(line - 1);
    int index = indexOf(column);
    while (row.size() <= index) {
      row.add(new RawCell(Form.TEXT, ""));
    }
    row.set(index, cell);
    return this;
  }

  private static int indexOf(String column) {
    if (!column.matches("[A-Z]{1,2}")) {
      throw new IllegalArgumentException("column \"" + column + "\", expected letters such as S");
    }
    return column.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
  }
}
