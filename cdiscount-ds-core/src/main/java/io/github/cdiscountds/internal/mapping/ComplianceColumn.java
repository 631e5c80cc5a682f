package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;

/** The five columns of the compliance report, A to E (SPEC section 4). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum ComplianceColumn implements Column {
  SOURCE_FILE(text(255).required()),
  PROCESSED_FILE(text(255)),
  DATE_TIME(date()),
  STATUS(text().required()),
  REASON(text());

  private final ColumnRule rule;

  ComplianceColumn(ColumnRule rule) {
    this.rule = rule.named(HeaderTable.row(DocumentKind.COMPLIANCE, this));
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
