package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A catalogue in a local file, with the index of what it holds. Immutable once it is made. */
final class LocalCatalogue implements CatalogueSnapshot {
  private final String name;
  private final Path file;
  private final long remoteSize;
  private final Instant publishedAt;
  private final String sha256;
  private final Decoder<CatalogueItem> decoder;
  private final ItemIndex index;
  private final Set<String> rejected;
  private final List<CatalogueItem> carried;

  private LocalCatalogue(
      String name,
      Path file,
      long remoteSize,
      Instant publishedAt,
      String sha256,
      Decoder<CatalogueItem> decoder,
      ItemIndex index,
      Set<String> rejected,
      List<CatalogueItem> carried) {
    this.name = name;
    this.file = file;
    this.remoteSize = remoteSize;
    this.publishedAt = publishedAt;
    this.sha256 = sha256;
    this.decoder = decoder;
    this.index = index;
    this.rejected = rejected;
    this.carried = List.copyOf(carried);
  }

  /** What reading a file to its end gave. */
  record Reading(LocalCatalogue catalogue, DecodeSummary summary, List<Finding> findings) {}

  /** Reads a file once, to its end, keeping hashes only. */
  static Reading read(
      String name,
      Path file,
      long remoteSize,
      Instant publishedAt,
      String sha256,
      Decoder<CatalogueItem> decoder,
      int findingsToKeep) {
    ItemIndex index = new ItemIndex();
    Set<String> rejected = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    DecodeSummary summary =
        decoder.decode(
            FileContent.of(name, file),
            new RowSink<>() {
              @Override
              public void row(Located<CatalogueItem> row) {
                if (index.put(row.value())) {
                  warning(
                      Finding.warning(
                          FindingCode.DUPLICATE_KEY,
                          row.at(),
                          row.value().sku().value(),
                          Wording.of(
                              "each product once; of several rows the last one counts (R10)",
                              "chaque produit une seule fois ; de plusieurs lignes la dernière compte (R10)")));
                }
              }

              @Override
              public void rejected(String key, List<Finding> why) {
                if (!key.isEmpty()) {
                  rejected.add(key);
                }
                why.forEach(this::warning);
              }

              @Override
              public void warning(Finding finding) {
                if (findings.size() < findingsToKeep) {
                  findings.add(finding);
                }
              }
            });
    return new Reading(
        new LocalCatalogue(
            name,
            file,
            remoteSize,
            publishedAt,
            sha256,
            decoder,
            index,
            Set.copyOf(rejected),
            List.of()),
        summary,
        findings);
  }

  /**
   * The same catalogue, with the last known item of each product that is in the file but couldn't
   * be read (R7). To be called before the catalogue is handed out, since it adds to its index.
   */
  LocalCatalogue carryingOver(LocalCatalogue before) {
    if (rejected.isEmpty()) {
      return this;
    }
    List<CatalogueItem> lastKnown = new ArrayList<>();
    before.forEach(
        item -> {
          if (rejected.contains(item.sku().value())) {
            lastKnown.add(item);
          }
        });
    return carrying(lastKnown);
  }

  /** The same catalogue, with items that the file itself doesn't give. */
  LocalCatalogue carrying(List<CatalogueItem> items) {
    List<CatalogueItem> missing =
        items.stream().filter(item -> !index.contains(item.sku())).toList();
    missing.forEach(index::put);
    return new LocalCatalogue(
        name, file, remoteSize, publishedAt, sha256, decoder, index, rejected, missing);
  }

  /** The same catalogue at another place or seen with another time. */
  LocalCatalogue at(Path place, Instant seenAt) {
    return new LocalCatalogue(
        name, place, remoteSize, seenAt, sha256, decoder, index, rejected, carried);
  }

  String name() {
    return name;
  }

  Path file() {
    return file;
  }

  long remoteSize() {
    return remoteSize;
  }

  ItemIndex index() {
    return index;
  }

  /** Products whose rows can't be read, as they were last known (R7). */
  List<CatalogueItem> carried() {
    return carried;
  }

  @Override
  public int size() {
    return index.size();
  }

  @Override
  public Instant publishedAt() {
    return publishedAt;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public void forEach(Consumer<CatalogueItem> visitor) {
    ItemIndex.Pass pass = index.pass();
    DecodeSummary summary =
        decoder.decode(
            FileContent.of(name, file),
            row -> {
              if (pass.takes(row.value())) {
                visitor.accept(row.value());
              }
            });
    if (!summary.isSound()) {
      throw new DropshipException(
          "the local catalogue " + file + " isn't what it was when it was taken over; refresh it");
    }
    carried.forEach(visitor);
  }

  @Override
  public Optional<CatalogueItem> find(Sku sku) {
    if (!index.contains(sku)) {
      return Optional.empty();
    }
    List<CatalogueItem> found = new ArrayList<>(1);
    forEach(
        item -> {
          if (item.sku().equals(sku)) {
            found.clear();
            found.add(item);
          }
        });
    return found.stream().findFirst();
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
}
