package io.github.cdiscountds.sftp;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges the key that a server presents during one attempt to connect, and remembers the verdict
 * for the message. Accepts nothing but a pinned or known key.
 */
final class HostKeyCheck implements HostKeyRepository {

  /** What the presented key is. */
  enum Verdict {
    TRUSTED,
    UNKNOWN,
    CHANGED,
    REVOKED
  }

  private final List<String> pinned;
  private final @Nullable KnownHostsFiles known;
  private volatile @Nullable Verdict verdict;
  private volatile String presented = "";
  private volatile String presentedType = "";

  private HostKeyCheck(List<String> pinned, @Nullable KnownHostsFiles known) {
    this.pinned = pinned;
    this.known = known;
  }

  static HostKeyCheck of(SftpSettings settings) throws IOException {
    HostKeys keys = settings.hostKeys();
    if (!keys.fingerprints().isEmpty()) {
      return new HostKeyCheck(keys.fingerprints(), null);
    }
    return new HostKeyCheck(
        List.of(), KnownHostsFiles.read(keys.knownHostsFiles(), settings.host(), settings.port()));
  }

  /** The verdict, or null before the server presented a key. */
  @Nullable Verdict verdict() {
    return verdict;
  }

  boolean isTrusted() {
    return verdict == Verdict.TRUSTED;
  }

  /** Type and fingerprint of the presented key. */
  String presented() {
    return presentedType + " " + presented;
  }

  /** The presented key's type, such as {@code ssh-ed25519}. */
  String presentedType() {
    return presentedType;
  }

  /** The fingerprints that would have been right. */
  List<String> expected() {
    if (known == null) {
      return pinned;
    }
    return known.trusted().stream().map(HostKeyCheck::fingerprint).toList();
  }

  @Override
  public int check(String host, byte[] key) {
    presented = fingerprint(key);
    presentedType = type(key);
    Verdict now = judge(key);
    verdict = now;
    return switch (now) {
      case TRUSTED -> OK;
      case UNKNOWN -> NOT_INCLUDED;
      case CHANGED, REVOKED -> CHANGED;
    };
  }

  private Verdict judge(byte[] key) {
    if (known == null) {
      return pinned.contains(fingerprint(key)) ? Verdict.TRUSTED : Verdict.CHANGED;
    }
    if (known.revokes(key)) {
      return Verdict.REVOKED;
    }
    if (known.trusts(key)) {
      return Verdict.TRUSTED;
    }
    return known.trusted().isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
  }

  static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The type that a key blob starts with, in its own words only when they are plain. */
  private static String type(byte[] key) {
    if (key.length > 4 && key[0] == 0 && key[1] == 0 && key[2] == 0) {
      int length = key[3] & 0xff;
      if (length <= 64 && key.length >= 4 + length) {
        String type = new String(key, 4, length, StandardCharsets.US_ASCII);
        if (type.toLowerCase(Locale.ROOT).matches("[a-z0-9@.-]+")) {
          return type;
        }
      }
    }
    return "unknown-type";
  }

  /** Tells JSch which key types are known, so that it asks the server for these first. */
  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    List<HostKey> keys = new ArrayList<>();
    if (known != null && host != null) {
      for (byte[] key : known.trusted()) {
        try {
          HostKey entry = new HostKey(host, key);
          if (type == null || type.equals(entry.getType())) {
            keys.add(entry);
          }
        } catch (JSchException | RuntimeException e) {
          // A damaged line of the file: it can't match a real key either.
        }
      }
    }
    return keys.toArray(new HostKey[0]);
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public void add(HostKey hostkey, @Nullable UserInfo ui) {
    throw new UnsupportedOperationException("keys are pinned by the adopter alone");
  }

  @Override
  public void remove(String host, @Nullable String type) {
    throw new UnsupportedOperationException("keys are pinned by the adopter alone");
  }

  @Override
  public void remove(String host, @Nullable String type, byte @Nullable [] key) {
    throw new UnsupportedOperationException("keys are pinned by the adopter alone");
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "host keys";
  }
}
