/** Measurements, never part of a test run: {@code mvn -q -Pbench}. */
@NullMarked
package io.github.cdiscountds.benchmarks;

import org.jspecify.annotations.NullMarked;
