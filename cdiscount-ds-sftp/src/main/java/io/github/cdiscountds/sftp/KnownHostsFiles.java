package io.github.cdiscountds.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of OpenSSH {@code known_hosts} files that speak of one host.
 *
 * <p>Read here and not by JSch, which knows no wildcards and takes a key of another type than the
 * known one for an unknown host instead of a changed one.
 *
 * <p>Immutable.
 */
final class KnownHostsFiles {

  private static final Logger LOG = LoggerFactory.getLogger(KnownHostsFiles.class);

  private final List<byte[]> trusted;
  private final List<byte[]> revoked;

  private KnownHostsFiles(List<byte[]> trusted, List<byte[]> revoked) {
    this.trusted = trusted;
    this.revoked = revoked;
  }

  /**
   * Reads what the files say of a host.
   *
   * @param files the files; a missing one holds nothing
   * @param host the host
   * @param port its port; entries for the host alone count for other ports than 22 when no key is
   *     trusted for the port
   */
  static KnownHostsFiles read(List<Path> files, String host, int port) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      try {
        // Comments may be in any charset; names and keys are ASCII.
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      } catch (NoSuchFileException e) {
        LOG.debug("No known hosts file {}", file);
      }
    }
    String bare = host.toLowerCase(Locale.ROOT);
    String name = port == 22 ? bare : "[" + bare + "]:" + port;
    KnownHostsFiles found = entries(lines, name);
    if (port == 22 || !found.trusted.isEmpty()) {
      return found;
    }
    KnownHostsFiles ofTheHost = entries(lines, bare);
    List<byte[]> revoked = new ArrayList<>(found.revoked);
    revoked.addAll(ofTheHost.revoked);
    return new KnownHostsFiles(ofTheHost.trusted, List.copyOf(revoked));
  }

  List<byte[]> trusted() {
    return trusted;
  }

  boolean trusts(byte[] key) {
    return contains(trusted, key);
  }

  boolean revokes(byte[] key) {
    return contains(revoked, key);
  }

  private static boolean contains(List<byte[]> keys, byte[] key) {
    return keys.stream().anyMatch(known -> MessageDigest.isEqual(known, key));
  }

  private static KnownHostsFiles entries(List<String> lines, String name) {
    List<byte[]> trusted = new ArrayList<>();
    List<byte[]> revoked = new ArrayList<>();
    for (String line : lines) {
      List<String> fields = new ArrayList<>(Arrays.asList(line.strip().split("[ \t]+")));
      String first = fields.get(0);
      boolean marked = first.startsWith("@");
      if (marked) {
        fields.remove(0);
      }
      if (first.startsWith("#") || fields.size() < 3 || !matches(fields.get(0), name)) {
        continue;
      }
      byte[] key;
      try {
        key = Base64.getDecoder().decode(fields.get(2));
      } catch (IllegalArgumentException e) {
        continue;
      }
      if (!marked) {
        trusted.add(key);
      } else if (first.equals("@revoked")) {
        revoked.add(key);
      }
    }
    return new KnownHostsFiles(List.copyOf(trusted), List.copyOf(revoked));
  }

  private static boolean matches(String patterns, String name) {
    if (patterns.startsWith("|1|")) {
      return matchesHash(patterns, name);
    }
    boolean matched = false;
    for (String pattern : patterns.toLowerCase(Locale.ROOT).split(",", -1)) {
      boolean negated = pattern.startsWith("!");
      if (glob(negated ? pattern.substring(1) : pattern, name)) {
        if (negated) {
          return false;
        }
        matched = true;
      }
    }
    return matched;
  }

  private static boolean matchesHash(String hashed, String name) {
    String[] parts = hashed.split("\\|", -1);
    if (parts.length != 4) {
      return false;
    }
    try {
      // The format fixes HMAC-SHA1; it hides names, it doesn't protect keys.
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
      byte[] expected = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(expected, Base64.getDecoder().decode(parts[3]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Matches {@code *} and {@code ?} in linear memory and without back-tracking over more than one
   * star.
   */
  private static boolean glob(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
