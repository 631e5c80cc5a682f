package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.DetectedFormat.ColumnBinding;
import io.github.cdiscountds.codec.DetectedFormat.FoundColumn;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of a row holds which column, settled once from the first row of a document (R6).
 *
 * <p>By header name; by position when fewer than half of the names are known and there are as many
 * columns as the kind has, at least half of them with a name, or when the first row is data. Not
 * thread-safe: one for each document.
 */
public final class Binding {
  private static final int ABSENT = -1;
  private static final int LONGEST_LIST = 400;

  private final Vocabulary vocabulary;
  private final int[] positions;
  private final List<Finding> warnings = new ArrayList<>();
  private int width;
  private int lastBound;
  private HeaderLanguage language = HeaderLanguage.NONE;
  private ColumnBinding how = ColumnBinding.BY_POSITION;
  private boolean firstRowIsData;
  private @Nullable Finding refusal;

  private Binding(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.positions = new int[vocabulary.columns().size()];
    Arrays.fill(positions, ABSENT);
  }

  static Binding of(Vocabulary vocabulary, RawRow first, Location document) {
    Binding binding = new Binding(vocabulary);
    if (binding.isData(first)) {
      binding.firstRowIsData = true;
      binding.byPosition(Math.max(first.size(), vocabulary.columns().size()));
    } else {
      binding.byHeader(first, document.atLine(first.line()));
    }
    return binding;
  }

  /**
   * Tells of a row above the header that only holds a title or the names of groups of columns, as
   * merged cells of workbooks do: it names no column, holds neither number nor date, and has fewer
   * than half as many cells as there are columns. Null for any other row.
   */
  static @Nullable Finding heading(Vocabulary vocabulary, RawRow row, Location document) {
    List<String> texts = new ArrayList<>();
    for (int position = 0; position < row.size(); position++) {
      if (row.kind(position) != CellKind.BLANK) {
        String text = row.text(position);
        if (row.kind(position) != CellKind.TEXT
            || vocabulary.known(text) != null
            || Numbers.isNumber(text)
            || Dates.parse(text) != null) {
          return null;
        }
        texts.add(Spelling.shown(text, 40));
      }
    }
    if (texts.size() * 2 >= vocabulary.columns().size() || new Binding(vocabulary).isData(row)) {
      return null;
    }
    return Finding.of(
        Severity.WARNING,
        FindingCode.COLUMN_UNKNOWN,
        document.atLine(row.line()),
        String.join(", ", texts),
        vocabulary.isAboutPeople() ? Sensitivity.PERSONAL : Sensitivity.PLAIN,
        new Wording(
            "the documented column names; the row was passed over as a heading",
            "les noms de colonnes documentés ; la ligne a été ignorée comme un titre"));
  }

  /** Why the document can't be read, or null when every required column was found. */
  public @Nullable Finding refusal() {
    return refusal;
  }

  /** Whether the row was looked at as a header and names nothing that we know. */
  public boolean isUnreadableHeader() {
    return refusal != null && Arrays.stream(positions).allMatch(position -> position == ABSENT);
  }

  /** What was noticed in the header. */
  public List<Finding> warnings() {
    return warnings;
  }

  /** Whether the first row is data already. */
  public boolean isFirstRowData() {
    return firstRowIsData;
  }

  /** Whether every documented column was found. */
  public boolean isComplete() {
    return Arrays.stream(positions).noneMatch(position -> position == ABSENT);
  }

  /** The language of the header. */
  public HeaderLanguage language() {
    return language;
  }

  /** How columns were bound. */
  public ColumnBinding how() {
    return how;
  }

  /** Which column was found where, in the documented order. */
  public List<FoundColumn> found() {
    return vocabulary.columns().stream()
        .filter(column -> position(column) >= 0)
        .map(
            column ->
                new FoundColumn(spelling(column), column.rule().property(), position(column) + 1))
        .toList();
  }

  /** The number of cells up to the last bound one: a text row with fewer is broken. */
  public int leastWidth() {
    return lastBound + 1;
  }

  /** The number of cells of the header, or of the kind when there is none. */
  public int width() {
    return width;
  }

  /** The position of a column, counted from 0, or a negative number when it is absent. */
  int position(Column column) {
    return positions[column.ordinal()];
  }

  /** The column's name as the supplier spells it in this document's language. */
  String spelling(Column column) {
    ColumnRule rule = column.rule();
    return language == HeaderLanguage.FRENCH && !rule.french().isEmpty()
        ? rule.french().get(0)
        : rule.english().get(0);
  }

  /** Whether the document tells about people. */
  boolean isAboutPeople() {
    return vocabulary.isAboutPeople();
  }

  private boolean isData(RawRow row) {
    List<Column> evidence = vocabulary.numericInData();
    return (!evidence.isEmpty() && evidence.stream().allMatch(column -> isNumber(row, column)))
        || (vocabulary.mayLackHeader() && hasOnlyValues(row));
  }

  /** Whether a row of the documented width names no column, but has a number or date in its. */
  private boolean hasOnlyValues(RawRow row) {
    if (row.size() != vocabulary.columns().size()) {
      return false;
    }
    for (int position = 0; position < row.size(); position++) {
      if (vocabulary.known(row.text(position)) != null) {
        return false;
      }
    }
    return vocabulary.columns().stream()
        .anyMatch(
            column ->
                column.rule().isNumeric()
                    ? isNumber(row, column)
                    : column.rule().isDate() && Dates.parse(row.text(column.ordinal())) != null);
  }

  private static boolean isNumber(RawRow row, Column column) {
    return row.kind(column.ordinal()) == CellKind.NUMBER
        || Numbers.isNumber(row.text(column.ordinal()));
  }

  private void byHeader(RawRow header, Location at) {
    Sensitivity shown = sensitivity(header);
    int names = 0;
    int known = 0;
    int english = 0;
    int french = 0;
    List<Finding> noticed = new ArrayList<>();
    for (int position = 0; position < header.size(); position++) {
      String name = header.text(position);
      Vocabulary.Known match = vocabulary.known(name);
      names += name.isBlank() ? 0 : 1;
      if (match == null) {
        if (!name.isBlank()) {
          noticed.add(
              Finding.of(
                  Severity.WARNING,
                  FindingCode.COLUMN_UNKNOWN,
                  new Location(at.file(), at.sheet(), at.line(), position + 1, null),
                  name,
                  shown,
                  new Wording(
                      "a documented column name; the column is ignored",
                      "un nom de colonne documenté ; la colonne est ignorée")));
        }
      } else if (positions[match.column().ordinal()] != ABSENT) {
        noticed.add(
            Finding.warning(
                FindingCode.COLUMN_TWICE,
                new Location(at.file(), at.sheet(), at.line(), position + 1, null),
                name,
                Wording.of(
                    "this column once; the one in %s is used",
                    "cette colonne une seule fois ; celle en %s est utilisée",
                    Location.letterOf(positions[match.column().ordinal()] + 1))));
      } else {
        positions[match.column().ordinal()] = position;
        lastBound = Math.max(lastBound, position);
        known++;
        english += match.inEnglish() && !match.inFrench() ? 1 : 0;
        french += match.inFrench() && !match.inEnglish() ? 1 : 0;
      }
    }
    language =
        english > 0 && french == 0
            ? HeaderLanguage.ENGLISH
            : french > 0 && english == 0 ? HeaderLanguage.FRENCH : HeaderLanguage.MIXED;
    int documented = vocabulary.columns().size();
    if (known * 2 < documented && names * 2 >= documented && header.size() == documented) {
      byPosition(documented);
      warnings.add(
          Finding.of(
              Severity.WARNING,
              FindingCode.COLUMN_UNKNOWN,
              at,
              listOf(header),
              shown,
              Wording.of(
                  "the documented column names; the %d columns were bound by position",
                  "les noms de colonnes documentés ; les %d colonnes ont été lues par position",
                  documented)));
      return;
    }
    how = ColumnBinding.BY_NAME;
    width = header.size();
    warnings.addAll(noticed);
    List<Column> missing =
        vocabulary.columns().stream()
            .filter(column -> column.rule().isRequired() && position(column) == ABSENT)
            .toList();
    if (!missing.isEmpty()) {
      refusal = missingColumns(missing, header, shown, at);
    }
  }

  private void byPosition(int cells) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = i;
    }
    lastBound = positions.length - 1;
    width = cells;
    how = ColumnBinding.BY_POSITION;
  }

  /**
   * Whether the names in a header may be shown: a first row of mostly unknown names may be data
   * without a header, and personal.
   */
  private Sensitivity sensitivity(RawRow header) {
    int names = 0;
    int known = 0;
    for (int position = 0; position < header.size(); position++) {
      String name = header.text(position);
      names += name.isBlank() ? 0 : 1;
      known += vocabulary.known(name) == null ? 0 : 1;
    }
    return vocabulary.isAboutPeople() && known * 2 < names
        ? Sensitivity.PERSONAL
        : Sensitivity.PLAIN;
  }

  private Finding missingColumns(
      List<Column> missing, RawRow header, Sensitivity shown, Location at) {
    List<String> names =
        missing.stream()
            .map(column -> "\"" + spelling(column) + "\" (" + column.letter() + ")")
            .toList();
    String wanted = String.join(", ", names);
    return Finding.error(
        FindingCode.COLUMN_MISSING,
        at,
        null,
        shown == Sensitivity.PLAIN
            ? Wording.of(
                "a header with %s; found %s",
                "un en-tête avec %s ; trouvé : %s", wanted, listOf(header))
            : Wording.of(
                "a header with %s; found a row of %d cells that may be personal data",
                "un en-tête avec %s ; trouvé : une ligne de %d cellules qui peuvent être des"
                    + " données personnelles",
                wanted,
                header.size()));
  }

  /** The header's names, shortened and on one line, whatever the document holds. */
  private static String listOf(RawRow header) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < header.size() && out.length() < LONGEST_LIST; i++) {
      out.append(i == 0 ? "" : ", ").append(Spelling.shown(header.text(i), 40));
    }
    return out.length() < LONGEST_LIST ? out.toString() : out + ", …";
  }
}
