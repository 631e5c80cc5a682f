package io.github.cdiscountds.internal.catalogue;

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

  private LocalCatalogue(
      String name,
      Path file,
      long remoteSize,
      Instant publishedAt,
      String sha256,
      Decoder<CatalogueItem> decoder,
      ItemIndex index,
      Set<String> rejected) {
    this.name = name;
    this.file = file;
    this.remoteSize = remoteSize;
    this.publishedAt = publishedAt;
    this.sha256 = sha256;
    this.decoder = decoder;
    this.index = index;
    this.rejected = rejected;
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
            name, file, remoteSize, publishedAt, sha256, decoder, index, Set.copyOf(rejected)),
        summary,
        findings);
  }

  /** The same catalogue at another place or seen with another time. */
  LocalCatalogue at(Path place, Instant seenAt) {
    return new LocalCatalogue(name, place, remoteSize, seenAt, sha256, decoder, index, rejected);
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

  /** SKUs whose rows could not be read: they are never removals (R7). */
  boolean rejected(Sku sku) {
    return rejected.contains(sku.value());
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

  /** Visits the rows that count: of several with one SKU the one that the index holds. */
  @Override
  public void forEach(Consumer<CatalogueItem> visitor) {
    decoder.decode(
        FileContent.of(name, file),
        row -> {
          if (index.holds(row.value())) {
            visitor.accept(row.value());
          }
        });
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
}
