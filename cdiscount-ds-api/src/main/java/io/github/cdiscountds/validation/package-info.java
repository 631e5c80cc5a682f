/**
 * Constraint annotations used on the models (SPEC section 3): usable in any Jakarta Validation
 * validator.
 *
 * <p>The models carry them, so that {@code validator.validate(order)} finds every error of form;
 * {@link io.github.cdiscountds.validation.LengthsAbroad} and {@link
 * io.github.cdiscountds.validation.Advice} are groups of what is only a warning. {@link
 * io.github.cdiscountds.validation.OrderCell} is for forms of the shop's own. Messages are in
 * English and French.
 *
 * <p>The validators are in the core module and are found by Hibernate Validator without any
 * configuration.
 */
@NullMarked
package io.github.cdiscountds.validation;

import org.jspecify.annotations.NullMarked;
