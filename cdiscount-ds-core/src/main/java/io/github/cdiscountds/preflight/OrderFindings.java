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
  private final Location order;
  private final List<Finding> findings = new ArrayList<>();

  OrderFindings(Order order) {
    this.order = Location.ofFile("order " + shown(order.key().toString()));
  }

  /** Reports something about the order, columns A to Q. */
  void add(
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    add(order, severity, code, column, read, expected);
  }

  /** Reports something about one of its lines, columns R to V. */
  void add(
      OrderLine line,
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    Location at = Location.ofFile(order.file() + ", product " + shown(line.product().value()));
    add(at, severity, code, column, read, expected);
  }

  List<Finding> findings() {
    return findings;
  }

  boolean hasError() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /** A code as it may stand in a message, whatever it holds. */
  private static String shown(String code) {
    return PlainTextValidator.isPlain(code) ? code : "(not plain text)";
  }

  private void add(
      Location at,
      Severity severity,
      FindingCode code,
      OrderColumn column,
      @Nullable String read,
      Wording expected) {
    findings.add(
        Finding.of(
            severity,
            code,
            at.atColumn(column.number(), column.header()),
            read,
            column.sensitivity(),
            expected));
  }
}
