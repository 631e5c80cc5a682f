/**
 * A way to measure a delta without the download that precedes it: in the package of what is
 * measured, since nobody else needs it.
 */
@NullMarked
package io.github.cdiscountds.internal.catalogue;

import org.jspecify.annotations.NullMarked;
