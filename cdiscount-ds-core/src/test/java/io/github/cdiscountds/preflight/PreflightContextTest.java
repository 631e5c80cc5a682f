package io.github.cdiscountds.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.preflight.LedgerView.Known;
import io.github.cdiscountds.preflight.PreflightContext.Purpose;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What orders are told by the catalogue and the ledger. */
class PreflightContextTest {
  private static final Recipient JO =
      new Recipient(
          Title.M,
          "Doe",
          "Jo",
          PostalAddress.of("1 rue du Test", "75001", "Paris", Destination.FRANCE),
          "0102030405",
          null,
          "jo@example.org");

  private final ListedOffers catalogue =
      new ListedOffers().with("LAMP", "25.99", 4).with("SOFA", "250.00", 30).with("RUG", "9", 29);
  private final RememberedOrders ledger = new RememberedOrders();
  private PreflightSettings settings = PreflightSettings.DEFAULT;

  /** A ledger that counts what it is asked. */
  private static final class RememberedOrders implements LedgerView {
    private final Map<OrderKey, Known> orders = new HashMap<>();
    private final List<List<OrderKey>> asked = new ArrayList<>();
    private BigDecimal owed = BigDecimal.ZERO;
    private int askedForOwed;

    @Override
    public Map<OrderKey, Known> known(List<Order> handedOver) {
      asked.add(handedOver.stream().map(Order::key).toList());
      return orders;
    }

    @Override
    public BigDecimal outstanding() {
      askedForOwed++;
      return owed;
    }
  }

  private static Order order(String number, String product, String price, int quantity) {
    return begin(number).line(Sku.of(product), new BigDecimal(price), quantity).build();
  }

  private static Order.Builder begin(String number) {
    return Order.builder(OrderKey.of(number, "SPRING"), LocalDate.of(2026, 1, 2), "ID1", JO)
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("6.90"));
  }

  private Checked check(Purpose purpose, Order... orders) {
    return Preflight.of(new Account("SHOP", "ID1"), ServiceProfile.DOCUMENTED, settings)
        .check(
            List.of(orders), new PreflightContext(() -> Optional.of(catalogue), ledger, purpose));
  }

  private List<String> messages(Order... orders) {
    return check(Purpose.DRY_RUN, orders).findings().stream().map(Finding::toString).toList();
  }

  private void set(PreflightCheck check, CheckLevel level) {
    settings = settings.withLevel(check, level);
  }

  @Test
  void findsNothingWrongWithWhatTheCatalogueSells() {
    assertThat(
            messages(
                order("1", "LAMP", "25.99", 4),
                order("2", "SOFA", "250", 99),
                order("3", "RUG", "9.00", 29)))
        .isEmpty();
  }

  @Test
  void asksCatalogueAndLedgerOnceForAllOrders() {
    messages(order("1", "LAMP", "25.99", 1), order("2", "RUG", "9", 1), order("3", "RUG", "9", 1));

    assertThat(catalogue.lookUps).containsExactly(List.of(Sku.of("LAMP"), Sku.of("RUG")));
    assertThat(ledger.asked)
        .containsExactly(
            List.of(
                OrderKey.of("1", "SPRING"),
                OrderKey.of("2", "SPRING"),
                OrderKey.of("3", "SPRING")));
    assertThat(ledger.askedForOwed).isZero();
  }

  @Test
  void findsProductsThatVanished() {
    assertThat(messages(order("1", "GONE", "5", 1)))
        .containsExactly(
            "ERROR order 1/SPRING, product GONE: column T: Code produit is \"GONE\", expected a"
                + " product of the catalogue; one that vanished is out of stock or withdrawn"
                + " [PRODUCT_UNKNOWN]");
  }

  @Test
  void findsQuantitiesAboveTheStockIndication() {
    assertThat(messages(order("1", "LAMP", "25.99", 5)))
        .containsExactly(
            "ERROR order 1/SPRING, product LAMP: column V: Quantité is \"5\", expected at most the 4"
                + " that the catalogue indicates [STOCK_SHORT]");
    assertThat(messages(order("1", "RUG", "9", 30))).hasSize(1);
  }

  @Test
  void judgesNoQuantityByAnIndicationOfThirty() {
    assertThat(messages(order("1", "SOFA", "250", 31), order("2", "SOFA", "250", 99))).isEmpty();
  }

  @Test
  void addsUpWhatTheOrdersOfACallWant() {
    assertThat(
            messages(
                order("1", "LAMP", "25.99", 3),
                order("2", "LAMP", "25.99", 1),
                order("3", "LAMP", "25.99", 2)))
        .containsExactly(
            "WARNING order 3/SPRING, product LAMP: column V: Quantité is \"2\", expected at most 0:"
                + " the catalogue indicates 4, and the orders before this one want 4"
                + " [STOCK_SHARED]");
  }

  @Test
  void countsNothingForAnOrderThatIsKeptBack() {
    set(PreflightCheck.SHARED_STOCK, CheckLevel.ERROR);

    Checked checked =
        check(
            Purpose.ENTRY,
            order("1", "LAMP", "25.99", 3),
            order("2", "LAMP", "25.99", 2),
            order("3", "LAMP", "25.99", 1),
            order("4", "LAMP", "25.99", 1));

    assertThat(checked.orders().orders())
        .extracting(order -> order.key().orderNumber())
        .containsExactly("1", "3");
    assertThat(checked.findings())
        .extracting(Finding::message)
        .containsExactly(
            "order 2/SPRING, product LAMP: column V: Quantité is \"2\", expected at most 1: the"
                + " catalogue indicates 4, and the orders before this one want 3 [STOCK_SHARED]",
            "order 4/SPRING, product LAMP: column V: Quantité is \"1\", expected at most 0: the"
                + " catalogue indicates 4, and the orders before this one want 4 [STOCK_SHARED]");
  }

  @Test
  void tellsTheCataloguesPrice() {
    assertThat(messages(order("1", "LAMP", "25.990", 1))).isEmpty();
    assertThat(messages(order("1", "LAMP", "26", 1)))
        .containsExactly(
            "WARNING order 1/SPRING, product LAMP: column U: Prix de vente HT is \"26\", expected"
                + " the catalogue's purchase price 25.99 [PRICE_DIFFERS]");
  }

  @Test
  void speaksFrenchOfAllThat() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.CHANGED);
    settings = settings.withCreditLimit(BigDecimal.ONE);
    Order order =
        begin("2")
            .line(Sku.of("LAMP"), new BigDecimal("26"), 5)
            .line(Sku.of("GONE"), BigDecimal.ONE, 1)
            .build();

    assertThat(check(Purpose.DRY_RUN, order("1", "RUG", "9", 1), order).findings())
        .extracting(finding -> finding.message(Locale.FRENCH))
        .containsExactly(
            "order 1/SPRING: column A: N° de Cmd vaut \"1\", attendu : le contenu déjà saisi sous"
                + " cette clé ; une commande modifiée demande un autre numéro ou une autre campagne"
                + " [CONTENT_CONFLICT]",
            "order 2/SPRING, product GONE: column T: Code produit vaut \"GONE\", attendu : un"
                + " produit du catalogue ; celui qui en a disparu est épuisé ou retiré"
                + " [PRODUCT_UNKNOWN]",
            "order 2/SPRING, product LAMP: column U: Prix de vente HT vaut \"26\", attendu : le prix"
                + " d'achat du catalogue 25.99 [PRICE_DIFFERS]",
            "order 2/SPRING, product LAMP: column V: Quantité vaut \"5\", attendu : au plus les 4"
                + " indiqués par le catalogue [STOCK_SHORT]");
  }

  @Test
  void saysOnceThatThereIsNoCatalogue() {
    Checked checked =
        Preflight.of(new Account("SHOP", "ID1"), ServiceProfile.DOCUMENTED, settings)
            .check(
                List.of(order("1", "GONE", "5", 1), order("2", "GONE", "5", 1)),
                new PreflightContext(Optional::empty, ledger, Purpose.ENTRY));

    assertThat(checked.isSound()).isTrue();
    assertThat(checked.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "WARNING catalogue: expected a catalogue to check products, stock and prices against:"
                + " none was downloaded yet [CATALOGUE_MISSING]");
  }

  @Test
  void goesOnWithoutACatalogueThatCanNotBeRead() {
    for (RuntimeException damaged :
        List.of(
            new DropshipException("damaged"), new UncheckedIOException(new IOException("disk")))) {
      catalogue.failing(damaged);
      assertThat(messages(order("1", "GONE", "5", 1)))
          .containsExactly(
              "WARNING catalogue: expected a catalogue that can be read, to check products, stock"
                  + " and prices against: refresh it [CATALOGUE_MISSING]");
    }
  }

  @Test
  void needsNoCatalogueWhenNothingIsCheckedAgainstIt() {
    set(PreflightCheck.PRODUCT, CheckLevel.OFF);
    set(PreflightCheck.STOCK, CheckLevel.OFF);
    set(PreflightCheck.SHARED_STOCK, CheckLevel.OFF);
    assertThat(messages(order("1", "LAMP", "1", 9))).hasSize(1);
    set(PreflightCheck.PRICE, CheckLevel.OFF);
    assertThat(messages(order("1", "LAMP", "1", 9))).isEmpty();
    assertThat(catalogue.lookUps).hasSize(1);
  }

  @Test
  void asksForNothingWhenThereAreNoOrders() {
    settings = settings.withCreditLimit(BigDecimal.TEN);

    assertThat(check(Purpose.DRY_RUN).findings()).isEmpty();
    assertThat(catalogue.lookUps).isEmpty();
    assertThat(ledger.asked).isEmpty();
    assertThat(ledger.askedForOwed).isZero();
  }

  @Test
  @Tag("INV-1")
  void tellsBeforehandWhatTheLedgerWillAnswer() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);
    ledger.orders.put(OrderKey.of("2", "SPRING"), Known.CHANGED);
    ledger.orders.put(OrderKey.of("3", "SPRING"), Known.CANCELLED);
    ledger.orders.put(OrderKey.of("4", "SPRING"), Known.REPORTED);

    assertThat(
            messages(
                order("1", "GONE", "5", 1),
                order("2", "RUG", "9", 1),
                order("3", "RUG", "9", 1),
                order("4", "RUG", "9", 1),
                order("5", "RUG", "9", 1)))
        .containsExactly(
            "WARNING order 1/SPRING: column A: N° de Cmd is \"1\", expected an order that wasn't"
                + " entered yet; entering it again changes nothing [ALREADY_SUBMITTED]",
            "ERROR order 2/SPRING: column A: N° de Cmd is \"2\", expected the content that was"
                + " entered under this key before; a changed order needs another number or campaign"
                + " [CONTENT_CONFLICT]",
            "ERROR order 3/SPRING: column A: N° de Cmd is \"3\", expected an order that wasn't"
                + " cancelled; a cancelled one is never sent, enter it under another number or"
                + " campaign [ALREADY_SUBMITTED]",
            "ERROR order 4/SPRING: column A: N° de Cmd is \"4\", expected a key that the supplier"
                + " hasn't reported on yet: this ledger has no such order, but a report names it"
                + " [ALREADY_SUBMITTED]");
  }

  @Test
  @Tag("INV-1")
  void leavesKeysToTheLedgerWhenOrdersAreEntered() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);
    ledger.orders.put(OrderKey.of("2", "SPRING"), Known.CHANGED);

    Checked checked = check(Purpose.ENTRY, order("1", "RUG", "9", 1), order("2", "RUG", "9", 1));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.orders().orders()).hasSize(2);
    assertThat(ledger.asked).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void holdsNothingAgainstAnOrderThatWasEnteredBefore() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);
    ledger.orders.put(OrderKey.of("4", "SPRING"), Known.CHANGED);

    Checked checked =
        check(
            Purpose.ENTRY,
            order("1", "GONE", "5", 1),
            order("2", "GONE", "5", 1),
            order("3", "RUG", "9", 1),
            order("4", "LAMP", "25.99", 9));

    assertThat(checked.orders().orders())
        .extracting(order -> order.key().orderNumber())
        .containsExactly("1", "3");
    assertThat(checked.rejected())
        .containsExactly(OrderKey.of("2", "SPRING"), OrderKey.of("4", "SPRING"));
    assertThat(checked.findings()).hasSize(2);
    assertThat(ledger.asked)
        .containsExactly(
            List.of(
                OrderKey.of("1", "SPRING"),
                OrderKey.of("2", "SPRING"),
                OrderKey.of("4", "SPRING")));
  }

  @Test
  void holdsStockAgainstAnOrderThatIsToBeSentAgain() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);

    assertThat(check(Purpose.RESUBMISSION, order("1", "GONE", "5", 1)).isSound()).isFalse();
    assertThat(ledger.asked).isEmpty();
  }

  @Test
  void keepsErrorsOfFormOfAnOrderThatWasEnteredBefore() {
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);
    Order wrong =
        Order.builder(OrderKey.of("1", "SPRING"), LocalDate.of(2026, 1, 2), "OTHER", JO)
            .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE)
            .line(Sku.of("GONE"), BigDecimal.ONE, 1)
            .build();

    assertThat(check(Purpose.ENTRY, wrong).rejected()).hasSize(1);
    assertThat(ledger.asked).isEmpty();
  }

  @Test
  void keepsOrdersWithinTheCredit() {
    settings = settings.withCreditLimit(new BigDecimal("100"));
    ledger.owed = new BigDecimal("68.20");

    Checked checked =
        check(
            Purpose.ENTRY,
            order("1", "RUG", "9", 2),
            order("2", "RUG", "9", 1),
            order("3", "RUG", "0.01", 1),
            order("4", "RUG", "0", 1));

    // 68.20 + 24.90 = 93.10; an order of 15.90 is too much, one of 6.91 too, one of 6.90 fits.
    assertThat(checked.orders().orders())
        .extracting(order -> order.key().orderNumber())
        .containsExactly("1", "4");
    assertThat(checked.findings().stream().filter(Finding::isError).map(Finding::message))
        .containsExactly(
            "order 2/SPRING: column A: N° de Cmd is \"2\", expected a value of at most 6.90, what is"
                + " left of the credit of 100; this order is worth 15.90 [CREDIT_EXCEEDED]",
            "order 3/SPRING: column A: N° de Cmd is \"3\", expected a value of at most 6.90, what is"
                + " left of the credit of 100; this order is worth 6.91 [CREDIT_EXCEEDED]");
    assertThat(ledger.askedForOwed).isEqualTo(1);
  }

  @Test
  void leavesNoCreditWhenTooMuchIsOwedAlready() {
    settings = settings.withCreditLimit(new BigDecimal("10"));
    ledger.owed = new BigDecimal("12");

    assertThat(messages(order("1", "RUG", "9", 1)))
        .containsExactly(
            "ERROR order 1/SPRING: column A: N° de Cmd is \"1\", expected a value of at most 0, what"
                + " is left of the credit of 10; this order is worth 15.90 [CREDIT_EXCEEDED]");
  }

  @Test
  void doesNotCountAnOrderTwiceThatIsOwedAlready() {
    settings = settings.withCreditLimit(new BigDecimal("20"));
    ledger.owed = new BigDecimal("15.90");
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);

    assertThat(check(Purpose.ENTRY, order("1", "RUG", "9", 1)).isSound()).isTrue();
    assertThat(ledger.asked).hasSize(1);
  }

  @Test
  void asksWhatIsOwedOnlyWhenThereIsAnOrderToPayFor() {
    settings = settings.withCreditLimit(BigDecimal.ZERO);
    ledger.orders.put(OrderKey.of("1", "SPRING"), Known.SAME);

    assertThat(check(Purpose.ENTRY, order("1", "RUG", "9", 1)).isSound()).isTrue();
    assertThat(check(Purpose.ENTRY, order("2", "GONE", "9", 1)).rejected()).hasSize(1);
    assertThat(ledger.askedForOwed).isZero();
    assertThat(check(Purpose.ENTRY, order("3", "RUG", "9", 1)).rejected()).hasSize(1);
    assertThat(ledger.askedForOwed).isEqualTo(1);
  }

  @Test
  void checksNoCreditWhenThatIsOff() {
    settings = settings.withCreditLimit(BigDecimal.ZERO);
    set(PreflightCheck.CREDIT, CheckLevel.OFF);

    assertThat(check(Purpose.ENTRY, order("1", "RUG", "9", 1)).isSound()).isTrue();
    assertThat(ledger.askedForOwed).isZero();
    assertThatThrownBy(() -> settings.withCreditLimit(new BigDecimal("-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("credit limit -1: expected 0 or more, in euros");
  }

  /** An order that breaks the one rule. */
  private Order breaking(PreflightCheck check) {
    PostalAddress paris = JO.address();
    return switch (check) {
      case PRODUCT -> order("1", "GONE", "5", 1);
      case STOCK -> order("1", "LAMP", "25.99", 5);
      case SHARED_STOCK -> order("1", "LAMP", "25.99", 3);
      case PRICE -> order("1", "LAMP", "1", 1);
      case DESTINATION -> to(new Recipient(Title.M, "D", "J", in("US"), "0102030405", null, "a@b"));
      case AREA -> abroad("ES", "35001");
      case UNCERTAIN_AREA -> abroad("DE", "27498");
      case MILITARY ->
          to(
              new Recipient(
                  Title.M,
                  "D",
                  "J",
                  PostalAddress.of("1 rue", "00200", "Paris", Destination.FRANCE),
                  "0102030405",
                  null,
                  "a@b"));
      case DELIVERY_METHOD ->
          to(new Recipient(Title.M, "D", "J", in("BE"), "0102030405", null, "a@b"));
      case KNOWN_DELIVERY_METHOD ->
          begin("1")
              .deliveredBy(new DeliveryMethod("XYZ"), BigDecimal.ONE)
              .line(Sku.of("RUG"), new BigDecimal("9"), 1)
              .build();
      case BUSINESS_NAME ->
          to(new Recipient(Title.M, "D", "J", paris.ofBusiness(), "0102030405", null, "a@b"));
      case BUSINESS_ELSEWHERE ->
          to(
              new Recipient(
                  Title.M, "Exemple s.a.r.l. SARL", "J", paris, "0102030405", null, "a@b"));
      case PHONE -> to(new Recipient(Title.M, "D", "J", paris, "none", null, "a@b"));
      case FRENCH_PHONE -> to(new Recipient(Title.M, "D", "J", paris, "12345", null, "a@b"));
      case FRENCH_POST_CODE ->
          to(
              new Recipient(
                  Title.M,
                  "D",
                  "J",
                  PostalAddress.of("1 rue", "750", "Paris", Destination.FRANCE),
                  "0102030405",
                  null,
                  "a@b"));
      case EMAIL -> to(new Recipient(Title.M, "D", "J", paris, "0102030405", null, "none"));
      case ENTERED_BEFORE -> remembered(Known.SAME);
      case KEY_TAKEN -> remembered(Known.REPORTED);
      case CONTENT -> remembered(Known.CHANGED);
      case CREDIT -> {
        settings = settings.withCreditLimit(BigDecimal.ONE);
        yield order("1", "RUG", "9", 1);
      }
    };
  }

  private static PostalAddress in(String country) {
    return PostalAddress.of("1 rue", "1000", "City", Destination.ofWireCode(country));
  }

  private static Order abroad(String country, String postCode) {
    PostalAddress address =
        PostalAddress.of("1 Street", postCode, "City", Destination.ofWireCode(country));
    Recipient recipient = new Recipient(Title.M, "D", "J", address, "0102030405", null, "a@b");
    return Order.builder(OrderKey.of("1", "SPRING"), LocalDate.of(2026, 1, 2), "ID1", recipient)
        .deliveredBy(DeliveryMethod.CHD, new BigDecimal("6.90"))
        .line(Sku.of("RUG"), new BigDecimal("9"), 1)
        .build();
  }

  private static Order to(Recipient recipient) {
    return Order.builder(OrderKey.of("1", "SPRING"), LocalDate.of(2026, 1, 2), "ID1", recipient)
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("6.90"))
        .line(Sku.of("RUG"), new BigDecimal("9"), 1)
        .build();
  }

  private Order remembered(Known what) {
    ledger.orders.put(OrderKey.of("1", "SPRING"), what);
    return order("1", "RUG", "9", 1);
  }

  @ParameterizedTest
  @EnumSource(PreflightCheck.class)
  void everyCheckCanBeAnErrorOrAWarningOrOff(PreflightCheck check) {
    Order order = breaking(check);
    Order[] orders =
        check == PreflightCheck.SHARED_STOCK
            ? new Order[] {order, order("2", "LAMP", "25.99", 2)}
            : new Order[] {order};

    assertThat(PreflightSettings.DEFAULT.level(check)).isEqualTo(check.standardLevel());
    for (CheckLevel level : CheckLevel.values()) {
      set(check, level);
      Checked checked = check(Purpose.DRY_RUN, orders);
      assertThat(checked.isSound()).isEqualTo(level != CheckLevel.ERROR);
      assertThat(checked.findings()).hasSize(level == CheckLevel.OFF ? 0 : 1);
      assertThat(checked.findings()).allMatch(finding -> finding.code() == check.code());
      assertThat(checked.findings())
          .allMatch(finding -> finding.isError() == (level == CheckLevel.ERROR));
    }
  }

  @Test
  void settingsAreValues() {
    PreflightSettings strict =
        PreflightSettings.DEFAULT
            .withLengths(LengthPolicy.STRICT)
            .withLevel(PreflightCheck.PRICE, CheckLevel.ERROR)
            .withCreditLimit(BigDecimal.TEN);

    assertThat(strict)
        .isEqualTo(
            PreflightSettings.DEFAULT
                .withCreditLimit(BigDecimal.TEN)
                .withLevel(PreflightCheck.PRICE, CheckLevel.ERROR)
                .withLengths(LengthPolicy.STRICT))
        .hasSameHashCodeAs(strict.withLengths(LengthPolicy.STRICT))
        .isNotEqualTo(PreflightSettings.DEFAULT)
        .isNotEqualTo(strict.withLengths(LengthPolicy.DOCUMENTED))
        .isNotEqualTo(strict.withCreditLimit(BigDecimal.ONE))
        .hasToString("PreflightSettings[STRICT, {PRICE=ERROR}, credit 10]");
    assertThat(strict.lengths()).isEqualTo(LengthPolicy.STRICT);
    assertThat(strict.creditLimit()).contains(BigDecimal.TEN);
    assertThat(PreflightSettings.DEFAULT.creditLimit()).isEmpty();
    assertThat(PreflightSettings.DEFAULT.level(PreflightCheck.PRICE)).isEqualTo(CheckLevel.WARNING);
  }
}
