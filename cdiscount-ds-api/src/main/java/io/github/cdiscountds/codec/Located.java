package io.github.cdiscountds.codec;

import io.github.cdiscountds.finding.Location;

/**
 * A row and the place where it was read.
 *
 * @param at the line where the row starts; for a group of rows, the first
 * @param value the row
 * @param <T> the type of the row
 * @since 0.1.0
 */
public record Located<T>(Location at, T value) {}
