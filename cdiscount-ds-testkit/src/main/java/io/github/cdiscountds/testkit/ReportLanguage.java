package io.github.cdiscountds.testkit;

/**
 * The language of the fake supplier's reports. The document shows both, but translates only the
 * compliance report's headers and the anomaly tracking's results; all other wording stays French.
 *
 * @since 0.1.0
 */
public enum ReportLanguage {
  /** {@code FichierOrigine} …, {@code Traitée}, {@code Non Traitée : reason}. */
  FRENCH,
  /** {@code SourceFile} …, {@code Processed}, {@code Unprocessed: "reason"}. */
  ENGLISH
}
