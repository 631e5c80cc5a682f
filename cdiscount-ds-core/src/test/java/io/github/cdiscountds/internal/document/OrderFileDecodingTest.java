package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.codec.DocumentKind.ORDERS;
import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.messages;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFileDecodingTest {
  private static final String HEADER = String.join("|", OrderRows.header());

  private static String row(String number, String street, String product, String quantity) {
    return number
        + "|20260102|SPRING|ID1|M|Doe|Jo|"
        + street
        + "||||75001|Paris|FR|0102030405||a@example.org|COL|6.90|"
        + product
        + "|25.99|"
        + quantity;
  }

  @Test
  @Tag("R11")
  void groupsTheRowsOfOneKeyEvenWhenOthersAreBetween() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "1 Road", "A", "1"))
            .row(row("2", "2 Road", "A", "1"))
            .row(row("1", "1 Road", "B", "2"))
            .decodedAs(ORDERS);

    assertThat(decoded.values())
        .extracting(Order::key)
        .containsExactly(OrderKey.of("1", "SPRING"), OrderKey.of("2", "SPRING"));
    assertThat(decoded.values().get(0).lines())
        .extracting(OrderLine::quantity)
        .containsExactly(1, 2);
    assertThat(decoded.rows().get(1).at().line()).isEqualTo(3);
  }

  @Test
  @Tag("R11")
  void rejectsAnOrderWithTwoAddressesAndNamesTheColumnButNotTheAddresses() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "14 Test Street", "A", "1"))
            .row(row("1", "15 Test Street", "B", "1"))
            .row(row("2", "2 Road", "A", "1"))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).extracting(Order::key).containsExactly(OrderKey.of("2", "SPRING"));
    Finding finding = decoded.findings().get(0);
    assertThat(decoded.findings()).hasSize(1);
    assertThat(finding.message())
        .isEqualTo(
            "given.csv!Sheet1:3:H: Adresse is (14 characters, withheld), expected one value: order"
                + " 1/SPRING has two different values in column H, the other in line 2"
                + " [INCONSISTENT_ORDER]");
    assertThat(finding.message(Locale.FRENCH))
        .isEqualTo(
            "given.csv!Sheet1:3:H: Adresse vaut (14 caractères, masqués), attendu : une seule"
                + " valeur : la commande 1/SPRING a deux valeurs différentes en colonne H, l'autre en"
                + " ligne 2 [INCONSISTENT_ORDER]");
  }

  @Test
  @Tag("R11")
  void keepsOrdersApartWhoseNumbersHoldASlash() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("A/B", "1 Road", "A", "1"))
            .row(row("A", "2 Road", "A", "1").replace("SPRING", "B/SPRING"))
            .decodedAs(ORDERS);

    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.values())
        .extracting(Order::key)
        .containsExactly(OrderKey.of("A/B", "SPRING"), OrderKey.of("A", "B/SPRING"));
  }

  @Test
  @Tag("R20")
  void takesTwoSpellingsOfOneCharacterForTheSame() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("\u00c9T\u00c9", "1 All\u00e9e", "A", "1"))
            .row(row("E\u0301TE\u0301", "1 Alle\u0301e", "B", "1"))
            .decodedAs(ORDERS);

    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.values().get(0).lines()).hasSize(2);
  }

  @Test
  @Tag("R36")
  void rejectsAnOrderThatNamesAProductTwice() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "1 Road", "A", "1"))
            .row(row("1", "1 Road", "A", "2"))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).isEmpty();
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv!Sheet1:3:T: Code produit is \"A\", expected each product once: order"
                + " 1/SPRING names this one in line 2 already, add the quantities"
                + " [INCONSISTENT_ORDER]");
  }

  @Test
  @Tag("R36")
  void rejectsTheWholeOrderWhenOneOfItsLinesCannotBeRead() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "1 Road", "A", "1"))
            .row(row("1", "1 Road", "B", "100"))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).isEmpty();
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv!Sheet1:3:V: Quantité is \"100\", expected 1 to 99 [OUT_OF_RANGE]");
  }

  @Test
  @Tag("R31")
  void readsIrelandAsTheSupplierWritesItAndAsIsoDoes() {
    for (String code : new String[] {"IR", "IE"}) {
      Decoded<Order> decoded =
          sheet()
              .row(HEADER)
              .row(row("1", "1 Road", "A", "1").replace("|FR|", "|" + code + "|"))
              .decodedAs(ORDERS);
      assertThat(decoded.values().get(0).recipient().address().destination())
          .isEqualTo(Destination.IRELAND);
    }
  }

  @Test
  @Tag("R12")
  @Tag("R16")
  void readsNumberCellsAndWarnsWhereZerosMatter() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(
                "1|#number:20260102|SPRING|ID1|M|Doe|Jo|1 Road||||#number:1000|Bourg|FR|0102030405||"
                    + "a@example.org|COL|#number:6.9|A|#number:25.99|#number:1")
            .decodedAs(ORDERS);

    assertThat(decoded.values().get(0).recipient().address().postCode()).isEqualTo("1000");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:L: Code postal is (4 characters, withheld), expected a text"
                + " cell; leading zeros may be gone [NUMBER_IN_TEXT_COLUMN]");
  }

  @Test
  void rejectsWhatAnOrderCannotHold() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row("1|2026|SPRING|ID1|DR|Doe|Jo|1 Road||||75001|Paris|France||||CHRONO|-1|A|1e3|0")
            .decodedAs(ORDERS);

    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.findings())
        .extracting(finding -> finding.at().columnLetter() + " " + finding.code())
        .containsExactly(
            "B " + FindingCode.DATE_FORMAT,
            "E " + FindingCode.UNKNOWN_CODE,
            "N " + FindingCode.FORMAT,
            "Q " + FindingCode.REQUIRED,
            "O " + FindingCode.REQUIRED,
            "R " + FindingCode.TOO_LONG,
            "R " + FindingCode.FORMAT,
            "S " + FindingCode.OUT_OF_RANGE,
            "U " + FindingCode.NUMBER_FORMAT,
            "V " + FindingCode.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @CsvSource({
    "25.99, 0, ''",
    "25.99, 1234567890.1234567890, ''",
    "25.99, -0.01, OUT_OF_RANGE",
    "25.99, 12345678901.1234567890, OUT_OF_RANGE",
    "25.99, 0.12345678901, OUT_OF_RANGE",
    "'|1', '|0', OUT_OF_RANGE",
    "'|1', '|1', ''",
    "'|1', '|99', ''",
    "'|1', '|100', OUT_OF_RANGE",
  })
  void takesAmountsAndQuantitiesUpToWhatAnOrderLineHolds(String from, String to, String code) {
    String line = row("1", "1 Road", "A", "1");
    int at = line.lastIndexOf(from);
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(line.substring(0, at) + to + line.substring(at + from.length()))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).hasSize(code.isEmpty() ? 1 : 0);
    assertThat(decoded.findings())
        .extracting(finding -> finding.code().name())
        .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  @Tag("R36")
  void rejectsARowWithoutAnOrderNumberAndKeepsTheOthers() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("", "1 Road", "A", "1"))
            .row(row("1", "1 Road", "A", "1").replace("SPRING", ""))
            .row(row("2", "2 Road", "A", "1"))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).extracting(Order::key).containsExactly(OrderKey.of("2", "SPRING"));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv!Sheet1:2:A: N° de Cmd expected a value [REQUIRED]",
            "ERROR given.csv!Sheet1:3:C: Référence campagne expected a value" + " [REQUIRED]");
  }

  @Test
  @Tag("R36")
  void rejectsTheOrderOfARowThatIsTooShortWhereverTheRowStands() {
    String broken = "|20260102|SPRING|ID1|M";
    Decoded<Order> decoded =
        csv()
            .with(DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE)))
            .row(HEADER)
            .row("1" + broken)
            .row(row("1", "1 Road", "A", "1"))
            .row(row("2", "2 Road", "A", "1"))
            .row("2" + broken)
            .row(broken)
            .row(row("3", "3 Road", "A", "1"))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).extracting(Order::key).containsExactly(OrderKey.of("3", "SPRING"));
    assertThat(decoded.findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactlyInAnyOrder("2 FIELD_COUNT", "5 FIELD_COUNT", "6 FIELD_COUNT");
  }

  @Test
  void rejectsAnOrderWithoutADate() {
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "1 Road", "A", "1").replace("20260102", ""))
            .decodedAs(ORDERS);

    assertThat(decoded.values()).isEmpty();
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv!Sheet1:2:B: Date de commande expected a value [REQUIRED]");
  }

  @Test
  void countsTheLengthOfACodeInCharactersWhateverTheyTakeInMemory() {
    String longest = "\uD835\uDC9C".repeat(Sku.MAX_LENGTH);
    Decoded<Order> decoded =
        sheet()
            .row(HEADER)
            .row(row("1", "1 Road", longest, "1"))
            .row(row("2", "1 Road", longest + "A", "1"))
            .decodedAs(ORDERS);

    assertThat(decoded.findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactly("3 TOO_LONG");
    assertThat(decoded.values())
        .flatExtracting(Order::lines)
        .extracting(line -> line.product().value())
        .containsExactly(longest);
  }
}
