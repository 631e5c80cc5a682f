package io.github.cdiscountds.internal.digest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A SHA-256 being computed; written in lower-case hexadecimal. Not thread-safe. */
public final class Sha256 {
  private final MessageDigest digest;

  /** Begins a digest. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of bytes. */
  public static String of(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.digest.update(bytes);
    return sha.hex();
  }

  /** The digest of a text's UTF-8 bytes. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The digest of a file's bytes.
   *
   * @throws IOException when it can't be read
   */
  public static String of(Path file) throws IOException {
    Sha256 sha = new Sha256();
    try (OutputStream out = sha.around(OutputStream.nullOutputStream())) {
      Files.copy(file, out);
    }
    return sha.hex();
  }

  /** Adds texts, each with the length of its bytes, so that no other texts give this digest. */
  public Sha256 addAll(List<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return this;
  }

  /** A stream that passes bytes on and digests them. */
  public OutputStream around(OutputStream target) {
    return new DigestOutputStream(target, digest);
  }

  /** The digest of the bytes so far, or empty where the provider can't tell before the end. */
  public Optional<String> soFar() {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return Optional.of(HexFormat.of().formatHex(copy.digest()));
    } catch (CloneNotSupportedException e) {
      return Optional.empty();
    }
  }

  /** Ends the digest. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
