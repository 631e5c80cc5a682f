/**
 * Assertions that speak of orders, parcels and files, and that tell what was there instead.
 *
 * <p>Start at {@link io.github.cdiscountds.testkit.assertj.DropshipAssertions}. What a failure
 * shows is no more than the library's own texts show: nothing about recipients.
 */
@NullMarked
package io.github.cdiscountds.testkit.assertj;

import org.jspecify.annotations.NullMarked;
