package io.github.cdiscountds.internal.download;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads a remote file, and goes on where an earlier download of the same one was cut. Not
 * thread-safe.
 *
 * <p>A note beside the part says of which remote file it is, and gives length and digest of its
 * beginning. That much is used, and only while it still has this digest: no length and no time
 * tells whether the disk got what was written before a machine went down. A process that is killed
 * leaves the note made within its last {@value #NOTED_BYTES} bytes.
 */
public final class ResumableDownload {
  private static final Logger log = LoggerFactory.getLogger(ResumableDownload.class);

  /** How many bytes come between one note and the next. */
  public static final int NOTED_BYTES = 4 << 20;

  private static final int BUFFER = 1 << 16;

  /** After these the part may be of several files, or the disk better off without it. */
  private static final Set<Kind> NOTHING_TO_KEEP =
      EnumSet.of(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ, Kind.NO_SUCH_FILE, Kind.LOCAL_IO);

  private final Path part;
  private final Path note;

  /**
   * Downloads into a file of its own.
   *
   * @param part where the bytes go; its note alone says whether they are of any use
   * @param note the note, in the same folder
   */
  public ResumableDownload(Path part, Path note) {
    this.part = part;
    this.note = note;
  }

  /** Where the file is once it was fetched, until it is moved or discarded. */
  public Path file() {
    return part;
  }

  /**
   * What was read.
   *
   * @param remote the file as it was when it had been read
   * @param sha256 the digest of the whole
   */
  public record Fetched(RemoteFile remote, String sha256) {}

  /**
   * Reads a remote file to its end.
   *
   * @param server the server's name: what one server lists says nothing of another's files
   * @return what was read, with the digest of the whole
   * @throws TransportException when the transfer broke; what came is kept, unless the remote file
   *     isn't the same any more or the local disk failed
   * @throws IOException when the folder can't be used
   */
  public Fetched fetch(
      TransportSession session, String server, RemoteFile remote, TransferListener listener)
      throws IOException {
    Files.createDirectories(
        Objects.requireNonNull(part.toAbsolutePath().getParent(), "the part's folder"));
    Sha256 sha = new Sha256();
    long start = 0;
    Optional<DownloadNote> kept = keptOf(server, remote);
    if (kept.isPresent() && isProven(kept.get(), sha)) {
      start = kept.get().length();
      log.info("Download of {} goes on after {} of {} bytes", remote.name(), start, remote.size());
    } else {
      sha = new Sha256();
      discard();
    }
    Noting received = new Noting(server, remote, start, sha);
    RemoteFile read;
    try (received) {
      read = session.read(remote, start, received, listener);
    } catch (TransportException e) {
      keep(received, e);
      throw e;
    }
    if (Files.size(part) != read.size()) {
      discard();
      throw new IOException(part + " was changed while it was written");
    }
    return new Fetched(read, sha.hex());
  }

  /**
   * Removes the part, whatever it is of.
   *
   * @throws IOException when it can't be removed
   */
  public void discard() throws IOException {
    Files.deleteIfExists(note);
    Files.deleteIfExists(noteInTheMaking());
    Files.deleteIfExists(part);
  }

  private Path noteInTheMaking() {
    return note.resolveSibling(note.getFileName() + ".part");
  }

  private void keep(Noting received, TransportException broken) {
    try {
      if (NOTHING_TO_KEEP.contains(broken.kind()) || !received.note()) {
        discard();
      }
    } catch (IOException e) {
      // The next download proves what it takes, or begins again.
      broken.addSuppressed(e);
    }
  }

  /** What is noted of this very file. */
  private Optional<DownloadNote> keptOf(String server, RemoteFile remote) throws IOException {
    if (!remote.isDated() || !Files.isRegularFile(note) || !Files.isRegularFile(part)) {
      return Optional.empty();
    }
    Properties written = new Properties();
    try (Reader in = Files.newBufferedReader(note, StandardCharsets.UTF_8)) {
      written.load(in);
    } catch (IllegalArgumentException | CharacterCodingException notProperties) {
      written.clear();
    }
    return DownloadNote.readFrom(written).filter(read -> read.isOf(server, remote));
  }

  /** Digests as much as is noted, and leaves exactly that in the part when it is what was noted. */
  private boolean isProven(DownloadNote noted, Sha256 sha) throws IOException {
    try (InputStream in = Files.newInputStream(part);
        OutputStream digested = sha.around(OutputStream.nullOutputStream())) {
      byte[] block = new byte[BUFFER];
      int read = 1;
      for (long left = noted.length(); left > 0 && read > 0; left -= read) {
        read = in.readNBytes(block, 0, (int) Math.min(block.length, left));
        digested.write(block, 0, read);
      }
    } catch (IOException e) {
      log.warn("What was downloaded before can't be read: {}", part, e);
      return false;
    }
    if (!sha.soFar().equals(Optional.of(noted.sha256()))) {
      log.warn("What was downloaded before can't be used: {} was changed or damaged", part);
      return false;
    }
    if (Files.size(part) > noted.length()) {
      try (FileChannel whole = FileChannel.open(part, StandardOpenOption.WRITE)) {
        whole.truncate(noted.length());
      }
    }
    return true;
  }

  /** Writes behind what is kept, and notes from time to time how far it came. */
  private final class Noting extends FilterOutputStream {
    private final String server;
    private final RemoteFile remote;
    private final Sha256 sha;
    private long length;
    private long noted;

    Noting(String server, RemoteFile remote, long start, Sha256 sha) throws IOException {
      super(
          sha.around(
              new BufferedOutputStream(
                  Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                  BUFFER)));
      this.server = server;
      this.remote = remote;
      this.sha = sha;
      this.length = start;
      this.noted = start;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      length += count;
      if (length - noted >= NOTED_BYTES) {
        noted = length;
        flush();
        note();
      }
    }

    /** Notes what came so far; false when there is nothing that could be proven later. */
    boolean note() throws IOException {
      Optional<String> digest = sha.soFar();
      if (length == 0 || digest.isEmpty() || !remote.isDated()) {
        return false;
      }
      Path written = noteInTheMaking();
      try (Writer text = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
        DownloadNote.of(server, remote, length, digest.get())
            .written()
            .store(text, "How far the download came");
      }
      Files.move(
          written, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    }
  }
}
