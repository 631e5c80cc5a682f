package io.github.cdiscountds.examples;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Duration;

/** How another revision of the supplier's service is described. */
public final class LaterRevision {
  private LaterRevision() {}

  /**
   * Describes a revision that rebuilds the catalogue every hour, and keeps the rest.
   *
   * @return the profile, for the client's builder and the fake supplier's
   */
  public static ServiceProfile hourlyCatalogue() {
    return ServiceProfile.DOCUMENTED.withCadences(
        Cadences.DOCUMENTED
            .withCatalogueRebuild(Duration.ofHours(1))
            .withCatalogueCheck(Duration.ofMinutes(15)));
  }

  /**
   * Describes a supplier whose folders have other names too.
   *
   * @return the profile
   */
  public static ServiceProfile otherFolders() {
    return hourlyCatalogue()
        .withFolders(
            Folders.DOCUMENTED
                .withOrders(new RemoteFolder("Orders"))
                .withInvoices(new RemoteFolder("Invoicing")));
  }
}
