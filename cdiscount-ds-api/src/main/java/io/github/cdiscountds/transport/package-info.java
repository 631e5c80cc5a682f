/**
 * How files travel: {@link io.github.cdiscountds.transport.FileTransport} opens a {@link
 * io.github.cdiscountds.transport.TransportSession} that lists, reads, puts, renames and deletes.
 *
 * <p>Start at {@link io.github.cdiscountds.transport.FileTransport}. The library ships an SFTP
 * implementation and, in the testkit, an in-memory one; adopters may write their own and prove it
 * with the testkit's contract suite.
 */
@NullMarked
package io.github.cdiscountds.transport;

import org.jspecify.annotations.NullMarked;
