package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.mapping.OrderRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every message of the mapping in French; the English ones are beside the behaviour they tell. */
class FrenchMessagesTest {
  private static final DecodeOptions TOLERANT =
      DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE));

  private static List<String> said(DocumentKind<?> kind, GivenTable table) {
    DecodeResult<?> result = table.decodeAs(kind);
    List<Finding> findings = new ArrayList<>();
    result.refused().ifPresent(refused -> findings.add(refused.reason()));
    findings.addAll(
        result.<List<Finding>>fold(decoded -> decoded.findings(), refused -> refused.findings()));
    return findings.stream().map(finding -> finding.message(Locale.FRENCH)).toList();
  }

  @Test
  void aboutTheCatalogue() {
    assertThat(
            said(
                DocumentKind.CATALOGUE,
                csv()
                    .row("Référence|Nom|Stock disponible|Prix d'achat HT|Couleur|Nom produit|Poids")
                    .row("A|Lampe|31|9,90||Lampe|#error:#REF!")
                    .row("B|Lampe|-1|9,9O|")
                    .row("C||1,5|-1|||")
                    .row("A-CODE-OF-MORE-THAN-20|" + "x".repeat(256) + "|3|9,90|||")
                    .row("D|Lampe|=3|9,90|||")
                    .row("D|Lampe|3|9,90|||")
                    .with(TOLERANT)))
        .containsExactly(
            "given.csv:1:E: vaut \"Couleur\", attendu : un nom de colonne documenté ; la"
                + " colonne est ignorée [COLUMN_UNKNOWN]",
            "given.csv:1:F: vaut \"Nom produit\", attendu : cette colonne une seule fois ;"
                + " celle en B est utilisée [COLUMN_TWICE]",
            "given.csv:2:C: Indication de stock vaut \"31\", attendu : 0 à 30 [OUT_OF_RANGE]",
            "given.csv:2:G: Poids vaut \"#REF!\", attendu : une valeur, pas une erreur de"
                + " tableur [CELL_ERROR]",
            "given.csv:3: attendu : 7 champs, trouvé 5 [FIELD_COUNT]",
            "given.csv:4:B: Nom attendu : une valeur [REQUIRED]",
            "given.csv:4:C: Indication de stock vaut \"1,5\", attendu : un nombre entier"
                + " [NUMBER_FORMAT]",
            "given.csv:4:D: Prix d'achat HT (éco-participation incluse) vaut \"-1\", attendu"
                + " : 0 ou plus [OUT_OF_RANGE]",
            "given.csv:5:A: Référence vaut \"A-CODE-OF-MORE-THAN-20\", attendu : au plus 20"
                + " caractères [TOO_LONG]",
            "given.csv:5:B: Nom vaut"
                + " \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\", attendu"
                + " : au plus 255 caractères [TOO_LONG]",
            "given.csv:6:C: Indication de stock vaut \"3\", attendu : une valeur ; le"
                + " résultat enregistré de la formule a été utilisé [FORMULA]",
            "given.csv:7: vaut \"D\", attendu : chaque clé une seule fois ; elle figure"
                + " aussi en ligne 6, la dernière compte [DUPLICATE_KEY]");
  }

  @Test
  void aboutDocumentsAsAWhole() {
    assertThat(said(DocumentKind.CATALOGUE, csv().row("")))
        .containsExactly("given.csv: attendu : un document avec un en-tête [EMPTY_DOCUMENT]");
    assertThat(
            said(
                DocumentKind.CATALOGUE,
                csv().row("Sku|Name|Stock|Purchase price").row("A|Lamp|x|1").row("B|Lamp|1|1")))
        .containsExactly(
            "given.csv: attendu : au plus 0.1 % de lignes rejetées, mais 1 sur 2 l'ont été"
                + " [TOLERANCE_EXCEEDED]",
            "given.csv:2:C: Stock indication vaut \"x\", attendu : un nombre tel que 12.50"
                + " [NUMBER_FORMAT]");
    assertThat(
            said(
                DocumentKind.CATALOGUE,
                csv()
                    .row("Sku|Name|Stock|Purchase price")
                    .row("A|Lamp|1|1")
                    .row("B|La")
                    .endingWith("B;La")))
        .containsExactly(
            "given.csv:3: attendu : un dernier enregistrement complet ; le fichier est"
                + " tronqué, récupérez-le à nouveau [TRUNCATED]",
            "given.csv:3: attendu : 4 champs, trouvé 2 [FIELD_COUNT]");
    assertThat(
            said(
                DocumentKind.TRACKING,
                sheet()
                    .row("CustomerOrderRef|PartnerOrderRef|cdv_codeta|eve_codeta|sku")
                    .row("1|SPRING|V||A")))
        .containsExactly(
            "given.csv!Sheet1: attendu : des colonnes A et C qui distinguent numéros de"
                + " commande et campagnes : réglez DecodeOptions.withTrackingColumns sur"
                + " A_IS_ORDER ou A_IS_CAMPAIGN, ou nommez les campagnes avec withCampaigns"
                + " [ORIENTATION_OPEN]");
  }

  @Test
  void aboutOrders() {
    String header = String.join("|", OrderRows.header());
    assertThat(
            said(
                DocumentKind.ORDERS,
                sheet()
                    .row(header)
                    .row("1|2026|SPRING|ID1|DR|Doe|Jo|1 Road||||75001|Paris|F|||a@b|C-D|-1|A|1|0")
                    .row("2|20260102|SPRING|ID1|M|D|J|1 R||||#number:1000|B|FR|01||a@b|COL|1|A|1|1")
                    .row("2|20260102|SPRING|ID1|M|D|J|1 R||||01000|B|FR|01||a@b|COL|1|A|1|1")
                    .row("a\u0000b|20260102|S|I|M|D|J|1 R||||01000|B|FR|01||a@b|COL|1|A|1|1")))
        .containsExactly(
            "given.csv!Sheet1:2:B: Date de commande vaut \"2026\", attendu : une date telle"
                + " que 31/12/2026, 2026-12-31 23:59:00 ou 20261231 [DATE_FORMAT]",
            "given.csv!Sheet1:2:E: Civilite vaut \"DR\", attendu : M, MME ou MLLE [UNKNOWN_CODE]",
            "given.csv!Sheet1:2:N: Pays vaut \"F\", attendu : un code pays de deux lettres"
                + " tel que FR [FORMAT]",
            "given.csv!Sheet1:2:O: Téléphone fixe attendu : une valeur [REQUIRED]",
            "given.csv!Sheet1:2:R: Mode de livraison vaut \"C-D\", attendu : 1 à 3 lettres"
                + " ou chiffres tels que CHD [FORMAT]",
            "given.csv!Sheet1:2:S: Frais de port vaut \"-1\", attendu : un montant de 0 ou"
                + " plus, en euros [OUT_OF_RANGE]",
            "given.csv!Sheet1:2:V: Quantité vaut \"0\", attendu : 1 à 99 [OUT_OF_RANGE]",
            "given.csv!Sheet1:3:L: Code postal vaut (4 caractères, masqués), attendu : une"
                + " cellule texte ; des zéros de tête ont pu disparaître"
                + " [NUMBER_IN_TEXT_COLUMN]",
            "given.csv!Sheet1:4:L: Code postal vaut (5 caractères, masqués), attendu : une"
                + " seule valeur : la commande 2/SPRING a deux valeurs différentes en colonne"
                + " L, l'autre en ligne 3 [INCONSISTENT_ORDER]",
            "given.csv!Sheet1:4:T: Code produit vaut \"A\", attendu : chaque produit une"
                + " seule fois : la commande 2/SPRING contient déjà celui-ci en ligne 3,"
                + " additionnez les quantités [INCONSISTENT_ORDER]",
            "given.csv!Sheet1:5:A: N° de Cmd vaut \"a\\u0000b\", attendu : un code sans"
                + " caractère de contrôle [CONTROL_CHARACTER]");
  }

  @Test
  void aboutReports() {
    assertThat(
            said(
                DocumentKind.COMPLIANCE,
                sheet().row("FichierOrigine|DateHeure|Statut").row("a.xls|demain|PARTIEL")))
        .containsExactly(
            "given.csv!Sheet1:2:B: DateHeure vaut \"demain\", attendu : une date telle que"
                + " 31/12/2026, 2026-12-31 23:59:00 ou 20261231 [DATE_FORMAT]",
            "given.csv!Sheet1:2:C: Statut vaut \"PARTIEL\", attendu : OK ou KO [UNKNOWN_CODE]");
    assertThat(
            said(
                DocumentKind.ANOMALIES,
                sheet()
                    .row("NumCommande|ReferenceCampagne|CodeProduit|MessageErreur|Nom")
                    .row("1|SPRING|A|Peut-être|" + "x".repeat(36))))
        .containsExactly(
            "given.csv!Sheet1:2:E: Nom vaut (36 caractères, masqués), attendu : au plus 35"
                + " caractères [TOO_LONG]",
            "given.csv!Sheet1:2:D: MessageErreur vaut \"Peut-être\", attendu : Traitée, Non"
                + " Traitée : … ou En attente d'intégration ; lu comme en attente"
                + " [UNKNOWN_WORDING]");
    assertThat(
            said(
                DocumentKind.TRACKING,
                sheet()
                    .row("CustomerOrderRef|PartnerOrderRef|cdv_codeta|eve_codeta|sku|LienSuivi")
                    .row("1|SPRING|Z||A|javascript:alert(1)")
                    .with(
                        DecodeOptions.DEFAULT.withTrackingColumns(
                            DecodeOptions.TrackingColumns.A_IS_ORDER))))
        .containsExactly(
            "given.csv!Sheet1:2:C: cdv_codeta vaut \"Z\", attendu : un couple documenté de"
                + " cdv_codeta et eve_codeta, trouvé Z/- ; les codes sont gardés [UNKNOWN_CODE]",
            "given.csv!Sheet1:2:F: ExternalCarrierTrackingURL vaut \"javascript:alert(1)\","
                + " attendu : une adresse http ou https absolue ; le lien est ignoré"
                + " [UNSAFE_LINK]");
    assertThat(said(DocumentKind.ANOMALIES, sheet().row("Doe|Jo|75001")))
        .containsExactly(
            "given.csv!Sheet1:1: attendu : un en-tête avec \"CustomerOrderRef\" (A),"
                + " \"PartnerOrderRef\" (C), \"ProductId\" (T), \"MessageError\" (W) ; trouvé"
                + " : une ligne de 3 cellules qui peuvent être des données personnelles"
                + " [COLUMN_MISSING]",
            "given.csv!Sheet1:1:A: vaut (3 caractères, masqués), attendu : un nom de colonne"
                + " documenté ; la colonne est ignorée [COLUMN_UNKNOWN]",
            "given.csv!Sheet1:1:B: vaut (2 caractères, masqués), attendu : un nom de colonne"
                + " documenté ; la colonne est ignorée [COLUMN_UNKNOWN]",
            "given.csv!Sheet1:1:C: vaut (5 caractères, masqués), attendu : un nom de colonne"
                + " documenté ; la colonne est ignorée [COLUMN_UNKNOWN]");
  }
}
