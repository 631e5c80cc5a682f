package io.github.cdiscountds.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.validation.OrderCell;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A validator as an adopter has it: nothing is configured but the language of the machine. */
class AdoptersValidatorTest {

  /** A form of the shop's own. */
  record CheckoutForm(
      @OrderCell("H") String street,
      @OrderCell("L") String postCode,
      @OrderCell("Q") @Email String email) {}

  private static List<String> messages(Object form, Locale machine) {
    Locale before = Locale.getDefault();
    Locale.setDefault(machine);
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(form).stream()
          .map(ConstraintViolation::getMessage)
          .sorted()
          .toList();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, column L (Code postal): at most 5 characters",
    "fr, colonne L (Code postal) : au plus 5 caractères",
    "fr-CA, colonne L (Code postal) : au plus 5 caractères",
    "de, column L (Code postal): at most 5 characters"
  })
  void findsConstraintsAndMessagesByItself(String machine, String message) {
    assertThat(
            messages(
                new CheckoutForm("1 rue du Test", "750011", "jo@example.org"),
                Locale.forLanguageTag(machine)))
        .containsExactly(message);
  }

  @Test
  void findsWhatIsWrongWithAnOrder() {
    Draft wrong =
        Draft.toFrance("1".repeat(21))
            .with(OrderColumn.LANDLINE, "")
            .with(OrderColumn.EMAIL, "nobody");

    assertThat(messages(wrong.order(), Locale.FRENCH))
        .containsExactly(
            "colonne A (N° de Cmd) : au plus 20 caractères",
            "colonne O (Téléphone fixe) : un téléphone fixe ou mobile",
            "colonne Q (Email) : une adresse e-mail");
    assertThat(messages(Draft.toFrance("1").order(), Locale.ENGLISH)).isEmpty();
  }
}
