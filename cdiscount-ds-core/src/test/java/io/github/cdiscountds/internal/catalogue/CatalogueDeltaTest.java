package io.github.cdiscountds.internal.catalogue;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.VariantGroup;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.catalogue.CatalogueIntake.Result;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.mapping.CatalogueRows;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quicktheories.core.Gen;

/** Random catalogues, one after the other, against what a map of items in memory says. */
class CatalogueDeltaTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int PRODUCTS = 40;
  private static final int EXAMPLES = Integer.getInteger("examples", 200);

  @TempDir private Path folder;
  private int files;

  /** How a row is written, or what is wrong with it. */
  private enum Style {
    PLAIN,
    PLAIN_TOO,
    PLAIN_AS_WELL,
    QUOTED,
    WITH_ZEROS,
    BEFORE_A_BLANK_LINE,
    OF_TWO_LINES,
    WITHOUT_VAT,
    OVER_LONG,
    WITHOUT_STOCK,
    BROKEN_BY_A_QUOTE
  }

  private record Row(int product, int cents, int parent, Style style) {}

  private record File(
      List<Row> rows, boolean comma, boolean western, boolean headless, boolean wide) {}

  private static Gen<Row> rows() {
    Gen<Style> styles =
        integers().between(0, Style.values().length - 1).map(i -> Style.values()[i]);
    return integers()
        .between(1, PRODUCTS)
        .zip(integers().between(100, 103), integers().between(0, 3), styles, Row::new);
  }

  private static Gen<File> files() {
    return lists()
        .of(rows())
        .ofSizeBetween(1, 60)
        .zip(
            integers().between(0, 5),
            (rows, kind) -> new File(rows, kind == 1, kind == 2, kind == 3, kind == 4));
  }

  @Test
  @Tag("R7")
  @Tag("R10")
  void aDeltaIsWhatTwoMapsOfItemsDifferIn() {
    qt().withExamples(EXAMPLES)
        .withShrinkCycles(EXAMPLES / 5)
        .forAll(files(), files(), files(), booleans().all())
        .checkAssert(this::checkThree);
  }

  /** The third shows what the second carried over from the first. */
  private void checkThree(File first, File second, File third, boolean forced) {
    DecodeOptions options =
        DecodeOptions.DEFAULT
            .withTolerance(Tolerance.share(BigDecimal.ONE))
            .withDecimalMark(forced ? '.' : null)
            .withSeparator(null);
    try {
      Model nothing = new Model(Map.of(), List.of());
      LocalCatalogue known = null;
      Model model = nothing;
      for (File file : List.of(first, second, third)) {
        Path path = write(file);
        Model next = Model.of(path, options, model);
        Result result = intake(options).take(published(path), path, known);
        assertThat(result).isInstanceOf(Result.Sound.class);
        Result.Sound sound = (Result.Sound) result;
        assertThat(sound.findings()).isEqualTo(next.findings());
        assertSame(sound.catalogue(), next);
        if (known != null) {
          FileDelta delta =
              FileDelta.between(
                  known, sound.catalogue(), Objects.requireNonNull(sound.differences()));
          assertThat(Changes.of(delta)).isEqualTo(model.changesTo(next));
          assertThat(delta.added() + delta.changed() + delta.removed())
              .isEqualTo(model.changesTo(next).size());
        }
        known = sound.catalogue();
        model = next;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(LocalCatalogue catalogue, Model model) {
    List<CatalogueItem> visited = new ArrayList<>();
    catalogue.forEach(visited::add);
    assertThat(visited).isEqualTo(List.copyOf(model.items().values()));
    assertThat(catalogue.size()).isEqualTo(visited.size());
    List<Sku> all = IntStream.rangeClosed(0, PRODUCTS).mapToObj(n -> Sku.of("P" + n)).toList();
    assertThat(catalogue.find(all)).isEqualTo(model.items());
    assertThat(catalogue.find(Sku.of("P7")))
        .isEqualTo(java.util.Optional.ofNullable(model.items().get(Sku.of("P7"))));
    assertThat(catalogue.offers(all).values())
        .containsExactlyElementsOf(model.items().values().stream().map(Offer::of).toList());
    List<VariantGroup> groups = new ArrayList<>();
    catalogue.forEachVariantGroup(groups::add);
    assertThat(groups).isEqualTo(model.groups());
  }

  @Test
  void rowsThatAreKnownAreNotReadAgain() throws IOException {
    List<Row> rows =
        IntStream.rangeClosed(1, PRODUCTS).mapToObj(CatalogueDeltaTest::plain).toList();
    List<Row> changed = new ArrayList<>(rows);
    changed.set(9, new Row(10, 999, 0, Style.PLAIN));
    DecodeOptions options = DecodeOptions.DEFAULT.withDecimalMark('.');
    Path before = write(file(rows));
    LocalCatalogue known =
        ((Result.Sound) intake(options).take(published(before), before, null)).catalogue();
    // Were the third row compared with what it was, this would be noticed.
    Files.writeString(before, Files.readString(before).replace("Product 3;", "Product X;"));
    Path after = write(file(changed));
    Result.Sound sound = (Result.Sound) intake(options).take(published(after), after, known);
    FileDelta delta =
        FileDelta.between(known, sound.catalogue(), Objects.requireNonNull(sound.differences()));
    assertThat(Changes.of(delta)).containsExactly("~ P10 [PURCHASE_PRICE]");
    assertThat(delta.beforeSha256()).contains(known.sha256());
    assertThatThrownBy(() -> known.find(Sku.of("P3")))
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "the local catalogue "
                + before
                + " isn't what it was when it was taken over; refresh it");
    assertThat(known.find(Sku.of("P4"))).isPresent();
  }

  @Test
  @Tag("INV-5")
  void aVisitOfAnAlteredFileNeverPassesForAWholeOne() throws IOException {
    Path file =
        write(file(IntStream.rangeClosed(1, 20).mapToObj(CatalogueDeltaTest::plain).toList()));
    LocalCatalogue known =
        ((Result.Sound) intake(DecodeOptions.DEFAULT).take(published(file), file, null))
            .catalogue();
    String whole = Files.readString(file);
    List<String> lines = whole.lines().toList();
    for (String altered :
        List.of(
            whole.replace("Product 3;", "Product X;"),
            whole.replace(lines.get(20) + "\r\n", ""),
            whole.replace(lines.get(4) + "\r\n", ""),
            whole + lines.get(20).replace("P20;", "P21;") + "\r\n")) {
      assertThat(altered).isNotEqualTo(whole);
      Files.writeString(file, altered);
      List<String> visited = new ArrayList<>();
      assertThatThrownBy(() -> known.forEach(item -> visited.add(item.name())))
          .isInstanceOf(DropshipException.class);
      assertThat(visited).doesNotContain("Product X").hasSizeLessThanOrEqualTo(20);
    }
  }

  private static Row plain(int product) {
    return new Row(product, 100, 0, Style.PLAIN);
  }

  private static File file(List<Row> rows) {
    return new File(rows, false, false, false, false);
  }

  private CatalogueIntake intake(DecodeOptions options) {
    return new CatalogueIntake(CatalogueDecoding.of(options), this::place, 10_000);
  }

  private Path place() {
    return folder.resolve(++files + ".csv");
  }

  private static Published published(Path file) throws IOException {
    return new Published("catalogue.csv", Files.size(file), NOON, Sha256.of(file));
  }

  private Path write(File file) throws IOException {
    char separator = file.comma() ? ',' : ';';
    StringBuilder text = new StringBuilder();
    if (!file.headless()) {
      text.append(line(CatalogueRows.header(), separator, false));
    }
    // The first row shows that there is no header.
    text.append(row(new Row(0, 101, 0, Style.PLAIN), separator));
    for (Row row : file.rows()) {
      // Where bytes aren't characters, a broken record spoils the document.
      boolean spared = file.wide() && row.style() == Style.BROKEN_BY_A_QUOTE;
      text.append(row(spared ? plain(row.product()) : row, separator));
    }
    Charset charset =
        file.wide()
            ? StandardCharsets.UTF_16
            : file.western() ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    Path path = place();
    Files.write(path, text.toString().getBytes(charset));
    return path;
  }

  private static String row(Row row, char separator) {
    List<String> cells =
        new ArrayList<>(
            CatalogueRows.cells(
                Items.item(
                    "P" + row.product(),
                    row.parent() == 0 ? null : "Q" + row.parent(),
                    "1.00",
                    3,
                    List.of(new Category(1, "1", "Été")))));
    cells.set(13, "Product " + row.product());
    cells.set(18, "1." + row.cents() % 100 + (row.style() == Style.WITH_ZEROS ? "0" : ""));
    cells.set(23, row.style() == Style.WITHOUT_VAT ? "" : "20");
    switch (row.style()) {
      case OF_TWO_LINES -> cells.set(14, "Two\r\nlines");
      case OVER_LONG -> cells.set(12, "B".repeat(60));
      case WITHOUT_STOCK -> cells.set(16, "many");
      case BROKEN_BY_A_QUOTE -> {
        return line(cells, separator, false).replaceFirst("Product", "\"Pro\"duct");
      }
      default -> {}
    }
    return line(cells, separator, row.style() == Style.QUOTED)
        + (row.style() == Style.BEFORE_A_BLANK_LINE ? "\r\n" : "");
  }

  private static String line(List<String> cells, char separator, boolean quoted) {
    return cells.stream()
        .map(
            cell ->
                quoted || cell.indexOf(separator) >= 0 || cell.contains("\n")
                    ? '"' + cell + '"'
                    : cell)
        .collect(Collectors.joining(String.valueOf(separator), "", "\r\n"));
  }

  /** A catalogue as a map in memory, and what is to be told of it. */
  private record Model(Map<Sku, CatalogueItem> items, List<Finding> findings) {

    static Model of(Path file, DecodeOptions options, Model before) {
      Map<Sku, CatalogueItem> items = new LinkedHashMap<>();
      List<Finding> findings = new ArrayList<>();
      List<String> rejected = new ArrayList<>();
      Codecs.standard()
          .withOptions(options)
          .decoder(DocumentKind.CATALOGUE)
          .decode(
              FileContent.of("catalogue.csv", file),
              new RowSink<>() {
                @Override
                public void row(Located<CatalogueItem> row) {
                  if (items.remove(row.value().sku()) != null) {
                    findings.add(
                        Finding.warning(
                            io.github.cdiscountds.finding.FindingCode.DUPLICATE_KEY,
                            row.at(),
                            row.value().sku().value(),
                            io.github.cdiscountds.finding.Wording.of(
                                "each product once; of several rows the last one counts (R10)",
                                "chaque produit une seule fois ; de plusieurs lignes la dernière compte (R10)")));
                  }
                  items.put(row.value().sku(), row.value());
                }

                @Override
                public void rejected(String key, List<Finding> why) {
                  rejected.add(key);
                  findings.addAll(why);
                }

                @Override
                public void warning(Finding finding) {
                  findings.add(finding);
                }
              });
      before
          .items()
          .forEach(
              (sku, item) -> {
                if (rejected.contains(sku.value())) {
                  items.putIfAbsent(sku, item);
                }
              });
      return new Model(items, findings);
    }

    List<VariantGroup> groups() {
      Map<Sku, List<CatalogueItem>> groups = new LinkedHashMap<>();
      items.values().stream()
          .filter(CatalogueItem::isVariant)
          .forEach(
              item ->
                  groups
                      .computeIfAbsent(
                          Objects.requireNonNull(item.parentSku()), key -> new ArrayList<>())
                      .add(item));
      return groups.entrySet().stream()
          .map(group -> new VariantGroup(group.getKey(), group.getValue()))
          .toList();
    }

    List<String> changesTo(Model after) {
      List<String> changes = new ArrayList<>();
      after.items.forEach(
          (sku, is) -> {
            CatalogueItem was = items.get(sku);
            if (was == null) {
              changes.add("+ " + sku);
            } else if (!CatalogueField.differences(was, is).isEmpty()) {
              changes.add("~ " + sku + " " + CatalogueField.differences(was, is));
            }
          });
      items.keySet().stream()
          .filter(sku -> !after.items.containsKey(sku))
          .forEach(sku -> changes.add("- " + sku));
      return changes;
    }
  }
}
