package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.catalogue.Comparison.Differences;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes one account's catalogue. Thread-safe: one refresh at a time. */
public final class CatalogueRefresh {
  private static final Logger log = LoggerFactory.getLogger(CatalogueRefresh.class);

  /** Findings kept of one document; a file that is wrong in every row must not fill the heap. */
  private static final int FINDINGS_TO_KEEP = 1_000;

  private final FileTransport transport;
  private final RemoteFolder folder;
  private final String name;
  private final TransferListener listener;
  private final BigDecimal largestRemovedShare;
  private final CatalogueStore store;

  private final ReentrantLock refreshing = new ReentrantLock();

  /** Guarded by the lock of refreshing. */
  private @Nullable Refusal lastRefusal;

  // Guarded by this, which is never held during a transfer: readers needn't wait for a refresh.
  private @Nullable LocalCatalogue current;
  private boolean opened;

  /** A remote file that was read and refused: it needn't be read again to be refused again. */
  private record Refusal(RemoteFile remote, RefreshResult.Refused told) {

    boolean isOf(RemoteFile other, @Nullable LocalCatalogue before) {
      return other.isDated()
          && other.equals(remote)
          && Objects.equals(before, told.snapshot())
          && (before == null || before.isIntact());
    }
  }

  /** Puts the parts together. */
  public CatalogueRefresh(
      FileTransport transport,
      RemoteFolder folder,
      String name,
      TransferListener listener,
      CatalogueDecoding decoding,
      BigDecimal largestRemovedShare,
      Path localFolder) {
    this.transport = transport;
    this.folder = folder;
    this.name = name;
    this.listener = listener;
    this.largestRemovedShare = largestRemovedShare;
    this.store = new CatalogueStore(localFolder, decoding);
  }

  /** The catalogue that counts, or empty before the first refresh. */
  public Optional<CatalogueSnapshot> snapshot() {
    return Optional.ofNullable(known());
  }

  /**
   * Whether the catalogue that counts can still be read, as far as that shows without reading it.
   */
  public boolean isIntact() {
    LocalCatalogue known = known();
    return known == null || known.isIntact();
  }

  /**
   * Looks for a new catalogue and takes it over when it is sound and plausible.
   *
   * @throws DropshipException when the folder can't be used, or another client refreshes it now
   */
  public RefreshResult refresh() {
    refreshing.lock();
    try {
      return refreshAlone();
    } finally {
      refreshing.unlock();
    }
  }

  private RefreshResult refreshAlone() {
    FolderLock lock;
    try {
      lock = store.lock();
    } catch (IOException e) {
      throw unusable(e);
    }
    try (lock) {
      store.removeLeftovers();
      LocalCatalogue before = latest();
      try (TransportSession session = transport.open()) {
        return refresh(session, before);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The catalogue that is known, or what another client made of it since. When only the pointer is
   * gone or damaged, what is known still counts.
   */
  private @Nullable LocalCatalogue latest() throws IOException {
    LocalCatalogue known = known();
    if (store.isAsLeft()) {
      return known;
    }
    if (known != null && known.isIntact() && store.pointAgain()) {
      return known;
    }
    try {
      return reopened();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private RefreshResult refresh(TransportSession session, @Nullable LocalCatalogue before) {
    Optional<RemoteFile> remote = session.find(folder, name);
    if (remote.isEmpty()) {
      return refused(
          FindingCode.UPDATE_REFUSED,
          Wording.of(
              "a file of this name on %s, in folder %s; while the supplier rebuilds it, try again later;"
                  + " where it never was, check the account's company name, and that this is the"
                  + " catalogue's access and not that of the orders",
              "un fichier de ce nom sur %s, dossier %s ; si le fournisseur le reconstruit, réessayez plus tard ;"
                  + " s'il n'y a jamais été, vérifiez le nom de société du compte, et que cet accès est"
                  + " celui du catalogue et non celui des commandes",
              transport.describe(),
              folder),
          List.of(),
          before);
    }
    if (before != null && before.isIntact() && isOf(remote.get(), before)) {
      discard();
      return new RefreshResult.Unchanged(before);
    }
    if (lastRefusal != null && lastRefusal.isOf(remote.get(), before)) {
      log.warn("Catalogue refused again, unread: {}", lastRefusal.told().reason().message());
      return new RefreshResult.Refused(
          lastRefusal.told().reason(), lastRefusal.told().findings(), before);
    }
    RefreshResult result = takeOver(session, remote.get(), before);
    lastRefusal =
        result instanceof RefreshResult.Refused refused ? new Refusal(remote.get(), refused) : null;
    return result;
  }

  private static boolean isOf(RemoteFile remote, LocalCatalogue known) {
    return remote.isDated()
        && known.published().size() == remote.size()
        && known.publishedAt().equals(remote.modified());
  }

  private RefreshResult takeOver(
      TransportSession session, RemoteFile remote, @Nullable LocalCatalogue before) {
    try {
      CatalogueDownload download = store.download();
      Published published = download.fetch(session, transport.describe(), remote, listener);
      try {
        return compare(download.file(), published, before, CatalogueStore.GENERATIONS);
      } finally {
        discard();
      }
    } catch (IOException | UncheckedIOException e) {
      throw unusable(e);
    }
  }

  private DropshipException unusable(Exception e) {
    return new DropshipException(
        store
            + " can't be used: check that it is a folder, its rights, and the space on its disk;"
            + " the catalogue before stays",
        e);
  }

  /** Removes what is left of a download: what is known is taken over, or of another file. */
  private void discard() {
    try {
      store.download().discard();
    } catch (IOException e) {
      log.warn("What is left of a download in {} can't be removed", store, e);
    }
  }

  /**
   * Compares what was downloaded with the catalogue before. When its file turns out to be missing
   * or damaged, the one before it counts again, or none.
   *
   * @param tries how many more there may be to compare with
   */
  private RefreshResult compare(
      Path downloaded, Published published, @Nullable LocalCatalogue before, int tries)
      throws IOException {
    CatalogueIntake.Result result;
    try {
      if (before != null && before.sha256().equals(published.sha256())) {
        LocalCatalogue confirmed = store.confirm(before, published.publishedAt(), downloaded);
        know(confirmed);
        return new RefreshResult.Unchanged(confirmed);
      }
      if (before != null && !before.isIntact()) {
        throw before.damaged();
      }
      result = store.intake(FINDINGS_TO_KEEP).take(published, downloaded, before);
    } catch (DropshipException | IOException e) {
      if (before == null || before.isIntact() || tries == 0) {
        throw e;
      }
      log.warn("The catalogue can't be compared with the one before: {}", e.getMessage());
      return compare(downloaded, published, reopened(), tries - 1);
    }
    if (result instanceof CatalogueIntake.Result.Refused refused) {
      log.warn("Catalogue refused: {}", refused.reason().message());
      return new RefreshResult.Refused(refused.reason(), refused.findings(), before);
    }
    CatalogueIntake.Result.Sound sound = (CatalogueIntake.Result.Sound) result;
    try {
      return judge(sound, before);
    } finally {
      // A copy that wasn't adopted.
      remove(sound.catalogue().file());
    }
  }

  private static void remove(Path left) {
    try {
      Files.deleteIfExists(left);
    } catch (IOException e) {
      log.warn("{} can't be removed", left, e);
    }
  }

  private RefreshResult judge(CatalogueIntake.Result.Sound sound, @Nullable LocalCatalogue before)
      throws IOException {
    LocalCatalogue next = sound.catalogue();
    Differences differences = sound.differences();
    FileDelta counted =
        before == null
            ? FileDelta.initial(next)
            : FileDelta.between(
                before, next, Objects.requireNonNull(differences, "compared with nothing"));
    if (before != null && before.size() > 0) {
      BigDecimal share =
          BigDecimal.valueOf(counted.removed())
              .divide(BigDecimal.valueOf(before.size()), MathContext.DECIMAL32);
      if (share.compareTo(largestRemovedShare) > 0) {
        return refused(
            FindingCode.UPDATE_REFUSED,
            Wording.of(
                "a catalogue that removes at most a share of %s of %d products, but this one removes %d; raise the limit if that is right",
                "un catalogue qui retire au plus une part de %s des %d produits, or celui-ci en retire %d ; relevez la limite si c'est voulu",
                largestRemovedShare.toPlainString(),
                before.size(),
                counted.removed()),
            sound.findings(),
            before);
      }
    }
    LocalCatalogue adopted = store.adopt(next);
    know(adopted);
    log.info(
        "Catalogue of {}: {} item(s), {} added, {} changed, {} removed",
        adopted.publishedAt(),
        adopted.size(),
        counted.added(),
        counted.changed(),
        counted.removed());
    return new RefreshResult.Updated(adopted, counted.to(adopted), sound.findings());
  }

  private RefreshResult refused(
      FindingCode code, Wording expected, List<Finding> findings, @Nullable LocalCatalogue before) {
    Finding reason = Finding.error(code, Location.ofFile(name), null, expected);
    log.warn("Catalogue refused: {}", reason.message());
    return new RefreshResult.Refused(reason, findings, before);
  }

  private synchronized void know(@Nullable LocalCatalogue catalogue) {
    current = catalogue;
  }

  /** Looks again what of the folder can be used; nobody who reads the snapshot waits for it. */
  private @Nullable LocalCatalogue reopened() throws IOException {
    LocalCatalogue found = store.open().orElse(null);
    know(found);
    return found;
  }

  private synchronized @Nullable LocalCatalogue known() {
    if (!opened) {
      try {
        current = store.open().orElse(null);
      } catch (IOException | UncheckedIOException e) {
        throw new DropshipException(store + " can't be read", e);
      }
      opened = true;
    }
    return current;
  }
}
