package io.github.cdiscountds.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A request of the SFTP protocol (version 3) that an {@link EmbeddedSftpServer} can answer in a bad
 * way: see {@link WireFault}.
 *
 * @since 0.1.0
 */
public enum WireRequest {
  /** The request for the subsystem, before SFTP begins; can only be refused. */
  SUBSYSTEM(-1),
  /** The first request of a connection. */
  INIT(1),
  /** Opens a file, to read or to write it. */
  OPEN(3),
  /** Closes a file or folder. */
  CLOSE(4),
  /** Reads a piece of a file. */
  READ(5),
  /** Writes a piece of a file. */
  WRITE(6),
  /** Asks for attributes, links not followed. */
  LSTAT(7),
  /** Asks for the attributes of an open file. */
  FSTAT(8),
  /** Opens a folder. */
  OPENDIR(11),
  /** Asks for more names of an open folder. */
  READDIR(12),
  /** Deletes a file. */
  REMOVE(13),
  /** Asks for a path without detours; clients find out where they are by it. */
  REALPATH(16),
  /** Asks for attributes, links followed. */
  STAT(17),
  /** Renames a file, {@code posix-rename@openssh.com} included. */
  RENAME(18),
  /** Any other request. */
  OTHER(-2);

  private static final int EXTENDED = 200;
  private static final byte[] POSIX_RENAME =
      "posix-rename@openssh.com".getBytes(StandardCharsets.US_ASCII);

  private final int type;

  WireRequest(int type) {
    this.type = type;
  }

  /** Tells what a packet, without its length, asks for. */
  static WireRequest of(byte[] packet) {
    int type = packet[0] & 0xff;
    if (type == EXTENDED && Arrays.equals(Packets.string(packet, 5), POSIX_RENAME)) {
      return RENAME;
    }
    Optional<WireRequest> known =
        Arrays.stream(values()).filter(each -> each.type == type).findFirst();
    return known.orElse(OTHER);
  }
}
