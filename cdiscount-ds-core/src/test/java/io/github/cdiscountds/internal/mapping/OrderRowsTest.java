package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRowsTest {

  private static Recipient recipient(
      Destination destination, @Nullable String landline, @Nullable String mobile) {
    return new Recipient(
        Title.MME,
        "Exemple",
        "Jeanne",
        new PostalAddress("1 rue X", "Bât. B", null, "Ma Boutique", "75001", "Paris", destination),
        landline,
        mobile,
        "jeanne@example.org");
  }

  @Test
  @Tag("R31")
  void writesEveryColumnOfALine() {
    OrderLine line =
        new OrderLine(
            DeliveryMethod.CHD, new BigDecimal("4.50"), Sku.of("007"), new BigDecimal("1E+2"), 12);
    Order order =
        new Order(
            OrderKey.of("1001", "SPRING"),
            LocalDate.of(2026, 3, 9),
            "ID1",
            recipient(Destination.IRELAND, "01 02 03 04 05", "+353 87"),
            List.of(line));

    assertThat(OrderRows.cells(order, line, ServiceProfile.DOCUMENTED))
        .containsExactly(
            "1001",
            "20260309",
            "SPRING",
            "ID1",
            "MME",
            "Exemple",
            "Jeanne",
            "1 rue X",
            "Bât. B",
            "",
            "Ma Boutique",
            "75001",
            "Paris",
            "IR",
            "0102030405",
            "+35387",
            "jeanne@example.org",
            "CHD",
            "4.50",
            "007",
            "100",
            "12");
  }

  @Test
  void namesEachOfTheTwentyTwoColumns() {
    assertThat(OrderRows.header())
        .hasSize(22)
        .doesNotContain("")
        .doesNotHaveDuplicates()
        .startsWith("N° de Cmd");
  }

  @ParameterizedTest
  @Tag("R19")
  @CsvSource({
    "FR, 01 02-03.04\u00A005, 0102030405",
    "FR, +33 1 02 03 04 05, 0102030405",
    "FR, 0033 1 02 03 04 05, 0102030405",
    "FR, +33 01 02 03 04 05, 0102030405",
    "BE, +33 1 02 03 04 05, +33102030405",
    "BE, 0032-2.555, 00322555",
  })
  void writesAPhoneNumberAsTheCountryHasIt(String country, String given, String written) {
    assertThat(OrderRows.mobile(recipient(Destination.ofWireCode(country), null, given)))
        .isEqualTo(written);
  }

  @Test
  @Tag("R18")
  void writesTheMobileNumberAsLandlineWhenThereIsNoOther() {
    Recipient onlyMobile = recipient(Destination.FRANCE, null, "0600000000");
    Recipient both = recipient(Destination.FRANCE, "0100000000", "0600000000");
    Recipient onlyLandline = recipient(Destination.FRANCE, "0100000000", null);

    assertThat(OrderRows.landline(onlyMobile)).isEqualTo("0600000000");
    assertThat(OrderRows.landline(both)).isEqualTo("0100000000");
    assertThat(OrderRows.mobile(both)).isEqualTo("0600000000");
    assertThat(OrderRows.mobile(onlyLandline)).isEmpty();
  }
}
