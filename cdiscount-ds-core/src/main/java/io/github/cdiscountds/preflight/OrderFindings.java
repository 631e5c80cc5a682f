package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.validate.PlainTextValidator;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the findings about one order. Not thread-safe. */
final class OrderFindings {
  private final Order order;
  private final PreflightSettings settings;
  private final List<Finding> findings = new ArrayList<>(0);
  private boolean hasError;

  OrderFindings(Order order, PreflightSettings settings) {
    this.order = order;
    this.settings = settings;
  }

  /** Reports something about the order, columns A to Q. */
  void add(
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    add(orderName(), severity, code, column, read, expected);
  }

  /** Reports something about one of its lines, columns R to V. */
  void add(
      OrderLine line,
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    String at = orderName() + ", product " + shown(line.product().value());
    add(at, severity, code, column, read, expected);
  }

  /** Reports something about the order that a check found, unless that is off. */
  void add(PreflightCheck check, OrderColumn column, @Nullable String read, Wording expected) {
    CheckLevel level = settings.level(check);
    if (level != CheckLevel.OFF) {
      add(severity(level), check.code(), column, read, expected);
    }
  }

  /** Reports something about one of its lines that a check found, unless that is off. */
  void add(
      PreflightCheck check,
      OrderLine line,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    CheckLevel level = settings.level(check);
    if (level != CheckLevel.OFF) {
      add(line, severity(level), check.code(), column, read, expected);
    }
  }

  /** Forgets what was reported after so many findings. */
  void keep(int count) {
    findings.subList(count, findings.size()).clear();
    hasError = findings.stream().anyMatch(Finding::isError);
  }

  Order order() {
    return order;
  }

  List<Finding> findings() {
    return findings;
  }

  boolean hasError() {
    return hasError;
  }

  private static Severity severity(CheckLevel level) {
    return level == CheckLevel.ERROR ? Severity.ERROR : Severity.WARNING;
  }

  private String orderName() {
    return "order " + shown(order.key().toString());
  }

  /** A code as it may stand in a message, whatever it holds. */
  private static String shown(String code) {
    return PlainTextValidator.isPlain(code) ? code : "(not plain text)";
  }

  private void add(
      String at,
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    findings.add(
        Finding.of(
            severity,
            code,
            Location.ofFile(at).atColumn(column.number(), column.header()),
            read,
            column.sensitivity(),
            expected));
    hasError |= severity == Severity.ERROR;
  }
}
