package io.github.cdiscountds.internal.inbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.reconcile.Reconciler;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.DocumentRecord;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the documents of one account. Thread-safe; each poll works on its own session. */
public final class DocumentInbox {

  /**
   * How the documents of a folder are read.
   *
   * @param decoder their decoder
   * @param apply how their rows are reconciled
   * @param kept what is kept of the rows beyond that; the rows of a large document are large
   * @param <T> the type of a row
   * @param <R> the type of what is kept
   */
  public record Reading<T, R>(
      Decoder<T> decoder,
      BiConsumer<Reconciler, List<Located<T>>> apply,
      Function<List<Located<T>>, R> kept) {}

  /**
   * A document that was looked into.
   *
   * @param kind its kind
   * @param file the remote file
   * @param rows how many sound rows it has; 0 when it was refused
   * @param kept what was kept of them
   * @param refused why it was refused as a whole, or empty
   * @param findings everything noticed, the refusal included
   * @param events the events that are new
   * @param <R> the type of what was kept
   */
  public record ReadDocument<R>(
      DocumentKind<?> kind,
      RemoteFile file,
      int rows,
      R kept,
      Optional<Finding> refused,
      List<Finding> findings,
      List<OrderEvent> events) {}

  /**
   * What one folder gave.
   *
   * @param documents what was read, in the order in which it was published
   * @param postponed documents that changed while they were read; they come with the next poll
   * @param findings about names that can't be used
   * @param <R> the type of what was kept of a document's rows
   */
  public record Harvest<R>(
      List<ReadDocument<R>> documents,
      List<TransportException> postponed,
      List<Finding> findings) {}

  private static final String LOCAL_PREFIX = "reading-";
  private static final String LOCAL_SUFFIX = ".part";

  /** How often a document is read that is written over each time. */
  private static final int READINGS = 3;

  /** How long after its last change a document may still change under the same time. */
  private static final Duration UNSETTLED = Duration.ofSeconds(2);

  private final Account account;
  private final ServiceProfile profile;
  private final OrderLedger ledger;
  private final TransferListener listener;
  private final DocumentArchive archive;
  private final Path workFolder;

  /** Puts the parts together. */
  public DocumentInbox(
      Account account,
      ServiceProfile profile,
      OrderLedger ledger,
      TransferListener listener,
      DocumentArchive archive,
      Path workFolder) {
    this.account = account;
    this.profile = profile;
    this.ledger = ledger;
    this.listener = listener;
    this.archive = archive;
    this.workFolder = workFolder;
  }

  /**
   * Removes what a run that was killed left of the documents it was reading: they name recipients,
   * and nobody would look for them here.
   */
  public static void removeLeftovers(Path workFolder) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(workFolder, LOCAL_PREFIX + "*" + LOCAL_SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Makes an empty local file, which is among the leftovers if nobody removes it. */
  public static Path temporary(Path workFolder) throws IOException {
    return Files.createTempFile(workFolder, LOCAL_PREFIX, LOCAL_SUFFIX);
  }

  /**
   * Reads what is new in a folder.
   *
   * @param session an open session; a failure of the connection ends the poll with an exception
   * @param folder the folder
   * @param reading how its documents are read
   */
  public <T, R> Harvest<R> poll(
      TransportSession session, RemoteFolder folder, Reading<T, R> reading) {
    FolderListing listing = session.list(folder);
    List<Finding> findings = new ArrayList<>();
    for (String name : listing.refusedNames()) {
      findings.add(
          Finding.warning(
              FindingCode.UNSAFE_NAME,
              Location.ofFile(folder.path()),
              name,
              Wording.of(
                  "a plain file name; the file was not touched",
                  "un nom de fichier simple ; le fichier n'a pas été touché")));
    }
    List<ReadDocument<R>> documents = new ArrayList<>();
    List<TransportException> postponed = new ArrayList<>();
    for (RemoteFile file : listing.files()) {
      if (!profile.fileNames().matches(reading.decoder().kind(), file.name()) || isKnown(file)) {
        continue;
      }
      try {
        readStable(session, folder, file, reading).ifPresent(documents::add);
      } catch (TransportException e) {
        if (!isInMotion(e) && e.kind() != TransportException.Kind.NO_SUCH_FILE) {
          throw e;
        }
        postponed.add(e);
      }
    }
    return new Harvest<>(List.copyOf(documents), List.copyOf(postponed), List.copyOf(findings));
  }

  /** The supplier writes it over while we read. */
  private static boolean isInMotion(TransportException e) {
    return e.kind() == TransportException.Kind.CHANGED_WHILE_READ
        || e.kind() == TransportException.Kind.INCOMPLETE;
  }

  /** Reads a document anew while it is written over, a few times; else the next poll reads it. */
  private <T, R> Optional<ReadDocument<R>> readStable(
      TransportSession session, RemoteFolder folder, RemoteFile listed, Reading<T, R> reading) {
    RemoteFile file = listed;
    for (int attempt = 1; ; attempt++) {
      try {
        return read(session, file, reading);
      } catch (TransportException e) {
        Optional<RemoteFile> now =
            isInMotion(e) && attempt < READINGS
                ? session.find(folder, listed.name())
                : Optional.empty();
        file = now.orElseThrow(() -> e);
      }
    }
  }

  private boolean isKnown(RemoteFile file) {
    return file.isDated()
        && last(file)
            .filter(
                known ->
                    known.settled()
                        && known.size() == file.size()
                        && known.modified().equals(file.modified()))
            .isPresent();
  }

  /** The same content published again is news: what it says was still true later. */
  private static boolean isSamePublication(DocumentRecord known, DocumentRecord looked) {
    return known.sha256().equals(looked.sha256()) && known.modified().equals(looked.modified());
  }

  private Optional<DocumentRecord> last(RemoteFile file) {
    return ledger.inTransaction(tx -> tx.documents().last(account.company(), file.path()));
  }

  private <T, R> Optional<ReadDocument<R>> read(
      TransportSession session, RemoteFile listed, Reading<T, R> reading) {
    DocumentKind<T> kind = reading.decoder().kind();
    try {
      Path local = temporary(workFolder);
      try {
        Sha256 sha = new Sha256();
        RemoteFile file;
        Instant began = ledger.inTransaction(LedgerTransaction::now);
        try (OutputStream out =
            sha.around(new BufferedOutputStream(Files.newOutputStream(local)))) {
          file = session.read(listed, out, listener);
        }
        DocumentRecord looked = looked(file, sha.hex(), began);
        if (ledger.<Boolean>inTransaction(tx -> isRecordedAgain(tx.documents(), looked))) {
          return Optional.empty();
        }
        FileContent content = FileContent.of(file.name(), local);
        keep(new DocumentArchive.Document(account.company(), kind, content, looked.sha256()));
        DecodeResult<T> result = reading.decoder().decode(content);
        return Optional.of(
            result.fold(
                decoded -> apply(kind, file, looked, decoded, reading),
                refused -> refuse(kind, file, looked, refused, reading.kept().apply(List.of()))));
      } finally {
        Files.deleteIfExists(local);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new DropshipException(
          "working folder "
              + workFolder
              + " can't be used: check that it is there, its rights, and the space on its disk",
          e);
    }
  }

  private void keep(DocumentArchive.Document document) {
    try {
      archive.keep(document);
    } catch (RuntimeException e) {
      throw new DropshipException(
          "document " + document.content().name() + " can't be archived; it wasn't read", e);
    }
  }

  private <T, R> ReadDocument<R> apply(
      DocumentKind<T> kind,
      RemoteFile file,
      DocumentRecord looked,
      DecodeResult.Decoded<T> decoded,
      Reading<T, R> reading) {
    Publication publication =
        new Publication(
            kind.name(),
            profile.fileNames().timeIn(kind, file.name()).orElse(null),
            file.modified(),
            looked.sha256());
    return ledger.inTransaction(
        tx -> {
          Reconciler reconciler = new Reconciler(account.company(), profile, publication, tx);
          reading.apply().accept(reconciler, decoded.rows());
          List<OrderEvent> events = reconciler.finish();
          record(tx.documents(), looked);
          if (decoded.findings().stream().anyMatch(Finding::isError)) {
            missed(tx, kind);
          }
          List<Finding> findings = new ArrayList<>(decoded.findings());
          findings.addAll(reconciler.findings());
          return new ReadDocument<>(
              kind,
              file,
              decoded.rows().size(),
              reading.kept().apply(decoded.rows()),
              Optional.empty(),
              List.copyOf(findings),
              events);
        });
  }

  /** A refused document is recorded as read, so that it is looked at again only once it changed. */
  private <T, R> ReadDocument<R> refuse(
      DocumentKind<T> kind,
      RemoteFile file,
      DocumentRecord looked,
      DecodeResult.Refused<T> refused,
      R kept) {
    ledger.inTransaction(
        tx -> {
          missed(tx, kind);
          return record(tx.documents(), looked);
        });
    List<Finding> findings = new ArrayList<>(refused.findings());
    findings.add(refused.reason());
    return new ReadDocument<>(
        kind, file, 0, kept, Optional.of(refused.reason()), List.copyOf(findings), List.of());
  }

  /**
   * Something about order files may stand in what couldn't be read: nothing is concluded from the
   * silence of reports then. Both reports about a file come within hours; tracking says nothing
   * about files that they don't.
   */
  private void missed(LedgerTransaction tx, DocumentKind<?> kind) {
    if (kind.equals(DocumentKind.COMPLIANCE) || kind.equals(DocumentKind.ANOMALIES)) {
      tx.documents().unreadable(account.company(), tx.now());
    }
  }

  /**
   * Records another look at what was read before. In one transaction, since somebody may want all
   * documents read again in between.
   */
  private static boolean isRecordedAgain(DocumentLog log, DocumentRecord looked) {
    return log.last(looked.account(), looked.path())
            .filter(known -> isSamePublication(known, looked))
            .isPresent()
        && record(log, looked);
  }

  private static boolean record(DocumentLog log, DocumentRecord looked) {
    log.record(looked);
    return true;
  }

  /**
   * Times on servers are whole seconds: a document changed just before it was read may change again
   * under the same time. By the ledger's clock, which is near the server's or settles it later,
   * when the reading began: it may have gone on for long.
   */
  private DocumentRecord looked(RemoteFile file, String digest, Instant began) {
    Duration age = Duration.between(file.modified(), began).abs();
    return new DocumentRecord(
        account.company(),
        file.path(),
        file.size(),
        file.modified(),
        digest,
        age.compareTo(UNSETTLED) > 0);
  }
}
