package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.internal.catalogue.Comparison.Differences;
import io.github.cdiscountds.model.CatalogueItem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two local catalogues: the numbers of the rows that differ, whose items are read
 * when it is visited. Immutable.
 */
final class FileDelta implements CatalogueDelta {
  private static final int SOME = 384;

  /** What there was before, and what became of it; null when there was nothing. */
  private record Change(LocalCatalogue before, Differences differences, Ints removed) {}

  private final LocalCatalogue after;
  private final @Nullable Change change;

  private FileDelta(LocalCatalogue after, @Nullable Change change) {
    this.after = after;
    this.change = change;
  }

  /** Everything is new. */
  static FileDelta initial(LocalCatalogue after) {
    return new FileDelta(after, null);
  }

  /** Finds what was removed, beside what a pass over the new file found. */
  static FileDelta between(LocalCatalogue before, LocalCatalogue after, Differences differences) {
    Ints removed = new Ints();
    ItemIndex old = before.index();
    int follow = 0;
    for (int row = old.nextThatCounts(0);
        row != ItemIndex.NONE;
        row = old.nextThatCounts(row + 1)) {
      int found = after.index().find(old.key(row), follow);
      if (found == ItemIndex.NONE) {
        removed.add(row);
      } else {
        follow = found + 1;
      }
    }
    return new FileDelta(after, new Change(before, differences, removed));
  }

  /** The same difference, once the new catalogue is in its place. */
  FileDelta to(LocalCatalogue adopted) {
    return new FileDelta(adopted, change);
  }

  @Override
  public boolean isInitial() {
    return change == null;
  }

  @Override
  public Optional<String> beforeSha256() {
    return change == null ? Optional.empty() : Optional.of(change.before().sha256());
  }

  @Override
  public int added() {
    return change == null
        ? after.size()
        : change.differences().rows().size() - change.differences().changed();
  }

  @Override
  public int changed() {
    return change == null ? 0 : change.differences().changed();
  }

  @Override
  public int removed() {
    return change == null ? 0 : change.removed().size();
  }

  @Override
  public void visit(Visitor visitor) {
    Change visited = change;
    if (visited == null) {
      after.forEach(visitor::added);
      return;
    }
    Differences differences = visited.differences();
    for (int from = 0; from < differences.rows().size(); from += SOME) {
      int to = Math.min(from + SOME, differences.rows().size());
      int[] rowsBefore = differences.rowsBefore().range(from, to);
      List<CatalogueItem> are = after.items(differences.rows().range(from, to));
      List<CatalogueItem> were =
          visited
              .before()
              .items(Arrays.stream(rowsBefore).filter(row -> row != ItemIndex.NONE).toArray());
      int next = 0;
      for (int i = 0; i < rowsBefore.length; i++) {
        CatalogueItem is = are.get(i);
        if (rowsBefore[i] == ItemIndex.NONE) {
          visitor.added(is);
        } else {
          CatalogueItem was = were.get(next++);
          visitor.changed(was, is, differences.fieldsOf(from + i));
        }
      }
    }
    Ints removed = visited.removed();
    for (int from = 0; from < removed.size(); from += SOME) {
      int to = Math.min(from + SOME, removed.size());
      visited.before().items(removed.range(from, to)).forEach(item -> visitor.removed(item.sku()));
    }
  }
}
