package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.Set;

/**
 * What changed between the catalogue before and the one now.
 *
 * <p>Only to be called by adopters. Thread-safe. Holds counts; the items are read from the two
 * local files when it is visited, so that a first catalogue of 200,000 items needs no memory for
 * them. Valid until the second refresh after it.
 *
 * @since 0.1.0
 */
public interface CatalogueDelta {

  /** Receives what changed. Adopters implement it; an exception ends the visit. */
  interface Visitor {

    /**
     * A product that wasn't sold before.
     *
     * @param item the product
     */
    void added(CatalogueItem item);

    /**
     * A product that changed.
     *
     * @param before as it was
     * @param after as it is
     * @param fields the fields that differ, at least one
     */
    void changed(CatalogueItem before, CatalogueItem after, Set<CatalogueField> fields);

    /**
     * A product that isn't sold any more: unpublish it.
     *
     * @param sku its code
     */
    void removed(Sku sku);
  }

  /**
   * Tells whether there was no catalogue before.
   *
   * @return true when every item counts as added
   */
  boolean isInitial();

  /**
   * Counts the new products.
   *
   * @return how many there are
   */
  int added();

  /**
   * Counts the changed products.
   *
   * @return how many there are
   */
  int changed();

  /**
   * Counts the vanished products. One whose row can't be read any more isn't among them (R7).
   *
   * @return how many there are
   */
  int removed();

  /**
   * Tells whether nothing changed.
   *
   * @return true when all counts are 0
   */
  default boolean isEmpty() {
    return added() + changed() + removed() == 0;
  }

  /**
   * Visits what changed: added and changed products in the order of the new file, then removed ones
   * in the order of the old one. Memory grows with the number of changed products only.
   *
   * @param visitor receives the changes
   */
  void visit(Visitor visitor);
}
