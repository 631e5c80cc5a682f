package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.model.CatalogueItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that changed from those that are only written in another way: reads what each was
 * before, some at a time, and keeps two numbers of each that is new or differs. Not thread-safe.
 */
final class Comparison {
  private static final int SOME = 384;

  private final LocalCatalogue before;
  private final Ints rows = new Ints();
  private final Ints rowsBefore = new Ints();
  private final List<Pair> waiting = new ArrayList<>(SOME);

  private record Pair(int row, int rowBefore, @Nullable CatalogueItem item) {}

  Comparison(LocalCatalogue before) {
    this.before = before;
  }

  /** Takes a row, in the file's order. */
  void add(int row, CatalogueItem item) {
    int rowBefore = before.index().find(ItemIndex.key(item.sku().value()));
    waiting.add(new Pair(row, rowBefore, rowBefore == ItemIndex.NONE ? null : item));
    if (waiting.size() == SOME) {
      compare();
    }
  }

  /** Ends the comparison: gives the rows that count, the new ones and those that differ. */
  Differences end(ItemIndex index) {
    compare();
    Ints counting = new Ints();
    Ints countingBefore = new Ints();
    int changed = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (index.counts(rows.get(i))) {
        counting.add(rows.get(i));
        countingBefore.add(rowsBefore.get(i));
        changed += rowsBefore.get(i) == ItemIndex.NONE ? 0 : 1;
      }
    }
    return new Differences(counting, countingBefore, changed);
  }

  /**
   * Rows of the new file that are new or differ, in order.
   *
   * @param rows their numbers
   * @param rowsBefore of each the row before, or {@link ItemIndex#NONE}
   * @param changed how many have one
   */
  record Differences(Ints rows, Ints rowsBefore, int changed) {}

  private void compare() {
    int[] known =
        waiting.stream().mapToInt(Pair::rowBefore).filter(row -> row != ItemIndex.NONE).toArray();
    List<CatalogueItem> were = before.items(known);
    int next = 0;
    for (Pair pair : waiting) {
      CatalogueItem item = pair.item();
      if (item == null || !CatalogueField.differences(were.get(next++), item).isEmpty()) {
        rows.add(pair.row());
        rowsBefore.add(pair.rowBefore());
      }
    }
    waiting.clear();
  }
}
