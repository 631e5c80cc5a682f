package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.internal.catalogue.CatalogueIntake.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deltas from one local file, opened, to others. */
public final class LocalDelta {
  /** Two million rows are more than the 2 GiB that are read by default. */
  private static final DecodeLimits LIMITS =
      DecodeLimits.DEFAULT
          .withFileBytes(1L << 40)
          .withUnpackedBytes(1L << 30)
          .withRows(5_000_000)
          .withColumns(256)
          .withCellCharacters(65_536);

  private final CatalogueIntake intake;
  private final LocalCatalogue before;

  private LocalDelta(Path file) throws IOException {
    intake =
        new CatalogueIntake(
            CatalogueDecoding.of(DecodeOptions.DEFAULT.withLimits(LIMITS)),
            () -> {
              throw new IllegalStateException("text needs no copy");
            },
            1_000);
    before = take(file, null).catalogue();
  }

  /**
   * Opens the file that deltas are taken from.
   *
   * @param file a catalogue
   * @return what gives the deltas
   * @throws IOException when it can't be read
   */
  public static LocalDelta from(Path file) throws IOException {
    return new LocalDelta(file);
  }

  /**
   * Reads another catalogue and finds what changed.
   *
   * @param file the catalogue
   * @return the delta, to be visited
   * @throws IOException when it can't be read
   */
  public CatalogueDelta to(Path file) throws IOException {
    Result.Sound sound = take(file, before);
    if (!sound.findings().isEmpty()) {
      throw new IllegalStateException("findings: " + sound.findings());
    }
    return FileDelta.between(
        before, sound.catalogue(), Objects.requireNonNull(sound.differences()));
  }

  private Result.Sound take(Path file, @Nullable LocalCatalogue known) throws IOException {
    Published published =
        new Published("catalogue.csv", Files.size(file), Instant.EPOCH, "0".repeat(64));
    return (Result.Sound) intake.take(published, file, known);
  }
}
