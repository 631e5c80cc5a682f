package io.github.cdiscountds.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumSet;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A host key that outlives its server. */
final class HostKeyFile {
  private static final String COMMENT = "host key of a fake supplier";

  private HostKeyFile() {}

  /**
   * Reads the key of a file; where there is no file, writes one.
   *
   * @param file the file
   * @param fresh what is kept when there is no file yet
   * @return the key that the file holds
   * @throws UncheckedIOException when the file holds no key that can be read, or can't be written
   */
  static KeyPair keep(Path file, KeyPair fresh) {
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      write(file, fresh);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("no host key in " + file, e);
    }
  }

  private static KeyPair read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName(file.toString()), in, FilePasswordProvider.EMPTY);
      Iterator<KeyPair> found = keys == null ? null : keys.iterator();
      if (found == null || !found.hasNext()) {
        throw new IOException("expected a private key as ssh-keygen writes it");
      }
      return found.next();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("expected a private key without passphrase", e);
    }
  }

  private static void write(Path file, KeyPair key) throws IOException {
    FileAttribute<?>[] owned =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                owned))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, COMMENT, null, out);
    } catch (GeneralSecurityException e) {
      throw new IOException("the host key can't be written", e);
    }
  }

  /** Makes a key such as servers have. */
  static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no ECDSA", e);
    }
  }
}
