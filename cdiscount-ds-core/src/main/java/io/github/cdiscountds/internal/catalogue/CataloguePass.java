package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.catalogue.Comparison.Differences;
import io.github.cdiscountds.internal.document.DocumentDecoder;
import io.github.cdiscountds.internal.document.RecordWatch;
import io.github.cdiscountds.internal.table.RawRecord;
import io.github.cdiscountds.model.CatalogueItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a catalogue, from which its index comes, and what differs from the catalogue
 * before. A row whose bytes were in the catalogue before, and were read there without a finding,
 * isn't decoded again. Not thread-safe; for one pass.
 */
final class CataloguePass implements RowSink<CatalogueItem>, RecordWatch {
  private final Path file;
  private final @Nullable LocalCatalogue before;
  private final @Nullable Comparison comparison;
  private final int findingsToKeep;
  private final Consumer<CatalogueItem> ifNotText;
  private final ItemIndex index;
  private final PendingRows pending = new PendingRows();
  private final BitSet shown = new BitSet();
  private final Set<String> rejected = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private @Nullable String header;
  private boolean showsRecords;
  private boolean mayBeTheSame;
  private int follow;
  private int noticed = ItemIndex.NONE;

  private CataloguePass(
      Path file,
      @Nullable LocalCatalogue before,
      int findingsToKeep,
      Consumer<CatalogueItem> ifNotText) {
    this.file = file;
    this.before = before;
    this.comparison = before == null ? null : new Comparison(before);
    this.findingsToKeep = findingsToKeep;
    this.ifNotText = ifNotText;
    this.index = new ItemIndex(before == null ? 0 : before.size());
  }

  /**
   * What a pass gave.
   *
   * @param index what the file holds
   * @param dialect how it is written, or null when its rows can't be found by their place
   * @param differences rows that are new or differ, or null when there was nothing to compare with
   * @param rejected the products whose rows couldn't be read
   * @param findings the first ones
   * @param summary how it ended
   */
  record Outcome(
      ItemIndex index,
      @Nullable Dialect dialect,
      @Nullable Differences differences,
      Set<String> rejected,
      List<Finding> findings,
      DecodeSummary summary) {}

  /**
   * Reads a file to its end. A text is first taken to be UTF-8 as the one before was, which saves
   * looking at all of its bytes; when it turns out not to be, it is read again.
   *
   * @param before what to compare with, or null
   * @param ifNotText takes the items when they can't be found again by their place
   */
  static Outcome over(
      FileContent content,
      Path file,
      CatalogueDecoding decoding,
      @Nullable LocalCatalogue before,
      int findingsToKeep,
      Consumer<CatalogueItem> ifNotText) {
    DocumentDecoder<CatalogueItem> expecting =
        before == null ? null : decoding.decoderExpecting(before.dialect()).orElse(null);
    if (expecting != null) {
      Outcome asExpected =
          over(content, expecting, new CataloguePass(file, before, findingsToKeep, item -> {}));
      if (asExpected.summary().isSound() && asExpected.dialect() != null) {
        return asExpected;
      }
    }
    return over(
        content, decoding.decoder(), new CataloguePass(file, before, findingsToKeep, ifNotText));
  }

  private static Outcome over(
      FileContent content, DocumentDecoder<CatalogueItem> decoder, CataloguePass pass) {
    DecodeSummary summary = decoder.decode(content, pass, pass);
    DetectedFormat format = summary.format();
    Dialect dialect = pass.showsRecords && format != null ? pass.dialect(format) : null;
    return new Outcome(
        pass.index,
        dialect,
        dialect == null || pass.comparison == null || !summary.isSound()
            ? null
            : pass.comparison.end(pass.index),
        Set.copyOf(pass.rejected),
        List.copyOf(pass.findings),
        summary);
  }

  @Override
  public void header(RawRecord record) {
    showsRecords = true;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(record.offset());
      header = new String(in.readNBytes(record.length()), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void settled(DetectedFormat format) {
    Dialect settled = dialect(format);
    mayBeTheSame = before != null && settled.isSettled() && settled.equals(before.dialect());
  }

  private Dialect dialect(DetectedFormat format) {
    String charset = format.charset();
    Character separator = format.separator();
    if (charset == null || separator == null) {
      throw new IllegalStateException("records are shown of text only");
    }
    return new Dialect(charset, separator, format.decimalMark(), header);
  }

  @Override
  public boolean wants(RawRecord record, String key) {
    showsRecords = true;
    long hash = ItemIndex.key(key);
    int row = index.append(hash, record.digest(), record.offset(), record.length());
    if (isTheSame(record, hash)) {
      index.put(row);
      index.setClean(row, true);
      return false;
    }
    pending.add(record.line(), row);
    return true;
  }

  /** Whether the row was in the catalogue before, sound, and is the first of its SKU in this. */
  private boolean isTheSame(RawRecord record, long key) {
    LocalCatalogue known = before;
    if (known == null) {
      return false;
    }
    ItemIndex old = known.index();
    int row = old.find(key, follow);
    if (row == ItemIndex.NONE) {
      return false;
    }
    follow = row + 1;
    boolean again = shown.get(row);
    shown.set(row);
    return mayBeTheSame && !again && old.isClean(row) && old.digest(row) == record.digest();
  }

  @Override
  public void row(Located<CatalogueItem> found) {
    CatalogueItem item = found.value();
    int row = rowAt(found.at());
    if (row == ItemIndex.NONE && showsRecords) {
      throw new IllegalStateException("the record of " + found.at() + " wasn't shown");
    }
    if (row == ItemIndex.NONE) {
      row = index.appendElsewhere(0);
      ifNotText.accept(item);
    } else if (comparison != null) {
      comparison.add(row, item);
    }
    index.setKey(row, ItemIndex.key(item.sku().value()));
    index.setClean(row, row != noticed);
    if (index.put(row) != ItemIndex.NONE) {
      warning(
          Finding.warning(
              FindingCode.DUPLICATE_KEY,
              found.at(),
              item.sku().value(),
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
    why.forEach(this::keep);
  }

  @Override
  public void warning(Finding finding) {
    int row = rowAt(finding.at());
    if (row != ItemIndex.NONE) {
      noticed = row;
      index.setClean(row, false);
    }
    keep(finding);
  }

  private void keep(Finding finding) {
    if (findings.size() < findingsToKeep) {
      findings.add(finding);
    }
  }

  private int rowAt(Location at) {
    Integer line = at.line();
    return line == null ? ItemIndex.NONE : pending.at(line);
  }
}
