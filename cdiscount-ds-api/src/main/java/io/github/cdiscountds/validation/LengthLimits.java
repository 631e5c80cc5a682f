package io.github.cdiscountds.validation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A recipient whose texts have the documented lengths, columns F to M and O to Q (R15); phones are
 * measured as they are written (R19). The other columns are limited wherever the order goes.
 *
 * @since 0.1.0
 */
@Documented
@Constraint(validatedBy = {})
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LengthLimits.List.class)
public @interface LengthLimits {

  /** Where an order goes. */
  enum Scope {
    /** To France, where the supplier checks every length. */
    FRANCE,
    /** Anywhere else, where its document both sets the lengths aside and checks them. */
    ABROAD
  }

  /**
   * The recipients that are looked at; others are valid.
   *
   * @return where they live
   */
  Scope value();

  /**
   * The message or its key.
   *
   * @return the message template
   */
  String message() default "{io.github.cdiscountds.validation.LengthLimits.message}";

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

  /** Several of them on one type. */
  @Documented
  @Target({TYPE, ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {

    /**
     * The constraints.
     *
     * @return the constraints
     */
    LengthLimits[] value();
  }
}
