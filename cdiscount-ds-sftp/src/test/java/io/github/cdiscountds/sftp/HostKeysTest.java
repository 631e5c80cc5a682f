package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeysTest {
  private static final String PRINT = "SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFE";
  private static final byte[] KEY = "the key".getBytes(StandardCharsets.US_ASCII);
  private static final String KEY64 = Base64.getEncoder().encodeToString(KEY);

  @TempDir Path folder;

  @Test
  void takesFingerprintsAsSshKeygenWritesThem() {
    assertThat(HostKeys.pinned(" " + PRINT + "= ", PRINT).fingerprints())
        .containsExactly(PRINT, PRINT);
    assertThat(HostKeys.pinned(PRINT)).hasToString("pinned [" + PRINT + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SHA256:", "SHA256:abc", "MD5:16:27:ac", "SHA256:***", "*", "SHA256:\n"})
  void refusesWhatIsNoFingerprint(String text) {
    assertThatThrownBy(() -> HostKeys.pinned(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "host key fingerprint \""
                + text.replace("\n", "\\u000A")
                + "\": expected \"SHA256:\" and 43 base64 characters, as ssh-keygen -l writes it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
        "@revoked [h]:2222 ecdsa-sha2-nistp256 AAAA comment"
      })
  void saysWhatALineOfKnownHostsIsFor(String line) {
    assertThatThrownBy(() -> HostKeys.pinned(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "host key fingerprint \""
                + line
                + "\": expected \"SHA256:\" and 43 base64 characters, as ssh-keygen -l writes it;"
                + " for such a line use HostKeys.knownHosts(file)");
  }

  @Test
  void tellsWhichFilesAreMissing() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "");
    Path none = folder.resolve("none");
    Path neither = folder.resolve("neither");
    assertThat(HostKeys.knownHosts(there).missing()).isEmpty();
    assertThat(HostKeys.pinned(PRINT).missing()).isEmpty();
    assertThat(HostKeys.knownHosts(none).missing()).isEqualTo(": this file doesn't exist");
    assertThat(HostKeys.knownHosts(none, neither).missing()).isEqualTo(": these files don't exist");
    assertThat(HostKeys.knownHosts(there, none).missing())
        .isEqualTo(": " + none + " doesn't exist");
    assertThat(HostKeys.knownHosts(there, none, neither).missing())
        .isEqualTo(": " + none + ", " + neither + " don't exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sftp.example.com; sftp.example.com; 22; true",
        "SFTP.Example.com; sftp.example.COM; 22; true",
        "other,sftp.example.com; sftp.example.com; 22; true",
        "*.example.com; sftp.example.com; 22; true",
        "sftp.exampl?.com; sftp.example.com; 22; true",
        "*.example.com,!sftp.example.com; sftp.example.com; 22; false",
        "*.example.org; sftp.example.com; 22; false",
        "[sftp.example.com]:2222; sftp.example.com; 2222; true",
        "[sftp.example.com]:2222; sftp.example.com; 22; false",
        "sftp.example.com; sftp.example.com; 2222; true",
        "# sftp.example.com; sftp.example.com; 22; false",
        "@cert-authority *; sftp.example.com; 22; false"
      })
  void readsKnownHostsAsOpenSshDoes(String names, String host, int port, boolean trusted)
      throws IOException {
    assertThat(read(names + " ssh-ed25519 " + KEY64 + " comment", host, port).trusts(KEY))
        .isEqualTo(trusted);
  }

  @Test
  void readsHashedNames() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    byte[] salt = {1, 2, 3};
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    Base64.Encoder base64 = Base64.getEncoder();
    String hashed =
        "|1|"
            + base64.encodeToString(salt)
            + "|"
            + base64.encodeToString(
                mac.doFinal("[sftp.example.com]:2222".getBytes(StandardCharsets.US_ASCII)));
    String line = hashed + " ssh-ed25519 " + KEY64;
    assertThat(read(line, "sftp.example.com", 2222).trusts(KEY)).isTrue();
    assertThat(read(line, "sftp.example.org", 2222).trusts(KEY)).isFalse();
  }

  @Test
  void aRevokedKeyIsNeverTrusted() throws IOException {
    String both = "h ssh-ed25519 " + KEY64 + "\n@revoked * ssh-ed25519 " + KEY64;
    assertThat(read(both, "h", 22).revokes(KEY)).isTrue();
  }

  @Test
  void aRevokedKeyOfAnybodyDoesntHideTheKeyOfTheHost() throws IOException {
    String text = "h ssh-ed25519 " + KEY64 + "\n@revoked * ssh-rsa AAAA\n@revoked h ssh-rsa BBBB";
    KnownHostsFiles known = read(text, "h", 2222);
    assertThat(known.trusts(KEY)).isTrue();
    assertThat(known.revokes(Base64.getDecoder().decode("AAAA"))).isTrue();
    assertThat(known.revokes(Base64.getDecoder().decode("BBBB"))).isTrue();
  }

  @Test
  void damagedLinesAndMissingFilesHoldNoKeys() throws IOException {
    assertThat(read("h ssh-ed25519\nh ssh-ed25519 %%%\n\n|1|x ssh-rsa AAAA", "h", 22).trusted())
        .isEmpty();
    assertThat(KnownHostsFiles.read(List.of(folder.resolve("none")), "h", 22).trusted()).isEmpty();
  }

  private KnownHostsFiles read(String text, String host, int port) throws IOException {
    Path file = Files.writeString(folder.resolve("known_hosts"), text);
    return KnownHostsFiles.read(List.of(file), host, port);
  }
}
