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
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in a local text file, with the index of what it holds. Immutable once it is made, but
 * for the memory that its file was found damaged. Thread-safe.
 */
final class LocalCatalogue implements CatalogueSnapshot {
  private final Published published;
  private final Path file;
  private final CatalogueDecoding decoding;
  private final Dialect dialect;
  private final ItemIndex index;
  private final int rows;
  private final List<CatalogueItem> carried;
  private final RecordReader records;

  /** Shared by all who look at the same file. */
  private final AtomicBoolean damaged;

  private LocalCatalogue(
      Published published,
      Path file,
      CatalogueDecoding decoding,
      Dialect dialect,
      ItemIndex index,
      int rows,
      List<CatalogueItem> carried,
      AtomicBoolean damaged) {
    this.published = published;
    this.file = file;
    this.decoding = decoding;
    this.dialect = dialect;
    this.index = index;
    this.rows = rows;
    this.carried = List.copyOf(carried);
    this.records = new RecordReader(file, index, dialect, decoding);
    this.damaged = damaged;
  }

  /** Makes a catalogue of a text file whose rows were all read. */
  static LocalCatalogue of(
      Published published,
      Path file,
      CatalogueDecoding decoding,
      Dialect dialect,
      ItemIndex index) {
    return new LocalCatalogue(
        published,
        file,
        decoding.again(),
        dialect,
        index,
        index.rows(),
        List.of(),
        new AtomicBoolean());
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
    return new LocalCatalogue(published, file, decoding, dialect, index, rows, missing, damaged);
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
    return new LocalCatalogue(
        published.at(seenAt), place, decoding, dialect, index, rows, carried, damaged);
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
    @Nullable CatalogueItem[] read = read(inFile);
    List<CatalogueItem> items = new ArrayList<>(wanted.length);
    int next = 0;
    for (int row : wanted) {
      CatalogueItem item = row < rows ? read[next++] : carried.get(row - rows);
      if (item == null) {
        throw damaged();
      }
      items.add(item);
    }
    return items;
  }

  private @Nullable CatalogueItem[] read(int[] inFile) {
    try {
      return records.read(inFile);
    } catch (DropshipException e) {
      damaged.set(true);
      throw e;
    } catch (UncheckedIOException e) {
      // A thread that was interrupted closes its channel: that says nothing of the file.
      damaged.compareAndSet(false, !(e.getCause() instanceof ClosedChannelException));
      throw e;
    }
  }

  /**
   * Whether the file can be expected to be what it was: it is there, is long enough for what was
   * read of it, and nobody found it damaged. Only its digest tells for sure.
   */
  boolean isIntact() {
    try {
      return !damaged.get() && Files.size(file) >= (rows == 0 ? 0 : index.end(rows - 1));
    } catch (IOException e) {
      return false;
    }
  }

  /** Remembers that the file is damaged. */
  DropshipException damaged() {
    damaged.set(true);
    return isDamaged(file);
  }

  /** Forgets that the file was damaged, once its digest says that it isn't any more. */
  void proven() {
    damaged.set(false);
  }

  static DropshipException isDamaged(Path file) {
    return new DropshipException(
        "the local catalogue " + file + " isn't what it was when it was taken over; refresh it");
  }

  static DropshipException isGone(Path file) {
    return new DropshipException(
        "the local catalogue "
            + file
            + " is gone: a catalogue stays until the second update after it, and what changed until"
            + " the next one; refresh, and take the latest snapshot");
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
    if (Files.notExists(file)) {
      damaged.set(true);
      throw isGone(file);
    }
    Visit visit = new Visit(visitor);
    DecodeSummary summary =
        decoding.decoder().decode(FileContent.of(published.name(), file), visit, visit);
    if (!summary.isSound() || !visit.isWhole()) {
      throw damaged();
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
    private boolean differs;

    Visit(Consumer<CatalogueItem> visitor) {
      this.visitor = visitor;
    }

    boolean isWhole() {
      return !differs && next == rows;
    }

    @Override
    public void header(RawRecord record) {}

    @Override
    public void settled(DetectedFormat format) {}

    @Override
    public boolean wants(RawRecord record, String key) {
      differs |= next >= rows || record.digest() != index.digest(next);
      if (differs) {
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
      if (!differs && line != null && pending.at(line) != ItemIndex.NONE) {
        visitor.accept(row.value());
      }
    }
  }
}
