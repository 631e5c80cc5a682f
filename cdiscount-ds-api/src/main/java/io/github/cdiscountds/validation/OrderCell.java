package io.github.cdiscountds.validation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that fits into one column of the order file (SPEC section 3): there when the column is
 * required, one line of sound text, not too long, and of the column's form. Each way to be wrong
 * has a message of its own, which names column and field.
 *
 * <p>On a text it checks what would stand in the cell, also in a form of the shop's own:
 * {@code @OrderCell("M") String city}. On the types of the models it checks what they leave open.
 * Null is valid where the column isn't required. Phones (O and P) are checked as {@link
 * PhoneNumber} does; an e-mail address (Q) wants {@code @Email} beside this one.
 *
 * @since 0.1.0
 */
@Documented
@Constraint(validatedBy = {})
@Target({METHOD, FIELD, ANNOTATION_TYPE, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OrderCell {

  /** When a column's length counts. */
  enum Length {
    /** Always. */
    LIMITED,
    /** Depends on the destination, which {@link LengthLimits} knows (R15). */
    BY_DESTINATION
  }

  /**
   * The column.
   *
   * @return its letter, {@code A} to {@code V}
   */
  String value();

  /**
   * When the column's length counts.
   *
   * @return always, unless told otherwise
   */
  Length length() default Length.LIMITED;

  /**
   * The message or its key.
   *
   * @return the message template
   */
  String message() default "{io.github.cdiscountds.validation.OrderCell.message}";

  /**
   * The validation groups.
   *
   * @return the groups
   */
  Class<?>[] groups() default {};

  /**
   * The payload.
   *
   * @return the payload
   */
  Class<? extends Payload>[] payload() default {};
}
