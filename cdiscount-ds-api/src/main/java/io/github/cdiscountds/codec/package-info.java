/**
 * How documents become typed rows and orders become files: {@link
 * io.github.cdiscountds.codec.Decoder}, {@link io.github.cdiscountds.codec.Encoder}, and what they
 * give.
 *
 * <p>The standard codecs are in {@code io.github.cdiscountds.codec.standard.Codecs} of the core
 * module.
 */
@NullMarked
package io.github.cdiscountds.codec;

import org.jspecify.annotations.NullMarked;
