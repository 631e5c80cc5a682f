package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.IntegrationResult.Pending;
import io.github.cdiscountds.model.IntegrationResult.Processed;
import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.RefusalCause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R23")
class ResultWordingTest {

  @ParameterizedTest
  @ValueSource(strings = {"Traitée", "TRAITÉE", "traitee", "Traite\u0301e", " Processed. "})
  void takesOnlyAKnownWordingForASuccess(String wording) {
    assertThat(ResultWording.parse(wording)).isEqualTo(new Processed());
  }

  @ParameterizedTest
  @Tag("INV-2")
  @ValueSource(
      strings = {"Traitée : rupture", "Retraitée", "Processed with errors", "Intraitée", "OK"})
  void leavesEverythingElsePending(String wording) {
    assertThat(ResultWording.parse(wording)).isEqualTo(new Pending(wording));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Non Traitée : Stock insuffisant : DOUBLON-1 | STOCKOUT | Stock insuffisant : DOUBLON-1",
        "Non Traitée : Produit inactif : STOCK-1 | PRODUCT | Produit inactif : STOCK-1",
        "NON-TRAITEE: Unknow product id : PSPBL16GO | PRODUCT | Unknow product id : PSPBL16GO",
        "Non traité : Commande en doublon | DUPLICATE | Commande en doublon",
        "Non Traitée : Destination non autorisée : XX | DESTINATION | Destination non autorisée : XX",
        "Non Traitée : Mode de livraison non autorisé : CHD | DELIVERY_METHOD | Mode de livraison"
            + " non autorisé : CHD",
        "Non Traitée : Encours insuffisant | CREDIT | Encours insuffisant",
        "Non Traitée : Champ obligatoire : Email | REQUIRED_FIELD | Champ obligatoire : Email",
        "Non Traitée : Format incorrect : CodeProduit | FORMAT | Format incorrect : CodeProduit",
        "Unprocessed: \"out of stock\" | STOCKOUT | \"out of stock\"",
        "unprocessed - Insufficient amount outstanding | CREDIT | Insufficient amount outstanding",
        "Unknow product id : PSPBL16GO | PRODUCT | Unknow product id : PSPBL16GO",
        "Non Traitée : Information manquée | UNKNOWN | Information manquée",
        "Non traitée pour rupture | STOCKOUT | pour rupture",
        "Non Traitéexyz | UNKNOWN | Non Traitéexyz",
      })
  void readsTheCauseOfARefusalAndKeepsItsText(String wording, RefusalCause cause, String reason) {
    assertThat(ResultWording.parse(wording)).isEqualTo(new Refused(cause, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Non Traitée", "non traitée :", "Unprocessed"})
  @Tag("INV-2")
  void readsARefusalWithoutAReason(String wording) {
    assertThat(ResultWording.parse(wording)).isEqualTo(new Refused(RefusalCause.UNKNOWN, null));
  }
}
