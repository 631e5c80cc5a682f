package io.github.cdiscountds.sftp;

/** Transports of which one check is off. */
public final class WithoutChecks {
  private WithoutChecks() {}

  /**
   * Creates a transport for which no time passes, so that nothing ever takes too long.
   *
   * @param settings the server and the login
   * @return a transport that waits for ever
   */
  public static SftpTransport ofTime(SftpSettings settings) {
    return SftpTransport.to(settings, () -> 0L);
  }

  /**
   * Creates a transport that takes every transfer for complete.
   *
   * @param settings the server and the login
   * @return a transport that compares no sizes
   */
  public static SftpTransport ofSize(SftpSettings settings) {
    return SftpTransport.to(settings, System::nanoTime, SizeCheck.LEFT_OUT);
  }
}
