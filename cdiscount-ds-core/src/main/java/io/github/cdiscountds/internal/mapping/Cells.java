package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.ColumnRule.Content;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row, converted to what their columns hold; what can't be converted becomes a
 * finding.
 *
 * <p>Methods without a suffix reject the row over an unreadable cell; {@code …IfReadable} only warn
 * and give null. Reused from row to row; not thread-safe.
 */
public final class Cells {
  private static final RawRow NO_ROW =
      new RawRow() {
        @Override
        public int line() {
          return 1;
        }

        @Override
        public int size() {
          return 0;
        }

        @Override
        public String text(int column) {
          return "";
        }

        @Override
        public CellKind kind(int column) {
          return CellKind.BLANK;
        }
      };

  private final Binding binding;
  private final Numbers numbers;
  private final Location document;
  private RawRow row = NO_ROW;
  private List<Finding> findings = List.of();
  private boolean rejected;

  /** Creates the view on the rows of one document. */
  public Cells(Binding binding, Numbers numbers, Location document) {
    this.binding = binding;
    this.numbers = numbers;
    this.document = document;
  }

  /** Moves on to a row. */
  public void moveTo(RawRow next) {
    row = next;
    findings = List.of();
    rejected = false;
  }

  /** Where the row starts. */
  public Location at() {
    return document.atLine(row.line());
  }

  /** The line where the row starts. */
  int line() {
    return row.line();
  }

  /** Whether an error was found in the row. */
  public boolean isRejected() {
    return rejected;
  }

  /** What was found in the row so far; nothing for nearly every row. */
  public List<Finding> findings() {
    return findings;
  }

  /** The cell's text as the models would hold it, or null when it is blank; for keys. */
  @Nullable String peek(Column column) {
    int position = binding.position(column);
    String text = position < 0 ? "" : row.text(position);
    return text.isEmpty() ? null : Spelling.composed(text);
  }

  /** Whether a cell holds a number rather than a text, so that leading zeros may be gone (R16). */
  boolean isNumberCell(Column column) {
    int position = binding.position(column);
    return position >= 0 && row.kind(position) == CellKind.NUMBER;
  }

  /** Text, or null when blank. */
  @Nullable String text(Column column) {
    return text(column, Severity.WARNING);
  }

  /** Text of a cell that the row can't do without. */
  @Nullable String requireText(Column column) {
    String text = text(column, Severity.ERROR);
    if (text == null) {
      missing(column);
    }
    return text;
  }

  /** A number, or null when blank. */
  @Nullable BigDecimal number(Column column) {
    return number(column, Severity.ERROR);
  }

  /** A number, or null when blank or unreadable. */
  @Nullable BigDecimal numberIfReadable(Column column) {
    return number(column, Severity.WARNING);
  }

  /** A number that the row can't do without. */
  @Nullable BigDecimal requireNumber(Column column) {
    BigDecimal number = number(column, Severity.ERROR);
    if (number == null) {
      missing(column);
    }
    return number;
  }

  /** A whole number, or null when blank or unreadable. */
  @Nullable Integer integerIfReadable(Column column) {
    return integer(column, Severity.WARNING);
  }

  /** A whole number that the row can't do without. */
  @Nullable Integer requireInteger(Column column) {
    Integer number = integer(column, Severity.ERROR);
    if (number == null) {
      missing(column);
    }
    return number;
  }

  /** A date with its time, midnight when it has none, or null when blank. */
  @Nullable LocalDateTime dateTime(Column column) {
    return dateTime(column, Severity.ERROR);
  }

  /** A date with its time, or null when blank or unreadable. */
  @Nullable LocalDateTime dateTimeIfReadable(Column column) {
    return dateTime(column, Severity.WARNING);
  }

  /** A date that the row can't do without. */
  @Nullable LocalDateTime requireDateTime(Column column) {
    LocalDateTime date = dateTime(column, Severity.ERROR);
    if (date == null) {
      missing(column);
    }
    return date;
  }

  /** Rejects the row over a cell. */
  void error(FindingCode code, Column column, Wording expected) {
    add(Severity.ERROR, code, column, expected);
  }

  /** Notes something about a cell whose row is kept. */
  void warning(FindingCode code, Column column, Wording expected) {
    add(Severity.WARNING, code, column, expected);
  }

  private @Nullable String text(Column column, Severity unreadable) {
    int position = binding.position(column);
    if (position < 0) {
      return null;
    }
    String text = row.text(position);
    if (text.isEmpty()) {
      return null;
    }
    CellKind kind = row.kind(position);
    if (!checkKind(column, position, kind, unreadable)) {
      return null;
    }
    ColumnRule rule = column.rule();
    if ((kind == CellKind.NUMBER || kind == CellKind.DATE) && rule.content() != Content.NUMERAL) {
      warning(
          FindingCode.NUMBER_IN_TEXT_COLUMN,
          column,
          new Wording(
              "a text cell; leading zeros may be gone",
              "une cellule texte ; des zéros de tête ont pu disparaître"));
    }
    return rule.content() == Content.CODE ? code(column, text) : checkLength(column, text);
  }

  /** A code in the form in which the models hold it, or null when they wouldn't. */
  private @Nullable String code(Column column, String text) {
    String code = Spelling.composed(text);
    if (hasControl(code)) {
      error(
          FindingCode.CONTROL_CHARACTER,
          column,
          new Wording("a code without control characters", "un code sans caractère de contrôle"));
      return null;
    }
    int max = column.rule().maxLength();
    if (code.length() > max && code.codePointCount(0, code.length()) > max) {
      error(FindingCode.TOO_LONG, column, atMost(max));
      return null;
    }
    return code;
  }

  private static boolean hasControl(String code) {
    for (int i = 0; i < code.length(); i++) {
      if (Character.isISOControl(code.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private String checkLength(Column column, String text) {
    int max = column.rule().maxLength();
    if (text.length() > max && text.codePointCount(0, text.length()) > max) {
      warning(FindingCode.TOO_LONG, column, atMost(max));
    }
    return text;
  }

  private @Nullable BigDecimal number(Column column, Severity unreadable) {
    int position = binding.position(column);
    String text = position < 0 ? "" : row.text(position);
    if (text.isEmpty()) {
      return null;
    }
    CellKind kind = row.kind(position);
    if (!checkKind(column, position, kind, unreadable)) {
      return null;
    }
    BigDecimal number =
        switch (kind) {
          case NUMBER -> Numbers.parsePlain(text);
          case TEXT -> numbers.parse(text);
          default -> null;
        };
    if (number == null) {
      Character mark = numbers.mark();
      add(
          unreadable,
          FindingCode.NUMBER_FORMAT,
          column,
          Wording.of(
              "a number such as 12%s50", "un nombre tel que 12%s50", mark == null ? '.' : mark));
    }
    return number;
  }

  private @Nullable Integer integer(Column column, Severity unreadable) {
    BigDecimal number = number(column, unreadable);
    if (number == null) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException notWhole) {
      add(
          unreadable,
          FindingCode.NUMBER_FORMAT,
          column,
          new Wording("a whole number", "un nombre entier"));
      return null;
    }
  }

  private @Nullable LocalDateTime dateTime(Column column, Severity unreadable) {
    int position = binding.position(column);
    String text = position < 0 ? "" : row.text(position);
    if (text.isEmpty() || !checkKind(column, position, row.kind(position), unreadable)) {
      return null;
    }
    LocalDateTime date = Dates.parse(text);
    if (date == null) {
      add(
          unreadable,
          FindingCode.DATE_FORMAT,
          column,
          new Wording(
              "a date such as 31/12/2026, 2026-12-31 23:59:00 or 20261231",
              "une date telle que 31/12/2026, 2026-12-31 23:59:00 ou 20261231"));
    }
    return date;
  }

  /** Notes formulas; false for an error value, which has no content. */
  private boolean checkKind(Column column, int position, CellKind kind, Severity unreadable) {
    if (row.isFormula(position)) {
      warning(
          FindingCode.FORMULA,
          column,
          new Wording(
              "a value; the formula's stored result was used",
              "une valeur ; le résultat enregistré de la formule a été utilisé"));
    }
    if (kind != CellKind.ERROR) {
      return true;
    }
    add(
        unreadable,
        FindingCode.CELL_ERROR,
        column,
        new Wording("a value, not a spreadsheet error", "une valeur, pas une erreur de tableur"));
    return false;
  }

  private void missing(Column column) {
    if (findings.stream().noneMatch(finding -> isAbout(finding, column))) {
      error(FindingCode.REQUIRED, column, new Wording("a value", "une valeur"));
    }
  }

  private boolean isAbout(Finding finding, Column column) {
    Integer number = finding.at().column();
    return finding.isError() && number != null && number == binding.position(column) + 1;
  }

  private void add(Severity severity, FindingCode code, Column column, Wording expected) {
    if (findings.isEmpty()) {
      findings = new ArrayList<>(2);
    }
    rejected |= severity == Severity.ERROR;
    int position = binding.position(column);
    String spelling = binding.spelling(column);
    Location place =
        position < 0
            ? new Location(at().file(), at().sheet(), row.line(), null, spelling)
            : at().atColumn(position + 1, spelling);
    String read = peek(column);
    findings.add(
        Finding.of(
            severity,
            code,
            place.ofProperty(column.rule().property()),
            read,
            sensitivity(column.rule(), read),
            expected));
  }

  /**
   * Whether a cell may be shown. In a document about people, what can't belong to its column may
   * have slipped out of the next one.
   */
  private Sensitivity sensitivity(ColumnRule rule, @Nullable String read) {
    boolean foreign =
        read != null
            && binding.isAboutPeople()
            && (read.indexOf('@') >= 0
                || read.length() > rule.maxLength()
                || (rule.isNumeric() && read.chars().anyMatch(Character::isLetter)));
    return foreign ? Sensitivity.PERSONAL : rule.sensitivity();
  }

  private static Wording atMost(int max) {
    return Wording.of("at most %d characters", "au plus %d caractères", max);
  }
}
