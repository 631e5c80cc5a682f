package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A catalogue that was sound to its end, kept in a local file.
 *
 * <p>Only to be called by adopters. Thread-safe. Valid until the second update after it; refreshes
 * that find nothing new don't count. An exception that says that the local file was changed,
 * damaged or is gone asks for a refresh, which mends or replaces it.
 *
 * @since 0.1.0
 */
public interface CatalogueSnapshot {

  /**
   * Counts the items.
   *
   * @return the number of SKUs, products whose rows couldn't be read included (R7)
   */
  int size();

  /**
   * Tells when the supplier published it.
   *
   * @return the file's modification time by the server's clock
   */
  Instant publishedAt();

  /**
   * Gives its identity.
   *
   * @return the file's SHA-256 in lower-case hexadecimal
   */
  String sha256();

  /**
   * Visits every item, in the file's order, in constant memory. Of rows with the same SKU only the
   * last counts (R10). Products that are in the file but whose rows couldn't be read come at the
   * end, as they were last known (R7).
   *
   * @param visitor receives the items
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time; the items visited so far aren't the whole catalogue then
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  void forEach(Consumer<CatalogueItem> visitor);

  /**
   * Looks an item up, reading its row of the local file and no other.
   *
   * @param sku the product code
   * @return the item, or empty when it isn't sold: absence means out of stock or withdrawn
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  Optional<CatalogueItem> find(Sku sku);

  /**
   * Looks items up, reading their rows of the local file and no others. What is found is in memory
   * at a time: for most of a catalogue {@link #forEach} is the better way.
   *
   * @param skus product codes
   * @return the items that are sold, in the file's order; changeable, the caller's own
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  Map<Sku, CatalogueItem> find(Collection<Sku> skus);

  /**
   * Looks up what products cost and whether there are any, as before an order.
   *
   * @param skus product codes
   * @return price and stock of those that are sold, in the file's order; absence means out of stock
   *     or withdrawn; changeable, the caller's own
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  Map<Sku, Offer> offers(Collection<Sku> skus);

  /**
   * Gives the variants of one product, such as its sizes, reading the local file once for them. For
   * many products use {@link #forEachVariantGroup}.
   *
   * @param parent the code that the variants name as their parent; it needn't be an item itself
   * @return the items with this parent SKU, in the file's order; empty when there are none
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  List<CatalogueItem> variants(Sku parent);

  /**
   * Visits the variants of every product that has any, a product at a time: the groups in the order
   * of their first variants, wherever in the file the others are. Items without a parent are in no
   * group. Memory holds four numbers for each variant, and some hundred items.
   *
   * @param visitor receives the groups
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  void forEachVariantGroup(Consumer<VariantGroup> visitor);

  /**
   * Gives the categories with the number of items in each, reading the local file once.
   *
   * @return the tree; memory grows with the number of categories
   * @throws io.github.cdiscountds.DropshipException when the local file was changed, damaged or is
   *     gone, as after its time
   * @throws java.io.UncheckedIOException when the local file can't be read
   */
  CategoryTree categories();
}
