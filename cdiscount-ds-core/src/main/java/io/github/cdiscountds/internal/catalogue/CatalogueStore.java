package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The local folder with the catalogue that counts and the one before it. A small pointer file names
 * the one that counts and is switched by one atomic move, so that after a crash it is the old or
 * the new one, whole. Not thread-safe.
 */
final class CatalogueStore {
  private static final String POINTER = "catalogue.properties";

  private final Path folder;
  private final Decoder<CatalogueItem> decoder;

  CatalogueStore(Path folder, Decoder<CatalogueItem> decoder) {
    this.folder = folder;
    this.decoder = decoder;
  }

  /** A new local file to download into. */
  Path temporary() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "catalogue-", ".part");
  }

  /**
   * Reads what an earlier run left, or nothing when there is none or it isn't whole. What a run
   * that was killed left half is removed.
   */
  Optional<LocalCatalogue> open() throws IOException {
    removeLeftovers();
    Path pointer = folder.resolve(POINTER);
    if (!Files.isRegularFile(pointer)) {
      return Optional.empty();
    }
    Properties written = new Properties();
    try (Reader in = Files.newBufferedReader(pointer, StandardCharsets.UTF_8)) {
      written.load(in);
    } catch (IllegalArgumentException notProperties) {
      return Optional.empty();
    }
    try {
      long size = Long.parseLong(written.getProperty("size", ""));
      Instant published = Instant.parse(written.getProperty("published", ""));
      String sha256 = written.getProperty("sha256", "");
      String name = written.getProperty("name", "");
      Path file = folder.resolve(fileName(sha256));
      if (!sha256.matches("[0-9a-f]{64}")
          || !Files.isRegularFile(file)
          || Files.size(file) != size) {
        return Optional.empty();
      }
      LocalCatalogue.Reading reading =
          LocalCatalogue.read(name, file, size, published, sha256, decoder, 0);
      return reading.summary().isSound()
          ? Optional.of(reading.catalogue().carrying(CarriedItems.read(carriedBeside(file))))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Makes a downloaded catalogue the one that counts. */
  LocalCatalogue adopt(LocalCatalogue downloaded, Optional<LocalCatalogue> before)
      throws IOException {
    Path place = folder.resolve(fileName(downloaded.sha256()));
    CarriedItems.write(carriedBeside(place), downloaded.carried());
    Files.move(
        downloaded.file(),
        place,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    LocalCatalogue adopted = downloaded.at(place, downloaded.publishedAt());
    point(adopted);
    removeOthers(adopted, before);
    return adopted;
  }

  /** Records that the known catalogue was published again unchanged. */
  LocalCatalogue confirm(LocalCatalogue known, Instant publishedAt) throws IOException {
    LocalCatalogue confirmed = known.at(known.file(), publishedAt);
    point(confirmed);
    return confirmed;
  }

  private void point(LocalCatalogue catalogue) throws IOException {
    Properties pointer = new Properties();
    pointer.setProperty("name", catalogue.name());
    pointer.setProperty("size", Long.toString(catalogue.remoteSize()));
    pointer.setProperty("published", catalogue.publishedAt().toString());
    pointer.setProperty("sha256", catalogue.sha256());
    Path written = folder.resolve(POINTER + ".part");
    try (Writer out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
      pointer.store(out, "The catalogue that counts");
    }
    Files.move(
        written,
        folder.resolve(POINTER),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void removeLeftovers() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> half = Files.newDirectoryStream(folder, "*.part")) {
        for (Path file : half) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void removeOthers(LocalCatalogue kept, Optional<LocalCatalogue> before)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean generation =
            file.getFileName().toString().matches("catalogue-[0-9a-f]{64}(\\.carried)?\\.csv");
        boolean needed =
            belongsTo(kept, file) || before.filter(old -> belongsTo(old, file)).isPresent();
        if (generation && !needed) {
          Files.delete(file);
        }
      }
    }
  }

  private static boolean belongsTo(LocalCatalogue catalogue, Path file) {
    return file.equals(catalogue.file()) || file.equals(carriedBeside(catalogue.file()));
  }

  private static Path carriedBeside(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".csv", ".carried.csv"));
  }

  private static String fileName(String sha256) {
    return "catalogue-" + sha256 + ".csv";
  }

  @Override
  public String toString() {
    return "catalogue folder " + folder;
  }
}
