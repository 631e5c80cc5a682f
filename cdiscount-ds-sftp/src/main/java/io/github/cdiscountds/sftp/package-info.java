/**
 * Files over SFTP: {@link io.github.cdiscountds.sftp.SftpTransport} reaches one server of the
 * supplier as {@link io.github.cdiscountds.sftp.SftpSettings} describes it.
 *
 * <p>It exists apart from the core so that adopters who move files in another way carry no SSH
 * library. A server is trusted by its key alone ({@link io.github.cdiscountds.sftp.HostKeys}):
 * there is no way to trust every server.
 */
@NullMarked
package io.github.cdiscountds.sftp;

import org.jspecify.annotations.NullMarked;
