package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.ComplianceReport.Problem;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.OrderColumn;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/** Compliance reports read with other libraries, to the same rows as ours. */
final class CompliancePeers {
  private static final Pattern PROBLEM =
      Pattern.compile("Non traité : ligne n°(\\d+) : (\\w+):(.*)");
  private static final Map<String, OrderColumn> COLUMNS =
      Arrays.stream(OrderColumn.values())
          .collect(Collectors.toMap(OrderColumn::reasonName, Function.identity()));

  private CompliancePeers() {}

  static List<Candidate<ComplianceReport>> reading(Input input) {
    return List.of(
        Candidate.reference(
            "POI user model",
            (folder, rows) -> {
              Path file = input.in(folder, rows);
              return results -> userModel(file, results);
            }),
        Candidate.peer(
            "fastexcel-reader",
            (folder, rows) -> {
              Path file = input.in(folder, rows);
              return results -> fastexcel(file, results);
            }));
  }

  private static void userModel(Path file, Consumer<? super ComplianceReport> results)
      throws Exception {
    try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
        XSSFWorkbook workbook = new XSSFWorkbook(parts)) {
      for (Row row : workbook.getSheetAt(0)) {
        if (row.getRowNum() > 0) {
          results.accept(report(column -> CellTexts.text(row, column)));
        }
      }
    }
  }

  private static void fastexcel(Path file, Consumer<? super ComplianceReport> results)
      throws Exception {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().openStream()) {
      rows.skip(1).forEach(row -> results.accept(report(column -> row.getCellText(column))));
    }
  }

  /** Trusts the file, and knows the one shape in which its reasons are written. */
  private static ComplianceReport report(IntFunction<@Nullable String> cells) {
    String source = cells.apply(0);
    String date = cells.apply(2);
    String status = cells.apply(3);
    String reason = cells.apply(4);
    if (source == null || date == null || status == null || reason == null) {
      throw new IllegalArgumentException("blank cell");
    }
    return new ComplianceReport(
        source,
        cells.apply(1),
        LocalDateTime.parse(date, ComplianceFile.DATE),
        Status.valueOf(status),
        reason,
        status.equals("KO") ? problems(reason) : List.of());
  }

  private static List<Problem> problems(String reason) {
    Matcher matcher = PROBLEM.matcher(reason);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(reason);
    }
    String field = matcher.group(2);
    return List.of(
        new Problem(
            Integer.valueOf(matcher.group(1)), field, COLUMNS.get(field), matcher.group(3)));
  }
}
