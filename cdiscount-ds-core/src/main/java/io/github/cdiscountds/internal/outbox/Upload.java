package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.order.UploadCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to upload a file, under the attempt's own temporary name. While that takes long it
 * tells the other clients that this one lives. Not thread-safe.
 */
final class Upload {
  private static final Logger log = LoggerFactory.getLogger(Upload.class);

  private final Workplace workplace;
  private final OrderFolder folder;
  private OrderFile file;
  private long lastBeat;
  private boolean lost;

  /** Begins with a file whose attempt was just recorded. */
  Upload(Workplace workplace, OrderFolder folder, OrderFile file) {
    this.workplace = workplace;
    this.folder = folder;
    this.file = file;
    this.lastBeat = workplace.stopwatch().nanoTime();
  }

  /** The file as this attempt recorded it last. */
  OrderFile file() {
    return file;
  }

  void put() {
    FileContent content =
        workplace
            .ledger()
            .inTransaction(tx -> tx.outbox().content(file.account(), file.name()))
            .orElseThrow(
                () ->
                    new DropshipException(
                        "order file " + file.name() + ": its bytes left the ledger"));
    keep(content);
    beat();
    try (InputStream in = content.open()) {
      folder.put(
          folder.temporary(file),
          in,
          file.size(),
          (path, done, total) -> {
            beat();
            tell(path, done, total);
          });
    } catch (IOException | UncheckedIOException e) {
      throw new DropshipException(
          "order file " + file.name() + ": its stored content can't be read", e);
    }
  }

  /** The transport compared sizes; reading back compares the bytes. */
  void verify() {
    if (workplace.uploadCheck() == UploadCheck.READ_BACK
        && !folder.digest(folder.temporary(file)).equals(file.sha256())) {
      throw folder.isDamaged(folder.temporary(file));
    }
  }

  private void keep(FileContent content) {
    try {
      workplace
          .archive()
          .keep(
              new DocumentArchive.Document(
                  file.account(), DocumentKind.ORDERS, content, file.sha256()));
    } catch (RuntimeException e) {
      // One of an archive on another server says nothing about our file on this one.
      throw new DropshipException("order file " + file.name() + " can't be archived", e);
    }
  }

  private void beat() {
    long now = workplace.stopwatch().nanoTime();
    long pause = workplace.claims().beat().toNanos();
    if (lost || pause == 0 || now - lastBeat < pause) {
      return;
    }
    lastBeat = now;
    OrderFile next = file.heldBy(workplace.claims().client());
    if (workplace.replace(next)) {
      file = next;
    } else {
      lost = true; // somebody took over; what is recorded next fails, and tells
    }
  }

  /** A listener that fails must not keep orders from being sent. */
  private void tell(String path, long done, long total) {
    try {
      workplace.listener().progressed(path, done, total);
    } catch (RuntimeException e) {
      log.debug("The listener of transfers failed", e);
    }
  }
}
