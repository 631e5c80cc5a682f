/** Does pieces of work again and again on somebody else's executor, one at a time. */
@NullMarked
package io.github.cdiscountds.internal.runner;

import org.jspecify.annotations.NullMarked;
