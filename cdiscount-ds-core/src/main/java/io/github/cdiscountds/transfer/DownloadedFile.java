package io.github.cdiscountds.transfer;

import io.github.cdiscountds.transport.RemoteFile;
import java.nio.file.Path;

/**
 * A file that was downloaded whole.
 *
 * @param remote the file as it was on the server when it had been read
 * @param local where it is now
 * @param sha256 the digest of its bytes, in lower-case hexadecimal
 * @since 0.1.0
 */
public record DownloadedFile(RemoteFile remote, Path local, String sha256) {}
