/** The preflight against the fake supplier: what an adopter's backend would see. */
@NullMarked
package io.github.cdiscountds.it.preflight;

import org.jspecify.annotations.NullMarked;
