package io.github.cdiscountds.sftp;

/**
 * User and password for a proxy.
 *
 * <p>Immutable. {@link #toString()} shows neither.
 *
 * @since 0.1.0
 */
public final class ProxyCredentials {
  private static final int MOST = 255;

  private final String user;
  private final char[] password;

  private ProxyCredentials(String user, char[] password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Holds a login.
   *
   * @param user 1 to 255 printable ASCII characters without a colon, which is what both protocols
   *     can carry
   * @param password 1 to 255 printable ASCII characters; copied
   * @return the credentials
   * @throws IllegalArgumentException when one has other characters; neither is quoted
   */
  public static ProxyCredentials of(String user, char[] password) {
    if (!isPlain(user.toCharArray()) || user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "proxy user: expected 1 to 255 printable ASCII characters without a colon");
    }
    if (!isPlain(password)) {
      throw new IllegalArgumentException(
          "proxy password: expected 1 to 255 printable ASCII characters");
    }
    return new ProxyCredentials(user, password.clone());
  }

  private static boolean isPlain(char[] text) {
    for (char c : text) {
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return text.length >= 1 && text.length <= MOST;
  }

  String user() {
    return user;
  }

  char[] password() {
    return password;
  }

  @Override
  public String toString() {
    return "ProxyCredentials[…]";
  }
}
