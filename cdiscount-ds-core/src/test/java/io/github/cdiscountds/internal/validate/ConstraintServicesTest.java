package io.github.cdiscountds.internal.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.validation.MaxCodePoints;
import io.github.cdiscountds.validation.PhoneNumber;
import io.github.cdiscountds.validation.PlainText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintServicesTest {

  /** A bean of an adopter. */
  static final class Form {
    @MaxCodePoints(2)
    final String name;

    @PlainText final String note;

    @PhoneNumber final String phone;

    Form(String name, String note, String phone) {
      this.name = name;
      this.note = note;
      this.phone = phone;
    }
  }

  private static Validator validator(Locale locale) {
    try (ValidatorFactory factory =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(locale)
            .messageInterpolator(
                new ParameterMessageInterpolator(java.util.Set.of(locale), locale, false))
            .buildValidatorFactory()) {
      return factory.getValidator();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en,must have at most 2 characters,must be one line without control characters",
    "fr,doit contenir au plus 2 caractères,'doit tenir sur une ligne, sans caractère de contrôle'"
  })
  void anAdoptersOwnValidatorFindsThemWithTheirMessages(
      String language, String tooLong, String notPlain) {
    Validator validator = validator(Locale.forLanguageTag(language));

    assertThat(validator.validate(new Form("abc", "a\u2028b", "0102")))
        .extracting(ConstraintViolation::getMessage)
        .containsExactlyInAnyOrder(tooLong, notPlain);
  }

  @Test
  void countsCodePointsAndLetsNullPass() {
    Validator validator = validator(Locale.ENGLISH);

    assertThat(validator.validate(new Form("😀😀", "a", "+33 1.02-03"))).isEmpty();
    assertThat(validator.validate(new Form("😀😀😀", "a", "0102"))).hasSize(1);
    assertThat(validator.validate(new Form(null, null, null))).isEmpty();
    assertThat(validator.validate(new Form("a", "\uD83D", "0102"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0102,true",
    "9999,true",
    "123456789012345,true",
    "+33102030405,true",
    "012,false",
    "1234567890123456,false",
    "01+02,false",
    "(01)0203,false",
    "٠١٠٢,false"
  })
  void knowsAPhoneNumberWhenItSeesOne(String phone, boolean valid) {
    assertThat(validator(Locale.ENGLISH).validate(new Form("a", "b", phone)).isEmpty())
        .isEqualTo(valid);
  }
}
