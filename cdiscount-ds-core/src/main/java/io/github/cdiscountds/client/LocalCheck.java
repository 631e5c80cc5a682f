package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.client.ConnectionCheck.Result;
import io.github.cdiscountds.client.ConnectionCheck.Subject;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a client needs on its own side. Nothing is thrown. Thread-safe. */
final class LocalCheck {
  private final String company;
  private final OrderLedger ledger;
  private final WorkFolder workFolder;
  private final CatalogueDesk catalogue;

  LocalCheck(String company, OrderLedger ledger, WorkFolder workFolder, CatalogueDesk catalogue) {
    this.company = company;
    this.ledger = ledger;
    this.workFolder = workFolder;
    this.catalogue = catalogue;
  }

  List<ConnectionCheck> check(Probing probing) {
    return List.of(ledger(), folder(probing), catalogue());
  }

  private ConnectionCheck ledger() {
    try {
      ledger.inTransaction(tx -> tx.documents().lastPolled(company).isPresent());
      return new Found(Subject.LEDGER, null).as(Result.PASSED, "it answers", null);
    } catch (RuntimeException e) {
      return new Found(Subject.LEDGER, null)
          .as(
              Result.FAILED,
              // A ledger of ours says that it is closed; what others say may be anything.
              ledger instanceof JdbcLedger && e instanceof IllegalStateException
                  ? String.valueOf(e.getMessage())
                  : text(e),
              "nothing can be sent or read without it: check its database, and that it isn't closed"
                  + " before the client's last use");
    }
  }

  private ConnectionCheck folder(Probing probing) {
    Found found = new Found(Subject.WORK_FOLDER, workFolder.path().toString());
    if (probing == Probing.LOOKING_ONLY) {
      return found.as(Result.SKIPPED, "nothing was to be written", null);
    }
    try {
      workFolder.probe();
      return found.as(Result.PASSED, "can be written", null);
    } catch (RuntimeException e) {
      return found.as(Result.FAILED, text(e), "nothing can be downloaded without it");
    }
  }

  private ConnectionCheck catalogue() {
    Found found = new Found(Subject.LOCAL_CATALOGUE, null);
    try {
      CatalogueSnapshot snapshot = catalogue.snapshot().orElse(null);
      if (snapshot == null) {
        return found.as(
            Result.WARNING,
            "none was taken over yet, or it is damaged",
            "refresh the catalogue: orders are checked against it");
      }
      if (!catalogue.isIntact()) {
        return found.as(
            Result.FAILED,
            "its file is damaged or gone",
            "refresh the catalogue, which mends it: orders are checked against it");
      }
      return found.as(
          Result.PASSED,
          snapshot.size() + " product(s), published " + snapshot.publishedAt(),
          null);
    } catch (RuntimeException e) {
      return found.as(Result.FAILED, text(e), "check the working folder, and refresh");
    }
  }

  /** What isn't ours may quote anything. */
  private static String text(RuntimeException e) {
    return e instanceof DropshipException
        ? String.valueOf(e.getMessage())
        : "it failed with " + e.getClass().getName();
  }

  private record Found(Subject subject, @Nullable String path) {
    ConnectionCheck as(Result result, String found, @Nullable String advice) {
      return new ConnectionCheck(ConnectionCheck.LOCAL, subject, path, result, found, advice);
    }
  }
}
