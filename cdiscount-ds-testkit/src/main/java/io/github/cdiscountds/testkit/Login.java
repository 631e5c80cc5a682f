package io.github.cdiscountds.testkit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;

/** Who may come in, and what they see. */
record Login(Path root, @Nullable String password, List<PublicKey> keys) {
  boolean accepts(String attempt) {
    return password != null
        && MessageDigest.isEqual(
            password.getBytes(StandardCharsets.UTF_8), attempt.getBytes(StandardCharsets.UTF_8));
  }

  boolean accepts(PublicKey attempt) {
    return keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, attempt));
  }

  @Override
  public String toString() {
    return "Login[" + root + "]";
  }
}
