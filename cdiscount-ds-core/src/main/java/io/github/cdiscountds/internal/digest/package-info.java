/**
 * SHA-256, the identity of every document and event: one place for how it is computed and written.
 */
@NullMarked
package io.github.cdiscountds.internal.digest;

import org.jspecify.annotations.NullMarked;
