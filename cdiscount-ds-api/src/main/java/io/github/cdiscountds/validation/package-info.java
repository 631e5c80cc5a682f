/**
 * Constraint annotations used on the models (SPEC section 3): usable in any Jakarta Validation
 * validator.
 *
 * <p>The validators are in the core module and are found by Hibernate Validator without any
 * configuration.
 */
@NullMarked
package io.github.cdiscountds.validation;

import org.jspecify.annotations.NullMarked;
