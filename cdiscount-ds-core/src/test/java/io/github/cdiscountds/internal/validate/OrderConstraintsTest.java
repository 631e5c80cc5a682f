package io.github.cdiscountds.internal.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.validation.Advice;
import io.github.cdiscountds.validation.LengthsAbroad;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an adopter's own validator says of an order. */
class OrderConstraintsTest {
  private static final Validator ENGLISH = validator(Locale.ENGLISH);
  private static final Validator FRENCH = validator(Locale.FRENCH);

  private static final OrderKey KEY = OrderKey.of("1001", "SPRING");
  private static final LocalDate DATE = LocalDate.of(2026, 1, 2);
  private static final String LONG = "x".repeat(36);

  private static Validator validator(Locale locale) {
    try (ValidatorFactory factory =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(locale)
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(locale), locale, false))
            .buildValidatorFactory()) {
      return factory.getValidator();
    }
  }

  private static PostalAddress in(Destination destination) {
    return PostalAddress.of("1 rue du Test", "75001", "Paris", destination);
  }

  private static Recipient at(PostalAddress address) {
    return new Recipient(Title.M, "Doe", "Jo", address, "0102030405", null, "jo@example.org");
  }

  private static Recipient reachedBy(Destination destination, String landline, String mobile) {
    return new Recipient(Title.M, "Doe", "Jo", in(destination), landline, mobile, "jo@example.org");
  }

  private static Order to(Recipient recipient) {
    return order(KEY, DATE, "ID1", recipient, "LAMP-1");
  }

  private static Order order(
      OrderKey key, LocalDate date, String id, Recipient recipient, String product) {
    return Order.builder(key, date, id, recipient)
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("6.90"))
        .line(Sku.of("SOFA-1"), new BigDecimal("250"), 99)
        .line(Sku.of(product), new BigDecimal("25.99"), 1)
        .build();
  }

  private static List<String> messages(Validator validator, Order order, Class<?>... groups) {
    return validator.validate(order, groups).stream()
        .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
        .sorted()
        .toList();
  }

  static Stream<Arguments> oneFault() {
    return Stream.of(
        fault(
            "R15",
            order(
                OrderKey.of("1".repeat(21), "SPRING"),
                DATE,
                "ID1",
                at(in(Destination.FRANCE)),
                "L"),
            "key.orderNumber: column A (N° de Cmd): at most 20 characters",
            "key.orderNumber: colonne A (N° de Cmd) : au plus 20 caractères"),
        fault(
            "R20",
            order(OrderKey.of("1\u20281", "SPRING"), DATE, "ID1", at(in(Destination.FRANCE)), "L"),
            "key.orderNumber: column A (N° de Cmd): one line without control characters",
            "key.orderNumber: colonne A (N° de Cmd) : une seule ligne sans caractère de contrôle"),
        fault(
            "year",
            order(KEY, LocalDate.of(10_000, 1, 1), "ID1", at(in(Destination.FRANCE)), "L"),
            "date: column B (Date de commande): a date that yyyyMMdd can hold",
            "date: colonne B (Date de commande) : une date que aaaaMMjj peut contenir"),
        fault(
            "R15",
            order(OrderKey.of("1", "C".repeat(17)), DATE, "ID1", at(in(Destination.FRANCE)), "L"),
            "key.campaign: column C (Référence campagne): at most 16 characters",
            "key.campaign: colonne C (Référence campagne) : au plus 16 caractères"),
        fault(
            "R20",
            order(OrderKey.of("1", "C\u2029D"), DATE, "ID1", at(in(Destination.FRANCE)), "L"),
            "key.campaign: column C (Référence campagne): one line without control characters",
            "key.campaign: colonne C (Référence campagne) : une seule ligne sans caractère de"
                + " contrôle"),
        fault(
            "R15",
            order(KEY, DATE, "1234567890123", at(in(Destination.FRANCE)), "L"),
            "cdiscountId: column D (ID Cdiscount): at most 12 characters",
            "cdiscountId: colonne D (ID Cdiscount) : au plus 12 caractères"),
        fault(
            "required",
            order(KEY, DATE, " ", at(in(Destination.FRANCE)), "L"),
            "cdiscountId: column D (ID Cdiscount): a value",
            "cdiscountId: colonne D (ID Cdiscount) : une valeur"),
        fault(
            "title",
            to(
                new Recipient(
                    Title.MLLE, "Doe", "Jo", in(Destination.FRANCE), "0102030405", null, "a@b.fr")),
            "recipient.title: column E (Civilite): M or MME",
            "recipient.title: colonne E (Civilite) : M ou MME"),
        fault(
            "required",
            to(
                new Recipient(
                    Title.M, "", "Jo", in(Destination.FRANCE), "0102030405", null, "a@b.fr")),
            "recipient.surname: column F (Nom Bénéficiaire): a value",
            "recipient.surname: colonne F (Nom Bénéficiaire) : une valeur"),
        fault(
            "R15",
            to(
                new Recipient(
                    Title.M, LONG, "Jo", in(Destination.FRANCE), "0102030405", null, "a@b.fr")),
            "recipient.surname: column F (Nom Bénéficiaire): at most 35 characters",
            "recipient.surname: colonne F (Nom Bénéficiaire) : au plus 35 caractères"),
        fault(
            "R15",
            to(
                new Recipient(
                    Title.M, "Doe", LONG, in(Destination.FRANCE), "0102030405", null, "a@b.fr")),
            "recipient.firstName: column G (Prénom Bénéficiaire): at most 35 characters",
            "recipient.firstName: colonne G (Prénom Bénéficiaire) : au plus 35 caractères"),
        fault(
            "R20",
            to(
                new Recipient(
                    Title.M, "Doe", "J\to", in(Destination.FRANCE), "0102030405", null, "a@b.fr")),
            "recipient.firstName: column G (Prénom Bénéficiaire): one line without control"
                + " characters",
            "recipient.firstName: colonne G (Prénom Bénéficiaire) : une seule ligne sans caractère"
                + " de contrôle"),
        fault(
            "R15",
            to(at(PostalAddress.of(LONG, "75001", "Paris", Destination.FRANCE))),
            "recipient.address.street: column H (Adresse): at most 35 characters",
            "recipient.address.street: colonne H (Adresse) : au plus 35 caractères"),
        fault(
            "R15",
            to(
                at(
                    new PostalAddress(
                        "1 rue", LONG, null, null, "75001", "Paris", Destination.FRANCE))),
            "recipient.address.additional: column I (Complément adresse): at most 35 characters",
            "recipient.address.additional: colonne I (Complément adresse) : au plus 35 caractères"),
        fault(
            "R15",
            to(
                at(
                    new PostalAddress(
                        "1 rue", null, LONG, null, "75001", "Paris", Destination.FRANCE))),
            "recipient.address.locality: column J (BP / Lieu-dit): at most 35 characters",
            "recipient.address.locality: colonne J (BP / Lieu-dit) : au plus 35 caractères"),
        fault(
            "R15",
            to(
                at(
                    new PostalAddress(
                        "1 rue", null, null, LONG, "75001", "Paris", Destination.FRANCE))),
            "recipient.address.businessName: column K (Raison sociale): at most 35 characters",
            "recipient.address.businessName: colonne K (Raison sociale) : au plus 35 caractères"),
        fault(
            "business",
            to(at(in(Destination.FRANCE).ofBusiness())),
            "recipient.address.businessName: column K (Raison sociale): the name of the business"
                + " that it goes to",
            "recipient.address.businessName: colonne K (Raison sociale) : la raison sociale de"
                + " l'entreprise destinataire"),
        fault(
            "R15",
            to(at(PostalAddress.of("1 rue", "750011", "Paris", Destination.FRANCE))),
            "recipient.address.postCode: column L (Code postal): at most 5 characters",
            "recipient.address.postCode: colonne L (Code postal) : au plus 5 caractères"),
        fault(
            "required",
            to(at(PostalAddress.of("1 rue", "75001", " ", Destination.FRANCE))),
            "recipient.address.city: column M (Ville): a value",
            "recipient.address.city: colonne M (Ville) : une valeur"),
        fault(
            "R18",
            to(reachedBy(Destination.FRANCE, null, null)),
            "recipient.landline: column O (Téléphone fixe): a landline or a mobile phone",
            "recipient.landline: colonne O (Téléphone fixe) : un téléphone fixe ou mobile"),
        fault(
            "phone",
            to(reachedBy(Destination.FRANCE, "call me", null)),
            "recipient.landline: column O (Téléphone fixe): 4 to 15 digits, with + before a country"
                + " code",
            "recipient.landline: colonne O (Téléphone fixe) : 4 à 15 chiffres, avec + devant un"
                + " indicatif de pays"),
        fault(
            "phone",
            to(reachedBy(Destination.FRANCE, null, "123")),
            "recipient.mobile: column P (Téléphone mobile): 4 to 15 digits, with + before a country"
                + " code",
            "recipient.mobile: colonne P (Téléphone mobile) : 4 à 15 chiffres, avec + devant un"
                + " indicatif de pays"),
        fault(
            "R19",
            to(reachedBy(Destination.FRANCE, "+32 470 12 34 56", null)),
            "recipient.landline: column O (Téléphone fixe): at most 10 characters",
            "recipient.landline: colonne O (Téléphone fixe) : au plus 10 caractères"),
        fault(
            "R18",
            to(reachedBy(Destination.FRANCE, null, "01234567890")),
            "recipient.mobile: column P (Téléphone mobile): at most 10 characters",
            "recipient.mobile: colonne P (Téléphone mobile) : au plus 10 caractères"),
        fault(
            "e-mail",
            to(
                new Recipient(
                    Title.M, "Doe", "Jo", in(Destination.FRANCE), "0102030405", null, "nobody")),
            "recipient.email: column Q (Email): an e-mail address",
            "recipient.email: colonne Q (Email) : une adresse e-mail"),
        fault(
            "required",
            to(new Recipient(Title.M, "Doe", "Jo", in(Destination.FRANCE), "0102030405", null, "")),
            "recipient.email: column Q (Email): a value",
            "recipient.email: colonne Q (Email) : une valeur"),
        fault(
            "R20",
            order(KEY, DATE, "ID1", at(in(Destination.FRANCE)), "LAMP\u20281"),
            "lines[1].product: column T (Code produit): one line without control characters",
            "lines[1].product: colonne T (Code produit) : une seule ligne sans caractère de"
                + " contrôle"));
  }

  private static Arguments fault(String what, Order order, String english, String french) {
    return Arguments.of(what, order, english, french);
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("oneFault")
  @Tag("R15")
  @Tag("R18")
  @Tag("R19")
  @Tag("R20")
  void namesColumnAndFieldOfWhatIsWrong(String what, Order order, String english, String french) {
    assertThat(messages(ENGLISH, order)).containsExactly(english);
    assertThat(messages(FRENCH, order)).containsExactly(french);
  }

  @Test
  void findsNothingInAnOrderThatIsInOrder() {
    Order sound =
        to(
            new Recipient(
                Title.MME,
                "x".repeat(35),
                "😀".repeat(35),
                new PostalAddress(
                    "x".repeat(35),
                    "x".repeat(35),
                    "x".repeat(35),
                    "x".repeat(35),
                    "75001",
                    "x".repeat(35),
                    Destination.FRANCE),
                "+33 1 02 03 04 05",
                "0033.6-07 08 09 10",
                "x".repeat(64) + "@" + "y".repeat(11) + ".org"));

    assertThat(sound.recipient().email()).hasSize(80);
    assertThat(messages(ENGLISH, sound, Default.class, LengthsAbroad.class, Advice.class))
        .isEmpty();
  }

  @Test
  void findsEverythingThatIsWrongAtOnce() {
    Order wrong =
        order(
            OrderKey.of("1\u20281".repeat(7), "SPRING"),
            DATE,
            "ID1",
            new Recipient(
                Title.MLLE,
                "D\n" + LONG,
                "",
                PostalAddress.of("", "7500", "Paris", Destination.FRANCE).ofBusiness(),
                null,
                null,
                "nobody"),
            "L");

    assertThat(messages(ENGLISH, wrong))
        .containsExactly(
            "key.orderNumber: column A (N° de Cmd): at most 20 characters",
            "key.orderNumber: column A (N° de Cmd): one line without control characters",
            "recipient.address.businessName: column K (Raison sociale): the name of the business"
                + " that it goes to",
            "recipient.address.street: column H (Adresse): a value",
            "recipient.email: column Q (Email): an e-mail address",
            "recipient.firstName: column G (Prénom Bénéficiaire): a value",
            "recipient.landline: column O (Téléphone fixe): a landline or a mobile phone",
            "recipient.surname: column F (Nom Bénéficiaire): at most 35 characters",
            "recipient.surname: column F (Nom Bénéficiaire): one line without control characters",
            "recipient.title: column E (Civilite): M or MME");
  }

  @Test
  @Tag("R15")
  void leavesLengthsAbroadToAGroupOfTheirOwn() {
    Destination gb = Destination.GREAT_BRITAIN;
    Order abroad =
        order(
            KEY,
            DATE,
            "ID1",
            new Recipient(
                Title.M,
                LONG,
                LONG,
                new PostalAddress(LONG, LONG, LONG, LONG, "SW1A 1AA", LONG, gb),
                "+44 20 7946 0958",
                "+44 7700 900 123",
                "x".repeat(64) + "@" + "y".repeat(12) + ".org"),
            "L");

    assertThat(messages(ENGLISH, abroad)).isEmpty();
    assertThat(messages(ENGLISH, abroad, Advice.class)).isEmpty();
    assertThat(messages(ENGLISH, abroad, LengthsAbroad.class))
        .containsExactly(
            "recipient.address.additional: column I (Complément adresse): at most 35 characters",
            "recipient.address.businessName: column K (Raison sociale): at most 35 characters",
            "recipient.address.city: column M (Ville): at most 35 characters",
            "recipient.address.locality: column J (BP / Lieu-dit): at most 35 characters",
            "recipient.address.postCode: column L (Code postal): at most 5 characters",
            "recipient.address.street: column H (Adresse): at most 35 characters",
            "recipient.email: column Q (Email): at most 80 characters",
            "recipient.firstName: column G (Prénom Bénéficiaire): at most 35 characters",
            "recipient.landline: column O (Téléphone fixe): at most 10 characters",
            "recipient.mobile: column P (Téléphone mobile): at most 10 characters",
            "recipient.surname: column F (Nom Bénéficiaire): at most 35 characters");
  }

  @Test
  @Tag("R19")
  void advisesOnFrenchPhonesAndPostCodes() {
    assertThat(
            messages(ENGLISH, to(reachedBy(Destination.FRANCE, "102030405", null)), Advice.class))
        .containsExactly(
            "recipient.landline: column O (Téléphone fixe): 10 digits beginning with 0 in France");
    assertThat(
            messages(FRENCH, to(reachedBy(Destination.FRANCE, null, "1102030405")), Advice.class))
        .containsExactly(
            "recipient.mobile: colonne P (Téléphone mobile) : 10 chiffres commençant par 0 en"
                + " France");
    assertThat(messages(ENGLISH, to(reachedBy(Destination.FRANCE, "+3310203", null)), Advice.class))
        .hasSize(1);
    assertThat(
            messages(ENGLISH, to(reachedBy(Destination.GREAT_BRITAIN, "1234", null)), Advice.class))
        .isEmpty();
    // What is said already isn't said twice.
    assertThat(messages(ENGLISH, to(reachedBy(Destination.FRANCE, "12", "x")), Advice.class))
        .isEmpty();
    assertThat(
            messages(
                ENGLISH, to(reachedBy(Destination.FRANCE, "+32470123456", null)), Advice.class))
        .isEmpty();
    assertThat(
            messages(
                ENGLISH,
                to(at(PostalAddress.of("1 rue", "2A004", "Ajaccio", Destination.FRANCE))),
                Advice.class))
        .containsExactly("recipient.address.postCode: column L (Code postal): 5 digits in France");
    assertThat(
            messages(
                FRENCH,
                to(at(PostalAddress.of("1 rue", "750", "Paris", Destination.FRANCE))),
                Advice.class))
        .containsExactly(
            "recipient.address.postCode: colonne L (Code postal) : 5 chiffres en France");
    for (String elsewhereTold : List.of("", "750011")) {
      PostalAddress address = PostalAddress.of("1 rue", elsewhereTold, "Paris", Destination.FRANCE);
      assertThat(messages(ENGLISH, to(at(address)), Advice.class)).isEmpty();
    }
    PostalAddress london = PostalAddress.of("1 Road", "W1", "London", Destination.GREAT_BRITAIN);
    assertThat(messages(ENGLISH, to(at(london)), Advice.class)).isEmpty();
  }

  @Test
  void aBusinessWithItsNameIsOne() {
    PostalAddress named =
        new PostalAddress(
            "1 rue", null, null, "Exemple SARL", "75001", "Paris", Destination.FRANCE);

    assertThat(named.ofBusiness()).isEqualTo(named);
    assertThat(messages(ENGLISH, to(at(named)))).isEmpty();
  }
}
