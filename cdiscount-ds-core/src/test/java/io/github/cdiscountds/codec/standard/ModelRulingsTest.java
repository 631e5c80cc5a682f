package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the models hold by themselves, against the tables of the SPEC. */
class ModelRulingsTest {

  @ParameterizedTest
  @CsvSource({
    "C,,CREATED",
    "V,,VALIDATED",
    "V,P,PREPARING",
    ",P,PREPARING",
    "V,C,SLIP_CREATED",
    ",C,SLIP_CREATED",
    ",V,SHIPPED",
    "V,V,SHIPPED",
    "V,S,SHIPPED",
    "S,P,SHIPPED",
    "S,C,SHIPPED",
    "S,S,SHIPPED",
    "S,,SHIPPED",
    "S,V,SHIPPED",
    ",S,SHIPPED",
    "C,S,SHIPPED",
    " v , p ,PREPARING",
    ",,UNKNOWN",
    "C,P,UNKNOWN",
    "C,V,UNKNOWN",
    "P,V,UNKNOWN",
    "Z,,UNKNOWN"
  })
  @Tag("R25")
  void readsThePairOfCodesByTheSuppliersMatrix(
      @Nullable String orderCode, @Nullable String slipCode, Meaning meaning) {
    assertThat(new FulfilmentStatus(orderCode, slipCode).meaning()).isEqualTo(meaning);
  }

  @Test
  @Tag("R21")
  void hasTheTwentyTwoColumnsOfTheOrderFile() {
    assertThat(
            Arrays.stream(OrderColumn.values())
                .map(
                    column ->
                        String.join(
                            " | ",
                            column.letter() + (column.isRequired() ? "*" : ""),
                            column.maxLength().map(String::valueOf).orElse("digital"),
                            column.header(),
                            column.reasonName(),
                            column.sensitivity() == Sensitivity.PERSONAL ? "personal" : "plain")))
        .containsExactly(
            "A* | 20 | N° de Cmd | NumCommande | plain",
            "B* | 8 | Date de commande | DateCommande | plain",
            "C* | 16 | Référence campagne | ReferenceCampagne | plain",
            "D* | 12 | ID Cdiscount | IdCdiscount | plain",
            "E* | 5 | Civilite | Civilite | plain",
            "F* | 35 | Nom Bénéficiaire | Nom | personal",
            "G* | 35 | Prénom Bénéficiaire | Prenom | personal",
            "H* | 35 | Adresse | Adresse | personal",
            "I | 35 | Complément adresse | ComplementAdresse | personal",
            "J | 35 | BP / Lieu-dit | LieuDit | personal",
            "K | 35 | Raison sociale | RaisonSociale | personal",
            "L* | 5 | Code postal | CodePostal | personal",
            "M* | 35 | Ville | Ville | personal",
            "N* | 6 | Pays | Pays | plain",
            "O* | 10 | Téléphone fixe | TelephoneFixe | personal",
            "P | 10 | Téléphone mobile | TelephoneMobile | personal",
            "Q* | 80 | Email | Email | personal",
            "R* | 3 | Mode de livraison | ModeLivraison | plain",
            "S* | digital | Frais de port | FraisPort | plain",
            "T* | 20 | Code produit | CodeProduit | plain",
            "U* | digital | Prix de vente HT | PrixVenteHT | plain",
            "V* | digital | Quantité | Quantite | plain");
    assertThat(Arrays.stream(OrderColumn.values()).filter(OrderColumn::isOfOrder))
        .hasSize(17)
        .last()
        .isEqualTo(OrderColumn.EMAIL);
  }

  @Test
  @Tag("R36")
  void refusesTheSameProductTwiceInOneOrder() {
    Order order = Orders.TO_DUBLIN;

    assertThatThrownBy(
            () ->
                new Order(
                    order.key(),
                    order.date(),
                    order.cdiscountId(),
                    order.recipient(),
                    List.of(line("A", 1), line("B", 1), line(" A ", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("order 13/SPRING names product A twice: add the quantities (R36)");
    assertThatThrownBy(
            () ->
                Order.builder(order.key(), order.date(), order.cdiscountId(), order.recipient())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("order 13/SPRING has no line: expected at least one");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100})
  @Tag("R36")
  void refusesAQuantityOutsideOneToNinetyNine(int quantity) {
    assertThatThrownBy(() -> line("A", quantity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity " + quantity + " of product A: expected 1 to 99 (R36)");
    assertThat(line("A", 99).quantity()).isEqualTo(99);
  }

  @Test
  @Tag("R34")
  void refusesANegativePriceInAnOrder() {
    assertThatThrownBy(
            () ->
                new OrderLine(
                    DeliveryMethod.COL, BigDecimal.ONE, Sku.of("A"), new BigDecimal("-0.01"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unit price -0.01 of product A: expected an amount of 0 or more, in euros");
  }

  @Test
  void readsATitleThatItNeverWrites() {
    assertThat(Title.parse(" mlle ")).contains(Title.MLLE);
    assertThat(Title.parse("Dr")).isEmpty();
    assertThat(Arrays.stream(Title.values()).filter(Title::isWritable))
        .containsExactly(Title.M, Title.MME);
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', '\u0000', 'a', '7', '\ud83d'})
  @Tag("R5")
  void refusesASeparatorThatNoDocumentCanHave(char separator) {
    assertThatThrownBy(() -> DecodeOptions.DEFAULT.withSeparator(separator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": expected one such as ; , | or tab");
    assertThat(DecodeOptions.DEFAULT.withSeparator('\t').separator()).contains('\t');
  }

  @Test
  @Tag("R5")
  void refusesADecimalMarkThatIsNone() {
    assertThatThrownBy(() -> DecodeOptions.DEFAULT.withDecimalMark(';'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decimal mark U+003B: expected . or ,");
    assertThat(DecodeOptions.DEFAULT.withDecimalMark(',').decimalMark()).contains(',');
  }

  private static OrderLine line(String product, int quantity) {
    return new OrderLine(
        DeliveryMethod.COL, BigDecimal.ONE, Sku.of(product), BigDecimal.TEN, quantity);
  }
}
