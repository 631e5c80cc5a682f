package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.model.Sku;

/** What became of a product between two catalogues. */
record CatalogueChange(Kind kind, Sku sku) {

  /** What it is. */
  enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }
}
