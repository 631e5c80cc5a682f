package io.github.cdiscountds.sftp;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a login is proven with: a password, a private key, or both; or a supplier that is asked for
 * them at each connection.
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
  private final @Nullable Supplier<SftpCredentials> supplier;

  private SftpCredentials(char @Nullable [] password, @Nullable PrivateKeySource key) {
    this(password, key, null);
  }

  private SftpCredentials(
      char @Nullable [] password,
      @Nullable PrivateKeySource key,
      @Nullable Supplier<SftpCredentials> supplier) {
    this.password = password;
    this.key = key;
    this.supplier = supplier;
  }

  /**
   * Asks for the credentials anew at each connection, so that a vault can rotate them. Connections
   * that stand go on to their end ({@link PoolSettings#maxAge}).
   *
   * @param supplier gives a password, a key or both; called in the thread that connects, maybe in
   *     several at once, and again when a login broke off; it should answer within seconds, since
   *     no time-out of this library ends it. What it throws fails that connection with {@link
   *     io.github.cdiscountds.transport.TransportException.Kind#CREDENTIALS}; only the name of its
   *     class is told, its text may hold secrets
   * @return the credentials
   */
  public static SftpCredentials supplied(Supplier<SftpCredentials> supplier) {
    return new SftpCredentials(null, null, Objects.requireNonNull(supplier, "supplier"));
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
    return new SftpCredentials(null, PrivateKeySource.of(named(file), null));
  }

  /**
   * Logs in by an encrypted private key.
   *
   * @param file the key file, read when the first session opens
   * @param passphrase what opens it; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(Path file, char[] passphrase) {
    return new SftpCredentials(null, PrivateKeySource.of(named(file), copied(passphrase)));
  }

  /**
   * Logs in by a private key without passphrase, held by the caller's secret store.
   *
   * @param content what the key file would hold; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(byte[] content) {
    return new SftpCredentials(null, PrivateKeySource.of(copied(content), null));
  }

  /**
   * Logs in by an encrypted private key, held by the caller's secret store.
   *
   * @param content what the key file would hold; copied
   * @param passphrase what opens it; copied
   * @return the credentials
   */
  public static SftpCredentials privateKey(byte[] content, char[] passphrase) {
    return new SftpCredentials(null, PrivateKeySource.of(copied(content), copied(passphrase)));
  }

  /**
   * Adds a password to a key, for a server that asks for both or that may not know the key yet.
   *
   * @param password the password; copied
   * @return credentials with this key and that password
   * @throws IllegalArgumentException when it is empty
   */
  public SftpCredentials andPassword(char[] password) {
    char[] added = checked(password);
    Supplier<SftpCredentials> later = supplier;
    return later == null
        ? new SftpCredentials(added, key)
        : supplied(() -> later.get().andPassword(added));
  }

  private static Path named(Path file) {
    return Objects.requireNonNull(file, "file");
  }

  private static byte[] copied(byte[] content) {
    return Objects.requireNonNull(content, "content").clone();
  }

  private static char[] copied(char[] passphrase) {
    return Objects.requireNonNull(passphrase, "passphrase").clone();
  }

  private static char[] checked(char[] password) {
    if (Objects.requireNonNull(password, "password").length == 0) {
      throw new IllegalArgumentException("SFTP password: expected at least one character");
    }
    return password.clone();
  }

  boolean isSupplied() {
    return supplier != null;
  }

  /** What the supplier gives now, or these credentials themselves. */
  SftpCredentials resolved() {
    return supplier == null ? this : supplier.get();
  }

  /** The ways to log in, the best first, as SSH names them. */
  String methods() {
    String byPassword = "password,keyboard-interactive";
    if (key == null) {
      return byPassword;
    }
    return password == null ? "publickey" : "publickey," + byPassword;
  }

  char @Nullable [] password() {
    return password;
  }

  @Nullable PrivateKeySource key() {
    return key;
  }

  /** Names the means for messages. */
  String means() {
    if (supplier != null) {
      return "supplied credentials";
    }
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
