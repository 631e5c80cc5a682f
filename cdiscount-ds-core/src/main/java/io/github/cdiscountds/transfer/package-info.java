/**
 * Files of the supplier's servers as files of one's own: {@link
 * io.github.cdiscountds.transfer.FileDownload}, for documents that the client has no door for, and
 * for those who read documents without a client.
 */
@NullMarked
package io.github.cdiscountds.transfer;

import org.jspecify.annotations.NullMarked;
