/**
 * What is wrong with data, as values: a {@link io.github.cdiscountds.finding.Finding} says where,
 * what was read, what was expected and which kind of problem it is.
 *
 * <p>Personal data is redacted when a finding is made, so that nothing later can leak it (DESIGN
 * invariant 6).
 */
@NullMarked
package io.github.cdiscountds.finding;

import org.jspecify.annotations.NullMarked;
