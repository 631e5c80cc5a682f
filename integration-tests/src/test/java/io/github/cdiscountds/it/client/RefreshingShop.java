package io.github.cdiscountds.it.client;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shop that does nothing but refresh its catalogue, each time to the next version: the process
 * that {@link CatalogueCrashTest} kills. It tells the version that it is about to fetch, already
 * published, on its standard output.
 */
final class RefreshingShop {
  static final int ITEMS = 400;

  /** In every odd version this product's row can't be read. */
  static final String FRAGILE = "LAMP-7";

  static final String NAME = "Catalogue_YOURCOMPANY_inter.csv";
  private static final int VERSIONS = 100_000;

  private final Shop shop;
  private final DropshipClient client;

  private RefreshingShop(Path folder) {
    shop = Shop.openedWith(folder);
    client = client(shop);
  }

  /** Refreshes from one version to the next until it is killed, for ever but for its bound. */
  public static void main(String[] arguments) throws IOException {
    RefreshingShop refreshing = new RefreshingShop(Path.of(arguments[0]));
    int first = Integer.parseInt(arguments[1]);
    for (int version = first; version < first + VERSIONS; version++) {
      refreshing.publish(version);
      System.out.println("fetching " + version + ";");
      refreshing.refreshTo(version);
    }
  }

  static void prepare(Path folder) throws IOException {
    RefreshingShop first = new RefreshingShop(folder);
    first.publish(0);
    first.refreshTo(0);
  }

  static DropshipClient client(Shop shop) {
    return builder(shop).build();
  }

  static DropshipClient.Builder builder(Shop shop) {
    return shop.newBuilder()
        .decodeOptions(DecodeOptions.DEFAULT.withTolerance(Tolerance.share(new BigDecimal("0.5"))));
  }

  private void publish(int version) throws IOException {
    shop.supplier.advance(Duration.ofHours(4));
    Files.write(shop.supplier.catalogueTree().file(".", NAME), content(version));
  }

  private void refreshTo(int version) {
    client
        .catalogue()
        .refresh()
        .fold(
            unchanged -> {
              throw new AssertionError("version " + version + " looks like the one before");
            },
            updated -> updated,
            refused -> {
              throw new AssertionError(refused.reason().message());
            });
  }

  /** The supplier's file of a version; no two are alike, and neighbours differ in size. */
  static byte[] content(int version) {
    String head = "Sku;Name;Stock indication;VAT-exclu. purchase price (with ecotax)\r\n";
    String padding = version % 2 == 0 ? "" : " of another season";
    return IntStream.range(0, ITEMS)
        .mapToObj(
            n ->
                String.format(
                    Locale.ROOT,
                    "LAMP-%d;Lamp%s;%s;%d.%02d\r\n",
                    n,
                    padding,
                    version % 2 == 1 && FRAGILE.equals("LAMP-" + n) ? "many" : "" + n % 31,
                    10 + version,
                    n % 100))
        .collect(Collectors.joining("", head, ""))
        .getBytes(StandardCharsets.UTF_8);
  }
}
