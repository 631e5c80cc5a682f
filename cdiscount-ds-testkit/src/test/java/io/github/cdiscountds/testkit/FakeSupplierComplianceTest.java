package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FakeSupplierComplianceTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private RawSheet order() {
    return supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99");
  }

  private String reasonFor(String name, byte[] content) {
    supplier.raw().put(name, content);
    supplier.advance(Duration.ofMinutes(30));
    return Documents.latest(supplier, "Fichier").get(1).get(4);
  }

  private String reasonFor(RawSheet sheet) {
    return reasonFor("orders.xls", sheet.toXls());
  }

  @Test
  void reportsAGoodFileFifteenMinutesAfterItsPickUp() {
    supplier.raw().put("orders.xls", order());
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 8, 29, 59));
    assertThat(supplier.orderTree().names("Fichier")).isEmpty();
    supplier.advance(Duration.ofSeconds(1));
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly("RapportConformite_20260302_083000.xlsx");
    assertThat(Documents.latest(supplier, "Fichier"))
        .containsExactly(
            List.of("FichierOrigine", "FichierTraite", "DateHeure", "Statut", "Motif"),
            List.of(
                "orders.xls",
                "CDSPRO_20260302083000_5051_orders.xls",
                "02/03/2026 08:30",
                "OK",
                "En cours de traitement"));
    assertThat(supplier.orderTree().modified("Fichier", "RapportConformite_20260302_083000.xlsx"))
        .isEqualTo("2026-03-02T07:30:00Z");
  }

  @Test
  void listsAllFilesOfOnePickUpInOneReport() {
    supplier
        .raw()
        .put("a.xls", order())
        .put("b.xlsx", order().with("A", "1002"))
        .put("c.xls", order().with("A", "1003").with("S", "12,5x"));
    supplier.advance(Duration.ofMinutes(30));
    List<List<String>> report = Documents.latest(supplier, "Fichier");
    assertThat(Documents.column(report, "A")).containsExactly("a.xls", "b.xlsx", "c.xls");
    assertThat(Documents.column(report, "D")).containsExactly("OK", "OK", "KO");
  }

  @Test
  @Tag("R21")
  void writesEnglishHeadersWhenTold() {
    FakeSupplier english = FakeSupplier.builder(SHOP).language(ReportLanguage.ENGLISH).open();
    english.raw().put("orders.xls", english.raw().order("1", "C", "AO1604", "491"));
    english.advance(Duration.ofMinutes(30));
    assertThat(Documents.latest(english, "Fichier").get(0))
        .containsExactly("SourceFile", "ProcessedFile", "DateTime", "Status", "Reason");
  }

  static Stream<Arguments> oneFault() {
    return Stream.of(
        fault(
            "the documented one: a word in an amount of line 3",
            sheet -> sheet.again().text(3, "S", "12,5x"),
            "ligne n°3 : FraisPort:n'est pas au format attendu"),
        fault(
            "a numeric cell",
            sheet -> sheet.number(2, "S", 12.5),
            "ligne n°2 : FraisPort:n'est pas au format attendu"),
        fault(
            "a text cell without text format",
            sheet -> sheet.general(2, "A", "1001"),
            "ligne n°2 : NumCommande:n'est pas au format attendu"),
        fault(
            "a formula",
            sheet -> sheet.formula(2, "M", "1+1"),
            "ligne n°2 : Ville:n'est pas au format attendu"),
        fault("another sheet name", sheet -> sheet.named("Feuil1"), "Nom de l'onglet incorrect"),
        fault("21 columns", sheet -> sheet.without("P"), "Nombre de colonnes incorrect"),
        fault(
            "a 23rd column", sheet -> sheet.text(1, "W", "Notes"), "Nombre de colonnes incorrect"),
        fault(
            "somebody else's ID",
            sheet -> sheet.with("D", "0000000XXXXX"),
            "Identifiant Cdiscount inconnu"),
        fault(
            "an over-long post code",
            sheet -> sheet.with("L", "330001"),
            "ligne n°2 : CodePostal:dépasse la taille maximale"),
        fault(
            "an over-long campaign abroad",
            sheet -> sheet.with("N", "GB").with("C", "C2026030000000001"),
            "ligne n°2 : ReferenceCampagne:dépasse la taille maximale"),
        fault(
            "a comma in a price",
            sheet -> sheet.with("U", "50,99"),
            "ligne n°2 : PrixVenteHT:n'est pas au format attendu"),
        fault(
            "half a piece",
            sheet -> sheet.with("V", "1.5"),
            "ligne n°2 : Quantite:n'est pas au format attendu"),
        fault(
            "everything at once, in the documented order",
            sheet ->
                sheet
                    .with("V", "two")
                    .with("F", "A".repeat(36))
                    .with("D", "X")
                    .named("Feuil1")
                    .number(2, "S", 5),
            "ligne n°2 : FraisPort:n'est pas au format attendu"
                + " ; Nom de l'onglet incorrect"
                + " ; Identifiant Cdiscount inconnu"
                + " ; ligne n°2 : Nom:dépasse la taille maximale"
                + " ; ligne n°2 : Quantite:n'est pas au format attendu"));
  }

  private static Arguments fault(String name, UnaryOperator<RawSheet> change, String problem) {
    return Arguments.of(name, change, problem);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneFault")
  @Tag("R21")
  void rejectsTheWholeFileFor(String name, UnaryOperator<RawSheet> change, String problem) {
    assertThat(reasonFor(change.apply(order()))).isEqualTo("Non traité : " + problem);
    assertThat(Documents.latest(supplier, "Fichier").get(1).get(3)).isEqualTo("KO");
    assertThat(supplier.books())
        .extracting(BookedLine::stage)
        .containsOnly(BookedLine.Stage.FILE_REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "A, NumCommande, 20",
    "B, DateCommande, 8",
    "C, ReferenceCampagne, 16",
    "E, Civilite, 5",
    "F, Nom, 35",
    "G, Prenom, 35",
    "H, Adresse, 35",
    "I, ComplementAdresse, 35",
    "J, LieuDit, 35",
    "K, RaisonSociale, 35",
    "L, CodePostal, 5",
    "M, Ville, 35",
    "N, Pays, 6",
    "O, TelephoneFixe, 10",
    "P, TelephoneMobile, 10",
    "Q, Email, 80",
    "R, ModeLivraison, 3",
    "T, CodeProduit, 20"
  })
  @Tag("R15")
  void rejectsEveryFieldBeyondItsLength(String column, String field, int longest) {
    FakeSupplier strict = FakeSupplier.builder(SHOP).lengthChecks(LengthChecks.STRICT).open();
    RawSheet sheet = strict.raw().order("1001", "C202603", "CGRESERVA", "50.99");
    strict.raw().put("long.xls", sheet.with(column, "\uD83D\uDE00".repeat(longest)));
    strict.advance(Duration.ofMinutes(30));
    assertThat(Documents.latest(strict, "Fichier").get(1).get(4))
        .isEqualTo("En cours de traitement");
    strict.raw().put("longer.xls", sheet.with(column, "x".repeat(longest + 1)));
    strict.advance(Duration.ofMinutes(30));
    assertThat(Documents.latest(strict, "Fichier").get(1).get(4))
        .isEqualTo("Non traité : ligne n°2 : " + field + ":dépasse la taille maximale");
  }

  @Test
  @Tag("R15")
  void isLenientAboutRecipientsAbroadUnlessStrict() {
    RawSheet british = order().with("N", "GB").with("L", "SW1A 1AA").with("O", "02079460958");
    assertThat(reasonFor(british)).isEqualTo("En cours de traitement");

    FakeSupplier strict = FakeSupplier.builder(SHOP).lengthChecks(LengthChecks.STRICT).open();
    strict.raw().put("orders.xls", british);
    strict.advance(Duration.ofMinutes(30));
    assertThat(Documents.latest(strict, "Fichier").get(1).get(4))
        .isEqualTo(
            "Non traité : ligne n°2 : CodePostal:dépasse la taille maximale"
                + " ; ligne n°2 : TelephoneFixe:dépasse la taille maximale");
  }

  @Test
  @Tag("R21")
  void takesAMissingRequiredFieldForNoMatterOfForm() {
    assertThat(reasonFor(order().with("L", "").with("S", "").with("D", "")))
        .isEqualTo("En cours de traitement");
  }

  @Test
  void rejectsAFileThatIsNoWorkbook() {
    assertThat(reasonFor("orders.xls", "a;b;c\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Non traité : Fichier illisible");
  }

  @Test
  void rejectsHalfAWorkbook() {
    byte[] whole = order().toXls();
    assertThat(reasonFor("orders.xls", java.util.Arrays.copyOf(whole, whole.length / 2)))
        .isEqualTo("Non traité : Fichier illisible");
  }

  @Test
  void rejectsAnEmptyFile() {
    assertThat(reasonFor("orders.xls", new byte[0])).isEqualTo("Non traité : Fichier illisible");
  }

  @Test
  void rejectsAWrongExtensionEvenOfAGoodWorkbook() {
    assertThat(reasonFor("orders.csv", order().toXls()))
        .isEqualTo("Non traité : Extension incorrecte");
  }

  @Test
  void readsTheSampleOrderFile() {
    assertThat(
            reasonFor(
                "orders_SHOP_1.xls", Documents.sample("orders_YOURCOMPANY_20200223_101500.xls")))
        .isEqualTo("En cours de traitement");
    assertThat(supplier.books())
        .extracting(BookedLine::orderNumber, BookedLine::sku, BookedLine::quantity)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("UK210680691", "FUJIAV200PRO", "1"),
            org.assertj.core.api.Assertions.tuple("UK210676437", "PSPBL16GO", "1"),
            org.assertj.core.api.Assertions.tuple("UK210676437", "CGRESERVA", "2"));
  }

  @Test
  void rejectsTheNextFileWhenTheStorySaysSo() {
    supplier.rejectsNextFile("ligne n°3 : FraisPort:n'est pas au format attendu");
    assertThat(reasonFor(order()))
        .isEqualTo("Non traité : ligne n°3 : FraisPort:n'est pas au format attendu");
    assertThat(reasonFor(order())).isEqualTo("En cours de traitement");
  }

  @Test
  void keepsReportsBackWhilePaused() {
    supplier.pauses(SupplierJob.COMPLIANCE).raw().put("a.xls", order());
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.orderTree().names("Fichier")).isEmpty();
    supplier.resumes(SupplierJob.COMPLIANCE);
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly("RapportConformite_20260302_090000.xlsx");
  }

  @Test
  void failsTheTestForAFileThatItCouldNotRead() {
    supplier.orderTree().write("Commandes", "orders.xls", "nonsense");
    supplier.advance(Duration.ofMinutes(30));
    assertThatThrownBy(supplier::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("fake supplier: orders.xls couldn't be read (Non traité : Fichier illisible)");
  }

  @Test
  void doesNotFailForWhatWasAnnouncedOrCameByTheRawWriter() {
    supplier
        .expectsUnreadable("orders.xls")
        .orderTree()
        .write("Commandes", "orders.xls", "nonsense");
    supplier.raw().put("other.xls", new byte[] {1});
    supplier.advance(Duration.ofMinutes(30));
    supplier.verify();
  }

  @Test
  void doesNotFailForAReadableFileThatItRejects() {
    supplier.orderTree().write("Commandes", "orders.xls", order().with("L", "330001").toXls());
    supplier.advance(Duration.ofMinutes(30));
    supplier.verify();
  }

  @Test
  void failsTheTestWhenAnAnnouncedFileNeverCame() {
    supplier.expectsUnreadable("orders.xls").advance(Duration.ofHours(1));
    assertThatThrownBy(supplier::verify)
        .hasMessage("fake supplier: orders.xls: announced as unreadable, never came");
  }
}
