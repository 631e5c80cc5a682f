/**
 * What stands between the client and a server that fails for a while: operations that may be
 * repeated are tried again after growing pauses, and a server that keeps failing, or that refused
 * the login, is left alone for a while.
 *
 * <p>The client does this by itself; start at {@link
 * io.github.cdiscountds.resilience.RetrySettings} to change how, and at {@link
 * io.github.cdiscountds.resilience.RetryingTransport} to use it without a client.
 */
@NullMarked
package io.github.cdiscountds.resilience;

import org.jspecify.annotations.NullMarked;
