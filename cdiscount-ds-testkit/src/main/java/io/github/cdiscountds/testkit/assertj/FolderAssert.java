package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder. A failure shows all of them, with size and time.
 *
 * @since 0.1.0
 */
public final class FolderAssert extends AbstractAssert<FolderAssert, FolderListing> {
  FolderAssert(@Nullable FolderListing actual) {
    super(actual, FolderAssert.class);
  }

  /**
   * Verifies that there is nothing, under no name.
   *
   * @return this assertion
   */
  public FolderAssert isEmpty() {
    return that(has().files().isEmpty() && actual.refusedNames().isEmpty(), "to be empty");
  }

  /**
   * Verifies that some files are there, perhaps among others.
   *
   * @param fileNames their names, at least one
   * @return this assertion
   * @throws IllegalArgumentException when there is none
   */
  public FolderAssert holds(String... fileNames) {
    isNotNull();
    if (fileNames.length == 0) {
      throw new IllegalArgumentException("to hold no files: expected at least one name");
    }
    return that(names().containsAll(List.of(fileNames)), "to hold " + List.of(fileNames));
  }

  /**
   * Verifies that these files are there and no others.
   *
   * @param fileNames their names, in any order
   * @return this assertion
   */
  public FolderAssert holdsOnly(String... fileNames) {
    List<String> expected = List.of(fileNames).stream().sorted().toList();
    return that(
        names().stream().sorted().toList().equals(expected) && actual.refusedNames().isEmpty(),
        "to hold only " + expected);
  }

  /**
   * Verifies that no file has a name that the supplier leaves alone: one that begins with {@code .}
   * or ends in {@code .part} or {@code .tmp}, in whatever case.
   *
   * @return this assertion
   */
  public FolderAssert holdsNoTemporary() {
    return that(
        names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .noneMatch(
                name -> name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp")),
        "to hold no temporary file");
  }

  private FolderListing has() {
    isNotNull();
    return actual;
  }

  private List<String> names() {
    return has().files().stream().map(RemoteFile::name).toList();
  }

  private FolderAssert that(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "%s",
          "expected folder " + actual.folder() + " " + expected + ", but " + Shown.listing(actual));
    }
    return this;
  }
}
