package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.mapping.DocumentMapper;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one kind of document, whatever format it is stored in. Immutable and thread-safe.
 *
 * @param <T> the type of a row
 */
public final class DocumentDecoder<T> implements Decoder<T> {
  private final TableReader reader;
  private final DocumentMapping<T> mapping;
  private final DecodeOptions options;

  /**
   * Creates a decoder.
   *
   * @param reader reads the formats that the document may have
   * @param mapping the kind of document
   * @param options what isn't left to detection
   */
  public DocumentDecoder(TableReader reader, DocumentMapping<T> mapping, DecodeOptions options) {
    this.reader = reader;
    this.mapping = mapping;
    this.options = options;
  }

  @Override
  public DocumentKind<T> kind() {
    return mapping.kind();
  }

  @Override
  public DecodeResult<T> decode(FileContent content) {
    CollectedRows<T> rows = new CollectedRows<>(mapping);
    DecodeSummary summary = decode(content, rows);
    return rows.result(summary);
  }

  @Override
  public DecodeSummary decode(FileContent content, RowSink<T> sink) {
    return decodeSeen(content, sink, null);
  }

  /**
   * Decodes a document under the eyes of one who knows some of its records already.
   *
   * @param watch shown the records of a text document before they are taken apart; never called for
   *     workbooks, nor for charsets in which records aren't found on bytes, such as UTF-16
   */
  public DecodeSummary decode(FileContent content, RowSink<T> sink, RecordWatch watch) {
    return decodeSeen(content, sink, watch);
  }

  private DecodeSummary decodeSeen(
      FileContent content, RowSink<T> sink, @Nullable RecordWatch watch) {
    DocumentMapper<T> mapper = mapping.mapper(options);
    @Nullable DocumentMapper<T> survey = mapper.survey();
    if (survey != null) {
      pass(content, survey, row -> {}, null);
    }
    return pass(content, mapper, sink, watch);
  }

  private DecodeSummary pass(
      FileContent content, DocumentMapper<T> mapper, RowSink<T> sink, @Nullable RecordWatch watch) {
    DocumentPass<T> pass = new DocumentPass<>(content, mapping, mapper, options, sink, watch);
    try {
      SheetChoice sheets = new SheetChoice(content, mapping, pass, sink);
      Finding refusal = reader.read(content, options, sheets);
      sheets.end(refusal);
      return pass.end(refusal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
