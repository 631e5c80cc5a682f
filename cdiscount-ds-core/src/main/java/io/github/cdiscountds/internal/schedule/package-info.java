/**
 * When the supplier's documents are worth a look: its cadences as moments, on its own wall clock.
 */
@NullMarked
package io.github.cdiscountds.internal.schedule;

import org.jspecify.annotations.NullMarked;
