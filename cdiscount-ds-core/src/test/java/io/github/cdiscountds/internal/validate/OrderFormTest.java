package io.github.cdiscountds.internal.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrderFormTest {
  private static final OrderForm FORM = OrderForm.standard();

  private static Order order(Destination destination, String surname, String landline, String id) {
    return Order.builder(
            OrderKey.of("1001", "SPRING"),
            LocalDate.of(2026, 1, 2),
            id,
            new Recipient(
                Title.MLLE,
                surname,
                "Jo",
                PostalAddress.of("1 rue", "7500", "Paris", destination),
                landline,
                "none",
                "nobody"))
        .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE)
        .line(Sku.of("LAMP\u20281"), BigDecimal.TEN, 1)
        .line(Sku.of("SOFA"), BigDecimal.TEN, 1)
        .line(Sku.of("RUG\u20281"), BigDecimal.TEN, 1)
        .build();
  }

  @Test
  void tellsRuleColumnLineAndWhatWasRead() {
    assertThat(FORM.violations(order(Destination.FRANCE, "D\t" + "x".repeat(36), "0102", "")))
        .containsExactly(
            new FormViolation(FormRule.REQUIRED, OrderColumn.CDISCOUNT_ID, null, null),
            new FormViolation(FormRule.TITLE, OrderColumn.TITLE, null, "MLLE"),
            new FormViolation(FormRule.LENGTH, OrderColumn.SURNAME, null, "D\t" + "x".repeat(36)),
            new FormViolation(
                FormRule.PLAIN_TEXT, OrderColumn.SURNAME, null, "D\t" + "x".repeat(36)),
            new FormViolation(FormRule.PHONE, OrderColumn.MOBILE, null, "none"),
            new FormViolation(FormRule.EMAIL, OrderColumn.EMAIL, null, "nobody"),
            new FormViolation(FormRule.PLAIN_TEXT, OrderColumn.PRODUCT_CODE, 0, "LAMP\u20281"),
            new FormViolation(FormRule.PLAIN_TEXT, OrderColumn.PRODUCT_CODE, 2, "RUG\u20281"));
  }

  @Test
  @Tag("R15")
  void tellsWarningsApart() {
    assertThat(FORM.advice(order(Destination.FRANCE, "Doe", "12345", "ID1")))
        .containsExactly(
            new FormViolation(FormRule.FRENCH_POST_CODE, OrderColumn.POST_CODE, null, "7500"),
            new FormViolation(FormRule.FRENCH_PHONE, OrderColumn.LANDLINE, null, "12345"));
    assertThat(
            FORM.lengthsAbroad(
                order(Destination.GREAT_BRITAIN, "x".repeat(36), "012345678901", "ID1")))
        .containsExactly(
            new FormViolation(FormRule.LENGTH, OrderColumn.SURNAME, null, "x".repeat(36)),
            new FormViolation(FormRule.LENGTH, OrderColumn.LANDLINE, null, "012345678901"));
    assertThat(FORM.lengthsAbroad(order(Destination.FRANCE, "x".repeat(36), "0102", "ID1")))
        .isEmpty();
  }

  @Test
  @Tag("INV-6")
  void showsNothingPersonal() {
    FormViolation violation =
        new FormViolation(FormRule.LENGTH, OrderColumn.SURNAME, null, "Longname");

    assertThat(violation).hasToString("FormViolation[LENGTH, SURNAME]");
    assertThat(new Breach(FormRule.LENGTH, OrderColumn.SURNAME, "Longname"))
        .hasToString("Breach[LENGTH, SURNAME]");
    assertThat(violation.rule().code()).isEqualTo(FindingCode.TOO_LONG);
    assertThat(violation.expected())
        .isEqualTo(new Wording("at most 35 characters", "au plus 35 caractères"));
  }
}
