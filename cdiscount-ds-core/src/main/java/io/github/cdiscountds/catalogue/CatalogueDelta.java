package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.Optional;
import java.util.Set;

/**
 * What changed between the catalogue before and the one now.
 *
 * <p>Only to be called by adopters. Thread-safe. Holds two numbers for each product that changed;
 * the items are read from the two local files when it is visited, some at a time, so that a first
 * catalogue of 200,000 items needs no memory for them. A row that is only written in another way
 * (quotes, {@code 5.50} for {@code 5.5}) didn't change.
 *
 * <p>Valid until the next update, which removes the file of the catalogue before: visit it first.
 * Refreshes that find nothing new don't count. A delta that nobody visited in time is made up for
 * by {@linkplain CatalogueSnapshot#forEach all items} of the latest snapshot.
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
   * Names the catalogue that this one was compared with. It is the one that counted before the
   * refresh: normally the {@link CatalogueSnapshot#sha256()} of the result before. It is an older
   * one when the local file of the latest was damaged and the one before counted again. A shop that
   * keeps the digest of the last catalogue that it took over compares it with this one: when they
   * differ, it missed a delta and has to compare itself with {@link CatalogueSnapshot#forEach all
   * items}, unpublishing what isn't among them.
   *
   * @return the SHA-256 of the catalogue before, or empty when there was none
   */
  Optional<String> beforeSha256();

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
   * in the order of the old one. Some hundred items are in memory at a time, however many changed.
   *
   * @param visitor receives the changes
   * @throws io.github.cdiscountds.DropshipException when a local file was changed, damaged or is
   *     gone, as after the next update
   * @throws java.io.UncheckedIOException when a local file can't be read
   */
  void visit(Visitor visitor);
}
