package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.VariantGroup;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Which rows are variants of one product: a hash and three numbers a variant, some 30 bytes. Not
 * thread-safe.
 */
final class ParentIndex {
  private final ItemIndex groups = new ItemIndex(0);
  private final Ints rows = new Ints();
  private final Ints groupOfEach = new Ints();
  private final Ints sizes = new Ints();

  /** Adds a variant; variants come in the file's order. */
  void add(Sku parent, int row) {
    long key = ItemIndex.key(parent.value());
    int group = groups.find(key);
    if (group == ItemIndex.NONE) {
      group = groups.append(key, 0, 0, 0);
      groups.put(group);
      sizes.add(0);
    }
    rows.add(row);
    groupOfEach.add(group);
    sizes.set(group, sizes.get(group) + 1);
  }

  /** Hands on the groups in the order of their first variants, reading the items back. */
  void visit(LocalCatalogue catalogue, Consumer<VariantGroup> visitor) {
    Ints sorted = sortedByGroup();
    int from = 0;
    int group = 0;
    while (group < sizes.size()) {
      int firstGroup = group;
      int to = from;
      do {
        to += sizes.get(group++);
      } while (group < sizes.size() && to - from + sizes.get(group) <= RecordReader.MOST_ROWS);
      List<CatalogueItem> items = itemsOf(catalogue, sorted.range(from, to));
      int at = 0;
      for (int handed = firstGroup; handed < group; handed++) {
        List<CatalogueItem> variants = items.subList(at, at + sizes.get(handed));
        visitor.accept(
            new VariantGroup(Objects.requireNonNull(variants.get(0).parentSku()), variants));
        at += variants.size();
      }
      from = to;
    }
  }

  /** Reads rows in the file's order, whatever order they are asked in. */
  private static List<CatalogueItem> itemsOf(LocalCatalogue catalogue, int[] wanted) {
    int[] inOrder = wanted.clone();
    Arrays.sort(inOrder);
    List<CatalogueItem> read = catalogue.items(inOrder);
    List<CatalogueItem> items = new ArrayList<>(wanted.length);
    for (int row : wanted) {
      items.add(read.get(Arrays.binarySearch(inOrder, row)));
    }
    return items;
  }

  private Ints sortedByGroup() {
    Ints next = Ints.zeros(sizes.size());
    int start = 0;
    for (int group = 0; group < sizes.size(); group++) {
      next.set(group, start);
      start += sizes.get(group);
    }
    Ints sorted = Ints.zeros(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int group = groupOfEach.get(i);
      sorted.set(next.get(group), rows.get(i));
      next.set(group, next.get(group) + 1);
    }
    return sorted;
  }
}
