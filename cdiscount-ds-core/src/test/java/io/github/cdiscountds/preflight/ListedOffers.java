package io.github.cdiscountds.preflight;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.CategoryTree;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.VariantGroup;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A catalogue of nothing but offers, which counts the look-ups. */
final class ListedOffers implements CatalogueSnapshot {
  final List<Collection<Sku>> lookUps = new ArrayList<>();
  private final Map<Sku, Offer> offers = new LinkedHashMap<>();
  private RuntimeException failure;

  ListedOffers with(String sku, String price, int stock) {
    offers.put(Sku.of(sku), new Offer(Sku.of(sku), new BigDecimal(price), stock));
    return this;
  }

  ListedOffers failing(RuntimeException with) {
    failure = with;
    return this;
  }

  @Override
  public Map<Sku, Offer> offers(Collection<Sku> skus) {
    lookUps.add(List.copyOf(skus));
    if (failure != null) {
      throw failure;
    }
    Map<Sku, Offer> found = new LinkedHashMap<>(offers);
    found.keySet().retainAll(skus);
    return found;
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant publishedAt() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String sha256() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forEach(Consumer<CatalogueItem> visitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CatalogueItem> find(Sku sku) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Sku, CatalogueItem> find(Collection<Sku> skus) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CatalogueItem> variants(Sku parent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forEachVariantGroup(Consumer<VariantGroup> visitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CategoryTree categories() {
    throw new UnsupportedOperationException();
  }
}
