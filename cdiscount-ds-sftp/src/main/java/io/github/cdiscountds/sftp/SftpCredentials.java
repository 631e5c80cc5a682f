package io.github.cdiscountds.sftp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a login is proven with: a password, a private key, or both.
 *
 * <p>Private keys may be in OpenSSH's format, PEM, or PuTTY's {@code .ppk} (versions 2 and 3); the
 * format is told by the content. An encrypted {@code .ppk} of version 3 needs BouncyCastle ({@code
 * org.bouncycastle:bcprov-jdk18on}) at run time. A key that can't be read, or a passphrase that
 * doesn't open it, is found before any connection is made.
 *
 * <p>Immutable; arrays are copied, so that callers can clear theirs. {@link #toString()} shows no
 * secret.
 *
 * @since 0.1.0
 */
public final class SftpCredentials {
  private final char @Nullable [] password;
  private final @Nullable PrivateKeySource key;

  private SftpCredentials(char @Nullable [] password, @Nullable PrivateKeySource key) {
    this.password = password;
    this.key = key;
  }

  /**
   * Logs in by password.
   *
   * @param password the password; copied
   * @return the credentials
   * @throws IllegalArgumentException when it is empty
   */
  public static SftpCredentials password(char[] password) {
    return new SftpCredentials(checked(password), null);
  }

  /**
   * Logs in by a private key without passphrase.
   *
   * @param file the key file, read when the first session opens
   * @return the credentials
   */
  public static SftpCredentials privateKey(Path file) {
    return new SftpCredentials(null, PrivateKeySource.of(file, null));
  }

  /**
   * Logs in by an encrypted private key.
   *
   * @param file the key file, read when the first session opens
   * @param passphrase what opens it; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(Path file, char[] passphrase) {
    return new SftpCredentials(null, PrivateKeySource.of(file, passphrase.clone()));
  }

  /**
   * Logs in by a private key without passphrase, held by the caller's secret store.
   *
   * @param content what the key file would hold; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(byte[] content) {
    return new SftpCredentials(null, PrivateKeySource.of(content.clone(), null));
  }

  /**
   * Logs in by an encrypted private key, held by the caller's secret store.
   *
   * @param content what the key file would hold; copied
   * @param passphrase what opens it; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(byte[] content, char[] passphrase) {
    return new SftpCredentials(null, PrivateKeySource.of(content.clone(), passphrase.clone()));
  }

  /**
   * Adds a password to a key, for a server that asks for both or that may not know the key yet.
   *
   * @param password the password; copied
   * @return credentials with this key and that password
   * @throws IllegalArgumentException when it is empty
   */
  public SftpCredentials andPassword(char[] password) {
    return new SftpCredentials(checked(password), key);
  }

  private static char[] checked(char[] password) {
    if (password.length == 0) {
      throw new IllegalArgumentException("SFTP password: expected at least one character");
    }
    return password.clone();
  }

  char @Nullable [] password() {
    return password;
  }

  @Nullable PrivateKeySource key() {
    return key;
  }

  /** Names the means for messages. */
  String means() {
    if (key == null) {
      return "password";
    }
    return password == null ? "key " + key.name() : "key " + key.name() + " and password";
  }

  /** Names the kind of the credentials, none of their content. */
  @Override
  public String toString() {
    return "SftpCredentials[" + means() + "]";
  }
}
