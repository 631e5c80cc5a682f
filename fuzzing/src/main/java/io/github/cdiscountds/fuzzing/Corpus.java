package io.github.cdiscountds.fuzzing;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The inputs that fuzzing found worth keeping, one archive for each kind of document. */
final class Corpus {
  /** Longer ones stay in the fuzzer's own folder, so that the repository stays small. */
  private static final int LONGEST_KEPT = 3 * 1024;

  private static final FileTime NO_TIME = FileTime.fromMillis(0);

  private final Path folder;

  /** Opens the corpus in a folder. */
  Corpus(Path folder) {
    this.folder = folder;
  }

  /** Gives the inputs of a kind by name; none when none were kept yet. */
  Map<String, byte[]> inputs(DocumentKind<?> kind) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    Path archive = archive(kind);
    if (Files.exists(archive)) {
      try (InputStream in = Files.newInputStream(archive);
          ZipInputStream zip = new ZipInputStream(in)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          inputs.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return inputs;
  }

  /** Replaces the inputs of a kind by those in a folder, the same archive for the same inputs. */
  int keep(DocumentKind<?> kind, Path inputs) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(inputs)) {
      all.sorted().forEach(files::add);
    }
    int kept = 0;
    Files.createDirectories(folder);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive(kind)))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Path file : files) {
        if (Files.size(file) <= LONGEST_KEPT) {
          zip.putNextEntry(
              new ZipEntry(file.getFileName().toString()).setLastModifiedTime(NO_TIME));
          zip.write(Files.readAllBytes(file));
          kept++;
        }
      }
    }
    return kept;
  }

  private Path archive(DocumentKind<?> kind) {
    return folder.resolve(kind.name() + ".zip");
  }
}
