package io.github.cdiscountds.validation;

/**
 * Validation group of what deserves a look, but isn't refused as far as anybody knows. Not part of
 * the default group.
 *
 * @since 0.1.0
 */
public interface Advice {}
