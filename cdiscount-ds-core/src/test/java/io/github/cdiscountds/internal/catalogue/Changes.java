package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what a delta tells, in order. */
final class Changes implements CatalogueDelta.Visitor {
  private final List<String> told = new ArrayList<>();

  private Changes() {}

  static List<String> of(CatalogueDelta delta) {
    Changes changes = new Changes();
    delta.visit(changes);
    return changes.told;
  }

  @Override
  public void added(CatalogueItem item) {
    told.add("+ " + item.sku());
  }

  @Override
  public void changed(CatalogueItem before, CatalogueItem after, Set<CatalogueField> fields) {
    assertThat(before.sku()).isEqualTo(after.sku());
    told.add("~ " + after.sku() + " " + fields);
  }

  @Override
  public void removed(Sku sku) {
    told.add("- " + sku);
  }
}
