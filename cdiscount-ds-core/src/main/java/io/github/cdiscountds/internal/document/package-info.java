/**
 * Documents from bytes to values and back: a table reader, a binding and a mapper make a decoder;
 * checked orders become an order file.
 *
 * <p>One decoder class serves all six kinds and all three formats; what differs is data ({@link
 * io.github.cdiscountds.internal.mapping.DocumentMapping}).
 */
@NullMarked
package io.github.cdiscountds.internal.document;

import org.jspecify.annotations.NullMarked;
