package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The difference of two local catalogues, counted once and read again when it is visited. */
final class FileDelta implements CatalogueDelta {
  private final @Nullable LocalCatalogue before;
  private final LocalCatalogue after;
  private final int added;
  private final int changed;
  private final int removed;

  private FileDelta(
      @Nullable LocalCatalogue before, LocalCatalogue after, int added, int changed, int removed) {
    this.before = before;
    this.after = after;
    this.added = added;
    this.changed = changed;
    this.removed = removed;
  }

  static FileDelta between(@Nullable LocalCatalogue before, LocalCatalogue after) {
    if (before == null) {
      return new FileDelta(null, after, after.size(), 0, 0);
    }
    int[] counts = new int[2];
    before.forEach(
        item -> {
          if (!after.index().contains(item.sku())) {
            counts[0]++;
          } else if (!after.index().holds(item)) {
            counts[1]++;
          }
        });
    int removed = counts[0];
    int added = after.size() - (before.size() - removed);
    return new FileDelta(before, after, added, counts[1], removed);
  }

  /** The same difference, once the new catalogue is in its place. */
  FileDelta to(LocalCatalogue adopted) {
    return new FileDelta(before, adopted, added, changed, removed);
  }

  @Override
  public boolean isInitial() {
    return before == null;
  }

  @Override
  public int added() {
    return added;
  }

  @Override
  public int changed() {
    return changed;
  }

  @Override
  public int removed() {
    return removed;
  }

  @Override
  public void visit(Visitor visitor) {
    if (before == null) {
      after.forEach(visitor::added);
      return;
    }
    LocalCatalogue old = before;
    Map<Sku, CatalogueItem> changedBefore = new HashMap<>();
    List<Sku> gone = new ArrayList<>();
    old.forEach(
        item -> {
          if (!after.index().contains(item.sku())) {
            gone.add(item.sku());
          } else if (!after.index().holds(item)) {
            changedBefore.put(item.sku(), item);
          }
        });
    after.forEach(
        item -> {
          CatalogueItem was = changedBefore.get(item.sku());
          if (was != null) {
            visitor.changed(was, item, CatalogueField.differences(was, item));
          } else if (!old.index().contains(item.sku())) {
            visitor.added(item);
          }
        });
    gone.forEach(visitor::removed);
  }
}
