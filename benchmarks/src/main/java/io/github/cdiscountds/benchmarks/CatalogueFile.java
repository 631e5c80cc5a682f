package io.github.cdiscountds.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes catalogues of any size, the same for the same seed: 34 columns, some 1,150 bytes per row
 * in UTF-8, variants grouped under parents. Descriptions have 600 characters on average; of every
 * hundred, five have quotes, separators and line breaks.
 */
final class CatalogueFile {
  private static final String HEADER =
      "Sku;Parent Sku;Size;EAN code;Category 1 ID;Category 1 name;Category 2 ID;Level 2 category;"
          + "Category 3 ID;Level 3 category;Category 4 ID;Level 4 category;Brand;Name;Description;"
          + "Product type;Stock indication;Strike-through price (VAT-exclu.);"
          + "VAT-exclu. purchase price (with ecotax);Promotion;Discount (%);VAT-exclu. ecotax;"
          + "VAT-exclu. Sorecop;VAT rate (%);Image 1;Image 2;Image 3;Image 4;Image 5;Image 6;"
          + "Package length (cm);Package width (cm);Package height (cm);Weight\r\n";

  /** Every character is also one of windows-1252. */
  private static final String[] WORDS =
      ("le la les un une de du des et en avec sans pour sur sous dans très plus livré livrée garantie"
              + " deux ans été hiver coton laine lin cuir bois métal acier inox verre léger légère"
              + " résistant résistante écran batterie capacité puissance autonomie compact pliable"
              + " réglable lavable machine séchage maison cuisine jardin bébé enfant adulte noir blanc"
              + " bleu rouge vert beige écru taupe modèle série édition gamme confort idéal idéale"
              + " quotidien voyage bureau cœur façade hauteur largeur longueur poids environ grammes"
              + " entretien facile étui housse sangle poignée câble chargeur adaptateur notice français"
              + " fabriqué assemblé Europe qualité supérieure finition soignée – 20 € d’économie")
          .split(" ");

  private static final String[] SIZES = {"", "S", "M", "L", "XL", "38", "40", "42", "TU", "6 mois"};
  private static final String[] VAT_RATES = {"20", "20", "20", "20.00", "5.5", "10"};

  /** Of so many rows of the next edition one differs: 5%. */
  private static final int ROWS_PER_CHANGE = 20;

  /** Of so many rows of the next edition one is gone, and one is new. */
  private static final int ROWS_PER_REMOVAL = 1_000;

  /** Which of two catalogues that follow each other. */
  private enum Edition {
    FIRST,
    NEXT
  }

  private final StringBuilder out = new StringBuilder(4_096);
  private final Random random;
  private final Edition edition;

  private CatalogueFile(long seed, Edition edition) {
    this.random = new Random(seed);
    this.edition = edition;
  }

  static void write(Path file, int rows, Charset charset, long seed) throws IOException {
    write(file, rows, charset, new CatalogueFile(seed, Edition.FIRST));
  }

  /** As {@link #write}, four hours later: some prices, stocks and descriptions differ. */
  static void writeNext(Path file, int rows, Charset charset, long seed) throws IOException {
    write(file, rows, charset, new CatalogueFile(seed, Edition.NEXT));
  }

  private static void write(Path file, int rows, Charset charset, CatalogueFile catalogue)
      throws IOException {
    try (BufferedWriter target = Files.newBufferedWriter(file, charset)) {
      target.write(HEADER);
      catalogue.writeRows(target, rows);
    }
  }

  private void writeRows(BufferedWriter target, int rows) throws IOException {
    int row = 0;
    while (row < rows) {
      int variants = Math.min(rows - row, 1 + random.nextInt(5));
      String parent = variants == 1 ? "" : "P" + (100_000_000L + row);
      String shared = sharedByVariants();
      for (int i = 0; i < variants; i++) {
        out.setLength(0);
        writeRow(row, parent, shared);
        if (edition == Edition.FIRST || row % ROWS_PER_REMOVAL != 13) {
          target.append(out);
        }
        if (edition == Edition.NEXT && row % ROWS_PER_REMOVAL == 15) {
          target.append(out.replace(0, 3, "NEW"));
        }
        row++;
      }
    }
  }

  /** Columns E to N. */
  private String sharedByVariants() {
    int first = 10 + random.nextInt(12);
    int second = first * 100 + random.nextInt(12);
    int third = second * 100 + random.nextInt(20);
    boolean isDeep = random.nextInt(5) > 0;
    int fourth = third * 100 + random.nextInt(10);
    return String.join(
        ";",
        "" + first,
        words(15),
        "" + second,
        words(18),
        "" + third,
        words(20),
        isDeep ? "" + fourth : "",
        isDeep ? words(20) : "",
        words(5).toUpperCase(Locale.ROOT),
        words(30 + random.nextInt(60)));
  }

  private void writeRow(int row, String parent, String shared) {
    boolean isChanged = edition == Edition.NEXT && row % ROWS_PER_CHANGE == 7;
    out.append("SKU" + (100_000_000L + row) + ';' + parent + ';');
    out.append(SIZES[random.nextInt(SIZES.length)] + ';' + (3_000_000_000_000L + 7_919L * row));
    out.append(';' + shared + ';');
    writeDescription(isChanged && row % 3 == 0);
    int cents = 100 + random.nextInt(90_000) + (isChanged && row % 3 == 1 ? 1 : 0);
    boolean isPromoted = random.nextInt(3) == 0;
    out.append(random.nextInt(3) == 0 ? ";simple;" : ";variant;");
    int stock = (random.nextInt(31) + (isChanged && row % 3 == 2 ? 1 : 0)) % 31;
    out.append(stock + ";" + decimal(cents + random.nextInt(9_000), 2) + ';');
    out.append(decimal(cents, 2) + (isPromoted ? ";1;" + (5 + random.nextInt(60)) : ";0;0") + ';');
    out.append(random.nextInt(4) == 0 ? decimal(random.nextInt(1_200), 2) : "0.00");
    out.append(random.nextInt(20) == 0 ? ';' + decimal(random.nextInt(900), 2) + ';' : ";;");
    out.append(VAT_RATES[random.nextInt(VAT_RATES.length)]);
    writeImages(row);
    boolean isMeasured = random.nextInt(3) > 0;
    for (int i = 0; i < 3; i++) {
      out.append(isMeasured ? ';' + decimal(10 + random.nextInt(1_200), 1) : ";");
    }
    out.append(random.nextInt(4) > 0 ? ';' + decimal(20 + random.nextInt(15_000), 3) : ";");
    out.append("\r\n");
  }

  private void writeImages(int row) {
    int images = 1 + random.nextInt(6);
    for (int i = 1; i <= 6; i++) {
      out.append(';');
      if (i <= images) {
        String hash = Integer.toHexString(random.nextInt());
        out.append(
            "https://images.example.org/pdt/" + i + "/700x700/sku" + row + '-' + hash + ".jpg");
      }
    }
  }

  /** Few are long: 20 to 2,000 characters, 600 on average. */
  private void writeDescription(boolean isChanged) {
    double length = StrictMath.exp(6.245 + 0.6 * random.nextGaussian());
    String drawn = words((int) Math.max(20, Math.min(1_980, length)));
    String text = isChanged ? drawn.substring(1) : drawn;
    if (random.nextInt(20) > 0) {
      out.append(text);
      return;
    }
    int third = text.length() / 3;
    out.append(
        '"' + text.substring(0, third) + " \"\"4,3\"\" ; " + text.substring(third, 2 * third));
    out.append("\r\n- " + text.substring(2 * third) + '"');
  }

  /** Words of so many characters in all. */
  private String words(int length) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    text.setLength(length);
    return text.toString().strip();
  }

  /** Without floating point, so that the text is exact. */
  private static String decimal(int units, int digits) {
    StringBuilder text = new StringBuilder().append(units);
    while (text.length() <= digits) {
      text.insert(0, '0');
    }
    return text.insert(text.length() - digits, '.').toString();
  }
}
