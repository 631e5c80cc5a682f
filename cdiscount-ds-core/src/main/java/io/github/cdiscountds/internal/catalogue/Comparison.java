package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.model.CatalogueItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Ints fields = new Ints();
  private final Map<Set<CatalogueField>, Integer> numbers = new HashMap<>();
  private final List<Set<CatalogueField>> sets = new ArrayList<>();
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
    Ints countingFields = new Ints();
    int changed = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (index.counts(rows.get(i))) {
        counting.add(rows.get(i));
        countingBefore.add(rowsBefore.get(i));
        countingFields.add(fields.get(i));
        changed += rowsBefore.get(i) == ItemIndex.NONE ? 0 : 1;
      }
    }
    return new Differences(counting, countingBefore, countingFields, List.copyOf(sets), changed);
  }

  /**
   * Rows of the new file that are new or differ, in order.
   *
   * @param rows their numbers
   * @param rowsBefore of each the row before, or {@link ItemIndex#NONE}
   * @param fields of each that has one, which of the sets differs
   * @param sets the fields that differ together
   * @param changed how many have one
   */
  record Differences(
      Ints rows, Ints rowsBefore, Ints fields, List<Set<CatalogueField>> sets, int changed) {

    /** The fields that differ in a row that was there before. */
    Set<CatalogueField> fieldsOf(int number) {
      return sets.get(fields.get(number));
    }
  }

  private void compare() {
    int[] known =
        waiting.stream().mapToInt(Pair::rowBefore).filter(row -> row != ItemIndex.NONE).toArray();
    List<CatalogueItem> were = before.items(known);
    int next = 0;
    for (Pair pair : waiting) {
      CatalogueItem item = pair.item();
      Set<CatalogueField> differing =
          item == null ? Set.of() : CatalogueField.differences(were.get(next++), item);
      if (item == null || !differing.isEmpty()) {
        rows.add(pair.row());
        rowsBefore.add(pair.rowBefore());
        fields.add(numberOf(differing));
      }
    }
    waiting.clear();
  }

  /** Few sets of fields differ together; each is kept once. */
  private int numberOf(Set<CatalogueField> differing) {
    Integer known = numbers.get(differing);
    if (known != null) {
      return known;
    }
    Set<CatalogueField> kept = Collections.unmodifiableSet(differing);
    numbers.put(kept, sets.size());
    sets.add(kept);
    return sets.size() - 1;
  }
}
