package io.github.cdiscountds.internal.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.validation.OrderCell;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order file's columns in a form of a shop's own. */
class OrderCellTest {
  private static final Validator VALIDATOR = validator();

  /** A form of texts, one for each column. */
  static final class Form {
    @OrderCell("A")
    String a = "1001";

    @OrderCell("B")
    String b = "20260102";

    @OrderCell("C")
    String c = "SPRING";

    @OrderCell("D")
    String d = "ID1";

    @OrderCell("E")
    String e = "MME";

    @OrderCell("F")
    String f = "Doe";

    @OrderCell("G")
    String g = "Jo";

    @OrderCell("H")
    String h = "1 rue du Test";

    @OrderCell("I")
    String i;

    @OrderCell("J")
    String j;

    @OrderCell("K")
    String k;

    @OrderCell("L")
    String l = "75001";

    @OrderCell("M")
    String m = "Paris";

    @OrderCell("N")
    String n = "FR";

    @OrderCell("O")
    String o = "0102030405";

    @OrderCell("P")
    String p;

    @OrderCell("Q")
    String q = "jo@example.org";

    @OrderCell("R")
    String r = "COL";

    @OrderCell("S")
    String s = "6.90";

    @OrderCell("T")
    String t = "LAMP-1";

    @OrderCell("U")
    String u = "25.99";

    @OrderCell("V")
    String v = "1";

    Form set(OrderColumn column, String value) {
      try {
        Form.class.getDeclaredField(column.letter().toLowerCase(Locale.ROOT)).set(this, value);
        return this;
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static Validator validator() {
    try (ValidatorFactory factory =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      return factory.getValidator();
    }
  }

  private static List<String> messages(Object form) {
    return VALIDATOR.validate(form).stream().map(ConstraintViolation::getMessage).sorted().toList();
  }

  @Test
  void takesAFormThatIsInOrder() {
    assertThat(messages(new Form())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OrderColumn.class)
  void knowsWhichColumnsAreRequired(OrderColumn column) {
    String place = "column " + column.letter() + " (" + column.header() + "): ";
    for (String nothing : new String[] {null, "", " \t"}) {
      assertThat(messages(new Form().set(column, nothing)))
          .isEqualTo(column.isRequired() ? List.of(place + "a value") : List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderColumn.class,
      names = {
        "ORDER_NUMBER", "CAMPAIGN", "CDISCOUNT_ID", "SURNAME", "FIRST_NAME", "ADDRESS",
        "ADDITIONAL_ADDRESS", "LOCALITY", "BUSINESS_NAME", "POST_CODE", "CITY", "EMAIL",
        "PRODUCT_CODE"
      })
  @Tag("R15")
  void measuresTextsInCodePointsWithoutOuterWhiteSpace(OrderColumn column) {
    int max = column.maxLength().orElseThrow();
    String place = "column " + column.letter() + " (" + column.header() + "): ";

    assertThat(messages(new Form().set(column, " " + "😀".repeat(max) + "\n"))).isEmpty();
    assertThat(messages(new Form().set(column, "😀".repeat(max + 1))))
        .containsExactly(place + "at most " + max + " characters");
    assertThat(messages(new Form().set(column, "a\u0000b")))
        .containsExactly(place + "one line without control characters");
    assertThat(messages(new Form().set(column, "\ud83d" + "x".repeat(max))))
        .containsExactly(
            place + "at most " + max + " characters",
            place + "one line without control characters");
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_DATE, 20240229, true",
    "ORDER_DATE, 20230229, false",
    "ORDER_DATE, 99991231, true",
    "ORDER_DATE, 00000101, false",
    "ORDER_DATE, 00010101, true",
    "ORDER_DATE, 2024-1-1, false",
    "ORDER_DATE, 2024022, false",
    "TITLE, M, true",
    "TITLE, mme, true",
    "TITLE, MLLE, false",
    "TITLE, DR, false",
    "COUNTRY, GB, true",
    "COUNTRY, F, false",
    "COUNTRY, FRA, false",
    "COUNTRY, F1, false",
    "LANDLINE, 0102, true",
    "LANDLINE, 010, false",
    "MOBILE, +331020304, true",
    "MOBILE, mobile, false",
    "DELIVERY_METHOD, CHD, true",
    "DELIVERY_METHOD, 7, true",
    "DELIVERY_METHOD, C-D, false",
    "SHIPPING_COSTS, 0, true",
    "SHIPPING_COSTS, 12.90, true",
    "SHIPPING_COSTS, '12,90', false",
    "SHIPPING_COSTS, -1, false",
    "SHIPPING_COSTS, 1E3, false",
    "SHIPPING_COSTS, .5, false",
    "UNIT_PRICE, 1234567890.0123456789, true",
    "UNIT_PRICE, 12345678901.0123456789, false",
    "UNIT_PRICE, 0.01234567891, false",
    "UNIT_PRICE, free, false",
    "QUANTITY, 1, true",
    "QUANTITY, 99, true",
    "QUANTITY, 100, false",
    "QUANTITY, 0, false",
    "QUANTITY, 1.5, false",
    "QUANTITY, -1, false"
  })
  @Tag("R17")
  @Tag("R36")
  void knowsTheFormOfItsColumns(OrderColumn column, String text, boolean valid) {
    assertThat(messages(new Form().set(column, text))).hasSize(valid ? 0 : 1);
  }

  @Test
  void saysWhatWouldBeRight() {
    Form wrong = new Form();
    wrong.b = "soon";
    wrong.n = "FRANCE";
    wrong.r = "-";
    wrong.s = "6,90";
    wrong.v = "0";
    wrong.o = "phone";

    assertThat(messages(wrong))
        .containsExactly(
            "column B (Date de commande): a date that yyyyMMdd can hold",
            "column N (Pays): a two-letter country code such as FR",
            "column O (Téléphone fixe): 4 to 15 digits, with + before a country code",
            "column R (Mode de livraison): 1 to 3 letters or digits such as CHD",
            "column S (Frais de port): an amount in euros such as 12.90",
            "column V (Quantité): 1 to 99");
  }

  /** Typed, with a message of the shop's own. */
  static final class Typed {
    @OrderCell("S")
    BigDecimal costs = new BigDecimal("-1");

    @OrderCell(value = "V", message = "how many?")
    Integer quantity = 100;

    @OrderCell("V")
    int other = 99;

    @OrderCell(value = "L", length = OrderCell.Length.BY_DESTINATION)
    String postCode = "SW1A 1AA";
  }

  @Test
  void takesTypesAndMessagesOfTheShop() {
    assertThat(messages(new Typed()))
        .containsExactly("column S (Frais de port): an amount in euros such as 12.90", "how many?");
  }

  /** Dates, amounts and quantities at their bounds. */
  static final class Bounds {
    @OrderCell("B")
    final LocalDate date;

    @OrderCell("U")
    final BigDecimal price;

    @OrderCell("V")
    final int quantity;

    Bounds(LocalDate date, String price, int quantity) {
      this.date = date;
      this.price = new BigDecimal(price);
      this.quantity = quantity;
    }
  }

  @Test
  @Tag("R36")
  void takesTypesUpToTheirBounds() {
    assertThat(messages(new Bounds(LocalDate.of(1, 1, 1), "0", 1))).isEmpty();
    assertThat(messages(new Bounds(LocalDate.of(9999, 12, 31), "0.01", 99))).isEmpty();
    assertThat(messages(new Bounds(LocalDate.of(0, 12, 31), "-0.01", 0)))
        .containsExactly(
            "column B (Date de commande): a date that yyyyMMdd can hold",
            "column U (Prix de vente HT): an amount in euros such as 12.90",
            "column V (Quantité): 1 to 99");
    assertThat(messages(new Bounds(LocalDate.of(10_000, 1, 1), "-1", 100))).hasSize(3);
  }

  static final class NoColumn {
    @OrderCell("W")
    String w = "";
  }

  @Test
  void hasNoColumnsBeyondV() {
    assertThatThrownBy(() -> VALIDATOR.validate(new NoColumn()))
        .isInstanceOf(ValidationException.class)
        .hasRootCauseMessage("column \"W\" of the order file: expected A to V");
  }

  @Test
  void messagesAreTheWordsOfFindings() throws IOException {
    Properties english = bundle("ContributorValidationMessages.properties");
    Properties french = bundle("ContributorValidationMessages_fr.properties");

    assertThat(new TreeSet<>(french.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    for (FormRule rule : FormRule.values()) {
      assertThat(english.getProperty(rule.messageKey()).replace("{max}", "7"))
          .isIn(
              "column {letter} ({field}): " + rule.expected(7).english(),
              "column Q (Email): " + rule.expected(7).english());
      assertThat(french.getProperty(rule.messageKey()).replace("{max}", "7"))
          .isIn(
              "colonne {letter} ({field}) : " + rule.expected(7).french(),
              "colonne Q (Email) : " + rule.expected(7).french());
    }
  }

  @Test
  void everyValidatorIsFoundOnBothPaths() throws IOException {
    Set<String> onClassPath;
    try (InputStream services =
        OrderCellTest.class.getResourceAsStream(
            "/META-INF/services/jakarta.validation.ConstraintValidator")) {
      onClassPath =
          new String(services.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> onModulePath =
        OrderCell.class.getModule().getLayer() == null
            ? onClassPath
            : FormRule.class.getModule().getDescriptor().provides().stream()
                .flatMap(provides -> provides.providers().stream())
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(onModulePath).isEqualTo(onClassPath).hasSize(10);
    assertThat(Arrays.stream(FormRule.values()).map(FormRule::messageKey)).doesNotHaveDuplicates();
  }

  private static Properties bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = OrderCellTest.class.getResourceAsStream("/" + name)) {
      properties.load(in);
    }
    return properties;
  }
}
