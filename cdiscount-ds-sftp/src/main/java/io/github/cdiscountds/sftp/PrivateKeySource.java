package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a private key is and what opens it. */
final class PrivateKeySource {
  private final @Nullable Path file;
  private final byte @Nullable [] content;
  private final char @Nullable [] passphrase;

  private PrivateKeySource(
      @Nullable Path file, byte @Nullable [] content, char @Nullable [] passphrase) {
    this.file = file;
    this.content = content;
    this.passphrase = passphrase;
  }

  static PrivateKeySource of(Path file, char @Nullable [] passphrase) {
    return new PrivateKeySource(file, null, passphrase);
  }

  static PrivateKeySource of(byte[] content, char @Nullable [] passphrase) {
    return new PrivateKeySource(null, content, passphrase);
  }

  /** The file's path: no secret, and what the operator has to look at. */
  String name() {
    return file == null ? "(in memory)" : RemoteFile.escape(file.toString());
  }

  /** A fresh copy that the caller clears. */
  byte[] read() throws IOException {
    if (content != null) {
      return content.clone();
    }
    if (file == null) {
      throw new IOException("no key file");
    }
    return Files.readAllBytes(file);
  }

  char @Nullable [] passphrase() {
    return passphrase;
  }
}
