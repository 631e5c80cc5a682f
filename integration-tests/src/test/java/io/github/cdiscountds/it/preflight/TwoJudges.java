package io.github.cdiscountds.it.preflight;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.RawSheet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our checks and the supplier's, of the same orders. */
final class TwoJudges {
  /** What stands for an order that the models can't even say. */
  static final String INEXPRESSIBLE = "inexpressible";

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  final FakeSupplier supplier;
  final DropshipClient client;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Set<String> reportsRead = new HashSet<>();

  TwoJudges(FakeSupplier supplier, PreflightSettings settings, Path folder) {
    this(supplier, settings, ServiceProfile.DOCUMENTED, folder);
  }

  TwoJudges(
      FakeSupplier supplier, PreflightSettings settings, ServiceProfile profile, Path folder) {
    this.supplier = supplier;
    this.client =
        DropshipClient.builder(ForeseenRefusalsTest.ACCOUNT)
            .catalogueServer(supplier.catalogueTransport())
            .orderServer(supplier.orderTransport())
            .ledger(new InMemoryLedger())
            .clock(supplier.clock())
            .workFolder(folder)
            .profile(profile)
            .checks(settings)
            .build();
    client.catalogue().refresh();
  }

  /** What our checks have against orders of one call: code and column of each error. */
  List<String> ours(Draft... drafts) {
    List<Order> orders = new ArrayList<>();
    for (Draft draft : drafts) {
      try {
        orders.add(draft.order());
      } catch (RuntimeException wrongCall) {
        return List.of(INEXPRESSIBLE);
      }
    }
    return client.orders().check(orders).stream()
        .filter(Finding::isError)
        .map(finding -> finding.code() + " " + finding.at().columnLetter())
        .toList();
  }

  /** What the supplier has against orders, each sent in a file of its own: its own words. */
  List<String> theirs(Draft... drafts) {
    List<RawSheet> sheets = new ArrayList<>();
    for (Draft draft : drafts) {
      sheets.add(draft.addTo(newSheet()));
    }
    return theirs(sheets).stream().flatMap(Optional::stream).toList();
  }

  /** A sheet with its header. */
  static RawSheet newSheet() {
    return RawSheet.of(ForeseenRefusalsTest.ACCOUNT, TODAY);
  }

  /** What the supplier has against each of some files, in its own words. */
  List<Optional<String>> theirs(List<RawSheet> sheets) {
    String day = "a" + supplier.pickUps().size() + "_";
    for (int i = 0; i < sheets.size(); i++) {
      supplier.raw().put(day + i + ".xls", sheets.get(i));
    }
    supplier.advance(Duration.ofHours(3));
    for (String name : supplier.orderTree().names("Fichier")) {
      if (!reportsRead.add(name)) {
        continue;
      }
      for (ComplianceReport report : rows(DocumentKind.COMPLIANCE, "Fichier", name)) {
        if (report.status() == ComplianceReport.Status.KO) {
          reasons.put(report.sourceFile(), report.reason());
        }
      }
    }
    for (BookedLine line : supplier.books()) {
      line.refusal().ifPresent(reason -> reasons.putIfAbsent(line.fileName(), reason));
    }
    List<Optional<String>> answers = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      answers.add(Optional.ofNullable(reasons.get(day + i + ".xls")));
    }
    return answers;
  }

  /** The causes of refusals that an adopter reads in the anomaly tracking. */
  List<RefusalCause> causes() {
    List<RefusalCause> causes = new ArrayList<>();
    for (String name : supplier.orderTree().names("Anomalie")) {
      for (AnomalyRow row : rows(DocumentKind.ANOMALIES, "Anomalie", name)) {
        if (row.result() instanceof IntegrationResult.Refused refused) {
          causes.add(refused.cause());
        }
      }
    }
    return causes;
  }

  private <T> List<T> rows(DocumentKind<T> kind, String folder, String name) {
    FileContent content = FileContent.of(name, supplier.orderTree().read(folder, name));
    return Codecs.standard()
        .decoder(kind)
        .decode(content)
        .fold(
            decoded -> decoded.rows().stream().map(Located::value).toList(),
            refused -> {
              throw new AssertionError(refused.reason());
            });
  }
}
