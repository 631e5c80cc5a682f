package io.github.cdiscountds.internal.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick proof never contradicts the constraints. */
class CleanFormTest {
  private static final OrderForm FORM = OrderForm.standard();

  /** Texts of which some are right in some places. */
  private static final List<String> TEXTS =
      Arrays.asList(
          null,
          "",
          " ",
          "x",
          "é",
          "0",
          "12",
          "2A004",
          "7500",
          "75001",
          "750011",
          "D02 X285",
          "0102030405",
          "01 02.03-04 05",
          "+33102030405",
          "0033 1 02 03 04 05",
          "1102030405",
          "+353 1 555 01 00",
          "015550100",
          "01234567890",
          "123",
          "call me",
          "1234567890123456",
          "jo@example.org",
          "j.o-e_x@ex-ample.co.uk",
          "j..o@example.org",
          ".jo@example.org",
          "jo.@example.org",
          "jo@-example.org",
          "jo@example-.org",
          "jo@example..org",
          "jo@example.org.",
          "jo_@example.org",
          "jo@ex_ample.org",
          "jo-@example.org",
          "@b",
          "a@",
          "a@b@c",
          "a b@c",
          "jo@exämple.org",
          "\"jo\"@example.org",
          "jo@[127.0.0.1]",
          "x".repeat(64) + "@b.org",
          "x".repeat(65) + "@b.org",
          "x".repeat(60) + "@" + "y".repeat(19),
          "x".repeat(60) + "@" + "y".repeat(20),
          "a@" + "y".repeat(63),
          "a@" + "y".repeat(64),
          "a\tb",
          "a\u2028b",
          "a\ud83db",
          "a\u007fb",
          "a\u0085b",
          "😀".repeat(35),
          "😀".repeat(36),
          "x".repeat(12),
          "x".repeat(13),
          "x".repeat(16),
          "x".repeat(17),
          "x".repeat(20),
          "x".repeat(21),
          "x".repeat(35),
          "x".repeat(36),
          "=SUM(A1)",
          "Exemple SARL");

  /** An order to France or Great Britain, legal but for the texts that a test puts in. */
  private static final class Texts {
    private String number = "1001";
    private String campaign = "SPRING";
    private LocalDate date = LocalDate.of(2026, 1, 2);
    private String id = "ID1";
    private Title title = Title.MME;
    private String surname = "Doe";
    private String firstName = "Jo";
    private String street = "1 rue du Test";
    private String additional;
    private String locality;
    private String businessName;
    private String postCode = "75001";
    private String city = "Paris";
    private Destination destination = Destination.FRANCE;
    private AddressKind kind = AddressKind.PRIVATE;
    private String landline = "0102030405";
    private String mobile;
    private String email = "jo@example.org";
    private String product = "LAMP-1";

    /** Puts a text into one of 14 places; not everywhere any is allowed. */
    Texts put(int place, String text) {
      String some = text == null ? "" : text;
      switch (place) {
        case 0 -> number = some;
        case 1 -> campaign = some;
        case 2 -> id = some;
        case 3 -> surname = some;
        case 4 -> firstName = some;
        case 5 -> street = some;
        case 6 -> additional = text;
        case 7 -> locality = text;
        case 8 -> businessName = text;
        case 9 -> postCode = some;
        case 10 -> city = some;
        case 11 -> landline = text;
        case 12 -> mobile = text;
        case 13 -> email = some;
        default -> product = some;
      }
      return this;
    }

    Order order() {
      return Order.builder(
              OrderKey.of(number, campaign),
              date,
              id,
              new Recipient(
                  title,
                  surname,
                  firstName,
                  new PostalAddress(
                      street,
                      additional,
                      locality,
                      businessName,
                      postCode,
                      city,
                      destination,
                      kind),
                  landline,
                  mobile,
                  email))
          .deliveredBy(DeliveryMethod.COL, BigDecimal.ONE)
          .line(Sku.of("SOFA"), BigDecimal.TEN, 1)
          .line(Sku.of(product), BigDecimal.TEN, 1)
          .build();
    }
  }

  private static boolean isClean(Order order) {
    return FORM.violations(order).isEmpty()
        && FORM.advice(order).isEmpty()
        && FORM.lengthsAbroad(order).isEmpty();
  }

  private static boolean isExpressible(Texts texts) {
    try {
      return texts.order() != null;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Test
  void provesOrdinaryOrders() {
    assertThat(FORM.isClean(new Texts().order())).isTrue();
    assertThat(FORM.isClean(new Texts().put(11, null).put(12, "+33 6 07 08 09 10").order()))
        .isTrue();
    assertThat(FORM.isClean(new Texts().put(6, "Bât. É").put(8, "Exemple & Cie").order())).isTrue();
    Texts abroad = new Texts();
    abroad.destination = Destination.GREAT_BRITAIN;
    assertThat(FORM.isClean(abroad.put(9, "W1").put(11, "0207946095").order())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FR", "GB"})
  void agreesWithTheConstraintsOnEachText(String country) {
    int proven = 0;
    int clean = 0;
    for (int place = 0; place < 15; place++) {
      for (String text : TEXTS) {
        Texts texts = new Texts().put(place, text);
        texts.destination = Destination.ofWireCode(country);
        if (isExpressible(texts)) {
          Order order = texts.order();
          boolean isProven = FORM.isClean(order);
          boolean isClean = isClean(order);
          assertThat(isClean || !isProven).as("<%s> in place %s", text, place).isTrue();
          proven += isProven ? 1 : 0;
          clean += isClean ? 1 : 0;
        }
      }
    }
    // Only unusual e-mail addresses are left to the engine.
    assertThat(proven).isGreaterThan(300);
    assertThat(clean - proven).isBetween(1, 12);
  }

  @Test
  void agreesWithTheConstraintsOnWhatIsNoText() {
    List<Texts> wrong = new ArrayList<>();
    for (Title title : Title.values()) {
      Texts texts = new Texts();
      texts.title = title;
      wrong.add(texts);
    }
    for (int year : new int[] {0, 1, 9999, 10_000}) {
      Texts texts = new Texts();
      texts.date = LocalDate.of(year, 1, 1);
      wrong.add(texts);
    }
    for (String name : new String[] {null, "Exemple"}) {
      Texts texts = new Texts().put(8, name);
      texts.kind = AddressKind.BUSINESS;
      wrong.add(texts);
    }
    wrong.add(new Texts().put(11, null));
    wrong.add(new Texts().put(11, null).put(12, "0607080910"));

    assertThat(wrong)
        .allSatisfy(
            texts -> assertThat(FORM.isClean(texts.order())).isEqualTo(isClean(texts.order())));
  }

  @Test
  void agreesWithTheConstraintsOnRandomOrders() {
    long seed = Long.getLong("seed", 20_260_302L);
    Random random = new Random(seed);
    int rounds = Integer.getInteger("examples", 100) * 20;
    for (int i = 0; i < rounds; i++) {
      Texts texts = new Texts();
      texts.destination = random.nextBoolean() ? Destination.FRANCE : Destination.GREAT_BRITAIN;
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        texts.put(random.nextInt(15), TEXTS.get(random.nextInt(TEXTS.size())));
      }
      if (isExpressible(texts)) {
        Order order = texts.order();
        assertThat(isClean(order) || !FORM.isClean(order))
            .as("-Dseed=%s, order %s", seed, i)
            .isTrue();
      }
    }
  }

  @Test
  void coversEveryConstraintOfTheModels() {
    assertThat(
            Stream.of(Order.class, Recipient.class, PostalAddress.class, OrderLine.class)
                .flatMap(CleanFormTest::constraints))
        .containsExactly(
            "Order.key OrderFileKey",
            "Order.date OrderCell B",
            "Order.cdiscountId OrderCell D",
            "Order.recipient Valid",
            "Recipient FrenchPhones Advice",
            "Recipient LengthLimits FRANCE",
            "Recipient LengthLimits ABROAD LengthsAbroad",
            "Recipient ReachableByPhone",
            "Recipient.title OrderCell E",
            "Recipient.surname OrderCell F BY_DESTINATION",
            "Recipient.firstName OrderCell G BY_DESTINATION",
            "Recipient.address Valid",
            "Recipient.landline PhoneNumber",
            "Recipient.mobile PhoneNumber",
            "Recipient.email Email",
            "Recipient.email OrderCell Q BY_DESTINATION",
            "PostalAddress FrenchPostCode Advice",
            "PostalAddress NamedBusiness",
            "PostalAddress.street OrderCell H BY_DESTINATION",
            "PostalAddress.additional OrderCell I BY_DESTINATION",
            "PostalAddress.locality OrderCell J BY_DESTINATION",
            "PostalAddress.businessName OrderCell K BY_DESTINATION",
            "PostalAddress.postCode OrderCell L BY_DESTINATION",
            "PostalAddress.city OrderCell M BY_DESTINATION",
            "PostalAddress.destination OrderCell N",
            "OrderLine.deliveryMethod OrderCell R",
            "OrderLine.shippingCosts OrderCell S",
            "OrderLine.product OrderCell T",
            "OrderLine.unitPrice OrderCell U",
            "OrderLine.quantity OrderCell V");
  }

  private static Stream<String> constraints(Class<?> model) {
    Stream<String> ofType = named(model.getSimpleName(), model.getAnnotations());
    return Stream.concat(
        ofType,
        Arrays.stream(model.getRecordComponents())
            .flatMap(component -> named(place(model, component), annotations(model, component))));
  }

  private static String place(Class<?> model, RecordComponent component) {
    return model.getSimpleName() + "." + component.getName();
  }

  private static Annotation[] annotations(Class<?> model, RecordComponent component) {
    try {
      return model.getDeclaredField(component.getName()).getAnnotations();
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> named(String place, Annotation[] annotations) {
    return Arrays.stream(annotations)
        .flatMap(CleanFormTest::single)
        .map(
            annotation ->
                place + " " + annotation.annotationType().getSimpleName() + details(annotation))
        .sorted(java.util.Comparator.comparing((String text) -> text.replace(" FRANCE", " 1")));
  }

  /** What a repeated annotation's container holds, or the annotation. */
  private static Stream<Annotation> single(Annotation annotation) {
    return annotation.annotationType().getSimpleName().equals("List")
        ? Arrays.stream((Annotation[]) attribute(annotation, "value"))
        : Stream.of(annotation);
  }

  private static String details(Annotation annotation) {
    StringBuilder details = new StringBuilder();
    for (String name : List.of("value", "length", "groups")) {
      Object attribute = attribute(annotation, name);
      if (attribute instanceof Class<?>[] groups) {
        Arrays.stream(groups).forEach(group -> details.append(' ').append(group.getSimpleName()));
      } else if (attribute != null && !attribute.toString().equals("LIMITED")) {
        details.append(' ').append(attribute);
      }
    }
    return details.toString();
  }

  private static Object attribute(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (NoSuchMethodException none) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
