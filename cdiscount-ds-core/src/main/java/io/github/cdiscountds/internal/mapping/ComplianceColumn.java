package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

/** The five columns of the compliance report, A to E (SPEC section 4). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum ComplianceColumn implements Column {
  SOURCE_FILE(
      text(255).required().english("SourceFile").french("FichierOrigine", "Fichier d'origine")),
  PROCESSED_FILE(text(255).english("ProcessedFile").french("FichierTraite", "Fichier traité")),
  DATE_TIME(date().english("DateTime").french("DateHeure")),
  STATUS(text().required().english("Status").french("Statut")),
  REASON(text().english("Reason").french("Motif"));

  private final ColumnRule rule;

  ComplianceColumn(ColumnRule rule) {
    this.rule = rule;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
