/** The fake supplier's status page, as whoever opens it sees it. */
@NullMarked
package io.github.cdiscountds.it.standalone;

import org.jspecify.annotations.NullMarked;
