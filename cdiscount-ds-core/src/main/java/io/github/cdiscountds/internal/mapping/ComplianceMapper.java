package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.ComplianceReport.Status;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what the supplier says about one order file (SPEC section 4, R21). */
final class ComplianceMapper implements RowMapper<ComplianceReport> {

  @Override
  public @Nullable ComplianceReport map(Cells cells) {
    String sourceFile = cells.requireText(ComplianceColumn.SOURCE_FILE);
    String processedFile = cells.text(ComplianceColumn.PROCESSED_FILE);
    LocalDateTime analysedAt = cells.dateTimeIfReadable(ComplianceColumn.DATE_TIME);
    Status status = status(cells);
    String reason = cells.text(ComplianceColumn.REASON);
    if (cells.isRejected() || sourceFile == null || status == null) {
      return null;
    }
    List<ComplianceReport.Problem> problems =
        status == Status.KO && reason != null ? ComplianceReason.problems(reason) : List.of();
    return new ComplianceReport(sourceFile, processedFile, analysedAt, status, reason, problems);
  }

  @Override
  public String key(Cells cells) {
    String file = cells.peek(ComplianceColumn.SOURCE_FILE);
    return file == null ? "" : file;
  }

  private static @Nullable Status status(Cells cells) {
    String text = cells.requireText(ComplianceColumn.STATUS);
    if (text == null) {
      return null;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "OK" -> Status.OK;
      case "KO" -> Status.KO;
      default -> {
        // Neither may be assumed: an accepted file is never resent, a rejected one has to be.
        cells.error(
            FindingCode.UNKNOWN_CODE, ComplianceColumn.STATUS, new Wording("OK or KO", "OK ou KO"));
        yield null;
      }
    };
  }
}
