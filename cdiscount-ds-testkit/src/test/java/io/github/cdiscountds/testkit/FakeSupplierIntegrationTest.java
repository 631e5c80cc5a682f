package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FakeSupplierIntegrationTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private RawSheet order(String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  private List<String> resultsFor(RawSheet sheet) {
    supplier.raw().put("orders.xls", sheet);
    supplier.advance(Duration.ofHours(2));
    return results();
  }

  private List<String> results() {
    return Documents.column(Documents.latest(supplier, "Anomalie"), "W");
  }

  @Test
  void writesEveryColumnOfTheAnomalyTracking() {
    resultsFor(
        order("1001")
            .with("I", "BAT A")
            .with("J", "LE BOURG")
            .with("K", "C/O EXEMPLE")
            .with("V", "3"));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls");
    assertThat(Documents.latest(supplier, "Anomalie").get(1))
        .containsExactly(
            "1001",
            "2026-03-02 08:30:00.000",
            "C202603",
            "0000000ZH43Q",
            "MME",
            "EXEMPLE",
            "CAMILLE",
            "1 RUE DE L EXEMPLE",
            "BAT A",
            "LE BOURG",
            "C/O EXEMPLE",
            "33000",
            "BORDEAUX",
            "FR",
            "0500000000",
            "0500000000",
            "service-client@example.org",
            "COL",
            "5.00",
            "CGRESERVA",
            "50.99",
            "3",
            "Traitée",
            "orders.xls");
  }

  @Test
  @Tag("R23")
  void showsAnOrderAsPendingBetweenItsReportAndItsIntegration() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 9, 40)).raw().put("orders.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 10, 0));
    assertThat(results()).containsExactly("En attente d'intégration");
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.PENDING);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    assertThat(results()).containsExactly("Traitée");
  }

  static Stream<Arguments> oneFault() {
    return Stream.of(
        fault(sheet -> sheet.with("L", ""), "Champ obligatoire : CodePostal"),
        fault(sheet -> sheet.with("S", ""), "Champ obligatoire : FraisPort"),
        fault(sheet -> sheet.with("B", "20260231"), "Format incorrect : DateCommande"),
        fault(sheet -> sheet.with("E", "DR"), "Format incorrect : Civilite"),
        fault(sheet -> sheet.with("Q", "nobody"), "Format incorrect : Email"),
        fault(sheet -> sheet.with("Q", "no..body@example.org"), "Format incorrect : Email"),
        fault(sheet -> sheet.with("O", "123"), "Format incorrect : TelephoneFixe"),
        fault(sheet -> sheet.with("P", "none"), "Format incorrect : TelephoneMobile"),
        fault(sheet -> sheet.with("H", "1 RUE\nDE L EXEMPLE"), "Format incorrect : Adresse"),
        fault(sheet -> sheet.with("V", "0"), "Format incorrect : Quantite"),
        fault(sheet -> sheet.with("V", "100"), "Format incorrect : Quantite"),
        fault(sheet -> sheet.with("T", "NOSUCH"), "Unknow product id : NOSUCH"),
        fault(sheet -> sheet.with("T", "AO1604").with("V", "3"), "Stock insuffisant : AO1604"),
        fault(sheet -> sheet.with("N", "US"), "Destination non autorisée : US"),
        fault(sheet -> sheet.with("L", "00200"), "Destination non autorisée : FR"),
        fault(sheet -> sheet.with("M", "Paris Armées"), "Destination non autorisée : FR"),
        fault(sheet -> sheet.with("H", "SP 12345"), "Destination non autorisée : FR"),
        fault(sheet -> sheet.with("I", "s.p. 12 345"), "Destination non autorisée : FR"),
        fault(sheet -> sheet.with("J", "Secteur postal 12345"), "Destination non autorisée : FR"),
        fault(sheet -> sheet.with("K", "BFPO 57"), "Destination non autorisée : FR"),
        fault(sheet -> british(sheet).with("M", "BFPO57"), "Destination non autorisée : GB"),
        fault(sheet -> british(sheet).with("L", "BF10A"), "Destination non autorisée : GB"),
        fault(sheet -> sheet.with("R", "CHD"), "Mode de livraison non autorisé : CHD"),
        fault(sheet -> sheet.with("N", "BE"), "Mode de livraison non autorisé : COL"));
  }

  @ParameterizedTest
  @CsvSource({"K, AMICALE DES SP", "K, GARAGE S P", "J, RESIDENCE DU SECTEUR"})
  void takesNobodyForTheArmyOverWhatStandsInTheNextField(String column, String text) {
    assertThat(resultsFor(order("1001").with(column, text))).containsExactly("Traitée");
  }

  @Test
  void neverSellsWhatSellsOutMeanwhile() throws Exception {
    FakeCatalogue catalogue = supplier.catalogue();
    AtomicBoolean done = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              while (!done.get()) {
                catalogue.stock("CGRESERVA", 0).stock("CGRESERVA", 3);
              }
            });
    other.start();
    try {
      for (int day = 0; day < 40; day++) {
        supplier.raw().put(day + ".xls", order("day" + day));
        supplier.advance(Duration.ofDays(1));
      }
    } finally {
      done.set(true);
      other.join();
    }
    for (int day = 0; day < 40; day++) {
      assertThat(supplier.books("day" + day))
          .extracting(BookedLine::stage)
          .isNotEmpty()
          .doesNotContain(BookedLine.Stage.PENDING);
    }
  }

  private static RawSheet british(RawSheet sheet) {
    return sheet.with("N", "GB").with("R", "CHD");
  }

  private static Arguments fault(UnaryOperator<RawSheet> change, String reason) {
    return Arguments.of(reason, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneFault")
  @Tag("R23")
  void refusesTheOrderFor(String reason, UnaryOperator<RawSheet> change) {
    assertThat(resultsFor(change.apply(order("1001")))).containsExactly("Non Traitée : " + reason);
    assertThat(supplier.books("1001"))
        .satisfiesExactly(
            line -> {
              assertThat(line.stage()).isEqualTo(BookedLine.Stage.REFUSED);
              assertThat(line.refusal()).contains(reason);
            });
  }

  @Test
  void refusesTheWholeOrderWhenOneLineLacksStock() {
    assertThat(
            resultsFor(
                order("1001")
                    .again()
                    .with("T", "AO1604")
                    .with("V", "3")
                    .again()
                    .with("A", "1002")
                    .with("T", "PSPBL16GO")
                    .with("V", "4")))
        .containsExactly(
            "Non Traitée : Stock insuffisant : AO1604",
            "Non Traitée : Stock insuffisant : AO1604",
            "Traitée");
    assertThat(supplier.catalogue().product("CGRESERVA").stock()).isEqualTo(500);
    assertThat(supplier.catalogue().product("PSPBL16GO").stock()).isZero();
  }

  @Test
  void sellsTheLastPiecesToWhoComesFirst() {
    assertThat(
            resultsFor(
                order("1001")
                    .with("T", "AO1604")
                    .with("V", "2")
                    .again()
                    .with("A", "1002")
                    .with("V", "1")))
        .containsExactly("Traitée", "Non Traitée : Stock insuffisant : AO1604");
  }

  @Test
  void refusesInactiveProducts() {
    supplier.catalogue().deactivate("CGRESERVA");
    assertThat(resultsFor(order("1001")))
        .containsExactly("Non Traitée : Produit inactif : CGRESERVA");
  }

  @Test
  void refusesADuplicateWithoutTouchingTheOriginal() {
    resultsFor(order("1001"));
    supplier.raw().repeat("orders.xls", "again.xls");
    supplier.advance(Duration.ofHours(2));
    assertThat(results()).containsExactly("Traitée", "Non Traitée : Commande en doublon");
    assertThat(Documents.column(Documents.latest(supplier, "Anomalie"), "X"))
        .containsExactly("orders.xls", "again.xls");
    supplier.advance(Duration.ofDays(2));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::fileName, BookedLine::stage)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("orders.xls", BookedLine.Stage.SHIPPED),
            org.assertj.core.api.Assertions.tuple("again.xls", BookedLine.Stage.REFUSED));
  }

  @Test
  void takesTheSameNumberInAnotherCampaignForAnotherOrder() {
    resultsFor(order("1001"));
    supplier.raw().put("second.xls", order("1001").with("C", "C202604"));
    supplier.advance(Duration.ofHours(2));
    assertThat(results()).containsExactly("Traitée", "Traitée");
  }

  @Test
  @Tag("R22")
  void doesNotKnowTheOrdersOfARejectedFile() {
    supplier.raw().put("bad.xls", order("1001").with("S", "12,5x"));
    supplier.advance(Duration.ofHours(2));
    assertThat(supplier.orderTree().names("Anomalie")).isEmpty();
    assertThat(resultsFor(order("1001"))).containsExactly("Traitée");
  }

  @ParameterizedTest
  @CsvSource({"STAY_KNOWN, Non Traitée : Commande en doublon", "MAY_RETURN, Traitée"})
  @Tag("R22")
  void treatsARefusedOrderThatReturnsAsTold(RefusedOrders rule, String second) {
    FakeSupplier told = FakeSupplier.builder(SHOP).refusedOrders(rule).open();
    told.raw().put("a.xls", told.raw().order("1001", "C202603", "NOSUCH", "50.99"));
    told.advance(Duration.ofHours(2));
    told.raw().put("b.xls", told.raw().order("1001", "C202603", "AO1604", "491"));
    told.advance(Duration.ofHours(2));
    assertThat(Documents.column(Documents.latest(told, "Anomalie"), "W"))
        .containsExactly("Non Traitée : Unknow product id : NOSUCH", second);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUIRED_FIELD, Champ obligatoire : CodePostal",
    "FORMAT, Format incorrect : DateCommande",
    "STOCKOUT, Stock insuffisant : CGRESERVA",
    "PRODUCT, Unknow product id : CGRESERVA",
    "DUPLICATE, Commande en doublon",
    "DESTINATION, Destination non autorisée : FR",
    "DELIVERY_METHOD, Mode de livraison non autorisé : COL",
    "CREDIT, Encours insuffisant",
    "UNKNOWN, Motif non communiqué"
  })
  void refusesWhatTheStoryRefuses(RefusalCause cause, String reason) {
    supplier.refuses("1002", cause);
    assertThat(resultsFor(order("1001").again().with("A", "1002")))
        .containsExactly("Traitée", "Non Traitée : " + reason);
  }

  @Test
  void takesAddressesThatOnlyLookLikeAnArmys() {
    assertThat(
            resultsFor(
                order("1001")
                    .with("H", "1 place des Armées")
                    .with("I", "Résidence SP 1234")
                    .with("J", "Secteur 4")
                    .with("M", "Armes")))
        .containsExactly("Traitée");
  }

  @Test
  void refusesWhatExceedsTheCredit() {
    FakeSupplier careful = FakeSupplier.builder(SHOP).creditLimit(new BigDecimal("111.98")).open();
    careful
        .raw()
        .put(
            "a.xls",
            careful
                .raw()
                .order("1", "C", "CGRESERVA", "50.99")
                .again()
                .with("A", "2")
                .again()
                .with("A", "3"));
    careful.advance(Duration.ofHours(2));
    assertThat(Documents.column(Documents.latest(careful, "Anomalie"), "W"))
        .containsExactly("Traitée", "Traitée", "Non Traitée : Encours insuffisant");
  }

  @Test
  @Tag("R23")
  void speaksEnglishWhenTold() {
    FakeSupplier english = FakeSupplier.builder(SHOP).language(ReportLanguage.ENGLISH).open();
    english
        .raw()
        .put(
            "a.xls",
            english
                .raw()
                .order("1", "C", "CGRESERVA", "50.99")
                .again()
                .with("A", "2")
                .with("T", "NOSUCH"));
    english.advance(Duration.ofHours(2));
    assertThat(Documents.column(Documents.latest(english, "Anomalie"), "W"))
        .containsExactly("Processed", "Unprocessed: \"Unknow product id : NOSUCH\"");
    assertThat(Documents.latest(english, "Anomalie").get(0).get(4)).isEqualTo("title");
  }

  @ParameterizedTest
  @CsvSource({"IR, IR, true", "IR, IE, false", "IE, IE, true", "IE, IR, false"})
  @Tag("R31")
  void takesIrelandAsTheProfileWritesIt(String profile, String sent, boolean accepted) {
    FakeSupplier irish =
        FakeSupplier.builder(SHOP)
            .profile(ServiceProfile.DOCUMENTED.withIrelandOnTheWire(profile))
            .open();
    irish
        .raw()
        .put(
            "a.xls",
            irish.raw().order("1", "C", "CGRESERVA", "50.99").with("N", sent).with("R", "CHD"));
    irish.advance(Duration.ofHours(2));
    assertThat(Documents.column(Documents.latest(irish, "Anomalie"), "W"))
        .containsExactly(
            accepted ? "Traitée" : "Non Traitée : Destination non autorisée : " + sent);
  }

  @Test
  void writesNoAnomalyTrackingOnADayWithoutOrders() {
    supplier.advance(Duration.ofDays(3));
    assertThat(supplier.orderTree().names("Anomalie")).isEmpty();
  }

  @Test
  void writesTheFinalOneAtTheEndOfTheDay() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 22, 5)).raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 12, 0));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls");
    assertThat(supplier.orderTree().modified("Anomalie", "SuiviAnomalies_20260302.xls"))
        .isEqualTo("2026-03-02T22:59:00Z");
    assertThat(results()).containsExactly("Traitée");
  }

  @Test
  void leavesOrdersDueInTheNightlyPauseToTheNextDay() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 20, 0)).raw().put("early.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 22, 31)).raw().put("late.xls", order("1002"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 23, 59));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls");
    assertThat(Documents.column(Documents.latest(supplier, "Anomalie"), "A"))
        .containsExactly("1001");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 0));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls", "SuiviAnomalies_20260303.xls");
    assertThat(results()).containsExactly("En attente d'intégration");
    assertThat(supplier.books("1002"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.PENDING);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 1));
    assertThat(supplier.books("1002"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.CREATED);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 2, 0));
    assertThat(results()).containsExactly("Traitée");
  }

  @Test
  void leavesOrdersDueOnTheStrokeOfThePauseToTheNextDay() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 22, 20)).raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 0, 59));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260303.xls");
    assertThat(results()).containsExactly("En attente d'intégration");
  }

  @Test
  void integratesWhatIsDueJustBeforeThePause() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 22, 10)).raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 22, 45));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.CREATED);
  }

  @Test
  void keepsOrdersPendingWhileIntegrationIsPaused() {
    supplier.pauses(SupplierJob.INTEGRATION).raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 23, 59));
    assertThat(results()).containsExactly("En attente d'intégration");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 9, 0)).resumes(SupplierJob.INTEGRATION);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 10, 0));
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls", "SuiviAnomalies_20260303.xls");
    assertThat(results()).containsExactly("Traitée");
  }

  @Test
  void keepsTheNightlyPauseWhenResumedInIt() {
    supplier.pauses(SupplierJob.INTEGRATION).raw().put("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 23, 30)).resumes(SupplierJob.INTEGRATION);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 0, 59));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.PENDING);
    supplier.advance(Duration.ofSeconds(1));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.CREATED);
  }
}
