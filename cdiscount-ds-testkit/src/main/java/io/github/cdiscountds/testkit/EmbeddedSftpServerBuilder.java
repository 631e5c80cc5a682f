package io.github.cdiscountds.testkit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the logins of a server, begun by {@link EmbeddedSftpServer#builder()}. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class EmbeddedSftpServerBuilder {
  private final Map<String, Login> logins = new LinkedHashMap<>();
  private int port;
  private @Nullable Path hostKeyFile;

  EmbeddedSftpServerBuilder() {}

  /**
   * Sets the port, where somebody has to know it beforehand. Tests leave it to the system.
   *
   * @param value the port; 0, which it is unless set, lets the system choose
   * @return this builder
   * @throws IllegalArgumentException when there is no such port
   */
  public EmbeddedSftpServerBuilder port(int value) {
    if (value < 0 || value > 65_535) {
      throw new IllegalArgumentException("port " + value + ": expected 0 to 65535");
    }
    this.port = value;
    return this;
  }

  /**
   * Keeps the host key in a file, so that a client which trusted the server yesterday trusts it
   * today. A file that is missing is made, for its owner's eyes only; {@link
   * EmbeddedSftpServer#restartWithNewHostKey()} leaves it as it is.
   *
   * @param file a private key without passphrase as {@code ssh-keygen} writes it: RSA or ECDSA;
   *     Ed25519 only where BouncyCastle is there
   * @return this builder
   */
  public EmbeddedSftpServerBuilder hostKey(Path file) {
    this.hostKeyFile = file;
    return this;
  }

  /**
   * Lets somebody in by password.
   *
   * @param user the login's name
   * @param password the password
   * @param files what the login sees as its whole server
   * @return this builder
   * @throws IllegalArgumentException when the login has other files or another password already
   */
  public EmbeddedSftpServerBuilder login(String user, String password, FileTree files) {
    return login(user, password, files.root());
  }

  /**
   * Lets somebody in by password.
   *
   * @param user the login's name
   * @param password the password
   * @param root an existing folder, which the login sees as its whole server
   * @return this builder
   * @throws IllegalArgumentException when the login has other files or another password already
   */
  public EmbeddedSftpServerBuilder login(String user, String password, Path root) {
    Login known = known(user, root);
    if (known.password() != null && !known.password().equals(password)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "login \"%s\": expected one password, given two", user));
    }
    logins.put(user, new Login(root, password, known.keys()));
    return this;
  }

  /**
   * Lets somebody in by key; several keys may be given one after the other.
   *
   * @param user the login's name
   * @param key the public key: RSA or ECDSA; Ed25519 only where BouncyCastle is there
   * @param files what the login sees as its whole server
   * @return this builder
   * @throws IllegalArgumentException when the login has other files already
   */
  public EmbeddedSftpServerBuilder login(String user, PublicKey key, FileTree files) {
    return login(user, key, files.root());
  }

  /**
   * Lets somebody in by key; several keys may be given one after the other.
   *
   * @param user the login's name
   * @param key the public key: RSA or ECDSA; Ed25519 only where BouncyCastle is there
   * @param root an existing folder, which the login sees as its whole server
   * @return this builder
   * @throws IllegalArgumentException when the login has other files already
   */
  public EmbeddedSftpServerBuilder login(String user, PublicKey key, Path root) {
    Login known = known(user, root);
    List<PublicKey> keys = new ArrayList<>(known.keys());
    keys.add(key);
    logins.put(user, new Login(root, known.password(), List.copyOf(keys)));
    return this;
  }

  private Login known(String user, Path root) {
    Login known = logins.getOrDefault(user, new Login(root, null, List.of()));
    if (!known.root().equals(root)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "login \"%s\": expected one root, given %s and %s",
              user,
              known.root().toUri(),
              root.toUri()));
    }
    return known;
  }

  /**
   * Starts the server.
   *
   * @return a running server, to be closed by the caller
   * @throws IllegalStateException when nobody may come in
   * @throws UncheckedIOException when the port can't be had, or the host key neither read nor kept
   */
  public EmbeddedSftpServer start() {
    if (logins.isEmpty()) {
      throw new IllegalStateException("no login: expected at least one");
    }
    return new EmbeddedSftpServer(
        Map.copyOf(logins),
        port,
        hostKeyFile == null
            ? HostKeyFile.newKey()
            : HostKeyFile.keep(hostKeyFile, HostKeyFile.newKey()));
  }
}
