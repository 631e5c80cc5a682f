package io.github.cdiscountds.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Sensitivity;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of SPEC section 3, and the names of section 4. */
class OrderColumnTest {

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
  void readsATitleThatItNeverWrites() {
    assertThat(Title.parse(" mlle ")).contains(Title.MLLE);
    assertThat(Title.parse("Dr")).isEmpty();
    assertThat(Arrays.stream(Title.values()).filter(Title::isWritable))
        .containsExactly(Title.M, Title.MME);
  }
}
