package io.github.cdiscountds.ledger;

import java.util.Optional;

/**
 * Which documents were read, so that none is read twice without need.
 *
 * @since 0.1.0
 */
public interface DocumentLog {

  /**
   * Gives the last reading of a document.
   *
   * @param account the account's company name
   * @param path its remote path
   * @return the record, or empty when it was never read
   */
  Optional<DocumentRecord> last(String account, String path);

  /**
   * Records a reading, in the same transaction as its facts and events.
   *
   * @param reading what was read
   */
  void record(DocumentRecord reading);
}
