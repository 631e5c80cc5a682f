/**
 * How the fake supplier reads order files, judges them and writes its documents.
 *
 * <p>Everything here is written a second time on purpose: the library's own codecs are not used, so
 * that a bug in them can't agree with itself.
 */
@NullMarked
package io.github.cdiscountds.testkit.internal;

import org.jspecify.annotations.NullMarked;
