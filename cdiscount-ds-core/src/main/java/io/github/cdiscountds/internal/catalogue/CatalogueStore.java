package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local folder with the catalogue that counts and the one before it. A small pointer file names
 * both with their digests and is switched by one atomic move, so that after a crash it is the old
 * or the new one, whole; a file that the pointer names is never written again, but replaced by the
 * same one when it was damaged. Who changes the folder holds its lock; reading needs none. Not
 * thread-safe.
 */
final class CatalogueStore {
  private static final Logger log = LoggerFactory.getLogger(CatalogueStore.class);

  /** How many catalogues are kept. */
  static final int GENERATIONS = 2;

  private static final String POINTER = "catalogue.properties";
  private static final String THIS = "";
  private static final String BEFORE = "before.";
  private static final Pattern GENERATION =
      Pattern.compile("(catalogue|carried)-[0-9a-f]{64}\\.csv");

  private final Path folder;
  private final CatalogueDecoding decoding;
  private final CatalogueDownload download;

  /** What the pointer names, as this run left or found it. */
  private @Nullable Generation current;

  private @Nullable Generation before;

  /** What the pointer file itself says, as this run left or found it. */
  private Pointer pointed = Pointer.NOTHING;

  /** Both generations that a pointer file names; neither, when there is none or it is damaged. */
  private record Pointer(Optional<Generation> latest, Optional<Generation> previous) {
    static final Pointer NOTHING = new Pointer(Optional.empty(), Optional.empty());

    Stream<Generation> generations() {
      return Stream.concat(latest.stream(), previous.stream());
    }
  }

  CatalogueStore(Path folder, CatalogueDecoding decoding) {
    this.folder = folder;
    this.decoding = decoding;
    this.download = new CatalogueDownload(folder);
  }

  /** What brings a remote file into this folder. */
  CatalogueDownload download() {
    return download;
  }

  /** A new local file to write to. */
  Path temporary() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "catalogue-", ".part");
  }

  /**
   * Keeps other clients out while the folder is changed.
   *
   * @throws DropshipException when another one changes it now
   */
  FolderLock lock() throws IOException {
    return FolderLock.of(folder)
        .orElseThrow(
            () ->
                new DropshipException(
                    this
                        + " is being refreshed by another client or process; try again later, or"
                        + " give each a working folder of its own"));
  }

  /**
   * Reads what an earlier run left: the catalogue that counts or, when it isn't what was written,
   * the one before; nothing when neither is whole. Damage is told in the log. Changes nothing.
   */
  Optional<LocalCatalogue> open() throws IOException {
    Pointer found = pointer();
    if (found.latest().isEmpty() && Files.isRegularFile(folder.resolve(POINTER))) {
      log.warn("The local catalogue can't be used: {} is damaged", folder.resolve(POINTER));
    }
    for (Generation generation : found.generations().toList()) {
      Optional<LocalCatalogue> whole = open(generation);
      if (whole.isPresent()) {
        if (found.latest().filter(generation::equals).isPresent()) {
          keep(found, generation, found.previous().orElse(null));
        } else {
          log.warn("The local catalogue of {} counts again", generation.published().publishedAt());
          keep(found, generation, null);
        }
        return whole;
      }
    }
    keep(found, null, null);
    return Optional.empty();
  }

  /** Whether the pointer is as this run left or found it: not so once another client updated. */
  boolean isAsLeft() throws IOException {
    return pointer().equals(pointed);
  }

  /**
   * Writes the pointer anew when there is none that names a catalogue.
   *
   * @return whether that was so
   */
  boolean pointAgain() throws IOException {
    Generation counted = current;
    if (counted == null || pointer().latest().isPresent()) {
      return false;
    }
    log.warn("{} is missing or damaged, and written again", folder.resolve(POINTER));
    point(counted, before);
    return true;
  }

  private Pointer pointer() throws IOException {
    Path pointer = folder.resolve(POINTER);
    if (!Files.isRegularFile(pointer)) {
      return Pointer.NOTHING;
    }
    Properties written = new Properties();
    try (Reader in = Files.newBufferedReader(pointer, StandardCharsets.UTF_8)) {
      written.load(in);
    } catch (IllegalArgumentException | CharacterCodingException notProperties) {
      return Pointer.NOTHING;
    }
    return new Pointer(Generation.readFrom(written, THIS), Generation.readFrom(written, BEFORE));
  }

  private void keep(Pointer says, @Nullable Generation latest, @Nullable Generation previous) {
    pointed = says;
    current = latest;
    before = previous;
  }

  private Optional<LocalCatalogue> open(Generation generation) throws IOException {
    Path file = folder.resolve(generation.file());
    if (!isWhole(file, generation.local())) {
      return Optional.empty();
    }
    List<CatalogueItem> carried = List.of();
    if (generation.carriedFile().isPresent()) {
      Path beside = folder.resolve(generation.carriedFile().get());
      if (!isWhole(beside, generation.carried())) {
        return Optional.empty();
      }
      Optional<List<CatalogueItem>> read = CatalogueCopy.read(beside, decoding.copies());
      if (read.isEmpty()) {
        log.warn("The local catalogue can't be used: {} exceeds the limits", beside);
        return Optional.empty();
      }
      carried = read.get();
    }
    CatalogueIntake.Result result =
        intake(generation.isCopy() ? decoding.copies() : decoding.again(), 0)
            .take(generation.published(), file, null);
    if (result instanceof CatalogueIntake.Result.Sound sound
        && sound.catalogue().file().equals(file)) {
      return Optional.of(sound.catalogue().carrying(carried));
    }
    if (result instanceof CatalogueIntake.Result.Refused refused) {
      log.warn("The local catalogue can't be used: {}", refused.reason().message());
    }
    return Optional.empty();
  }

  /** What makes local catalogues of documents, with copies in this folder. */
  CatalogueIntake intake(int findingsToKeep) {
    return intake(decoding, findingsToKeep);
  }

  private CatalogueIntake intake(CatalogueDecoding with, int findingsToKeep) {
    return new CatalogueIntake(with, this::temporary, findingsToKeep);
  }

  /** Makes a downloaded catalogue the one that counts. */
  LocalCatalogue adopt(LocalCatalogue downloaded) throws IOException {
    Generation next = keepCarried(downloaded);
    Path place = folder.resolve(next.file());
    putInPlace(downloaded.file(), place);
    LocalCatalogue adopted = downloaded.at(place, downloaded.publishedAt());
    point(next, current);
    removeOthers();
    return adopted;
  }

  /**
   * Records that the known catalogue was published again unchanged. When its file isn't what was
   * written, what was downloaded takes its place.
   *
   * @throws DropshipException when the file is a copy, and damaged
   */
  LocalCatalogue confirm(LocalCatalogue known, Instant publishedAt, Path downloaded)
      throws IOException {
    Generation counted = Objects.requireNonNull(current, "nothing was opened or adopted");
    if (!isWhole(known.file(), counted.local())) {
      if (counted.isCopy()) {
        throw known.damaged();
      }
      putInPlace(downloaded, known.file());
      log.info("The local catalogue was fetched again: {}", known.file());
    }
    known.proven();
    point(counted.at(publishedAt), before);
    return known.at(known.file(), publishedAt);
  }

  private Generation keepCarried(LocalCatalogue downloaded) throws IOException {
    Published published = downloaded.published();
    String local = downloaded.isCopy() ? Sha256.of(downloaded.file()) : published.sha256();
    Generation bare = new Generation(published, local, "");
    if (downloaded.carried().isEmpty()) {
      return bare;
    }
    Path written = temporary();
    CatalogueCopy.write(written, downloaded.carried());
    Generation next = bare.carrying(Sha256.of(written));
    putInPlace(written, folder.resolve(next.carriedFile().orElseThrow()));
    return next;
  }

  private void point(Generation latest, @Nullable Generation previous) throws IOException {
    Properties pointer = new Properties();
    latest.writeTo(pointer, THIS);
    if (previous != null) {
      previous.writeTo(pointer, BEFORE);
    }
    Path written = folder.resolve(POINTER + ".part");
    try (Writer out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
      pointer.store(out, "The catalogue that counts, and the one before");
    }
    putInPlace(written, folder.resolve(POINTER));
    keep(new Pointer(Optional.of(latest), Optional.ofNullable(previous)), latest, previous);
  }

  /** Moves a file that is written to its end; what it holds is on the disk before its name is. */
  private void putInPlace(Path written, Path place) throws IOException {
    try (FileChannel content = FileChannel.open(written, StandardOpenOption.WRITE)) {
      content.force(true);
    }
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceNames();
  }

  /** Not every system lets a folder be opened; those that don't keep the order of moves anyway. */
  private void forceNames() {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      log.debug("The names in {} can't be forced to the disk", folder, e);
    }
  }

  private static boolean isWhole(Path file, String sha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      log.warn("The local catalogue can't be used: {} is missing", file);
      return false;
    }
    if (!Sha256.of(file).equals(sha256)) {
      log.warn("The local catalogue can't be used: {} was changed or damaged", file);
      return false;
    }
    return true;
  }

  /**
   * Removes what a run that was killed left half, but for the part of a download. Only under the
   * lock: it may be of another client otherwise.
   */
  void removeLeftovers() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().endsWith(".part") && !file.equals(download.file())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      log.warn("What an earlier run left in {} can't be removed", folder, e);
    }
  }

  private void removeOthers() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (GENERATION.matcher(name).matches()
            && Stream.of(current, before)
                .filter(Objects::nonNull)
                .noneMatch(kept -> kept.owns(name))) {
          Files.delete(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The new catalogue counts already; the next update tries again.
      log.warn("An older catalogue in {} can't be removed", folder, e);
    }
  }

  @Override
  public String toString() {
    return "catalogue folder " + folder;
  }
}
