package io.github.cdiscountds.codec;

/**
 * Turns checked values into the bytes of a document.
 *
 * <p>Only to be called by adopters. Immutable and thread-safe; the same input gives the same bytes.
 *
 * @param <T> what is encoded
 * @since 0.1.0
 */
public interface Encoder<T> {

  /**
   * Encodes.
   *
   * @param value what to encode
   * @return the bytes of the whole document
   */
  byte[] encode(T value);
}
