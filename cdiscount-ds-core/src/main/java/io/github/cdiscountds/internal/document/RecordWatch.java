package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.internal.table.RawRecord;

/**
 * Sees the records of a text document before they are decoded, and may spare the decoder those that
 * it knows. All calls come from the thread that decodes, in the document's order; rows may arrive
 * at the sink later than their record was shown here, but in the same order.
 */
public interface RecordWatch {

  /** Called with the record that was taken for the header; not called when there is none. */
  void header(RawRecord record);

  /**
   * Called once the document's dialect is known to its decimal mark: from the next record on, what
   * {@link #wants} answers counts.
   */
  void settled(DetectedFormat format);

  /**
   * Called for each record that holds a row.
   *
   * @param key the row's own key as far as it can be read, {@code ""} if not
   * @return whether the row is to be decoded; one that isn't counts as a row without a finding.
   *     Before the dialect is settled every row is decoded, whatever is answered
   */
  boolean wants(RawRecord record, String key);
}
