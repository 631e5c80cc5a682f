/** The meters of transports, which core's own tests can't load: its module asks for none. */
@NullMarked
package io.github.cdiscountds.it.metrics;

import org.jspecify.annotations.NullMarked;
