package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.CategoryTree;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.VariantGroup;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.internal.document.RecordWatch;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A catalogue in a local text file, with the index of what it holds. Immutable once it is made. */
final class LocalCatalogue implements CatalogueSnapshot {
  private final Published published;
  private final Path file;
  private final CatalogueDecoding decoding;
  private final Dialect dialect;
  private final ItemIndex index;
  private final int rows;
  private final List<CatalogueItem> carried;
  private final RecordReader records;

  private LocalCatalogue(
      Published published,
      Path file,
      CatalogueDecoding decoding,
      Dialect dialect,
      ItemIndex index,
      int rows,
      List<CatalogueItem> carried) {
    this.published = published;
    this.file = file;
    this.decoding = decoding;
    this.dialect = dialect;
    this.index = index;
    this.rows = rows;
    this.carried = List.copyOf(carried);
    this.records = new RecordReader(file, index, dialect, decoding);
  }

  /** Makes a catalogue of a text file whose rows were all read. */
  static LocalCatalogue of(
      Published published,
      Path file,
      CatalogueDecoding decoding,
      Dialect dialect,
      ItemIndex index) {
    return new LocalCatalogue(
        published, file, decoding.again(), dialect, index, index.rows(), List.of());
  }

  /**
   * The same catalogue, with items that the file itself doesn't give. To be called before the
   * catalogue is handed out, since it adds to its index.
   */
  LocalCatalogue carrying(List<CatalogueItem> items) {
    List<CatalogueItem> missing = new ArrayList<>();
    for (CatalogueItem item : items) {
      long key = ItemIndex.key(item.sku().value());
      if (index.find(key) == ItemIndex.NONE) {
        index.put(index.appendElsewhere(key));
        missing.add(item);
      }
    }
    return new LocalCatalogue(published, file, decoding, dialect, index, rows, missing);
  }

  /** The last known items of these products, as far as there are any. */
  List<CatalogueItem> lastKnown(Collection<String> skus) {
    return items(
        skus.stream()
            .mapToInt(sku -> index.find(ItemIndex.key(sku)))
            .filter(row -> row != ItemIndex.NONE)
            .sorted()
            .toArray());
  }

  /** The same catalogue at another place or seen with another time. */
  LocalCatalogue at(Path place, Instant seenAt) {
    return new LocalCatalogue(published.at(seenAt), place, decoding, dialect, index, rows, carried);
  }

  Published published() {
    return published;
  }

  Path file() {
    return file;
  }

  /** Whether the file is a copy that we wrote of the document. */
  boolean isCopy() {
    return decoding.isOfCopies();
  }

  Dialect dialect() {
    return dialect;
  }

  ItemIndex index() {
    return index;
  }

  /** Products whose rows can't be read, as they were last known (R7). */
  List<CatalogueItem> carried() {
    return carried;
  }

  /**
   * The items in these rows of the index, in their order.
   *
   * @throws DropshipException when the file isn't what it was
   */
  List<CatalogueItem> items(int[] wanted) {
    int[] inFile = Arrays.stream(wanted).filter(row -> row < rows).toArray();
    @Nullable CatalogueItem[] read = records.read(inFile);
    List<CatalogueItem> items = new ArrayList<>(wanted.length);
    int next = 0;
    for (int row : wanted) {
      CatalogueItem item = row < rows ? read[next++] : carried.get(row - rows);
      if (item == null) {
        throw isDamaged(file);
      }
      items.add(item);
    }
    return items;
  }

  /**
   * Looks whether the file is still long enough for what was read of it.
   *
   * @throws DropshipException when it isn't
   */
  void requireAllBytes() throws IOException {
    if (rows > 0 && Files.size(file) < index.end(rows - 1)) {
      throw isDamaged(file);
    }
  }

  static DropshipException isDamaged(Path file) {
    return new DropshipException(
        "the local catalogue " + file + " isn't what it was when it was taken over; refresh it");
  }

  @Override
  public int size() {
    return index.size();
  }

  @Override
  public Instant publishedAt() {
    return published.publishedAt();
  }

  @Override
  public String sha256() {
    return published.sha256();
  }

  @Override
  public void forEach(Consumer<CatalogueItem> visitor) {
    Visit visit = new Visit(visitor);
    DecodeSummary summary =
        decoding.decoder().decode(FileContent.of(published.name(), file), visit, visit);
    if (!summary.isSound() || !visit.isWhole()) {
      throw isDamaged(file);
    }
    carried.forEach(visitor);
  }

  @Override
  public Optional<CatalogueItem> find(Sku sku) {
    return Optional.ofNullable(find(List.of(sku)).get(sku));
  }

  @Override
  public Map<Sku, CatalogueItem> find(Collection<Sku> skus) {
    int[] found =
        skus.stream()
            .mapToInt(sku -> index.find(ItemIndex.key(sku.value())))
            .filter(row -> row != ItemIndex.NONE)
            .sorted()
            .distinct()
            .toArray();
    Map<Sku, CatalogueItem> bySku = new LinkedHashMap<>();
    for (CatalogueItem item : items(found)) {
      bySku.put(item.sku(), item);
    }
    // Two SKUs may share a hash.
    bySku.keySet().retainAll(Set.copyOf(skus));
    return bySku;
  }

  @Override
  public Map<Sku, Offer> offers(Collection<Sku> skus) {
    Map<Sku, Offer> offers = new LinkedHashMap<>();
    find(skus).forEach((sku, item) -> offers.put(sku, Offer.of(item)));
    return offers;
  }

  @Override
  public List<CatalogueItem> variants(Sku parent) {
    List<CatalogueItem> variants = new ArrayList<>();
    forEach(
        item -> {
          if (parent.equals(item.parentSku())) {
            variants.add(item);
          }
        });
    return List.copyOf(variants);
  }

  @Override
  public void forEachVariantGroup(Consumer<VariantGroup> visitor) {
    ParentIndex parents = new ParentIndex();
    forEach(
        item -> {
          Sku parent = item.parentSku();
          if (parent != null) {
            parents.add(parent, index.find(ItemIndex.key(item.sku().value())));
          }
        });
    parents.visit(this, visitor);
  }

  @Override
  public CategoryTree categories() {
    CategoryTree.Builder tree = CategoryTree.builder();
    forEach(item -> tree.add(item.categories()));
    return tree.build();
  }

  /** A pass over the file that hands on the rows that count, as long as they are what they were. */
  private final class Visit implements RowSink<CatalogueItem>, RecordWatch {
    private final Consumer<CatalogueItem> visitor;
    private final PendingRows pending = new PendingRows();
    private int next;
    private boolean damaged;

    Visit(Consumer<CatalogueItem> visitor) {
      this.visitor = visitor;
    }

    boolean isWhole() {
      return !damaged && next == rows;
    }

    @Override
    public void header(RawRecord record) {}

    @Override
    public void settled(DetectedFormat format) {}

    @Override
    public boolean wants(RawRecord record, String key) {
      damaged |= next >= rows || record.digest() != index.digest(next);
      if (damaged) {
        return false;
      }
      int row = next++;
      if (!index.counts(row)) {
        return false;
      }
      pending.add(record.line(), row);
      return true;
    }

    @Override
    public void row(Located<CatalogueItem> row) {
      Integer line = row.at().line();
      if (!damaged && line != null && pending.at(line) != ItemIndex.NONE) {
        visitor.accept(row.value());
      }
    }
  }
}
