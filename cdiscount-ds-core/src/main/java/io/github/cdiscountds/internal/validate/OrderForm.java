package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.validation.Advice;
import io.github.cdiscountds.validation.LengthsAbroad;
import io.github.cdiscountds.validation.PhoneNumber;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the form of an order by the constraints that its models carry. Immutable and thread-safe.
 */
public final class OrderForm {
  private static final Comparator<FormViolation> BY_PLACE =
      Comparator.comparing(
              (FormViolation violation) -> violation.line() == null ? -1 : violation.line())
          .thenComparing(FormViolation::column)
          .thenComparing(FormViolation::rule);

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

  /**
   * Whether nothing at all is wrong with the form of an order, warnings included. Quick; an order
   * of which it says no may be in order all the same.
   */
  public boolean isClean(Order order) {
    return CleanForm.isProven(order);
  }

  /** The broken constraints of an order, in the order of lines and columns. */
  public List<FormViolation> violations(Order order) {
    return described(validator.validate(order));
  }

  /** The lengths that an order to a destination outside France exceeds (R15). */
  public List<FormViolation> lengthsAbroad(Order order) {
    return described(validator.validate(order.recipient(), LengthsAbroad.class));
  }

  /** What deserves a look in the form of an order. */
  public List<FormViolation> advice(Order order) {
    return described(validator.validate(order.recipient(), Advice.class));
  }

  private static <T> List<FormViolation> described(Set<ConstraintViolation<T>> violations) {
    if (violations.isEmpty()) {
      return List.of();
    }
    List<FormViolation> described = new ArrayList<>(violations.size());
    violations.forEach(violation -> described.add(describe(violation)));
    described.sort(BY_PLACE);
    return described;
  }

  private static FormViolation describe(ConstraintViolation<?> violation) {
    Integer line = null;
    String property = "";
    for (Path.Node node : violation.getPropertyPath()) {
      line = node.getIndex() == null ? line : node.getIndex();
      property = node.getName() == null ? property : node.getName();
    }
    HibernateConstraintViolation<?> details = violation.unwrap(HibernateConstraintViolation.class);
    Breach breach = details.getDynamicPayload(Breach.class);
    if (breach == null) {
      breach = breachOf(violation, property);
    }
    return new FormViolation(breach.rule(), breach.column(), line, breach.read());
  }

  /** What the constraints mean that don't know of columns. */
  private static Breach breachOf(ConstraintViolation<?> violation, String property) {
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    FormRule rule = ruleOf(constraint);
    OrderColumn column = columnOf(property);
    if (rule == null || column == null) {
      throw new IllegalStateException(
          "no rule for the constraint " + constraint.annotationType() + " of " + property);
    }
    return new Breach(rule, column, (String) violation.getInvalidValue());
  }

  private static @Nullable FormRule ruleOf(Annotation constraint) {
    if (constraint instanceof PhoneNumber) {
      return FormRule.PHONE;
    }
    return constraint instanceof Email ? FormRule.EMAIL : null;
  }

  private static @Nullable OrderColumn columnOf(String property) {
    return switch (property) {
      case "landline" -> OrderColumn.LANDLINE;
      case "mobile" -> OrderColumn.MOBILE;
      case "email" -> OrderColumn.EMAIL;
      default -> null;
    };
  }
}
