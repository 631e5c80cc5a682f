package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.Publisher.Series;
import io.github.cdiscountds.testkit.internal.ComplianceCheck;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks the files of a pick-up, reports on them, and passes the good ones on to integration; keeps
 * in mind which bad ones nobody had announced. Guarded by the supplier's lock.
 */
final class ComplianceDesk {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final ComplianceCheck check;
  private final OrderIntegration integration;
  private final SupplierDocuments documents;
  private final Publisher publisher;
  private final Series reports;
  private final WallClock clock;
  private final String siteId;
  private final Deque<String> rejections = new ArrayDeque<>();
  private final Set<String> announced = new LinkedHashSet<>();
  private final Set<String> announcedByTest = new LinkedHashSet<>();
  private final List<String> complaints = new ArrayList<>();

  ComplianceDesk(
      ComplianceCheck check,
      OrderIntegration integration,
      SupplierDocuments documents,
      Publisher publisher,
      RemoteFolder folder,
      WallClock clock,
      String siteId) {
    this.check = check;
    this.integration = integration;
    this.documents = documents;
    this.publisher = publisher;
    this.reports = new Series(folder, "RapportConformite_", ".xlsx");
    this.clock = clock;
    this.siteId = siteId;
  }

  /** Rejects the next file that is checked, with these words. */
  void rejectNext(String problem) {
    rejections.add(problem);
  }

  /** Expects a file that can't be read, and misses it when it never comes. */
  void announce(String fileName) {
    announced.add(fileName);
    announcedByTest.add(fileName);
  }

  /** Lets a file pass without complaint, readable or not, should it come. */
  void tolerate(String fileName) {
    announced.add(fileName);
  }

  /** What went otherwise than announced: unreadable files, then those that never came. */
  List<String> failures() {
    List<String> failures = new ArrayList<>(complaints);
    announcedByTest.forEach(name -> failures.add(name + ": announced as unreadable, never came"));
    return failures;
  }

  /** Checks the files of one pick-up and tells of all of them in one report. */
  void report(List<Submission> batch) {
    Instant now = clock.instant();
    List<List<String>> rows = new ArrayList<>();
    for (Submission submission : batch) {
      String name = submission.pickUp.fileName();
      ComplianceCheck.Verdict verdict = judge(submission);
      rows.add(
          List.of(
              name,
              "CDSPRO_" + STAMP.format(clock.now()) + "_" + siteId + "_" + name,
              documents.reportedAt(now),
              verdict.isOk() ? "OK" : "KO",
              verdict.reason()));
      if (verdict.isOk()) {
        integration.accept(submission);
      } else {
        submission.orders.forEach(order -> order.allLines(Stage.FILE_REJECTED));
      }
    }
    publisher.publish(
        SupplierJob.COMPLIANCE,
        reports,
        documents.compliance(rows).toXlsx("RapportConformite", now));
  }

  void publishAgain() {
    publisher.publishAgain(reports);
  }

  private ComplianceCheck.Verdict judge(Submission submission) {
    String name = submission.pickUp.fileName();
    ComplianceCheck.Verdict verdict = check.judge(name, submission.sheet());
    submission.settle();
    String rejection = rejections.poll();
    if (rejection != null) {
      verdict = new ComplianceCheck.Verdict(List.of(rejection), true);
    }
    boolean expected = announced.remove(name);
    announcedByTest.remove(name);
    if (!verdict.legible() && !expected) {
      complaints.add(name + " couldn't be read (" + verdict.reason() + ")");
    }
    return verdict;
  }
}
