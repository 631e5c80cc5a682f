package io.github.cdiscountds.client;

import io.github.cdiscountds.client.ConnectionCheck.Result;
import io.github.cdiscountds.client.ConnectionCheck.Subject;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.resilience.RetryingTransport;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks both servers of a client, and what it needs on its own side. Thread-safe. */
final class ConnectionChecker {
  private final Account account;
  private final ServiceProfile profile;
  private final FileTransport catalogueServer;
  private final FileTransport orderServer;
  private final LocalCheck local;
  private final Clock clock;

  ConnectionChecker(
      Account account,
      ServiceProfile profile,
      FileTransport catalogueServer,
      FileTransport orderServer,
      LocalCheck local,
      Clock clock) {
    this.account = account;
    this.profile = profile;
    this.catalogueServer = atOnce(catalogueServer);
    this.orderServer = atOnce(orderServer);
    this.local = local;
    this.clock = clock;
  }

  /** A check has no time for retries, and must not lock an account: the circuit counts. */
  private static FileTransport atOnce(FileTransport server) {
    return server instanceof RetryingTransport retrying ? retrying.withoutRetries() : server;
  }

  ConnectionReport check(Probing probing) {
    List<ConnectionCheck> checks = new ArrayList<>(catalogue());
    checks.addAll(orders(probing));
    checks.addAll(local.check(probing));
    return new ConnectionReport(checks);
  }

  private List<ConnectionCheck> catalogue() {
    ServerCheck check = new ServerCheck(catalogueServer);
    RemoteFolder folder = profile.folders().catalogue();
    check.connect(
        session ->
            check.list(session, folder).ifPresent(listing -> lookForCatalogue(check, listing)));
    return check.checks();
  }

  private void lookForCatalogue(ServerCheck check, FolderListing listing) {
    String name = profile.fileNames().catalogue(account);
    String path = listing.folder().pathOf(name);
    listing.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            file ->
                check.add(
                    Subject.CATALOGUE,
                    path,
                    Result.PASSED,
                    file.size() + " bytes" + (file.isDated() ? " of " + file.modified() : ""),
                    null),
            () ->
                check.add(
                    Subject.CATALOGUE,
                    path,
                    Result.WARNING,
                    "there is no such file",
                    "check the account's company name, or ask the supplier for the catalogue"));
  }

  private List<ConnectionCheck> orders(Probing probing) {
    ServerCheck check = new ServerCheck(orderServer);
    Folders folders = profile.folders();
    RemoteFolder hiding = profile.temporaryNames().folderBeside(folders.orders());
    check.connect(
        session -> {
          Set<RemoteFolder> plain = new LinkedHashSet<>();
          plain.add(folders.orders());
          plain.add(folders.compliance());
          plain.add(folders.anomalies());
          plain.add(folders.tracking());
          plain.forEach(folder -> check.list(session, folder));
          check.list(session, folders.invoices(), folders.invoicesFallback());
          Optional<FolderListing> listed =
              hiding.equals(folders.orders())
                  ? Optional.of(new FolderListing(hiding, List.of(), List.of()))
                  : check.list(session, hiding);
          if (listed.isEmpty() || probing == Probing.LOOKING_ONLY) {
            skip(check, hiding, probing);
          } else {
            new WriteProbe(check, orderServer, profile, clock).on(session);
          }
        });
    return check.checks();
  }

  private static void skip(ServerCheck check, RemoteFolder folder, Probing probing) {
    String why =
        probing == Probing.LOOKING_ONLY
            ? "nothing was to be written"
            : "the folder can't be listed";
    for (Subject subject : List.of(Subject.WRITE, Subject.RENAME, Subject.REMOVE, Subject.CLOCK)) {
      check.skipped(subject, subject == Subject.CLOCK ? null : folder.path(), why);
    }
  }
}
