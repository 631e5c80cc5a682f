package io.github.cdiscountds.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes catalogues of any size, the same for the same seed: 34 columns, descriptions of some 600
 * characters, every twentieth with quotes, separators and line breaks.
 */
final class CatalogueFile {
  private static final String HEADER =
      "Sku;Parent Sku;Size;EAN code;Category 1 ID;Category 1 name;Category 2 ID;Level 2 category;"
          + "Category 3 ID;Level 3 category;Category 4 ID;Level 4 category;Brand;Name;Description;"
          + "Product type;Stock indication;Strike-through price (VAT-exclu.);"
          + "VAT-exclu. purchase price (with ecotax);Promotion;Discount (%);VAT-exclu. ecotax;"
          + "VAT-exclu. Sorecop;VAT rate (%);Image 1;Image 2;Image 3;Image 4;Image 5;Image 6;"
          + "Package length (cm);Package width (cm);Package height (cm);Weight\r\n";
  private static final String[] WORDS = {
    "coton", "léger", "écran", "garantie", "livré", "avec", "étui", "capacité", "été", "idéal",
    "maison", "modèle", "puissance", "lavable", "facile", "compact", "noir", "blanc", "la", "de"
  };

  private CatalogueFile() {}

  static void write(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(HEADER);
      for (int row = 0; row < rows; row++) {
        writeRow(out, row, random);
      }
    }
  }

  private static void writeRow(BufferedWriter out, int row, Random random) throws IOException {
    int cents = 100 + random.nextInt(90_000);
    out.write("SKU" + row + ";;;" + (3_000_000_000_000L + row) + ';');
    out.write("1201;Photo;120101;Appareil photo compact;;;;;EXEMPLE;Produit d'exemple " + row);
    out.write(';');
    writeDescription(out, row, random);
    out.write(";M30;" + random.nextInt(31) + ';' + amount(cents + 1_000) + ';' + amount(cents));
    out.write(";0;0;0.02;0;20;http://i2.example.org/700x700/" + row + ".jpg;;;;;;14;12;7.5;0.43");
    out.write("\r\n");
  }

  private static void writeDescription(BufferedWriter out, int row, Random random)
      throws IOException {
    boolean awkward = row % 20 == 0;
    StringBuilder text = new StringBuilder();
    int length = 300 + random.nextInt(600);
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    if (awkward) {
      text.insert(20, " ; 4,3\"\" ;\r\n");
      out.write('"' + text.toString().strip() + '"');
    } else {
      out.write(text.toString().strip());
    }
  }

  private static String amount(int cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }
}
