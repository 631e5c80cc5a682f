package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.internal.csv.CsvTableReader;
import io.github.cdiscountds.internal.document.DocumentDecoder;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.sniff.SniffingTableReader;
import io.github.cdiscountds.internal.table.TableReader;
import io.github.cdiscountds.model.CatalogueItem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a catalogue is decoded: by the decoder of all documents, which also shows the bytes of each
 * record. Immutable and thread-safe.
 */
public final class CatalogueDecoding {
  private static final TableReader ANY_FORMAT = new SniffingTableReader();
  private static final TableReader TEXT = new CsvTableReader();

  private final TableReader reader;
  private final DecodeOptions options;
  private final boolean ofCopies;

  private CatalogueDecoding(TableReader reader, DecodeOptions options, boolean ofCopies) {
    this.reader = reader;
    this.options = options;
    this.ofCopies = ofCopies;
  }

  /** Decodes what the supplier publishes. */
  public static CatalogueDecoding of(DecodeOptions options) {
    return new CatalogueDecoding(ANY_FORMAT, options, false);
  }

  /** How the copies are read that we write of what this decodes. */
  CatalogueDecoding copies() {
    return new CatalogueDecoding(TEXT, CatalogueCopy.options(options.limits()), true);
  }

  /** Whether this is how copies are read. */
  boolean isOfCopies() {
    return ofCopies;
  }

  /** How documents are read again that were taken over once, whatever is tolerated by now. */
  CatalogueDecoding again() {
    return new CatalogueDecoding(
        reader, options.withTolerance(Tolerance.share(BigDecimal.ONE)), ofCopies);
  }

  /** The decoder of whole documents. */
  DocumentDecoder<CatalogueItem> decoder() {
    return decoderWith(options);
  }

  /**
   * The decoder of whole documents that are expected to be UTF-8 as the one before was, and so
   * needn't be looked at before. Records that were read before are known to be; it refuses any
   * other that isn't. Empty when that can't be expected.
   */
  Optional<DocumentDecoder<CatalogueItem>> decoderExpecting(Dialect before) {
    return options.charset().isEmpty() && !isFallback(before)
        ? Optional.of(decoderWith(options.withCharset(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  /** The decoder of single records of a document in this dialect. */
  DocumentDecoder<CatalogueItem> decoderOfRecords(Dialect dialect) {
    return decoderWith(dialect.forced(options));
  }

  /** Whether a document in this dialect shows its character set only by not being UTF-8. */
  boolean isFallback(Dialect dialect) {
    return dialect.isFallback(options);
  }

  private DocumentDecoder<CatalogueItem> decoderWith(DecodeOptions with) {
    return new DocumentDecoder<>(reader, DocumentMapping.CATALOGUE, with);
  }
}
