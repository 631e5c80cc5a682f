/**
 * Reaches into the transport, to break it: nothing of its checks can be switched off from outside.
 */
@NullMarked
package io.github.cdiscountds.sftp;

import org.jspecify.annotations.NullMarked;
