/**
 * Documents that nobody should send, thrown at every decoder: {@code mvn -q -Pfuzz}.
 *
 * <p>{@link io.github.cdiscountds.fuzzing.Promise} is what has to hold for any bytes; {@link
 * io.github.cdiscountds.fuzzing.DecoderTarget} lets a fuzzer look for bytes that break it.
 */
@NullMarked
package io.github.cdiscountds.fuzzing;

import org.jspecify.annotations.NullMarked;
