package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.internal.mapping.ColumnRule.Content;
import io.github.cdiscountds.internal.mapping.ColumnRule.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnRuleTest {

  @Test
  void keepsWhatIsSaidOfAColumn() {
    ColumnRule rule =
        ColumnRule.code(20)
            .required()
            .named(
                new HeaderTable.Row(
                    "CATALOGUE", "A", "SKU", "sku", List.of("Sku", "Code"), List.of("Réf")))
            .personal();

    assertThat(rule)
        .isEqualTo(
            new ColumnRule(
                "sku",
                List.of("Sku", "Code"),
                List.of("Réf"),
                Content.CODE,
                20,
                Presence.REQUIRED,
                Sensitivity.PERSONAL));
    assertThat(rule.isRequired()).isTrue();
  }

  @Test
  void needsAColumnOnlyWhenItIsSaidSo() {
    assertThat(ColumnRule.text())
        .isEqualTo(
            new ColumnRule(
                "",
                List.of(),
                List.of(),
                Content.TEXT,
                ColumnRule.NO_LIMIT,
                Presence.OPTIONAL,
                Sensitivity.PLAIN));
    assertThat(ColumnRule.text().isRequired()).isFalse();
  }

  @Test
  void knowsNumbersAndDatesFromTexts() {
    assertThat(List.of(ColumnRule.number(), ColumnRule.integer()))
        .allMatch(ColumnRule::isNumeric)
        .noneMatch(ColumnRule::isDate);
    assertThat(List.of(ColumnRule.text(5), ColumnRule.code(5), ColumnRule.numeral()))
        .noneMatch(ColumnRule::isNumeric)
        .noneMatch(ColumnRule::isDate);
    assertThat(ColumnRule.date().isDate()).isTrue();
    assertThat(ColumnRule.date().isNumeric()).isFalse();
    assertThat(ColumnRule.numeral().content()).isEqualTo(Content.NUMERAL);
    assertThat(ColumnRule.text(5).maxLength()).isEqualTo(5);
  }
}
