package io.github.cdiscountds.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import io.github.cdiscountds.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class SftpCredentialsTest {
  private static final String HOST = "sftp://client@sftp.example.com:22";
  private static final char[] PASSPHRASE = "invented-passphrase".toCharArray();
  private static final String REFUSED = HOST + ": can't use the private key (in memory): ";

  private static byte[] key(String name) {
    try (InputStream in = SftpCredentialsTest.class.getResourceAsStream("/keys/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LoginKey open(SftpCredentials credentials) {
    return LoginKey.open(credentials.key(), HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ed25519",
        "rsa",
        "ecdsa",
        "ed25519-v2.ppk",
        "ed25519-v3.ppk",
        "rsa-v2.ppk",
        "rsa-v3.ppk",
        "ecdsa-v2.ppk",
        "ecdsa-v3.ppk"
      })
  void opensPlainKeysOfBothFamilies(String name) {
    byte[] content = key(name);
    LoginKey key = open(SftpCredentials.privateKey(content));
    assertThat(key.getAlgName()).contains(name.substring(0, 3).replace("ecd", "ecdsa"));
    assertThat(content).as("the caller's own array").isEqualTo(key(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ed25519-enc",
        "ed25519-v2-enc.ppk",
        "ed25519-v3-enc.ppk",
        "rsa-v2-enc.ppk",
        "rsa-v3-enc.ppk",
        "ecdsa-v2-enc.ppk",
        "ecdsa-v3-enc.ppk"
      })
  void opensEncryptedKeysAndOnlyWithTheirPassphrase(String name) {
    assertThatCode(() -> open(SftpCredentials.privateKey(key(name), PASSPHRASE)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> open(SftpCredentials.privateKey(key(name), "another".toCharArray())))
        .hasMessage(REFUSED + "the passphrase doesn't open it [CREDENTIALS]")
        .hasNoCause();
    assertThatThrownBy(() -> open(SftpCredentials.privateKey(key(name))))
        .hasMessage(REFUSED + "it needs a passphrase and none is configured [CREDENTIALS]")
        .hasNoCause();
  }

  @Test
  void saysWhatAnEncryptedKeyOfVersionThreeNeedsWhereThereIsNoBouncyCastle() throws Exception {
    List<URL> withoutIt = new ArrayList<>();
    withoutIt.add(Path.of("target/classes").toUri().toURL());
    withoutIt.add(Path.of("target/test-classes").toUri().toURL());
    for (Class<?> used : List.of(TransportException.class, JSch.class, Logger.class)) {
      withoutIt.add(used.getProtectionDomain().getCodeSource().getLocation());
    }
    try (URLClassLoader loader = new URLClassLoader(withoutIt.toArray(new URL[0]), null)) {
      Object probe =
          loader.loadClass(EncryptedKeyProbe.class.getName()).getConstructor().newInstance();
      assertThat(((Callable<?>) probe).call())
          .isEqualTo(
              HOST
                  + ": can't use the private key src/test/resources/keys/ed25519-v3-enc.ppk: an"
                  + " encrypted PuTTY key of version 3 needs BouncyCastle: add"
                  + " org.bouncycastle:bcprov-jdk18on to the class path (on the module path, also"
                  + " \"requires org.bouncycastle.provider\"), or save the key in OpenSSH format"
                  + " [CREDENTIALS]");
    }
    assertThat(new EncryptedKeyProbe().call()).isEqualTo("ssh-ed25519");
  }

  @Test
  void opensAKeyThatAMailGaveCarriageReturnsAndAByteOrderMark() {
    String mailed =
        "\uFEFF" + new String(key("rsa-v2-enc.ppk"), StandardCharsets.UTF_8).replace("\n", "\r\n");
    assertThatCode(
            () ->
                open(
                    SftpCredentials.privateKey(
                        mailed.getBytes(StandardCharsets.UTF_8), PASSPHRASE)))
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("INV-6")
  void refusesWhatIsNoKeyWithoutQuotingIt() {
    byte[] secret = "invented-secret in the wrong file".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> open(SftpCredentials.privateKey(secret)))
        .hasMessage(
            REFUSED + "it is no private key in OpenSSH, PEM or PuTTY (.ppk) format [CREDENTIALS]")
        .hasNoCause();
    byte[] damaged = Arrays.copyOf(key("ed25519-v2.ppk"), 200);
    assertThatThrownBy(() -> open(SftpCredentials.privateKey(damaged)))
        .hasMessageStartingWith(REFUSED)
        .hasNoCause();
  }

  @Test
  void namesAKeyFileThatCannotBeRead() {
    assertThatThrownBy(() -> open(SftpCredentials.privateKey(Path.of("/nowhere/client.ppk"))))
        .hasMessage(
            HOST
                + ": can't use the private key /nowhere/client.ppk: it can't be read: check the"
                + " path and its permissions [CREDENTIALS]");
  }

  @Test
  void aBadKeyIsFoundBeforeAnythingIsSent() {
    SftpSettings nowhere =
        SftpSettings.builder(
                "sftp.invalid",
                "client",
                SftpCredentials.privateKey(key("ed25519-enc")),
                HostKeys.pinned("SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFE"))
            .build();
    try (SftpTransport transport = SftpTransport.to(nowhere)) {
      assertThatThrownBy(transport::open)
          .hasMessage(
              "sftp://client@sftp.invalid:22: can't use the private key (in memory): it needs a"
                  + " passphrase and none is configured [CREDENTIALS]");
    }
  }

  @Test
  @Tag("INV-6")
  void showsNoSecret() {
    char[] password = "invented-Passw0rd".toCharArray();
    SftpCredentials both =
        SftpCredentials.privateKey(Path.of("client.ppk"), PASSPHRASE).andPassword(password);
    assertThat(both).hasToString("SftpCredentials[key client.ppk and password]");
    assertThat(SftpCredentials.password(password)).hasToString("SftpCredentials[password]");
    assertThat(
            SftpSettings.builder(
                    "sftp.example.com", "client", both, HostKeys.knownHosts(Path.of("known_hosts")))
                .build())
        .hasToString(
            "SftpSettings[sftp://client@sftp.example.com:22, SftpCredentials[key client.ppk and"
                + " password], known hosts [known_hosts]]");
  }

  @Test
  void copiesSecrets() {
    char[] password = "abc".toCharArray();
    SftpCredentials credentials = SftpCredentials.password(password);
    Arrays.fill(password, 'x');
    assertThat(credentials.password()).containsExactly('a', 'b', 'c');
    assertThat(LoginKey.utf8("é€\uD83D\uDE00".toCharArray()))
        .isEqualTo("é€\uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesSettingsThatNoServerCanHave() {
    assertThatThrownBy(() -> SftpCredentials.password(new char[0]))
        .hasMessage("SFTP password: expected at least one character");
    SftpCredentials password = SftpCredentials.password("p".toCharArray());
    HostKeys keys = HostKeys.knownHosts(Path.of("known_hosts"));
    assertThatThrownBy(() -> SftpSettings.builder("a\nb", "u", password, keys))
        .hasMessage(
            "SFTP host \"a\\u000Ab\": expected a name without spaces or control characters");
    SftpSettings.Builder builder = SftpSettings.builder("h", "u", password, keys);
    assertThatThrownBy(() -> builder.port(0)).hasMessage("SFTP port 0: expected 1 to 65535");
    assertThatThrownBy(() -> builder.stallTimeout(java.time.Duration.ZERO))
        .hasMessage("stall time-out PT0S: expected 1 millisecond to 1 day");
    assertThatThrownBy(() -> builder.maxListedFiles(0))
        .hasMessage("listed files 0: expected 1 or more");
    assertThat(SftpSettings.builder("::1", "u", password, keys).build().describe())
        .isEqualTo("sftp://u@[::1]:22");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ftp.example.com:22; the port is set by port(22)",
        "[::1]:2222; the port is set by port(2222)",
        "ftp.example.com:0; ''",
        "ftp.example.com:; ''",
        "sftp://ftp.example.com; ''",
        "sftp://ftp.example.com:22; the port is set by port(22)",
        "ftp.example.com/; ''",
        "client@ftp.example.com; ''",
        "ftp:example:com; ''",
        "[ftp.example.com]; ''"
      })
  void refusesWhatIsMoreThanAHost(String host, String more) {
    SftpCredentials password = SftpCredentials.password("p".toCharArray());
    HostKeys keys = HostKeys.knownHosts(Path.of("known_hosts"));
    assertThatThrownBy(() -> SftpSettings.builder(host, "u", password, keys))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SFTP host \""
                + host
                + "\": expected a host name or an address alone"
                + (more.isEmpty() ? "" : "; " + more));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp.example.com, sftp://u@ftp.example.com:22",
    "ftp_1-b, sftp://u@ftp_1-b:22",
    "bücher.example, sftp://u@bücher.example:22",
    "192.0.2.1, sftp://u@192.0.2.1:22",
    "2001:db8::1, sftp://u@[2001:db8::1]:22",
    "::ffff:192.0.2.1, sftp://u@[::ffff:192.0.2.1]:22",
    "fe80::1%eth0, sftp://u@[fe80::1%eth0]:22",
    "[::1], sftp://u@[::1]:22"
  })
  void takesNamesAndAddressesOfBothKinds(String host, String described) {
    SftpCredentials password = SftpCredentials.password("p".toCharArray());
    HostKeys keys = HostKeys.knownHosts(Path.of("known_hosts"));
    assertThat(SftpSettings.builder(host, "u", password, keys).build().describe())
        .isEqualTo(described);
  }
}
