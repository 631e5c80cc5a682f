package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.RemoteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a server proves that it is the right one: by a pinned fingerprint, or by OpenSSH's {@code
 * known_hosts} files.
 *
 * <p>A server whose key is unknown or has changed is refused, and the message names the fingerprint
 * to pin, to be compared with what the supplier says it is. There is no way to trust every key.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class HostKeys {
  private static final String PREFIX = "SHA256:";

  private static final Pattern KNOWN_HOSTS_LINE =
      Pattern.compile("^\\s*(@\\S+\\s+)?\\S+\\s+(ssh|ecdsa|sk)-\\S+\\s+\\S");

  private final List<String> fingerprints;
  private final List<Path> knownHostsFiles;

  private HostKeys(List<String> fingerprints, List<Path> knownHostsFiles) {
    this.fingerprints = List.copyOf(fingerprints);
    this.knownHostsFiles = List.copyOf(knownHostsFiles);
  }

  /**
   * Trusts the key of one fingerprint, or of several while a server changes its key.
   *
   * @param fingerprint as {@code ssh-keygen -l} writes it: {@code SHA256:} and 43 characters
   * @param more further fingerprints
   * @return the trusted keys
   * @throws IllegalArgumentException when a text isn't such a fingerprint
   */
  public static HostKeys pinned(String fingerprint, String... more) {
    List<String> all = new ArrayList<>();
    all.add(normalised(fingerprint));
    for (String next : more) {
      all.add(normalised(next));
    }
    return new HostKeys(all, List.of());
  }

  /**
   * Trusts the keys in {@code known_hosts} files: plain, hashed and wildcard names, {@code
   * [host]:port}, and {@code @revoked}. Certificate authorities in them are ignored.
   *
   * <p>The files are read anew for each connection and never written. A missing file holds no keys.
   *
   * @param file a file in OpenSSH's format
   * @param more further files
   * @return the trusted keys
   */
  public static HostKeys knownHosts(Path file, Path... more) {
    List<Path> all = new ArrayList<>();
    all.add(Objects.requireNonNull(file, "file"));
    for (Path next : more) {
      all.add(Objects.requireNonNull(next, "file"));
    }
    return new HostKeys(List.of(), all);
  }

  private static String normalised(String fingerprint) {
    String text = Objects.requireNonNull(fingerprint, "fingerprint").strip();
    if (text.startsWith(PREFIX)) {
      String base64 = text.substring(PREFIX.length());
      String bare = base64.endsWith("=") ? base64.substring(0, base64.length() - 1) : base64;
      try {
        byte[] digest = Base64.getDecoder().decode(bare);
        // The last character holds unused bits: only what encoding yields can be compared.
        if (digest.length == 32) {
          return PREFIX + Base64.getEncoder().withoutPadding().encodeToString(digest);
        }
      } catch (IllegalArgumentException e) {
        throw malformed(fingerprint, e);
      }
    }
    throw malformed(fingerprint, null);
  }

  private static IllegalArgumentException malformed(String fingerprint, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "host key fingerprint \"%s\": expected \"SHA256:\" and 43 base64 characters, as"
                + " ssh-keygen -l writes it%s",
            RemoteFile.escape(fingerprint),
            KNOWN_HOSTS_LINE.matcher(fingerprint).find()
                ? "; for such a line use HostKeys.knownHosts(file)"
                : ""),
        cause);
  }

  List<String> fingerprints() {
    return fingerprints;
  }

  List<Path> knownHostsFiles() {
    return knownHostsFiles;
  }

  /** Tells which files aren't there, to follow the names of all; empty when all are. */
  String missing() {
    List<Path> missing = knownHostsFiles.stream().filter(file -> Files.notExists(file)).toList();
    if (missing.isEmpty()) {
      return "";
    }
    boolean one = missing.size() == 1;
    String subject =
        missing.size() < knownHostsFiles.size()
            ? missing.stream().map(Path::toString).collect(Collectors.joining(", "))
            : one ? "this file" : "these files";
    return ": " + subject + (one ? " doesn't exist" : " don't exist");
  }

  /** Names the fingerprints or files; neither is secret. */
  @Override
  public String toString() {
    return fingerprints.isEmpty() ? "known hosts " + knownHostsFiles : "pinned " + fingerprints;
  }
}
