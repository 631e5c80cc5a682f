package io.github.cdiscountds.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cdiscountds.benchmarks.CatalogueChange.Kind;
import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.internal.catalogue.LocalDelta;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What changed between two catalogues of which 5% differ: ours from the new local file and the old
 * one, opened, to the last change visited; against a peer that does no more than decode the new
 * file.
 */
final class CatalogueDeltas {
  private static final Charset CHARSET = StandardCharsets.UTF_8;
  private static final long SEED = 42;

  /** Both files, the old one beside the new one. */
  static final Input INPUT =
      new Input(
          "catalogue-next.csv",
          (file, rows) -> {
            CatalogueFile.write(before(file), rows, CHARSET, SEED);
            CatalogueFile.writeNext(file, rows, CHARSET, SEED);
          });

  private CatalogueDeltas() {}

  static List<Candidate<CatalogueChange>> all() {
    return List.of(
        Candidate.ours(CatalogueDeltas::ours),
        Candidate.reference("FastCSV CsvRecord, decoding only", CatalogueDeltas::fastCsv));
  }

  private static Path before(Path next) {
    return next.resolveSibling(next.getFileName() + ".before");
  }

  private static Task<CatalogueChange> ours(Path folder, int rows) throws IOException {
    Path file = INPUT.in(folder, rows);
    LocalDelta opened = LocalDelta.from(before(file));
    return results -> opened.to(file).visit(new Changes(results));
  }

  /** The changes, found before and only told by this task, are those that ours has to find. */
  private static Task<CatalogueChange> fastCsv(Path folder, int rows) throws IOException {
    Path file = INPUT.in(folder, rows);
    List<CatalogueChange> expected = expected(before(file), file);
    return results -> {
      long[] sum = new long[1];
      decode(file, item -> sum[0] += item.name().length() + item.purchasePrice().scale());
      if (sum[0] == 0) {
        throw new IllegalStateException("nothing decoded");
      }
      expected.forEach(results);
    };
  }

  private static List<CatalogueChange> expected(Path before, Path after) throws IOException {
    Map<String, Integer> were = new LinkedHashMap<>();
    decode(before, item -> were.put(item.sku().value(), item.hashCode()));
    List<CatalogueChange> changes = new ArrayList<>();
    decode(
        after,
        item -> {
          Integer was = were.remove(item.sku().value());
          if (was == null) {
            changes.add(new CatalogueChange(Kind.ADDED, item.sku()));
          } else if (was != item.hashCode()) {
            changes.add(new CatalogueChange(Kind.CHANGED, item.sku()));
          }
        });
    were.keySet().forEach(sku -> changes.add(new CatalogueChange(Kind.REMOVED, Sku.of(sku))));
    return changes;
  }

  private static void decode(Path file, Consumer<? super CatalogueItem> items) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(';').ofCsvRecord(file, CHARSET)) {
      boolean isHeader = true;
      for (CsvRecord row : reader) {
        if (!isHeader) {
          items.accept(ByHand.item(row));
        }
        isHeader = false;
      }
    }
  }

  private record Changes(Consumer<? super CatalogueChange> results)
      implements CatalogueDelta.Visitor {
    @Override
    public void added(CatalogueItem item) {
      results.accept(new CatalogueChange(Kind.ADDED, item.sku()));
    }

    @Override
    public void changed(CatalogueItem before, CatalogueItem after, Set<CatalogueField> fields) {
      results.accept(new CatalogueChange(Kind.CHANGED, after.sku()));
    }

    @Override
    public void removed(Sku sku) {
      results.accept(new CatalogueChange(Kind.REMOVED, sku));
    }
  }
}
