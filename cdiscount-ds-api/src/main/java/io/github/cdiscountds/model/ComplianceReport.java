package io.github.cdiscountds.model;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the supplier says about the form of one order file: one row of a compliance report (SPEC
 * section 4). One document can list several files.
 *
 * @param sourceFile A: the uploaded file's name
 * @param processedFile B: the name that the supplier gave it, or null
 * @param analysedAt C: when it was analysed, as written (Europe/Paris), or null when unreadable
 * @param status D: accepted, or rejected as a whole
 * @param reason E: the reason as written, or null
 * @param problems the reason's parts as far as they could be read (R21); empty for accepted files
 * @since 0.1.0
 */
public record ComplianceReport(
    String sourceFile,
    @Nullable String processedFile,
    @Nullable LocalDateTime analysedAt,
    Status status,
    @Nullable String reason,
    List<Problem> problems) {

  /** The status of an order file. */
  public enum Status {
    /** Well formed: its orders go on to integration. */
    OK,
    /** Rejected as a whole: no order of it was taken (R22). */
    KO
  }

  /**
   * One problem that the supplier found in a file.
   *
   * @param line the line, assumed to be the Excel row with the header as 1, or null for the file
   * @param field the field's name as written, or null for the file
   * @param column our column for that field, or null when the name isn't known
   * @param message what is wrong, as written
   */
  public record Problem(
      @Nullable Integer line,
      @Nullable String field,
      @Nullable OrderColumn column,
      String message) {}

  public ComplianceReport {
    Objects.requireNonNull(sourceFile, "sourceFile");
    Objects.requireNonNull(status, "status");
    problems = List.copyOf(problems);
  }
}
