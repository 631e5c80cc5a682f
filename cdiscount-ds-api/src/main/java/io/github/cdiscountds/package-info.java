/**
 * The root of the library's vocabulary: {@link io.github.cdiscountds.DropshipException}, the one
 * exception type that everything thrown for a broken world extends.
 *
 * <p>Bad data never throws: it is a {@link io.github.cdiscountds.finding.Finding}. A wrong call is
 * an {@link IllegalArgumentException}.
 */
@NullMarked
package io.github.cdiscountds;

import org.jspecify.annotations.NullMarked;
