/**
 * The validators of the api module's constraints, and what their violations mean for an order file.
 *
 * <p>Hibernate Validator finds the validators as services; adopters' own validators do too. It runs
 * without an expression language, since our messages need none.
 */
@NullMarked
package io.github.cdiscountds.internal.validate;

import org.jspecify.annotations.NullMarked;
