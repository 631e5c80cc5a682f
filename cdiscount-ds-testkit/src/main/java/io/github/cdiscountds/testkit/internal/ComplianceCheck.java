package io.github.cdiscountds.testkit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The supplier's checks of an order file's form, in the documented order (SPEC section 4): text
 * format in every cell, sheet name, 22 columns, extension, readable, known Cdiscount ID, lengths,
 * numbers.
 *
 * <p>The wording of a bad number and the prefix are the document's; the other sentences are assumed
 * (R21). A blank cell is no matter of form: a missing required field is judged at integration.
 */
public final class ComplianceCheck {
  private static final String BAD_FORMAT = "n'est pas au format attendu";
  private static final String TOO_LONG = "dépasse la taille maximale";
  private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private final String cdiscountId;
  private final Predicate<OrderRow> lenient;

  /**
   * Checks for one customer.
   *
   * @param cdiscountId the customer's code
   * @param lenient the rows whose recipient may be longer than the limits (R15)
   */
  public ComplianceCheck(String cdiscountId, Predicate<OrderRow> lenient) {
    this.cdiscountId = cdiscountId;
    this.lenient = lenient;
  }

  /**
   * What came out.
   *
   * @param problems the problems in the documented order, empty when the file is well formed
   * @param legible false when a problem lies in the file as such (not a workbook, wrong extension,
   *     sheet, columns or cell types) rather than in what its cells say
   */
  public record Verdict(List<String> problems, boolean legible) {

    public Verdict {
      problems = List.copyOf(problems);
    }

    /** Whether the file goes on to integration. */
    public boolean isOk() {
      return problems.isEmpty();
    }

    /** The report's column E. */
    public String reason() {
      return isOk() ? "En cours de traitement" : "Non traité : " + String.join(" ; ", problems);
    }
  }

  /** Judges a file. */
  public Verdict judge(String name, OrderSheet sheet) {
    List<String> problems = new ArrayList<>();
    for (OrderSheet.CellAt cell : sheet.notText()) {
      problems.add(problem(cell.line(), cell.field(), BAD_FORMAT));
    }
    if (sheet.isReadable() && !OrderSheet.SHEET_NAME.equals(sheet.sheetName())) {
      problems.add("Nom de l'onglet incorrect");
    }
    if (sheet.isReadable() && sheet.columns() != OrderField.COUNT) {
      problems.add("Nombre de colonnes incorrect");
    }
    String lowerName = name.toLowerCase(Locale.ROOT);
    if (!lowerName.endsWith(".xls") && !lowerName.endsWith(".xlsx")) {
      problems.add("Extension incorrecte");
    }
    if (!sheet.isReadable()) {
      problems.add("Fichier illisible");
    }
    boolean legible = problems.isEmpty();
    if (sheet.isReadable() && sheet.columns() == OrderField.COUNT) {
      if (sheet.rows().stream().anyMatch(this::isOfSomebodyElse)) {
        problems.add("Identifiant Cdiscount inconnu");
      }
      sheet.rows().forEach(row -> addLengths(row, problems));
      sheet.rows().forEach(row -> addNumbers(row, problems));
    }
    return new Verdict(problems.stream().distinct().toList(), legible);
  }

  private boolean isOfSomebodyElse(OrderRow row) {
    String id = row.get(OrderField.CDISCOUNT_ID);
    return !id.isEmpty() && !id.equals(cdiscountId);
  }

  private void addLengths(OrderRow row, List<String> problems) {
    for (OrderField field : OrderField.values()) {
      if (field.isTooLong(row.get(field)) && !(field.isOfRecipient() && lenient.test(row))) {
        problems.add(problem(row.line(), field, TOO_LONG));
      }
    }
  }

  private static void addNumbers(OrderRow row, List<String> problems) {
    addNumber(row, OrderField.SHIPPING_COSTS, AMOUNT, problems);
    addNumber(row, OrderField.UNIT_PRICE, AMOUNT, problems);
    addNumber(row, OrderField.QUANTITY, WHOLE, problems);
  }

  private static void addNumber(
      OrderRow row, OrderField field, Pattern pattern, List<String> problems) {
    String value = row.get(field);
    if (!value.isEmpty() && !pattern.matcher(value).matches()) {
      problems.add(problem(row.line(), field, BAD_FORMAT));
    }
  }

  private static String problem(int line, OrderField field, String message) {
    return "ligne n°" + line + " : " + field.reportName() + ":" + message;
  }
}
