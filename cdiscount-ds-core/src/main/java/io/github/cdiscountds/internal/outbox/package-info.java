/**
 * The way out (DESIGN section 4): queued orders become files, each step is recorded by
 * compare-and-set before the next may begin, and what a crash left open is settled by looking at
 * the server, never by guessing.
 */
@NullMarked
package io.github.cdiscountds.internal.outbox;

import org.jspecify.annotations.NullMarked;
