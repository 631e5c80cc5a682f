package io.github.cdiscountds.codec;

/**
 * Turns one kind of document into typed rows.
 *
 * <p>Only to be called by adopters. Immutable and thread-safe. No bytes make a decoder throw: what
 * can't be read becomes a finding, a refused row or a refused document (DESIGN invariant 4). Only a
 * local file that can't be opened or read throws, as {@link java.io.UncheckedIOException}.
 *
 * @param <T> the type of a row
 * @since 0.1.0
 */
public interface Decoder<T> {

  /**
   * Names the kind of document.
   *
   * @return the kind
   */
  DocumentKind<T> kind();

  /**
   * Decodes a document into a list; for documents that fit into memory.
   *
   * @param content the document
   * @return its rows and findings, or a refusal
   */
  DecodeResult<T> decode(FileContent content);

  /**
   * Decodes a document row by row, in constant memory.
   *
   * @param content the document
   * @param sink receives rows and findings; provisional until this method returns a sound summary
   * @return how it ended
   */
  DecodeSummary decode(FileContent content, RowSink<T> sink);
}
