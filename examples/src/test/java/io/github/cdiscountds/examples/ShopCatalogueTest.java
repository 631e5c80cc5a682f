package io.github.cdiscountds.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.testkit.FakeProduct;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A shop's products are like the catalogue in the end, also when taking one over was interrupted.
 */
@DropshipTest
class ShopCatalogueTest {
  private static final Sku GONE = Sku.of("AO1604");

  private final Shelf shelf = new Shelf();

  @Test
  void followsTheCatalogue(FakeSupplier supplier, DropshipClient client) {
    ShopCatalogue shop = new ShopCatalogue(client, shelf);
    assertThat(shop.refresh()).isEqualTo("updated, compared all 7");
    assertThat(shop.refresh()).isEqualTo("unchanged, nothing to do");
    supplier.catalogue().remove("AO1604");
    supplier.advance(Duration.ofHours(4));
    assertThat(shop.refresh()).isEqualTo("updated, 0 new, 0 changed, 1 gone");
    assertThat(shelf.items).hasSize(6).doesNotContainKey(GONE);
    assertThat(shop.offers(List.of(GONE, Sku.of("CGRESERVA"))))
        .containsOnlyKeys(Sku.of("CGRESERVA"));
  }

  @Test
  void catchesUpWhenADeltaWasBrokenOff(FakeSupplier supplier, DropshipClient client) {
    ShopCatalogue shop = new ShopCatalogue(client, shelf);
    shop.refresh();
    supplier.catalogue().remove("AO1604");
    supplier.advance(Duration.ofHours(4));
    shelf.lastThatWorks = 0;
    assertThatThrownBy(shop::refresh).hasMessage("the database is away");
    shelf.lastThatWorks = Integer.MAX_VALUE;
    assertThat(shop.refresh()).isEqualTo("unchanged, compared all 6");
    assertThat(shelf.items).hasSize(6).doesNotContainKey(GONE);
  }

  @Test
  void catchesUpWhenTheCatalogueIsBackAtWhatItWas(FakeSupplier supplier, DropshipClient client) {
    ShopCatalogue shop = new ShopCatalogue(client, shelf);
    shop.refresh();
    FakeProduct out = supplier.catalogue().product("AO1604");
    supplier.catalogue().remove("AO1604");
    supplier.catalogue().remove("CGRESERVA");
    supplier.advance(Duration.ofHours(4));
    shelf.lastThatWorks = 1;
    assertThatThrownBy(shop::refresh).hasMessage("the database is away");
    shelf.lastThatWorks = Integer.MAX_VALUE;
    assertThat(shelf.items).hasSize(6);
    supplier.catalogue().put(out);
    supplier.advance(Duration.ofHours(4));
    assertThat(shop.refresh()).isEqualTo("updated, compared all 6");
    assertThat(shelf.items.keySet())
        .extracting(Sku::value)
        .containsExactlyInAnyOrderElementsOf(supplier.catalogue().skus());
  }

  /** Products in memory. */
  private static final class Shelf implements ShopCatalogue.Products {
    private final Map<Sku, CatalogueItem> items = new LinkedHashMap<>();
    private Optional<String> takenOver = Optional.empty();
    private int lastThatWorks = Integer.MAX_VALUE;

    @Override
    public Optional<String> takenOver() {
      return takenOver;
    }

    @Override
    public void tookOver(String sha256) {
      takenOver = Optional.of(sha256);
    }

    @Override
    public void isChanging() {
      takenOver = Optional.empty();
    }

    @Override
    public void publish(CatalogueItem item) {
      items.put(item.sku(), item);
    }

    @Override
    public void unpublish(Sku sku) {
      if (lastThatWorks-- <= 0) {
        throw new IllegalStateException("the database is away");
      }
      items.remove(sku);
    }

    @Override
    public Set<Sku> published() {
      return items.keySet();
    }
  }
}
