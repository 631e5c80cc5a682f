package io.github.cdiscountds.validation;

/**
 * Validation group of the lengths outside France, which the supplier's document both sets aside and
 * lists among its checks (R15). Not part of the default group: what it finds is a warning unless
 * the lengths are to be strict.
 *
 * @since 0.1.0
 */
public interface LengthsAbroad {}
