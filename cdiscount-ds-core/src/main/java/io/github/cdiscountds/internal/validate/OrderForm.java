package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.validation.MaxCodePoints;
import io.github.cdiscountds.validation.PhoneNumber;
import io.github.cdiscountds.validation.PlainText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks the form of an order by the constraints that its models carry. Immutable and thread-safe.
 */
public final class OrderForm {
  /** The models' properties and their columns; the last name of a path decides. */
  private static final Map<String, OrderColumn> COLUMNS =
      Map.ofEntries(
          Map.entry("key", OrderColumn.ORDER_NUMBER),
          Map.entry("date", OrderColumn.ORDER_DATE),
          Map.entry("cdiscountId", OrderColumn.CDISCOUNT_ID),
          Map.entry("title", OrderColumn.TITLE),
          Map.entry("surname", OrderColumn.SURNAME),
          Map.entry("firstName", OrderColumn.FIRST_NAME),
          Map.entry("street", OrderColumn.ADDRESS),
          Map.entry("additional", OrderColumn.ADDITIONAL_ADDRESS),
          Map.entry("locality", OrderColumn.LOCALITY),
          Map.entry("businessName", OrderColumn.BUSINESS_NAME),
          Map.entry("postCode", OrderColumn.POST_CODE),
          Map.entry("city", OrderColumn.CITY),
          Map.entry("destination", OrderColumn.COUNTRY),
          Map.entry("landline", OrderColumn.LANDLINE),
          Map.entry("mobile", OrderColumn.MOBILE),
          Map.entry("email", OrderColumn.EMAIL),
          Map.entry("lines", OrderColumn.PRODUCT_CODE));

  private static final OrderForm STANDARD = new OrderForm();

  private final Validator validator;

  private OrderForm() {
    // The expression language is left out: messages take their parameters only. The locale is
    // fixed, since findings carry words of their own.
    try (ValidatorFactory factory =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()) {
      validator = factory.getValidator();
    }
  }

  /** The one form, by the constraints of the models. */
  public static OrderForm standard() {
    return STANDARD;
  }

  /** The broken constraints of an order, in the order of the columns. */
  public List<FormViolation> violations(Order order) {
    List<FormViolation> violations = new ArrayList<>();
    for (ConstraintViolation<Order> violation : validator.validate(order)) {
      violations.add(describe(violation));
    }
    violations.sort(Comparator.comparing(FormViolation::column).thenComparing(FormViolation::code));
    return violations;
  }

  private static FormViolation describe(ConstraintViolation<Order> violation) {
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    Object value = violation.getInvalidValue();
    String read = value instanceof String text && !text.isEmpty() ? text : null;
    return new FormViolation(column(violation), code(constraint), read, expected(constraint));
  }

  private static OrderColumn column(ConstraintViolation<Order> violation) {
    String path = violation.getPropertyPath().toString();
    OrderColumn column = COLUMNS.get(path.substring(path.lastIndexOf('.') + 1));
    if (column == null) {
      throw new IllegalStateException("no column for the constrained property " + path);
    }
    return column;
  }

  private static FindingCode code(Annotation constraint) {
    if (constraint instanceof NotBlank
        || constraint instanceof NotNull
        || constraint instanceof NotEmpty) {
      return FindingCode.REQUIRED;
    }
    if (constraint instanceof MaxCodePoints) {
      return FindingCode.TOO_LONG;
    }
    return constraint instanceof PlainText ? FindingCode.CONTROL_CHARACTER : FindingCode.FORMAT;
  }

  private static Wording expected(Annotation constraint) {
    if (constraint instanceof MaxCodePoints max) {
      return Wording.of("at most %d characters", "au plus %d caractères", max.value());
    }
    if (constraint instanceof PlainText) {
      return new Wording(
          "one line without control characters", "une seule ligne sans caractère de contrôle");
    }
    if (constraint instanceof PhoneNumber) {
      return new Wording(
          "4 to 15 digits, with + before a country code",
          "4 à 15 chiffres, avec + devant un indicatif de pays");
    }
    if (constraint instanceof Email) {
      return new Wording("an e-mail address", "une adresse e-mail");
    }
    return new Wording("a value", "une valeur");
  }
}
