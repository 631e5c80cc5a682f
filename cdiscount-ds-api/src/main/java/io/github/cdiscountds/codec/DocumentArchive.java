package io.github.cdiscountds.codec;

/**
 * Receives each raw document as it was exchanged, for shops that have to keep them: order files
 * before they are uploaded, reports and invoices before they are read. Catalogues aren't archived.
 *
 * <p>Adopters implement it; called by the thread that sends or polls, outside any ledger
 * transaction, possibly by several threads at once. A document may come again, with the same
 * digest, when what follows was interrupted. An exception keeps the document from being sent or
 * read; it is tried again with the next dispatch or poll. Documents hold personal data, and what is
 * archived is not forgotten when {@link io.github.cdiscountds.ledger.OrderLedger#forget} forgets.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DocumentArchive {

  /** Keeps nothing. */
  DocumentArchive NONE = document -> {};

  /**
   * A document as it was exchanged.
   *
   * @param account the account's company name
   * @param kind its kind
   * @param content its bytes, valid only during the call, and its name
   * @param sha256 their SHA-256 in lower-case hexadecimal
   */
  record Document(String account, DocumentKind<?> kind, FileContent content, String sha256) {}

  /**
   * Keeps a document.
   *
   * @param document the document
   */
  void keep(Document document);
}
