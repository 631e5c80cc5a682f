package io.github.cdiscountds.sftp;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Signature;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A private key, opened and proven to fit its public half before anything is sent: JSch tells a
 * missing passphrase as a refused login, and doesn't check the MAC of a PuTTY key.
 *
 * <p>Thread-safe.
 */
final class LoginKey implements Identity {
  private final String name;
  private final KeyPair pair;
  private final byte[] publicKey;

  private LoginKey(String name, KeyPair pair, byte[] publicKey) {
    this.name = name;
    this.pair = pair;
    this.publicKey = publicKey;
  }

  /**
   * Reads and opens a key.
   *
   * @throws TransportException {@link Kind#CREDENTIALS} when it can't be used
   */
  static LoginKey open(PrivateKeySource source, String host) {
    byte[] content = new byte[0];
    byte @Nullable [] passphrase = null;
    @Nullable KeyPair pair = null;
    boolean opened = false;
    try {
      content = plainLines(source.read());
      char[] given = source.passphrase();
      passphrase = given == null ? null : utf8(given);
      pair = KeyPair.load(new JSch(), content, null);
      if (pair.isEncrypted()) {
        if (passphrase == null) {
          throw unusable(source, host, "it needs a passphrase and none is configured", null);
        }
        if (!opens(pair, passphrase)) {
          throw unusable(source, host, "the passphrase doesn't open it", null);
        }
      }
      byte[] publicKey = pair.getPublicKeyBlob();
      if (publicKey == null || !fits(pair)) {
        throw unusable(
            source,
            host,
            passphrase == null
                ? "its private and public halves don't belong together"
                : "the passphrase doesn't open it",
            null);
      }
      opened = true;
      return new LoginKey(source.name(), pair, publicKey);
    } catch (IOException e) {
      throw unusable(source, host, "it can't be read: check the path and its permissions", e);
    } catch (JSchException e) {
      throw unusable(source, host, reason(e), null);
    } catch (RuntimeException e) {
      if (e instanceof TransportException known) {
        throw known;
      }
      throw unusable(source, host, "it is damaged", null);
    } finally {
      if (pair != null && !opened) {
        pair.dispose();
      }
      Arrays.fill(content, (byte) 0);
      if (passphrase != null) {
        Arrays.fill(passphrase, (byte) 0);
      }
    }
  }

  private static boolean opens(KeyPair pair, byte[] passphrase) {
    try {
      return pair.decrypt(passphrase);
    } catch (RuntimeException e) {
      // What a wrong passphrase yields is no key; parsing it may fail in any way.
      return false;
    }
  }

  private static boolean fits(KeyPair pair) {
    try {
      byte[] probe = "cdiscount-ds".getBytes(StandardCharsets.US_ASCII);
      String algorithm =
          pair.getKeyType() == KeyPair.RSA ? "rsa-sha2-256" : pair.getKeyTypeString();
      byte[] signed = pair.getSignature(probe, algorithm);
      Signature verifier = pair.getVerifier(algorithm);
      if (signed == null || verifier == null) {
        return false;
      }
      verifier.update(probe);
      return verifier.verify(signed);
    } catch (Exception e) {
      // JSch's signatures declare Exception; whatever it is, this key can't sign, and is refused.
      return false;
    }
  }

  /** Never hands on the parser's text, which may quote the key. */
  private static String reason(JSchException e) {
    String text = String.valueOf(e.getMessage());
    if (text.startsWith("kdf Argon2")) {
      return "an encrypted PuTTY key of version 3 needs BouncyCastle: add"
          + " org.bouncycastle:bcprov-jdk18on to the class path (on the module path, also"
          + " \"requires org.bouncycastle.provider\"), or save the key in OpenSSH format";
    }
    if (text.startsWith("cipher ") || text.startsWith("kdf ")) {
      return "its encryption isn't supported: save it in OpenSSH format or as .ppk";
    }
    return "it is no private key in OpenSSH, PEM or PuTTY (.ppk) format";
  }

  private static TransportException unusable(
      PrivateKeySource source, String host, String why, @Nullable Throwable cause) {
    return new TransportException(
        Kind.CREDENTIALS,
        Outcome.NOTHING_DONE,
        host,
        null,
        "can't use the private key " + source.name() + ": " + why,
        cause);
  }

  /** Drops a byte order mark and carriage returns, which mails and editors add to key files. */
  private static byte[] plainLines(byte[] content) {
    int from =
        content.length >= 3
                && content[0] == (byte) 0xef
                && content[1] == (byte) 0xbb
                && content[2] == (byte) 0xbf
            ? 3
            : 0;
    ByteArrayOutputStream out = new ClearedBuffer(content.length);
    for (int i = from; i < content.length; i++) {
      boolean beforeLineFeed = i + 1 < content.length && content[i + 1] == '\n';
      if (content[i] != '\r' || !beforeLineFeed) {
        out.write(content[i]);
      }
    }
    byte[] plain = out.toByteArray();
    out.reset();
    Arrays.fill(content, (byte) 0);
    return plain;
  }

  static byte[] utf8(char[] secret) {
    // A char takes at most three bytes; a surrogate pair takes four.
    byte[] room = new byte[3 * secret.length];
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer out = ByteBuffer.wrap(room);
    encoder.encode(CharBuffer.wrap(secret), out, true);
    encoder.flush(out);
    byte[] bytes = Arrays.copyOf(room, out.position());
    Arrays.fill(room, (byte) 0);
    return bytes;
  }

  @Override
  public boolean setPassphrase(byte @Nullable [] passphrase) {
    return true;
  }

  @Override
  public byte[] getPublicKeyBlob() {
    return publicKey.clone();
  }

  @Override
  public byte[] getSignature(byte[] data) {
    synchronized (pair) {
      return pair.getSignature(data);
    }
  }

  @Override
  public byte[] getSignature(byte[] data, String algorithm) {
    synchronized (pair) {
      return pair.getSignature(data, algorithm);
    }
  }

  @Override
  public String getAlgName() {
    return pair.getKeyTypeString();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  /** Keeps the key: it outlives the connection that JSch clears it for. */
  @Override
  public void clear() {}

  /** Forgets the key. */
  void dispose() {
    pair.dispose();
  }

  @Override
  public String toString() {
    return "LoginKey[" + name + "]";
  }

  /** A buffer whose bytes don't stay in memory. */
  private static final class ClearedBuffer extends ByteArrayOutputStream {
    ClearedBuffer(int size) {
      super(size);
    }

    @Override
    public synchronized void reset() {
      Arrays.fill(buf, (byte) 0);
      super.reset();
    }
  }
}
