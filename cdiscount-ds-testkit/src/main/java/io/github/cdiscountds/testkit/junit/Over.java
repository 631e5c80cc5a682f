package io.github.cdiscountds.testkit.junit;

/**
 * How the client of a {@link DropshipTest} reaches the fake supplier.
 *
 * @since 0.1.0
 */
public enum Over {
  /** Without a network: the files are read and written where they lie. The default. */
  MEMORY,
  /**
   * By a real SFTP server on the loopback interface, on a port that the system chose, with the
   * host's key pinned. Needs {@code io.github.cdiscountds:cdiscount-ds-sftp}.
   */
  SFTP
}
