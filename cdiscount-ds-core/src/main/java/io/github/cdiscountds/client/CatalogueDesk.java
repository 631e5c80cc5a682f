package io.github.cdiscountds.client;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.internal.catalogue.CatalogueRefresh;
import java.util.Optional;

/**
 * Keeps the supplier's catalogue up to date.
 *
 * <p>Thread-safe; one refresh at a time, and nobody waits for it to read the {@link #snapshot}. A
 * working folder is for one client. Should two use one by mistake, also in several processes, they
 * are kept from refreshing at the same time, and one sees at its next refresh what another took
 * over.
 *
 * @since 0.1.0
 */
public final class CatalogueDesk {
  private final CatalogueRefresh refresh;

  CatalogueDesk(CatalogueRefresh refresh) {
    this.refresh = refresh;
  }

  /**
   * Downloads the catalogue when it changed, and takes it over when it is sound to its end and
   * plausible (R7): otherwise the one before stays. When the download breaks, what came is kept in
   * the working folder, and the next refresh goes on there while the server still has the same
   * file. A file that was refused isn't downloaded again by this client until it, or the catalogue
   * before, is another.
   *
   * @return unchanged, updated with what changed, or refused with the reason
   * @throws io.github.cdiscountds.transport.TransportException when the server can't be used
   * @throws io.github.cdiscountds.DropshipException when the working folder can't be used, or
   *     another client or process refreshes the catalogue in it at this moment
   */
  public RefreshResult refresh() {
    return refresh.refresh();
  }

  /**
   * Gives the catalogue that counts, without connecting.
   *
   * @return the last one taken over, by this or an earlier run, or empty
   * @throws io.github.cdiscountds.DropshipException when the working folder can't be read
   */
  public Optional<CatalogueSnapshot> snapshot() {
    return refresh.snapshot();
  }

  /** Whether the catalogue that counts, if there is one, can still be read. */
  boolean isIntact() {
    return refresh.isIntact();
  }
}
