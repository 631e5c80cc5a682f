package io.github.cdiscountds.examples;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a shop keeps its own products like the supplier's catalogue, whatever is interrupted. */
public final class ShopCatalogue {

  /** The products as the shop keeps them, such as a table. */
  public interface Products {

    /**
     * Tells which catalogue they are like.
     *
     * @return its SHA-256, or empty when none was taken over to its end yet
     */
    Optional<String> takenOver();

    /**
     * Remembers which catalogue they are like by now.
     *
     * @param sha256 its SHA-256
     */
    void tookOver(String sha256);

    /** Forgets which catalogue they are like: they are about to be changed. */
    void isChanging();

    /**
     * Sells a product, or changes it when it is sold already.
     *
     * @param item the product
     */
    void publish(CatalogueItem item);

    /**
     * Sells a product no more.
     *
     * @param sku its code
     */
    void unpublish(Sku sku);

    /**
     * Lists what is sold.
     *
     * @return the codes
     */
    Set<Sku> published();
  }

  private final DropshipClient client;
  private final Products products;

  /**
   * Makes the catalogue of a shop.
   *
   * @param client the client
   * @param products the shop's products
   */
  public ShopCatalogue(DropshipClient client, Products products) {
    this.client = client;
    this.products = products;
  }

  /**
   * Looks for a new catalogue, and has the products follow it.
   *
   * @return what came of it, in words
   */
  public String refresh() {
    RefreshResult result = client.catalogue().refresh();
    return result.fold(
        unchanged -> "unchanged, " + catchUp(unchanged.snapshot()),
        updated -> "updated, " + follow(updated),
        refused -> "refused, the one before stays: " + refused.reason().message());
  }

  private String follow(RefreshResult.Updated updated) {
    CatalogueDelta delta = updated.delta();
    if (products.takenOver().isEmpty() || !products.takenOver().equals(delta.beforeSha256())) {
      return catchUp(updated.snapshot()); // a delta was missed, or broken off
    }
    products.isChanging();
    delta.visit(
        new CatalogueDelta.Visitor() {
          @Override
          public void added(CatalogueItem item) {
            products.publish(item);
          }

          @Override
          public void changed(
              CatalogueItem before, CatalogueItem after, Set<CatalogueField> fields) {
            products.publish(after);
          }

          @Override
          public void removed(Sku sku) {
            products.unpublish(sku);
          }
        });
    products.tookOver(updated.snapshot().sha256());
    return delta.added() + " new, " + delta.changed() + " changed, " + delta.removed() + " gone";
  }

  private String catchUp(CatalogueSnapshot snapshot) {
    if (products.takenOver().equals(Optional.of(snapshot.sha256()))) {
      return "nothing to do";
    }
    products.isChanging();
    Set<Sku> gone = new HashSet<>(products.published());
    snapshot.forEach(
        item -> {
          products.publish(item);
          gone.remove(item.sku());
        });
    gone.forEach(products::unpublish);
    products.tookOver(snapshot.sha256());
    return "compared all " + snapshot.size();
  }

  /**
   * Looks up what the products of a basket cost, and whether there are any, without connecting.
   *
   * @param basket their codes
   * @return those that are sold
   */
  public Map<Sku, Offer> offers(Collection<Sku> basket) {
    return client.catalogue().snapshot().map(known -> known.offers(basket)).orElse(Map.of());
  }

  /**
   * Sets what a catalogue must be like to be believed.
   *
   * @param account the account
   * @return a builder to which the servers, the ledger and the working folder are still to be told
   */
  public static DropshipClient.Builder guarded(Account account) {
    return DropshipClient.builder(account)
        .largestRemovedShare(new BigDecimal("0.1"))
        .decodeOptions(DecodeOptions.DEFAULT.withTolerance(Tolerance.count(50)));
  }
}
