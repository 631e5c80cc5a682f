package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.catalogue.CataloguePass.Outcome;
import io.github.cdiscountds.internal.catalogue.Comparison.Differences;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a local catalogue of a downloaded document. Text is kept as it is; of a document whose rows
 * can't be found again by their place (a workbook, UTF-16) a copy in text is written and kept. Not
 * thread-safe.
 */
final class CatalogueIntake {

  /** Gives places for copies. */
  @FunctionalInterface
  interface Places {
    Path next() throws IOException;
  }

  /** What became of a document. */
  sealed interface Result {

    /**
     * It can be used.
     *
     * @param catalogue the catalogue, in the document's own file or in a copy
     * @param differences from the catalogue before, or null when there is none
     * @param findings the first ones
     */
    record Sound(
        LocalCatalogue catalogue, @Nullable Differences differences, List<Finding> findings)
        implements Result {}

    /**
     * It can't.
     *
     * @param reason why
     * @param findings what else was noticed
     */
    record Refused(Finding reason, List<Finding> findings) implements Result {}
  }

  private final CatalogueDecoding decoding;
  private final Places places;
  private final int findingsToKeep;

  CatalogueIntake(CatalogueDecoding decoding, Places places, int findingsToKeep) {
    this.decoding = decoding;
    this.places = places;
    this.findingsToKeep = findingsToKeep;
  }

  /**
   * Reads a document to its end, keeping numbers only.
   *
   * @param before the catalogue to compare with, and to take the last known items of rejected rows
   *     from (R7); or null
   */
  Result take(Published published, Path file, @Nullable LocalCatalogue before) throws IOException {
    try (Copying copying = new Copying(places)) {
      FileContent content = FileContent.of(published.name(), file);
      Outcome outcome =
          CataloguePass.over(content, file, decoding, before, findingsToKeep, copying);
      Finding refusal = outcome.summary().refusal();
      if (refusal != null) {
        return new Result.Refused(refusal, outcome.findings());
      }
      if (outcome.dialect() != null) {
        return sound(
            published, file, decoding, outcome, before, outcome.rejected(), outcome.findings());
      }
      Path copy = copying.end();
      CatalogueDecoding copies = decoding.copies();
      FileContent written = FileContent.of(published.name(), copy);
      Outcome ofCopy = CataloguePass.over(written, copy, copies, before, 0, item -> {});
      Finding copyRefusal = ofCopy.summary().refusal();
      if (copyRefusal != null) {
        return new Result.Refused(copyRefusal, outcome.findings());
      }
      if (ofCopy.summary().rejected() > 0 || ofCopy.index().rows() != copying.items()) {
        throw new IllegalStateException("the copy in text of " + published.name() + " isn't one");
      }
      Result sound =
          sound(published, copy, copies, ofCopy, before, outcome.rejected(), outcome.findings());
      copying.keep();
      return sound;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Result sound(
      Published published,
      Path file,
      CatalogueDecoding decoding,
      Outcome outcome,
      @Nullable LocalCatalogue before,
      Set<String> rejected,
      List<Finding> findings) {
    Dialect dialect = outcome.dialect();
    if (dialect == null) {
      throw new IllegalStateException("the records of " + file + " weren't shown");
    }
    LocalCatalogue bare = LocalCatalogue.of(published, file, decoding, dialect, outcome.index());
    LocalCatalogue whole =
        before == null || rejected.isEmpty() ? bare : bare.carrying(before.lastKnown(rejected));
    return new Result.Sound(whole, outcome.differences(), findings);
  }

  /** Writes a copy once there is a first item for it, and removes it unless it is to be kept. */
  private static final class Copying implements Consumer<CatalogueItem>, AutoCloseable {
    private final Places places;
    private @Nullable Path file;
    private @Nullable CatalogueCopy copy;
    private int items;
    private boolean kept;

    Copying(Places places) {
      this.places = places;
    }

    @Override
    public void accept(CatalogueItem item) {
      try {
        open().add(item);
        items++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private CatalogueCopy open() throws IOException {
      CatalogueCopy opened = copy;
      if (opened == null) {
        Path place = places.next();
        file = place;
        opened = new CatalogueCopy(place);
        copy = opened;
      }
      return opened;
    }

    Path end() throws IOException {
      open().close();
      Path written = file;
      if (written == null) {
        throw new IllegalStateException("nothing was written");
      }
      return written;
    }

    /** How many were written. */
    int items() {
      return items;
    }

    void keep() {
      kept = true;
    }

    @Override
    public void close() throws IOException {
      if (copy != null) {
        copy.close();
      }
      if (file != null && !kept) {
        Files.deleteIfExists(file);
      }
    }
  }
}
