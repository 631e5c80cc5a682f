@NullMarked
package io.github.cdiscountds.resilience;

import org.jspecify.annotations.NullMarked;
