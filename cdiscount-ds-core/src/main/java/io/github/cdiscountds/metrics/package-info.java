/**
 * What a transport does, as meters of <a href="https://micrometer.io">Micrometer</a>, for those who
 * have {@code io.micrometer:micrometer-core} on their path: nothing else loads this package.
 *
 * <p>Start at {@link io.github.cdiscountds.metrics.MeteredTransport}. Tags have few values: the
 * server, the operation, the kind of a failure; never a path, a file or an order.
 */
@NullMarked
package io.github.cdiscountds.metrics;

import org.jspecify.annotations.NullMarked;
