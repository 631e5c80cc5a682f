/** Downloads to local paths, as an adopter makes them. */
@NullMarked
package io.github.cdiscountds.it.transfer;

import org.jspecify.annotations.NullMarked;
