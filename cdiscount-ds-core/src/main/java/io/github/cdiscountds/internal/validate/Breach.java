package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.OrderColumn;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a column breaks; travels with the violation, so that a finding can be made of it.
 *
 * @param rule the rule
 * @param column the column of the order file
 * @param read the text that breaks it, or null when there is none
 */
record Breach(FormRule rule, OrderColumn column, @Nullable String read) {

  /** Reports it at the constrained property, or at a property below it. */
  void report(ConstraintValidatorContext context, String... below) {
    // A message of the adopter's own stands as it is.
    String standard = context.getDefaultConstraintMessageTemplate();
    String template =
        standard.startsWith("{io.github.cdiscountds.validation.")
            ? "{" + rule.messageKey() + "}"
            : standard;
    HibernateConstraintValidatorContext details =
        context.unwrap(HibernateConstraintValidatorContext.class);
    details.disableDefaultConstraintViolation();
    details
        .addMessageParameter("letter", column.letter())
        .addMessageParameter("field", column.header())
        .addMessageParameter("max", column.maxLength().orElse(0))
        .withDynamicPayload(this);
    ConstraintViolationBuilder violation = details.buildConstraintViolationWithTemplate(template);
    if (below.length == 0) {
      violation.addConstraintViolation();
      return;
    }
    NodeBuilderCustomizableContext node = violation.addPropertyNode(below[0]);
    for (int i = 1; i < below.length; i++) {
      node = node.addPropertyNode(below[i]);
    }
    node.addConstraintViolation();
  }

  /** Names the rule and its place only: what was read may be personal. */
  @Override
  public String toString() {
    return "Breach[" + rule + ", " + column + "]";
  }
}
