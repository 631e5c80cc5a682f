package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.ComplianceReport.Problem;
import io.github.cdiscountds.model.OrderColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a KO reason apart: {@code Non traité : ligne n°3 : FraisPort:n'est pas au format attendu}
 * (R21). What can't be taken apart stays as a message.
 */
final class ComplianceReason {
  private static final int LONGEST_FIELD = 60;

  // The quantifiers are possessive, so that no cell can make them backtrack.
  private static final Pattern LINE =
      Pattern.compile(
          "(?:ligne|line|row)\\s*+(?:n\\s*+[°ºo]?+\\s*+)?+(\\d{1,7}+)\\s*+:\\s*+(.*+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Map<String, OrderColumn> COLUMNS = columns();

  private ComplianceReason() {}

  static List<Problem> problems(String reason) {
    List<Problem> problems = new ArrayList<>();
    int from = 0;
    while (from <= reason.length()) {
      int gap = reason.indexOf(" ; ", from);
      int to = gap < 0 ? reason.length() : gap;
      String part = StatusPrefix.strip(reason.substring(from, to).strip());
      if (!part.isEmpty()) {
        problems.add(problem(part));
      }
      from = to + 3;
    }
    return problems;
  }

  private static Problem problem(String part) {
    Matcher matcher = LINE.matcher(part);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
      return problemIn(null, part);
    }
    return problemIn(Integer.parseInt(matcher.group(1)), matcher.group(2).strip());
  }

  private static Problem problemIn(@Nullable Integer line, String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && colon <= LONGEST_FIELD && colon + 1 < text.length()) {
      String field = text.substring(0, colon).strip();
      OrderColumn column = COLUMNS.get(Spelling.compact(field));
      // Without a line, a text before a colon is a field only when we know it.
      if (!field.isEmpty() && (line != null || column != null)) {
        return new Problem(line, field, column, text.substring(colon + 1).strip());
      }
    }
    return new Problem(line, null, null, text);
  }

  /** Names in reasons, our header labels and the anomaly tracking's names of columns A to V. */
  private static Map<String, OrderColumn> columns() {
    Map<String, OrderColumn> columns = new HashMap<>();
    for (OrderColumn column : OrderColumn.values()) {
      columns.put(Spelling.compact(column.reasonName()), column);
    }
    for (OrderColumn column : OrderColumn.values()) {
      columns.putIfAbsent(Spelling.compact(column.header()), column);
      addEnglish(columns, OrderFileColumn.valueOf(column.name()), column);
    }
    Map<String, OrderColumn> byLetter = new HashMap<>();
    for (OrderColumn column : OrderColumn.values()) {
      byLetter.put(column.letter(), column);
    }
    for (AnomalyColumn repeated : AnomalyColumn.values()) {
      OrderColumn column = byLetter.get(repeated.letter());
      if (column != null) {
        addEnglish(columns, repeated, column);
      }
    }
    return Map.copyOf(columns);
  }

  private static void addEnglish(
      Map<String, OrderColumn> columns, Column names, OrderColumn column) {
    for (String name : names.rule().english()) {
      columns.putIfAbsent(Spelling.compact(name), column);
    }
  }
}
