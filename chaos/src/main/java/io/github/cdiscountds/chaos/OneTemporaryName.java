package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on which every attempt at a file has the same temporary name. The client doesn't see it:
 * what lies there is listed as the current attempt's. Thread-safe.
 */
final class OneTemporaryName implements FileTransport {
  private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.\\d+\\.part");

  private final FileTransport sound;
  private final OrderLedger ledger;

  OneTemporaryName(FileTransport sound, OrderLedger ledger) {
    this.sound = sound;
    this.ledger = ledger;
  }

  @Override
  public TransportSession open() {
    return new Session(sound.open());
  }

  private static String stored(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    return matcher.matches() ? "." + matcher.group(1) + ".0.part" : name;
  }

  private RemoteFile shown(RemoteFile file) {
    Matcher matcher = TEMPORARY.matcher(file.name());
    if (!matcher.matches()) {
      return file;
    }
    String company = OrderSet.ACCOUNT.company();
    return ledger
        .inTransaction(tx -> tx.outbox().file(company, matcher.group(1)))
        .map(OrderFile::temporaryName)
        .map(name -> new RemoteFile(file.folder(), name, file.size(), file.modified()))
        .orElse(file);
  }

  private final class Session implements TransportSession {
    private final TransportSession session;

    Session(TransportSession session) {
      this.session = session;
    }

    @Override
    public FolderListing list(RemoteFolder folder) {
      FolderListing listing = session.list(folder);
      List<RemoteFile> files = listing.files().stream().map(OneTemporaryName.this::shown).toList();
      return new FolderListing(folder, files, listing.refusedNames());
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      return session.find(folder, stored(name)).map(OneTemporaryName.this::shown);
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      RemoteFile there =
          new RemoteFile(file.folder(), stored(file.name()), file.size(), file.modified());
      return session.read(there, offset, target, listener);
    }

    @Override
    public void put(
        RemoteFolder folder,
        String name,
        InputStream content,
        long size,
        TransferListener listener) {
      try {
        session.put(folder, stored(name), content, size, listener);
      } catch (TransportException e) {
        if (e.kind() != TransportException.Kind.ALREADY_EXISTS) {
          throw e;
        }
        // Refused before the first byte was taken.
        session.delete(folder, stored(name));
        session.put(folder, stored(name), content, size, listener);
      }
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
      session.rename(folder, stored(name), newFolder, newName);
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      session.delete(folder, stored(name));
    }

    @Override
    public void close() {
      session.close();
    }
  }

  @Override
  public String describe() {
    return sound.describe();
  }

  @Override
  public void close() {
    sound.close();
  }
}
