package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a client does while something goes wrong, and how to tell what became of it. */
enum Deed {
  LIST {
    @Override
    void doIt(Place place, TransportSession session) {
      FolderListing listing = session.list(FOLDER);
      Set<String> names = new TreeSet<>();
      listing.files().forEach(file -> names.add(file.name()));
      place.listed = names;
      place.refusedNames = listing.refusedNames().size();
    }

    @Override
    boolean isDone(Place place) {
      return place.expectedNames.equals(place.listed)
          && place.refusedNames == place.expectedRefused;
    }

    @Override
    boolean isUndone(Place place) {
      return true;
    }
  },
  DOWNLOAD {
    @Override
    void doIt(Place place, TransportSession session) throws IOException {
      RemoteFile file = session.find(FOLDER, DATA).orElseThrow(MissingFile::new);
      Path temporary = place.temporary();
      try (OutputStream target = Files.newOutputStream(temporary)) {
        session.read(file, target, TransferListener.NONE);
      }
      Files.move(temporary, place.local, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    boolean isDone(Place place) {
      return Files.exists(place.local)
          && (Arrays.equals(place.content, contentOf(place.local))
              || Arrays.equals(place.contentLater, contentOf(place.local)));
    }

    @Override
    boolean isUndone(Place place) {
      return !Files.exists(place.local);
    }
  },
  UPLOAD {
    @Override
    void doIt(Place place, TransportSession session) {
      session.put(
          FOLDER,
          PART,
          new ByteArrayInputStream(place.content),
          place.content.length,
          TransferListener.NONE);
      place.uploaded = true;
      session.rename(FOLDER, PART, FINAL);
    }

    @Override
    boolean isDone(Place place) {
      return Arrays.equals(place.content, contentOf(place.remote.resolve(FINAL)))
          && !exists(place.remote.resolve(PART));
    }

    @Override
    boolean isUndone(Place place) {
      return !exists(place.remote.resolve(FINAL))
          && exists(place.remote.resolve(PART)) == place.uploaded;
    }

    @Override
    boolean isHalfDone(Place place) {
      return exists(place.remote.resolve(FINAL))
          && !Arrays.equals(place.content, contentOf(place.remote.resolve(FINAL)));
    }
  },
  RENAME {
    @Override
    void doIt(Place place, TransportSession session) {
      session.rename(FOLDER, DATA, FINAL);
    }

    @Override
    boolean isDone(Place place) {
      return !exists(place.remote.resolve(DATA))
          && Arrays.equals(place.content, contentOf(place.remote.resolve(FINAL)));
    }

    @Override
    boolean isUndone(Place place) {
      return exists(place.remote.resolve(DATA)) && !exists(place.remote.resolve(FINAL));
    }
  },
  DELETE {
    @Override
    void doIt(Place place, TransportSession session) {
      session.delete(FOLDER, DATA);
    }

    @Override
    boolean isDone(Place place) {
      return !exists(place.remote.resolve(DATA));
    }

    @Override
    boolean isUndone(Place place) {
      return exists(place.remote.resolve(DATA));
    }
  };

  static final RemoteFolder FOLDER = new RemoteFolder("Suivi");
  static final String DATA = "data.csv";
  static final String PART = ".data.csv.1.part";
  static final String FINAL = "final.csv";

  /** A file was looked for that isn't there, as far as the client can tell. */
  static final class MissingFile extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Where it is done: the files of both sides as the judge sees them, and what is right. */
  static final class Place {
    private final Path remote;
    private final Path local;
    private final byte[] content;
    private final Set<String> expectedNames = new TreeSet<>();
    private byte @Nullable [] contentLater;
    private int expectedRefused;
    private Set<String> listed = Set.of();
    private int refusedNames;
    private boolean uploaded;
    private boolean truthHidden;

    /**
     * Takes a place.
     *
     * @param remote the folder on the server
     * @param local the final place of what is downloaded
     */
    Place(Path remote, Path local, byte[] content) {
      this.remote = remote;
      this.local = local;
      this.content = content;
    }

    Path remote() {
      return remote;
    }

    byte[] content() {
      return content.clone();
    }

    /** What the file may hold as well, since it was replaced meanwhile. */
    void mayBecome(byte @Nullable [] later) {
      contentLater = later;
    }

    /** Leaves nothing of it on our own side. */
    void clear() throws IOException {
      Files.deleteIfExists(local);
      Files.deleteIfExists(temporary());
    }

    private Path temporary() {
      return local.resolveSibling(local.getFileName() + ".part");
    }

    void expectRefused(int names) {
      expectedRefused = names;
    }

    /** Others touch the file, or the server says what isn't so: nobody could tell what was done. */
    void hideTheTruth() {
      truthHidden = true;
    }

    boolean isTruthHidden() {
      return truthHidden;
    }

    void expectNames(Set<String> names) {
      expectedNames.clear();
      expectedNames.addAll(names);
    }
  }

  /** Prepares the server's folder. */
  void prepare(Place place) throws IOException {
    Files.createDirectories(place.remote);
    if (this != UPLOAD) {
      Files.write(place.remote.resolve(DATA), place.content);
      place.expectedNames.add(DATA);
    }
    if (this == LIST) {
      for (int each = 0; each < 6; each++) {
        String name = "tracking_" + each + ".csv";
        Files.write(place.remote.resolve(name), new byte[each]);
        place.expectedNames.add(name);
      }
    }
  }

  abstract void doIt(Place place, TransportSession session) throws IOException;

  /** Tells whether all of it took effect, exactly. */
  abstract boolean isDone(Place place);

  /** Tells whether nothing of the last step took effect. */
  abstract boolean isUndone(Place place);

  /** Tells whether a file under a final name holds anything but the whole. */
  boolean isHalfDone(Place place) {
    return !isDone(place) && !isUndone(place);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] contentOf(Path file) {
    try {
      return exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
