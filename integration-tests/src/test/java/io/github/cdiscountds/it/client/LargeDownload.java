package io.github.cdiscountds.it.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A shop that downloads a catalogue of some megabytes: the process that ends in {@link
 * CatalogueResumeTest} as abruptly as a kill would end it, at a chosen place.
 */
final class LargeDownload {
  static final int HALTED = 137;
  static final int SIZE = 11 << 20;

  private LargeDownload() {}

  public static void main(String[] arguments) {
    long place = Long.parseLong(arguments[1]);
    RefreshingShop.builder(shop(Path.of(arguments[0])))
        .progress(
            (path, transferred, total) -> {
              if (transferred >= place) {
                Runtime.getRuntime().halt(HALTED);
              }
            })
        .build()
        .catalogue()
        .refresh();
  }

  /** The same shop in every process: same server, same file of the same time. */
  static Shop shop(Path folder) {
    Shop shop = Shop.openedWith(folder);
    shop.supplier.catalogueTree().write(".", RefreshingShop.NAME, content());
    return shop;
  }

  static byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream(SIZE);
    content.writeBytes(
        ascii("Sku;Name;Stock indication;VAT-exclu. purchase price (with ecotax)\r\n"));
    String name = "Lamp of another season ".repeat(200);
    for (int n = 0; content.size() < SIZE - 10_000; n++) {
      content.writeBytes(ascii(String.format(Locale.ROOT, "LAMP-%d;%s;1;9.90\r\n", n, name)));
    }
    return content.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
