package io.github.cdiscountds.sftp;

/**
 * Which SSH algorithms are offered to a server.
 *
 * @since 0.1.0
 */
public enum SshAlgorithms {
  /** What OpenSSH and its like accept today. AES-GCM comes first: the JDK runs it in hardware. */
  MODERN("", "", "", ""),

  /**
   * Also SHA-1 signatures, SHA-1 key exchange and CBC ciphers, after the modern ones. For a server
   * that can't be updated and offers nothing better; every one of them is considered weak.
   */
  WITH_LEGACY(
      ",aes128-cbc,aes256-cbc",
      ",hmac-sha1-etm@openssh.com,hmac-sha1",
      ",diffie-hellman-group-exchange-sha1,diffie-hellman-group14-sha1",
      ",ssh-rsa");

  private static final String ED25519 = "ssh-ed25519";
  private static final String ECDSA = "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521";
  private static final String RSA = "rsa-sha2-512,rsa-sha2-256";

  private final String ciphers;
  private final String macs;
  private final String kex;
  private final String signatures;

  SshAlgorithms(String moreCiphers, String moreMacs, String moreExchanges, String moreSignatures) {
    this.ciphers =
        "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr"
            + moreCiphers;
    this.macs =
        "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512"
            + moreMacs;
    this.kex =
        "mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,"
            + "ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,"
            + "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
            + "diffie-hellman-group14-sha256"
            + moreExchanges;
    this.signatures = moreSignatures;
  }

  String ciphers() {
    return ciphers;
  }

  String macs() {
    return macs;
  }

  String kex() {
    return kex;
  }

  /** What a key of ours may sign with, and what a server's key may sign with. */
  String signatures() {
    return ED25519 + "," + ECDSA + "," + RSA + signatures;
  }
}
