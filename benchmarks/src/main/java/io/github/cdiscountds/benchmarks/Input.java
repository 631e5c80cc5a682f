package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the candidates of a figure read, the same bytes for the same number of rows. */
record Input(String suffix, Writer writer) {

  /** Writes a file of so many rows. */
  @FunctionalInterface
  interface Writer {
    void write(Path file, int rows) throws IOException;
  }

  /** Where the file of so many rows lies in the folder. */
  Path in(Path folder, int rows) {
    return folder.resolve(rows + "-" + suffix);
  }

  /** Writes the file unless it is there. */
  void prepare(Path folder, int rows) throws IOException {
    Path file = in(folder, rows);
    if (!Files.exists(file)) {
      writer.write(file, rows);
    }
  }
}
