package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.CsvText;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the fake supplier sells: its products, their prices and their stock.
 *
 * <p>A change is felt at once where orders are integrated, but the catalogue file tells it only at
 * its next rebuild, as in real life. Products are written in the order in which they were added;
 * those out of stock or inactive are left out. {@link #generated(long, int)} invents hundreds of
 * thousands of them.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class FakeCatalogue {
  private static final int NAMED = 50;

  private final Map<String, FakeProduct> products = new LinkedHashMap<>();
  private final Set<String> inactive = new LinkedHashSet<>();
  private final @Nullable Assortment generated;
  private boolean quiet;

  /** About how long the document is. */
  private int length = 1 << 12;

  private FakeCatalogue(@Nullable Assortment generated) {
    this.generated = generated;
  }

  /**
   * Makes a catalogue without products.
   *
   * @return a new catalogue
   */
  public static FakeCatalogue empty() {
    return new FakeCatalogue(null);
  }

  /**
   * Makes a catalogue of invented products, as many as a real one has: in a tree of eleven
   * departments with three or four levels, with brands, EAN codes and their check digits, prices,
   * VAT rates and levies of their kind, sizes and colours of one parent, and texts with accents,
   * quotes, separators, line breaks and markup. Most are cheap and well stocked. A product needs
   * seven bytes of memory; its row is made up whenever it is written.
   *
   * <p>Its market is alive: at each rebuild but the first, others have bought and deliveries have
   * come, so that stock runs down, products leave the file and return; prices move; some products
   * are gone (orders of them are refused as of an unknown product), and new ones come. All of that
   * follows from the seed and the moments of the rebuilds; {@link #quiet()} stops it. A product
   * that a test puts or changes by hand is left alone from then on.
   *
   * @param seed the same seed and size give the same products
   * @param size how many products are sold at first, 1 to 9,000,000
   * @return a new catalogue
   * @throws IllegalArgumentException when the size is out of range
   */
  public static FakeCatalogue generated(long seed, int size) {
    return new FakeCatalogue(new Assortment(seed, size));
  }

  /**
   * Puts the products of another catalogue into this one, such as the {@linkplain #sample()
   * samples} into a {@linkplain #generated(long, int) generated} one.
   *
   * @param others whose products, as they are now
   * @return this catalogue
   */
  public FakeCatalogue putAll(FakeCatalogue others) {
    others.skus().forEach(sku -> put(others.product(sku)));
    return this;
  }

  /**
   * Stops what others do in a generated catalogue's market: from now on only orders and the test's
   * own hand change it.
   *
   * @return this catalogue
   */
  public synchronized FakeCatalogue quiet() {
    quiet = true;
    return this;
  }

  /**
   * Makes a catalogue of given products.
   *
   * @param products the products
   * @return a new catalogue
   */
  public static FakeCatalogue of(FakeProduct... products) {
    FakeCatalogue catalogue = empty();
    Arrays.stream(products).forEach(catalogue::put);
    return catalogue;
  }

  /**
   * Makes the catalogue that a fake supplier has unless told otherwise: a games console {@code
   * PSPBL16GO}, a camera {@code FUJIAV200PRO}, a duvet {@code 3333973153808}, a washing machine
   * {@code AO1604} (two pieces), a USB stick {@code CGRESERVA} and a T-shirt in two sizes, {@code
   * TSHIRT01-S} and {@code TSHIRT01-M}.
   *
   * @return a new catalogue
   */
  public static FakeCatalogue sample() {
    return of(
        FakeProduct.of("PSPBL16GO", "PSP \"Base & Play\" 16 Go", "150.11")
            .ean("0711719104841")
            .category(1, "1301", "Jeux vidéo")
            .category(2, "130102", "Consoles")
            .brand("SONY")
            .description("Console portable ; écran 4,3\", livrée avec étui.\nGarantie 2 ans.")
            .stock(4)
            .strikeThroughPrice("159.90")
            .ecotax("0.15")
            .image("http://i2.example.org/pdt2/1/6/g/1/700x700/pspbl16go.jpg")
            .parcel("25.5", "18", "9", "0.85"),
        FakeProduct.of("FUJIAV200PRO", "Appareil photo compact AV200 Pro — 14 Mpx", "25.99")
            .ean("4547410161441")
            .category(1, "1201", "Photo")
            .category(2, "120101", "Appareil photo compact")
            .brand("FUJIFILM")
            .description("Compact 14 Mpx, zoom 3x. Idéal pour l'été ! Éco-participation incluse.")
            .stock(200)
            .strikeThroughPrice("49.90")
            .promotion("1", "5.5")
            .ecotax("0.02")
            .image("http://i2.example.org/pdt2/p/r/o/1/700x700/fujiav200pro.jpg")
            .image("http://i2.example.org/pdt2/p/r/o/2/700x700/fujiav200pro.jpg")
            .parcel("14", "12", "7.5", "0.43"),
        FakeProduct.of("3333973153808", "Couette légère 220 x 240 cm", "70.45")
            .ean("3333973153808")
            .category(1, "1401", "Maison")
            .category(2, "140103", "Literie")
            .category(3, "14010305", "Couette")
            .category(4, "1401030501", "Couette 220x240")
            .brand("DODO")
            .description("Couette 200 g/m², lavable à 40 °C.")
            .stock(12)
            .strikeThroughPrice("89.00")
            .image("http://i2.example.org/pdt2/8/0/8/1/700x700/3333973153808.jpg")
            .parcel("60", "45", "25", "2.1"),
        FakeProduct.of("AO1604", "Lave-linge AO1604 — 8 kg", "491")
            .ean("8806085553668")
            .category(1, "1601", "Électroménager")
            .category(2, "160102", "Lavage")
            .brand("SAMSUNG")
            .description("Lave-linge frontal 8 kg, A+++.")
            .stock(2)
            .strikeThroughPrice("599.00")
            .ecotax("10.00")
            .image("http://i2.example.org/pdt2/6/0/4/1/700x700/ao1604.jpg")
            .parcel("66", "62", "88", "65"),
        FakeProduct.of("CGRESERVA", "Clé USB \"Reserva\" 64 Go", "50.99")
            .ean("3760016301238")
            .category(1, "1101", "Informatique")
            .category(2, "110104", "Stockage")
            .category(3, "11010402", "Clé USB")
            .brand("CG")
            .description("Clé USB 3.0")
            .stock(500)
            .strikeThroughPrice("65.00")
            .ecotax("0.01")
            .sorecop("4.00")
            .image("http://i2.example.org/pdt2/r/v/a/1/700x700/cgreserva.jpg")
            .parcel("12", "8", "2", "0.05"),
        shirt("S", "3701234567891").stock(80),
        shirt("M", "3701234567877").stock(17));
  }

  private static FakeProduct shirt(String size, String ean) {
    return FakeProduct.of("TSHIRT01-" + size, "T-shirt col rond", "9.90")
        .variantOf("TSHIRT01", size)
        .ean(ean)
        .category(1, "1801", "Vêtements")
        .category(2, "180101", "T-shirt")
        .brand("EXEMPLE")
        .description("Coton biologique")
        .strikeThroughPrice("15.00")
        .parcel("30", "20", "3", "0.2");
  }

  /**
   * Adds a product, or replaces the one of the same code in its place; it is active.
   *
   * @param product the product
   * @return this catalogue
   */
  public synchronized FakeCatalogue put(FakeProduct product) {
    products.put(product.sku(), product);
    inactive.remove(product.sku());
    pin(product.sku());
    return this;
  }

  /**
   * Gives a product.
   *
   * @param sku its code
   * @return the product as it is now
   * @throws IllegalArgumentException when there is none; the message lists some that there are
   */
  public synchronized FakeProduct product(String sku) {
    return find(sku).orElseThrow(() -> unknown(sku));
  }

  private IllegalArgumentException unknown(String sku) {
    List<String> known = skus();
    return new IllegalArgumentException(
        "product \""
            + sku
            + "\": expected one of "
            + (known.size() <= NAMED
                ? known
                : known.subList(0, NAMED) + " and " + (known.size() - NAMED) + " more"));
  }

  /**
   * Looks a product up, inactive ones included.
   *
   * @param sku its code
   * @return the product as it is now, or empty
   */
  public synchronized Optional<FakeProduct> find(String sku) {
    FakeProduct put = products.get(sku);
    if (put == null && generated != null) {
      int place = generated.place(sku);
      return place < 0 ? Optional.empty() : Optional.of(generated.product(place));
    }
    return Optional.ofNullable(put);
  }

  /**
   * Lists the codes of all products, those out of stock or inactive included.
   *
   * @return the codes in the catalogue's order: generated ones first
   */
  public synchronized List<String> skus() {
    if (generated == null) {
      return List.copyOf(products.keySet());
    }
    Assortment assortment = generated;
    Set<String> skus = new LinkedHashSet<>();
    assortment.forEach(place -> skus.add(assortment.sku(place)));
    skus.addAll(products.keySet());
    return List.copyOf(skus);
  }

  /**
   * Changes a product, such as its price.
   *
   * @param sku its code
   * @param change gives the changed product, of the same code
   * @return this catalogue
   * @throws IllegalArgumentException when there is no such product, or the change is of its code
   */
  public synchronized FakeCatalogue change(String sku, UnaryOperator<FakeProduct> change) {
    FakeProduct changed = change.apply(product(sku));
    if (!changed.sku().equals(sku)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "product \"%s\" changed into \"%s\", expected the same code",
              sku,
              changed.sku()));
    }
    products.put(sku, changed);
    pin(sku);
    return this;
  }

  /** Leaves a generated product alone from now on. */
  private void pin(String sku) {
    if (generated != null) {
      generated.pin(sku);
    }
  }

  /**
   * Runs out of a product: its stock is 0 from now on, and the next rebuild leaves it out. A
   * generated one leaves the market: no delivery comes.
   *
   * @param sku its code
   * @return this catalogue
   * @throws IllegalArgumentException when there is no such product
   */
  public synchronized FakeCatalogue sellOut(String sku) {
    stock(sku, 0);
    pin(sku);
    return this;
  }

  /**
   * Sets how many pieces of a product there are; a generated one that is on the market stays there,
   * so that others buy it and deliveries come.
   *
   * @param sku its code
   * @param pieces 0 or more
   * @return this catalogue
   * @throws IllegalArgumentException when there is no such product, or the number is negative
   */
  public synchronized FakeCatalogue stock(String sku, int pieces) {
    int place = placeOf(sku);
    if (place < 0 || generated == null) {
      return change(sku, product -> product.stock(pieces));
    }
    generated.stock(place, FakeProduct.pieces(pieces));
    return this;
  }

  /** How many pieces there are of a product that is known. */
  synchronized int stockOf(String sku) {
    int place = placeOf(sku);
    return place < 0 || generated == null ? product(sku).stock() : generated.stock(place);
  }

  /** Whether there is such a product. */
  synchronized boolean isKnown(String sku) {
    return products.containsKey(sku) || placeOf(sku) >= 0;
  }

  /** Where the generated part has a product that nobody put by hand; -1 when it hasn't. */
  private int placeOf(String sku) {
    return generated == null || products.containsKey(sku) ? -1 : generated.place(sku);
  }

  /**
   * Makes a product inactive: orders of it are refused, and the next rebuild leaves it out. A
   * generated one leaves the market.
   *
   * @param sku its code
   * @return this catalogue
   */
  public synchronized FakeCatalogue deactivate(String sku) {
    if (!isKnown(sku)) {
      throw unknown(sku);
    }
    inactive.add(sku);
    pin(sku);
    return this;
  }

  /**
   * Takes a product out for good: orders of it are refused as of an unknown product.
   *
   * @param sku its code
   * @return this catalogue
   */
  public synchronized FakeCatalogue remove(String sku) {
    if (!isKnown(sku)) {
      throw unknown(sku);
    }
    products.remove(sku);
    if (generated != null) {
      generated.remove(sku);
    }
    inactive.remove(sku);
    return this;
  }

  /** Whether orders of the product are refused although it is known. */
  synchronized boolean isInactive(String sku) {
    return inactive.contains(sku);
  }

  /** What others did on the market until the rebuild of this moment. */
  synchronized void move(Instant now) {
    if (generated != null && !quiet) {
      generated.move(now);
    }
  }

  /** The document as it would be rebuilt now. */
  synchronized byte[] document(CatalogueFormat format) {
    CsvText text = new CsvText(format.separator(), format.charset(), length + length / 16);
    text.add(format.header());
    if (generated != null) {
      Assortment assortment = generated;
      assortment.forEach(
          place -> {
            FakeProduct put = products.isEmpty() ? null : products.get(assortment.sku(place));
            if (put != null) {
              add(text, format, put);
            } else if (assortment.stock(place) > 0) {
              add(text, format, assortment.product(place));
            }
          });
    }
    for (FakeProduct product : products.values()) {
      if (generated == null || generated.place(product.sku()) < 0) {
        add(text, format, product);
      }
    }
    byte[] document = text.toBytes();
    length = document.length;
    return document;
  }

  private void add(CsvText text, CatalogueFormat format, FakeProduct product) {
    if (product.stock() > 0 && !inactive.contains(product.sku())) {
      text.add(format.row(product));
    }
  }

  @Override
  public synchronized String toString() {
    return generated == null
        ? "FakeCatalogue" + products.values()
        : "FakeCatalogue[" + generated.size() + " generated, " + products.size() + " by hand]";
  }
}
