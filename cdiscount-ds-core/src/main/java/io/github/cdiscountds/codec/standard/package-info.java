/**
 * The codecs of the supplier's documents: {@link io.github.cdiscountds.codec.standard.Codecs} gives
 * a decoder for each kind and the encoder of order files.
 */
@NullMarked
package io.github.cdiscountds.codec.standard;

import org.jspecify.annotations.NullMarked;
