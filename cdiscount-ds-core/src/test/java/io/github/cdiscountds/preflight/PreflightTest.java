package io.github.cdiscountds.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final PostalAddress PARIS =
      PostalAddress.of("1 rue du Test", "75001", "Paris", Destination.FRANCE);
  private static final Recipient JO =
      new Recipient(Title.M, "Doe", "Jo", PARIS, "0102030405", null, "jo@example.org");

  private final Preflight preflight = preflight(LengthPolicy.DOCUMENTED);

  private static Preflight preflight(LengthPolicy lengths) {
    return Preflight.of(new Account("SHOP", "ID1"), ServiceProfile.DOCUMENTED, lengths);
  }

  private static Order order(String number, Recipient recipient, String method) {
    return order(OrderKey.of(number, "SPRING"), recipient, method);
  }

  private static Order order(OrderKey key, Recipient recipient, String method) {
    return Order.builder(key, LocalDate.of(2026, 1, 2), "ID1", recipient)
        .deliveredBy(new DeliveryMethod(method), new BigDecimal("6.90"))
        .line(Sku.of("LAMP-1"), new BigDecimal("25.99"), 1)
        .build();
  }

  private static Recipient to(PostalAddress address, String landline) {
    return new Recipient(Title.MME, "Doe", "Jo", address, landline, null, "jo@example.org");
  }

  private List<String> messages(Order order) {
    return preflight.check(List.of(order)).findings().stream().map(Finding::toString).toList();
  }

  @Test
  void passesAnOrderThatIsInOrder() {
    Order sound = order("1001", JO, "COL");
    Checked checked = preflight.check(List.of(sound));

    assertThat(checked.isSound()).isTrue();
    assertThat(checked.orders().orders()).containsExactly(sound);
    assertThat(checked.findings()).isEmpty();
    assertThat(checked.orders()).hasToString("CheckedOrders[1 order(s), 1 line(s)]");
  }

  @Test
  void keepsWrongOrdersBackAndLetsTheOthersGo() {
    Order sound = order("1001", JO, "COL");
    Order wrong = order("1002", JO, "CHD");
    Checked checked = preflight.check(List.of(wrong, sound));

    assertThat(checked.orders().orders()).containsExactly(sound);
    assertThat(checked.rejected()).containsExactly(OrderKey.of("1002", "SPRING"));
  }

  @Test
  @Tag("R15")
  void letsNothingGoAbroadThatNoCellHolds() {
    Order longest = order("1001", named("N".repeat(32_767)), "CHD");
    Order tooLong = order("1002", named("N".repeat(32_768)), "CHD");

    assertThat(preflight.check(List.of(longest)).isSound()).isTrue();
    assertThat(messages(tooLong))
        .containsExactly(
            "ERROR order 1002/SPRING: column F: Nom Bénéficiaire is (32768 characters, withheld),"
                + " expected at most 35 characters [TOO_LONG]");
  }

  private static Recipient named(String surname) {
    PostalAddress brussels = PostalAddress.of("1 rue", "1000", "Brussels", new Destination("BE"));
    return new Recipient(Title.M, surname, "Jo", brussels, "0102030405", null, "jo@example.org");
  }

  @Test
  @Tag("R20")
  void findsWhatTheModelsForbidWithoutShowingPersonalData() {
    Recipient wrong =
        new Recipient(
            Title.MLLE,
            "Do\ne",
            " ",
            PostalAddress.of("1 rue", "7500", "Paris", Destination.FRANCE),
            "12",
            null,
            "nobody");
    Order order =
        Order.builder(OrderKey.of("1001", "SPRING"), LocalDate.of(2026, 1, 2), "OTHER", wrong)
            .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE)
            .line(Sku.of("LAMP-1"), BigDecimal.TEN, 1)
            .build();

    assertThat(messages(order))
        .containsExactly(
            "ERROR order 1001/SPRING: column D: ID Cdiscount is \"OTHER\", expected the account's"
                + " own ID ID1 [FORMAT]",
            "ERROR order 1001/SPRING: column E: Civilite is \"MLLE\", expected M or MME"
                + " [TITLE_NOT_WRITABLE]",
            "ERROR order 1001/SPRING: column F: Nom Bénéficiaire is (4 characters, withheld),"
                + " expected one line without control characters [CONTROL_CHARACTER]",
            "ERROR order 1001/SPRING: column G: Prénom Bénéficiaire expected a value [REQUIRED]",
            "ERROR order 1001/SPRING: column O: Téléphone fixe is (2 characters, withheld),"
                + " expected 4 to 15 digits, with + before a country code [FORMAT]",
            "ERROR order 1001/SPRING: column Q: Email is (6 characters, withheld), expected an"
                + " e-mail address [FORMAT]",
            "WARNING order 1001/SPRING: column L: Code postal is (4 characters, withheld), expected"
                + " 5 digits in France [FORMAT]");
  }

  @Test
  void speaksFrench() {
    Finding finding = preflight.check(List.of(order("1001", JO, "CHD"))).findings().get(0);

    assertThat(finding.message(Locale.FRENCH))
        .isEqualTo(
            "order 1001/SPRING, product LAMP-1: column R: Mode de livraison vaut \"CHD\", attendu :"
                + " un mode de livraison pour FR tel que CDS, COL, TNT [DELIVERY_METHOD]");
  }

  @Test
  @Tag("R15")
  void judgesLengthsByDestinationAndPolicy() {
    PostalAddress london =
        PostalAddress.of("x".repeat(36), "SW1A 1AA", "London", Destination.GREAT_BRITAIN);
    PostalAddress lyon = PostalAddress.of("x".repeat(36), "69001", "Lyon", Destination.FRANCE);

    assertThat(messages(order("1001", to(london, "02079460958"), "CHD")))
        .containsExactly(
            "WARNING order 1001/SPRING: column H: Adresse is (36 characters, withheld), expected at"
                + " most 35 characters [TOO_LONG]",
            "WARNING order 1001/SPRING: column L: Code postal is (8 characters, withheld), expected"
                + " at most 5 characters [TOO_LONG]",
            "WARNING order 1001/SPRING: column O: Téléphone fixe is (11 characters, withheld),"
                + " expected at most 10 characters [TOO_LONG]");
    assertThat(messages(order("1001", to(lyon, "0102030405"), "COL")))
        .containsExactly(
            "ERROR order 1001/SPRING: column H: Adresse is (36 characters, withheld), expected at"
                + " most 35 characters [TOO_LONG]");
    assertThat(
            preflight(LengthPolicy.STRICT)
                .check(List.of(order("1001", to(london, "02079460958"), "CHD")))
                .findings())
        .hasSize(3)
        .allMatch(Finding::isError);
  }

  @Test
  @Tag("R15")
  void neverLetsOverlongKeysGoAbroad() {
    PostalAddress london = PostalAddress.of("1 Road", "W1", "London", Destination.GREAT_BRITAIN);
    Order order =
        order(OrderKey.of("1".repeat(21), "C".repeat(17)), to(london, "0207946095"), "CHD");

    assertThat(messages(order))
        .containsExactly(
            "ERROR order 111111111111111111111/CCCCCCCCCCCCCCCCC: column A: N° de Cmd is"
                + " \"111111111111111111111\", expected at most 20 characters [TOO_LONG]",
            "ERROR order 111111111111111111111/CCCCCCCCCCCCCCCCC: column C: Référence campagne is"
                + " \"CCCCCCCCCCCCCCCCC\", expected at most 16 characters [TOO_LONG]");
  }

  @Test
  @Tag("R20")
  void findsLineSeparatorsInCodes() {
    assertThat(messages(order(OrderKey.of("1\u20281", "SPRING"), JO, "COL")))
        .containsExactly(
            "ERROR order (not plain text): column A: N° de Cmd is \"1\\u20281\", expected one line"
                + " without control characters [CONTROL_CHARACTER]");
  }

  @Test
  @Tag("R20")
  void findsLineSeparatorsInTheProductOfALine() {
    Order order =
        Order.builder(OrderKey.of("1001", "SPRING"), LocalDate.of(2026, 1, 2), "ID1", JO)
            .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE)
            .line(Sku.of("LAMP-1"), BigDecimal.TEN, 1)
            .line(Sku.of("RUG\u20281"), BigDecimal.TEN, 1)
            .build();

    assertThat(messages(order))
        .containsExactly(
            "ERROR order 1001/SPRING, product (not plain text): column T: Code produit is"
                + " \"RUG\\u20281\", expected one line without control characters"
                + " [CONTROL_CHARACTER]");
    assertThat(preflight.check(List.of(order)).orders().isEmpty()).isTrue();
    assertThat(preflight.check(List.of(order("1", JO, "COL"))).orders().isEmpty()).isFalse();
  }

  @Test
  @Tag("R15")
  void judgesLengthsOfFurtherDomesticDestinationsAsInFrance() {
    Destination monaco = Destination.ofWireCode("MC");
    Preflight withMonaco =
        Preflight.of(
            new Account("SHOP", "ID1"),
            ServiceProfile.DOCUMENTED.withDestinations(
                Set.of(Destination.FRANCE, monaco), Map.of()),
            LengthPolicy.DOCUMENTED);
    PostalAddress address = PostalAddress.of("x".repeat(36), "98000", "Monaco", monaco);

    assertThat(
            withMonaco.check(List.of(order("1001", to(address, "0102030405"), "COL"))).findings())
        .singleElement()
        .matches(Finding::isError);
  }

  @Test
  @Tag("R18")
  void wantsOnePhoneNumber() {
    assertThat(messages(order("1001", to(PARIS, null), "COL")))
        .containsExactly(
            "ERROR order 1001/SPRING: column O: Téléphone fixe expected a landline or a mobile"
                + " phone [REQUIRED]");
  }

  @Test
  @Tag("R19")
  void measuresAFrenchPhoneAsItIsWritten() {
    assertThat(messages(order("1001", to(PARIS, "+33 1 02 03 04 05"), "COL"))).isEmpty();
    assertThat(messages(order("1001", to(PARIS, "+33 1 02 03 04 056"), "COL"))).hasSize(1);
  }

  @Test
  @Tag("R32")
  void matchesDeliveryMethodsWithDestinations() {
    PostalAddress berlin =
        PostalAddress.of("1 Weg", "10115", "Berlin", Destination.ofWireCode("DE"));
    PostalAddress boston =
        PostalAddress.of("1 Road", "02108", "Boston", Destination.ofWireCode("US"));

    assertThat(messages(order("1001", to(berlin, "0301234567"), "CHD"))).isEmpty();
    assertThat(messages(order("1001", to(berlin, "0301234567"), "COL")))
        .containsExactly(
            "ERROR order 1001/SPRING, product LAMP-1: column R: Mode de livraison is \"COL\","
                + " expected a method for DE such as CHD [DELIVERY_METHOD]");
    assertThat(messages(order("1001", JO, "XYZ")))
        .containsExactly(
            "WARNING order 1001/SPRING, product LAMP-1: column R: Mode de livraison is \"XYZ\","
                + " expected a method for FR such as CDS, COL, TNT [DELIVERY_METHOD]");
    assertThat(messages(order("1001", to(boston, "6171234567"), "CHD")))
        .containsExactly(
            "ERROR order 1001/SPRING: column N: Pays is \"US\", expected a destination of the"
                + " contract [DESTINATION_NOT_SERVED]");
  }

  private static Recipient named(String surname, String firstName, PostalAddress address) {
    return new Recipient(
        Title.M, surname, firstName, address, "0102030405", null, "jo@example.org");
  }

  private static PostalAddress at(String street, String additional, String locality, String name) {
    return new PostalAddress(
        street, additional, locality, name, "75001", "Paris", Destination.FRANCE);
  }

  @Test
  void noticesACompanyOutsideItsColumn() {
    String found = "expected no company outside column K, the business name [BUSINESS_NAME]";
    assertThat(messages(order("1001", named("Exemple SARL", "Jo", PARIS), "COL")))
        .containsExactly(
            "WARNING order 1001/SPRING: column F: Nom Bénéficiaire is (12 characters, withheld), "
                + found);
    assertThat(messages(order("1001", named("Doe", "sasu Jo", PARIS), "COL")))
        .singleElement()
        .asString()
        .contains("column G: ")
        .endsWith(found);
    assertThat(messages(order("1001", named("Doe", "Jo", at("Gmbh, 1 rue", "", "", null)), "COL")))
        .singleElement()
        .asString()
        .contains("column H: ")
        .endsWith(found);
    assertThat(messages(order("1001", named("D", "J", at("1 rue", "(OÜ)", null, null)), "COL")))
        .singleElement()
        .asString()
        .contains("column I: ")
        .endsWith(found);
    assertThat(messages(order("1001", named("D", "J", at("1 rue", null, "selarl", null)), "COL")))
        .singleElement()
        .asString()
        .contains("column J: ")
        .endsWith(found);
    assertThat(
            messages(
                order("1001", named("Sassou", "Scipio", at("1 rue SAS", "", "", "SAS X")), "COL")))
        .isEmpty();
    assertThat(messages(order("1001", named("Sassou", "Lt Dunois", PARIS), "COL"))).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void sendsNoneOfTheOrdersThatShareAKey() {
    Checked checked =
        preflight.check(
            List.of(order("1001", JO, "COL"), order("1002", JO, "COL"), order("1001", JO, "COL")));

    assertThat(checked.orders().orders())
        .extracting(Order::key)
        .containsExactly(OrderKey.of("1002", "SPRING"));
    assertThat(checked.rejected()).containsExactly(OrderKey.of("1001", "SPRING"));
    assertThat(checked.findings())
        .extracting(Finding::message)
        .containsOnly(
            "order 1001/SPRING: column A: N° de Cmd is \"1001\", expected an order number used once"
                + " in a campaign, but 2 orders have it [DUPLICATE_KEY]");
  }

  @Test
  @Tag("R13")
  void dealsOrdersOutToFilesWithoutSplittingOne() {
    List<Order> orders = new ArrayList<>();
    int[] sizes = {2, 2, 5, 1};
    for (int i = 0; i < sizes.length; i++) {
      Order.Builder builder =
          Order.builder(OrderKey.of("" + i, "SPRING"), LocalDate.of(2026, 1, 2), "ID1", JO)
              .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE);
      for (int line = 0; line < sizes[i]; line++) {
        builder.line(Sku.of("S" + line), BigDecimal.TEN, 1);
      }
      orders.add(builder.build());
    }
    CheckedOrders checked = preflight.check(orders).orders();

    assertThat(checked.splitByLines(4))
        .extracting(CheckedOrders::lineCount)
        .containsExactly(4, 5, 1);
    assertThat(checked.splitByLines(100)).hasSize(1);
    assertThat(preflight.check(List.of()).orders().splitByLines(4)).isEmpty();
    assertThatThrownBy(() -> checked.splitByLines(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lines per file 0: expected 1 or more");
  }
}
