package io.github.cdiscountds.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeProduct;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.LengthChecks;
import io.github.cdiscountds.testkit.RawSheet;
import io.github.cdiscountds.testkit.SupplierJob;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A legal order with one thing wrong, judged twice: by our checks, and by the fake supplier, to
 * which it goes past our encoder. What we call an error is refused there for that cause, and
 * nothing else is.
 */
class ForeseenRefusalsTest {
  static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  private static final String LONGEST_SKU = "SKU-OF-20-CHARACTERS";

  @TempDir private Path folder;

  private TwoJudges judges(LengthPolicy lengths) {
    return new TwoJudges(
        FakeSupplier.builder(ACCOUNT)
            .catalogue(
                FakeCatalogue.sample().put(FakeProduct.of(LONGEST_SKU, "Product", "9").stock(9)))
            .lengthChecks(
                lengths == LengthPolicy.STRICT ? LengthChecks.STRICT : LengthChecks.LENIENT_ABROAD)
            .open(),
        PreflightSettings.DEFAULT.withLengths(lengths),
        folder);
  }

  private TwoJudges judges() {
    return judges(LengthPolicy.DOCUMENTED);
  }

  // ---- one thing wrong

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        // The form of the file (SPEC section 4)
        wrong(OrderColumn.CDISCOUNT_ID, "OTHER", "FORMAT D", "Identifiant Cdiscount inconnu"),
        wrong(OrderColumn.SURNAME, "x".repeat(36), "TOO_LONG F", tooLong("Nom")),
        wrong(OrderColumn.SHIPPING_COSTS, "12,5x", null, badFormat("FraisPort")),
        wrong(OrderColumn.SHIPPING_COSTS, "-1", null, badFormat("FraisPort")),
        wrong(OrderColumn.UNIT_PRICE, "free", null, badFormat("PrixVenteHT")),
        wrong(OrderColumn.QUANTITY, "many", null, badFormat("Quantite")),
        // The order itself (SPEC section 5)
        wrong(OrderColumn.CITY, "", "REQUIRED M", "Champ obligatoire : Ville"),
        wrong(OrderColumn.ORDER_DATE, "20260231", null, "Format incorrect : DateCommande"),
        wrong(OrderColumn.TITLE, "DR", null, "Format incorrect : Civilite"),
        wrong(OrderColumn.EMAIL, "nobody", "FORMAT Q", "Format incorrect : Email"),
        wrong(OrderColumn.LANDLINE, "call me", "FORMAT O", "Format incorrect : TelephoneFixe"),
        wrong(OrderColumn.MOBILE, "123", "FORMAT P", "Format incorrect : TelephoneMobile"),
        wrong(
            OrderColumn.ADDRESS,
            "1 rue\ndu Test",
            "CONTROL_CHARACTER H",
            "Format incorrect : Adresse"),
        wrong(OrderColumn.QUANTITY, "0", null, "Format incorrect : Quantite"),
        wrong(OrderColumn.QUANTITY, "100", null, "Format incorrect : Quantite"),
        wrong(
            OrderColumn.PRODUCT_CODE, "NOSUCH", "PRODUCT_UNKNOWN T", "Unknow product id : NOSUCH"),
        wrong(
            OrderColumn.COUNTRY,
            "US",
            "DESTINATION_NOT_SERVED N",
            "Destination non autorisée : US"),
        wrong(
            OrderColumn.CITY,
            "Paris Armées",
            "MILITARY_ADDRESS M",
            "Destination non autorisée : FR"),
        wrong(
            OrderColumn.DELIVERY_METHOD,
            "CHD",
            "DELIVERY_METHOD R",
            "Mode de livraison non autorisé : CHD"),
        Arguments.of(
            "a domestic method abroad",
            (UnaryOperator<Draft>)
                draft -> Draft.toIreland(draft.number()).with(OrderColumn.DELIVERY_METHOD, "COL"),
            "DELIVERY_METHOD R",
            "Mode de livraison non autorisé : COL"),
        Arguments.of(
            "more pieces than there are",
            (UnaryOperator<Draft>)
                draft ->
                    draft.with(OrderColumn.PRODUCT_CODE, "AO1604").with(OrderColumn.QUANTITY, "3"),
            "STOCK_SHORT V",
            "Stock insuffisant : AO1604"));
  }

  private static Arguments wrong(OrderColumn column, String text, String ours, String theirs) {
    return Arguments.of(
        column.letter() + " is " + text,
        (UnaryOperator<Draft>) draft -> draft.with(column, text),
        ours == null ? TwoJudges.INEXPRESSIBLE : ours,
        theirs);
  }

  private static String tooLong(String field) {
    return "Non traité : ligne n°2 : " + field + ":dépasse la taille maximale";
  }

  private static String badFormat(String field) {
    return "Non traité : ligne n°2 : " + field + ":n'est pas au format attendu";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneThingWrong")
  @Tag("R21")
  @Tag("R23")
  void weFindWhatTheyRefuse(String what, UnaryOperator<Draft> change, String ours, String theirs) {
    TwoJudges judges = judges();
    Draft wrong = change.apply(Draft.toFrance("CDS-1"));

    assertThat(judges.ours(Draft.toFrance("CDS-1"))).isEmpty();
    assertThat(judges.ours(wrong)).containsExactly(ours);
    assertThat(judges.theirs(wrong))
        .singleElement()
        .asString()
        .isIn(theirs, "Non traité : " + theirs);
    assertThat(judges.theirs(Draft.toFrance("CDS-2"), Draft.toIreland("CDS-3"))).isEmpty();
  }

  @Test
  void productsThatAreInactiveOrSoldOutHaveVanished() {
    TwoJudges judges = judges();
    judges.supplier.catalogue().deactivate("FUJIAV200PRO");
    judges.supplier.sellsOut("PSPBL16GO").publishesNow(SupplierJob.CATALOGUE);
    judges.client.catalogue().refresh();
    Draft inactive = Draft.toFrance("CDS-1").with(OrderColumn.PRODUCT_CODE, "FUJIAV200PRO");
    Draft soldOut = Draft.toFrance("CDS-2").with(OrderColumn.PRODUCT_CODE, "PSPBL16GO");

    assertThat(judges.ours(inactive)).containsExactly("PRODUCT_UNKNOWN T");
    assertThat(judges.ours(soldOut)).containsExactly("PRODUCT_UNKNOWN T");
    assertThat(judges.theirs(inactive, soldOut))
        .containsExactly("Produit inactif : FUJIAV200PRO", "Stock insuffisant : PSPBL16GO");
  }

  @Test
  void stockLastsForTheFirstOrdersOfACall() {
    TwoJudges judges = judges();
    Draft[] drafts = new Draft[3];
    for (int i = 0; i < drafts.length; i++) {
      drafts[i] =
          Draft.toFrance("CDS-" + i)
              .with(OrderColumn.PRODUCT_CODE, "PSPBL16GO")
              .with(OrderColumn.UNIT_PRICE, "150.11")
              .with(OrderColumn.QUANTITY, "2");
    }

    assertThat(
            judges.client.orders().check(Stream.of(drafts).map(Draft::order).toList()).stream()
                .map(Finding::toString))
        .containsExactly(
            "WARNING order CDS-2/CLIENT202603, product PSPBL16GO: column V: Quantité is \"2\","
                + " expected at most 0: the catalogue indicates 4, and the orders before this one"
                + " want 4 [STOCK_SHARED]");
    assertThat(judges.theirs(sheets(List.of(drafts))))
        .containsExactly(
            Optional.empty(), Optional.empty(), Optional.of("Stock insuffisant : PSPBL16GO"));
  }

  @ParameterizedTest
  @CsvSource({"AO1604, 2, 3", "TSHIRT01-M, 17, 18", "PSPBL16GO, 4, 5"})
  void stockIsJudgedToThePiece(String sku, String enough, String tooMany) {
    TwoJudges judges = judges();
    Draft fits =
        Draft.toFrance("CDS-2")
            .with(OrderColumn.PRODUCT_CODE, sku)
            .with(OrderColumn.QUANTITY, enough);
    Draft exceeds =
        fits.with(OrderColumn.ORDER_NUMBER, "CDS-1").with(OrderColumn.QUANTITY, tooMany);

    assertThat(judges.ours(exceeds)).containsExactly("STOCK_SHORT V");
    assertThat(judges.theirs(exceeds)).containsExactly("Stock insuffisant : " + sku);
    assertThat(judges.ours(fits)).isEmpty();
    assertThat(judges.theirs(fits)).isEmpty();
  }

  @Test
  void aStockOfThirtyOrMoreRefusesNothing() {
    TwoJudges judges = judges();
    Draft many = Draft.toFrance("CDS-1").with(OrderColumn.QUANTITY, "99");

    assertThat(judges.ours(many)).isEmpty();
    assertThat(judges.theirs(many)).isEmpty();
  }

  @Test
  @Tag("R22")
  void aSecondOrderOfTheSameKeyIsADuplicate() {
    TwoJudges judges = judges();
    judges.client.orders().submit(List.of(Draft.toFrance("CDS-1").order()));
    judges.supplier.advance(Duration.ofHours(3));
    Draft changed = Draft.toFrance("CDS-1").with(OrderColumn.QUANTITY, "2");

    assertThat(judges.ours(changed)).containsExactly("CONTENT_CONFLICT A");
    assertThat(judges.theirs(changed)).containsExactly("Commande en doublon");
    Draft otherCampaign = changed.with(OrderColumn.CAMPAIGN, "CLIENT202604");
    assertThat(judges.ours(otherCampaign)).isEmpty();
    assertThat(judges.theirs(otherCampaign)).isEmpty();
    // The same one twice in a call: they take the second for a duplicate, we send neither.
    Draft twice = Draft.toFrance("CDS-9");
    assertThat(judges.ours(twice, twice)).containsExactly("DUPLICATE_KEY A", "DUPLICATE_KEY A");
    assertThat(judges.theirs(twice, twice)).containsExactly("Commande en doublon");
  }

  @Test
  @Tag("R32")
  void withoutAnInternationalContractFranceIsAll() {
    ServiceProfile franceOnly =
        ServiceProfile.DOCUMENTED.withDestinations(
            ServiceProfile.DOCUMENTED.domesticDestinations(), Map.of());
    TwoJudges judges =
        new TwoJudges(
            FakeSupplier.builder(ACCOUNT).profile(franceOnly).open(),
            PreflightSettings.DEFAULT,
            franceOnly,
            folder);

    assertThat(judges.ours(Draft.toIreland("CDS-1"))).containsExactly("DESTINATION_NOT_SERVED N");
    assertThat(judges.theirs(Draft.toIreland("CDS-1")))
        .containsExactly("Destination non autorisée : IR");
    assertThat(judges.ours(Draft.toFrance("CDS-2"))).isEmpty();
    assertThat(judges.theirs(Draft.toFrance("CDS-2"))).isEmpty();
  }

  @Test
  void creditIsJudgedToTheCent() {
    // An order is worth 57.99: one is owed, and the second fits exactly or by a cent not.
    for (String limit : List.of("115.98", "115.97")) {
      TwoJudges judges =
          new TwoJudges(
              FakeSupplier.builder(ACCOUNT).creditLimit(new BigDecimal(limit)).open(),
              PreflightSettings.DEFAULT.withCreditLimit(new BigDecimal(limit)),
              folder.resolve(limit));
      judges.client.orders().submit(List.of(Draft.toFrance("CDS-1").order()));
      judges.supplier.advance(Duration.ofHours(3));
      judges.client.reports().poll();
      Draft second = Draft.toFrance("CDS-2");
      boolean fits = limit.equals("115.98");

      assertThat(judges.ours(second)).isEqualTo(fits ? List.of() : List.of("CREDIT_EXCEEDED A"));
      assertThat(judges.theirs(second))
          .isEqualTo(fits ? List.of() : List.of("Encours insuffisant"));
    }
  }

  @Test
  void everyCauseThatCanBeKnownIsForeseen() {
    Map<RefusalCause, Draft> drafts = new TreeMap<>();
    Draft legal = Draft.toFrance("CDS-0");
    drafts.put(RefusalCause.REQUIRED_FIELD, legal.with(OrderColumn.CITY, ""));
    drafts.put(RefusalCause.FORMAT, legal.with(OrderColumn.EMAIL, "nobody"));
    drafts.put(
        RefusalCause.STOCKOUT,
        legal.with(OrderColumn.PRODUCT_CODE, "AO1604").with(OrderColumn.QUANTITY, "9"));
    drafts.put(RefusalCause.PRODUCT, legal.with(OrderColumn.PRODUCT_CODE, "NOSUCH"));
    drafts.put(RefusalCause.DUPLICATE, legal.with(OrderColumn.QUANTITY, "2"));
    drafts.put(RefusalCause.DESTINATION, legal.with(OrderColumn.COUNTRY, "US"));
    drafts.put(RefusalCause.DELIVERY_METHOD, legal.with(OrderColumn.DELIVERY_METHOD, "CHD"));
    drafts.put(RefusalCause.CREDIT, legal.with(OrderColumn.QUANTITY, "99"));
    TwoJudges judges =
        new TwoJudges(
            FakeSupplier.builder(ACCOUNT).creditLimit(new BigDecimal("1000")).open(),
            PreflightSettings.DEFAULT.withCreditLimit(new BigDecimal("1000")),
            folder);
    judges.client.orders().submit(List.of(legal.order()));
    judges.supplier.advance(Duration.ofHours(3));

    for (Map.Entry<RefusalCause, Draft> entry : drafts.entrySet()) {
      Draft draft =
          entry.getKey() == RefusalCause.DUPLICATE
              ? entry.getValue()
              : entry.getValue().with(OrderColumn.ORDER_NUMBER, entry.getKey().name());
      int before = judges.causes().size();
      assertThat(judges.ours(draft)).as("%s", entry.getKey()).hasSize(1);
      assertThat(judges.theirs(draft)).hasSize(1);
      List<RefusalCause> causes = judges.causes();
      assertThat(causes.subList(before, causes.size()))
          .as("%s", entry.getKey())
          .containsOnly(entry.getKey());
    }
    assertThat(drafts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(RefusalCause.UNKNOWN)));
  }

  // ---- every column, to the character

  /** A legal text of a length, where the column has one. */
  private static String textOf(OrderColumn column, int length) {
    return switch (column) {
      case ORDER_DATE -> "2".repeat(length);
      case CDISCOUNT_ID -> ACCOUNT.cdiscountId() + "X".repeat(length - 12);
      case POST_CODE, LANDLINE, MOBILE -> "0" + "1".repeat(length - 1);
      case EMAIL -> "x".repeat(60) + "@" + "y".repeat(length - 61);
      case PRODUCT_CODE -> LONGEST_SKU + "X".repeat(length - 20);
      default -> "X".repeat(length);
    };
  }

  /** Columns of which no legal text is as long as they allow. */
  private static final Set<OrderColumn> SHORTER_THAN_ALLOWED =
      Set.of(
          OrderColumn.ORDER_DATE,
          OrderColumn.TITLE,
          OrderColumn.COUNTRY,
          OrderColumn.DELIVERY_METHOD);

  static Stream<Arguments> everyColumnEverywhere() {
    return Stream.of(LengthPolicy.values())
        .flatMap(policy -> Stream.of("FR", "IR").map(country -> Arguments.of(policy, country)));
  }

  @ParameterizedTest
  @MethodSource("everyColumnEverywhere")
  @Tag("R15")
  void lengthsAreJudgedToTheCharacter(LengthPolicy policy, String country) {
    TwoJudges judges = judges(policy);
    List<OrderColumn> columns =
        Stream.of(OrderColumn.values()).filter(column -> column.maxLength().isPresent()).toList();
    List<Draft> longest = new ArrayList<>();
    List<Draft> tooLong = new ArrayList<>();
    for (OrderColumn column : columns) {
      int max = column.maxLength().orElseThrow();
      longest.add(legal(country, "CDS-" + column.letter()).with(column, textOf(column, max)));
      tooLong.add(legal(country, "CDS2-" + column.letter()).with(column, textOf(column, max + 1)));
    }
    List<Optional<String>> ofLongest = judges.theirs(sheets(longest));
    List<Optional<String>> ofTooLong = judges.theirs(sheets(tooLong));

    for (int i = 0; i < columns.size(); i++) {
      OrderColumn column = columns.get(i);
      boolean limited =
          country.equals("FR") || policy == LengthPolicy.STRICT || isLimitedAbroad(column);
      if (!SHORTER_THAN_ALLOWED.contains(column)) {
        assertThat(judges.ours(longest.get(i))).as("ours of %s", column).isEmpty();
        assertThat(ofLongest.get(i)).as("theirs of %s", column).isEmpty();
      }
      assertThat(judges.ours(tooLong.get(i)).isEmpty())
          .as("ours of %s", column)
          .isEqualTo(!limited);
      assertThat(ofTooLong.get(i).orElse("").contains(tooLongIn(column)))
          .as("theirs of %s: %s", column, ofTooLong.get(i))
          .isEqualTo(limited);
    }
  }

  private static String tooLongIn(OrderColumn column) {
    return "ligne n°2 : " + column.reasonName() + ":dépasse la taille maximale";
  }

  private static Draft legal(String country, String number) {
    return country.equals("FR") ? Draft.toFrance(number) : Draft.toIreland(number);
  }

  private static List<RawSheet> sheets(List<Draft> drafts) {
    return drafts.stream().map(draft -> draft.addTo(TwoJudges.newSheet())).toList();
  }

  private static boolean isLimitedAbroad(OrderColumn column) {
    return Set.of("A", "B", "C", "D", "E", "N", "R", "T").contains(column.letter());
  }

  @Test
  void whatIsMissingIsRefused() {
    TwoJudges judges = judges();
    List<Draft> drafts =
        Stream.of(OrderColumn.values())
            .map(column -> Draft.toFrance("CDS-" + column.letter()).with(column, ""))
            .toList();
    List<Optional<String>> theirs = judges.theirs(sheets(drafts));

    for (OrderColumn column : OrderColumn.values()) {
      int place = column.number() - 1;
      assertThat(judges.ours(drafts.get(place)).isEmpty()).isEqualTo(!column.isRequired());
      assertThat(theirs.get(place))
          .isEqualTo(
              column.isRequired()
                  ? Optional.of("Champ obligatoire : " + column.reasonName())
                  : Optional.empty());
    }
  }

  // ---- anything in any cell

  /** What we keep back although the supplier, as far as anybody knows, would take it. */
  private static boolean isStricter(OrderColumn column, String text) {
    // MLLE occurs in the supplier's examples; it is read, and never written.
    return column == OrderColumn.TITLE && text.equals("MLLE");
  }

  /** What the fake refuses though nobody can know it beforehand: codes that aren't documented. */
  private static boolean isUnknowable(OrderColumn column, String text) {
    return column == OrderColumn.DELIVERY_METHOD && text.matches("[A-Za-z0-9]{1,3}");
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, FR", "DOCUMENTED, IR", "STRICT, IR"})
  @Tag("R15")
  @Tag("R20")
  void whatWeCallAnErrorIsRefusedAndNothingElse(LengthPolicy policy, String country) {
    TwoJudges judges = judges(policy);
    List<Draft> drafts = new ArrayList<>();
    List<OrderColumn> columns = new ArrayList<>();
    for (OrderColumn column : OrderColumn.values()) {
      for (String text :
          List.of(
              "0",
              "1",
              "12",
              "099",
              "1.5",
              "-3",
              "FR",
              "BE",
              "M",
              "MLLE",
              "CHD",
              "COL",
              "TNT",
              "XYZ",
              "20260228",
              "20260230",
              "é".repeat(5),
              "x".repeat(35),
              "x".repeat(36),
              "a\tb",
              "a\u2028b",
              "=1+1",
              "@home",
              "+33556000000",
              "05.56.00.00.00",
              "06 07 08",
              "a@b",
              "a@b.example",
              "a b@c",
              "@b",
              "NOSUCH",
              "AO1604",
              "\u00e9\ud83d\ude00",
              "x")) {
        String number = String.format(Locale.ROOT, "N%d", drafts.size());
        Draft draft = legal(country, number).with(column, text);
        if (column == OrderColumn.ORDER_NUMBER) {
          draft = draft.with(OrderColumn.CAMPAIGN, number);
        }
        if (!isStricter(column, text) && !isUnknowable(column, text)) {
          drafts.add(draft);
          columns.add(column);
        }
      }
    }
    List<Optional<String>> theirs =
        judges.theirs(sheets(drafts.stream().map(ForeseenRefusalsTest::asWritten).toList()));

    assertThat(drafts).hasSizeGreaterThan(700);
    for (int i = 0; i < drafts.size(); i++) {
      assertThat(judges.ours(drafts.get(i)).isEmpty())
          .as(
              "column %s is <%s>; ours: %s; theirs: %s",
              columns.get(i).letter(),
              drafts.get(i).get(columns.get(i)),
              judges.ours(drafts.get(i)),
              theirs.get(i))
          .isEqualTo(theirs.get(i).isEmpty());
    }
  }

  /** Phones and numbers as our encoder writes them: what is refused is what would arrive. */
  private static Draft asWritten(Draft draft) {
    Draft written = draft;
    for (OrderColumn phone : List.of(OrderColumn.LANDLINE, OrderColumn.MOBILE)) {
      String digits = draft.get(phone).replaceAll("[ .-]", "");
      written =
          written.with(
              phone,
              draft.get(OrderColumn.COUNTRY).equals("FR") && digits.startsWith("+33")
                  ? "0" + digits.substring(3)
                  : digits);
    }
    for (OrderColumn number :
        List.of(OrderColumn.SHIPPING_COSTS, OrderColumn.UNIT_PRICE, OrderColumn.QUANTITY)) {
      try {
        written = written.with(number, new BigDecimal(draft.get(number)).toPlainString());
      } catch (NumberFormatException notANumber) {
        // It arrives as it is.
      }
    }
    return written;
  }

  // ---- what our encoder can't get wrong

  @Test
  @Tag("R11")
  @Tag("R12")
  void theFormOfTheFileIsOurEncoders() {
    TwoJudges judges = judges();
    judges.client.orders().submit(List.of(Draft.toFrance("CDS-1").order()));
    judges.supplier.advance(Duration.ofHours(3));
    assertThat(judges.supplier.books("CDS-1"))
        .extracting(BookedLine::stage)
        .doesNotContain(BookedLine.Stage.FILE_REJECTED, BookedLine.Stage.REFUSED);

    Draft legal = Draft.toFrance("CDS-2");
    assertThat(
            judges.theirs(
                List.of(
                    legal.addTo(TwoJudges.newSheet()).number(2, "S", 7),
                    legal.addTo(TwoJudges.newSheet()).named("Sheet1"),
                    legal.addTo(TwoJudges.newSheet()).without("P"))))
        .extracting(Optional::get)
        .containsExactly(
            badFormat("FraisPort"),
            "Non traité : Nom de l'onglet incorrect",
            "Non traité : Nombre de colonnes incorrect");
  }

  @Test
  void aWarningIsNotRefused() {
    TwoJudges judges = judges();
    List<Draft> odd =
        List.of(
            Draft.toFrance("CDS-1").with(OrderColumn.UNIT_PRICE, "49.99"),
            Draft.toFrance("CDS-2").with(OrderColumn.POST_CODE, "2A004"),
            Draft.toFrance("CDS-3").with(OrderColumn.LANDLINE, "12345"),
            Draft.toFrance("CDS-4").with(OrderColumn.SURNAME, "Exemple SARL"),
            Draft.toIreland("CDS-5").with(OrderColumn.POST_CODE, "D02 X285"));
    for (Draft draft : odd) {
      assertThat(judges.client.orders().check(List.of(draft.order())))
          .singleElement()
          .matches(finding -> !finding.isError());
    }
    assertThat(judges.theirs(odd.toArray(Draft[]::new))).isEmpty();
  }
}
