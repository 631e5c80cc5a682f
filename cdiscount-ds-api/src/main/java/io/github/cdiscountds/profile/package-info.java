/**
 * Who the merchant is and how the supplier works: {@link io.github.cdiscountds.profile.Account} and
 * {@link io.github.cdiscountds.profile.ServiceProfile}.
 *
 * <p>Every cadence, folder and name pattern of the supplier lives in one profile value (R3), so
 * that a later revision of the service is a setting and never a fork of the code.
 */
@NullMarked
package io.github.cdiscountds.profile;

import org.jspecify.annotations.NullMarked;
