/**
 * What a catalogue refresh gives: a {@link io.github.cdiscountds.catalogue.CatalogueSnapshot} of
 * what is sold now, and a {@link io.github.cdiscountds.catalogue.CatalogueDelta} of what changed.
 *
 * <p>Reached through {@code client.catalogue()}. A half-read or implausible catalogue changes
 * nothing (DESIGN invariant 5).
 */
@NullMarked
package io.github.cdiscountds.catalogue;

import org.jspecify.annotations.NullMarked;
