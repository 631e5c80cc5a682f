package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.invoice.AuditCode;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.Measure;
import io.github.cdiscountds.invoice.OrderTotal;
import io.github.cdiscountds.invoice.VatTotal;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.List;

/** An audit with odd texts and figures. */
final class SampleAudit {
  static final AuditReport REPORT =
      new AuditReport(
          List.of(
              finding(
                  AuditCode.UNIT_PRICE,
                  "0001",
                  OrderKey.of("=1+1", "C,\"ampagne\""),
                  Measure.EUROS,
                  "1050.99",
                  "1053.5",
                  "2.51"),
              finding(
                  AuditCode.VAT,
                  "_x0041_ & <b>\u0001",
                  OrderKey.of("@SUM(A1)", "-C;1"),
                  Measure.PERCENT,
                  "20",
                  "5.5",
                  "-3.625"),
              new AuditFinding(
                  AuditCode.NOT_BILLED,
                  null,
                  null,
                  null,
                  OrderKey.of("007", "Été"),
                  Sku.of("+33"),
                  Measure.PIECES,
                  new BigDecimal("3"),
                  new BigDecimal("0"),
                  new BigDecimal("-30.00"))),
          List.of(
              new VatTotal(new BigDecimal("5.5"), 1, euros("10.00"), euros("5.00"), euros("0.825")),
              new VatTotal(
                  new BigDecimal("2E+1"), 2, euros("-1234.50"), euros("0"), euros("-246.900")),
              new VatTotal(null, 1, euros("7"), euros("0"), euros("0"))),
          List.of(
              new OrderTotal(
                  OrderKey.of("007", "Été"), 1, 1, euros("10.00"), euros("5.00"), euros("0.825")),
              new OrderTotal(
                  OrderKey.of("=1+1", "C1"),
                  3,
                  -2,
                  euros("-1227.50"),
                  euros("0"),
                  euros("-246.9"))));

  private SampleAudit() {}

  private static BigDecimal euros(String amount) {
    return new BigDecimal(amount);
  }

  private static AuditFinding finding(
      AuditCode code,
      String invoice,
      OrderKey order,
      Measure measure,
      String expected,
      String found,
      String atStake) {
    return new AuditFinding(
        code,
        invoice,
        3,
        Location.ofFile("Invoicing_20260405_060000.csv").atLine(7),
        order,
        Sku.of("LAMP"),
        measure,
        euros(expected),
        euros(found),
        euros(atStake));
  }
}
