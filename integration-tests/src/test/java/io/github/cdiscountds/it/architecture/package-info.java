/** Holds the lines of the architecture: what may depend on what, and what adopters may see. */
@NullMarked
package io.github.cdiscountds.it.architecture;

import org.jspecify.annotations.NullMarked;
