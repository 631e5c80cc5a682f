package io.github.cdiscountds.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SSH server on loopback over a folder, whose SFTP side a listener can make misbehave. */
final class MinaServer implements AutoCloseable {
  static final String USER = "client";
  static final String PASSWORD = "invented-Passw0rd";

  private final SshServer server;
  private final KeyPair[] hostKeys;
  final AtomicInteger logins = new AtomicInteger();

  private MinaServer(SshServer server, KeyPair... hostKeys) {
    this.server = server;
    this.hostKeys = hostKeys;
  }

  static MinaServer start(Path root) throws IOException {
    return start(root, 0, new SftpEventListener() {}, ecKey());
  }

  static MinaServer start(Path root, SftpEventListener listener) throws IOException {
    return start(root, 0, listener, ecKey());
  }

  /** Starts a server that is set up in another way than usual. */
  static MinaServer start(Path root, KeyPair hostKey, Consumer<SshServer> setUp)
      throws IOException {
    return start(root, 0, new SftpEventListener() {}, setUp, hostKey);
  }

  static MinaServer start(Path root, int port, SftpEventListener listener, KeyPair... hostKeys)
      throws IOException {
    return start(root, port, listener, ssh -> {}, hostKeys);
  }

  private static MinaServer start(
      Path root,
      int port,
      SftpEventListener listener,
      Consumer<SshServer> setUp,
      KeyPair... hostKeys)
      throws IOException {
    SshServer ssh = SshServer.setUpDefaultServer();
    MinaServer started = new MinaServer(ssh, hostKeys);
    CoreModuleProperties.TCP_NODELAY.set(ssh, true);
    CoreModuleProperties.STOP_WAIT_TIME.set(ssh, Duration.ofSeconds(1));
    ssh.setHost("127.0.0.1");
    ssh.setPort(port);
    ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    ssh.setPasswordAuthenticator(
        (user, password, session) -> {
          started.logins.incrementAndGet();
          return user.equals(USER) && password.equals(PASSWORD);
        });
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(listener);
    ssh.setSubsystemFactories(List.of(sftp));
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(root));
    setUp.accept(ssh);
    ssh.start();
    return started;
  }

  static KeyPair ecKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair rsaKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SshServer ssh() {
    return server;
  }

  int port() {
    return server.getPort();
  }

  /** The fingerprint by MINA's own means, not by ours. */
  String fingerprint() {
    return fingerprint(hostKeys[0]);
  }

  static String fingerprint(KeyPair key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
  }

  String describe() {
    return "sftp://" + USER + "@127.0.0.1:" + port();
  }

  SftpSettings.Builder settings() {
    return settings(HostKeys.pinned(fingerprint()));
  }

  SftpSettings.Builder settings(HostKeys keys) {
    return settings(SftpCredentials.password(PASSWORD.toCharArray()), keys);
  }

  SftpSettings.Builder settings(SftpCredentials credentials, HostKeys keys) {
    return SftpSettings.builder("127.0.0.1", USER, credentials, keys).port(port());
  }

  SftpTransport transport() {
    return SftpTransport.to(settings().build());
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  static byte[] bytes(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31 + i / 251);
    }
    return content;
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
