package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.PASSWORD;
import static io.github.cdiscountds.sftp.MinaServer.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that ask for more, or for something else, than the usual password. */
@Timeout(60)
class SftpSettingsTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");

  @TempDir Path root;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectory(root.resolve("Commandes"));
  }

  private static void works(SftpSettings settings) {
    try (SftpTransport transport = SftpTransport.to(settings);
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
    }
  }

  private static void fails(SftpSettings settings, String messageAfterTheHost) {
    try (SftpTransport transport = SftpTransport.to(settings)) {
      assertThatThrownBy(transport::open)
          .hasMessage(settings.describe() + ": " + messageAfterTheHost);
    }
  }

  private static String refused(String means, String accepted) {
    return "the server refused the login by "
        + means
        + " (the server accepts "
        + accepted
        + "): check user and credentials with the supplier. Not tried again, so that the account"
        + " isn't locked [AUTHENTICATION]";
  }

  private static byte[] key(String name) {
    try (InputStream in = SftpSettingsTest.class.getResourceAsStream("/keys/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  // Algorithms

  @Test
  void aServerOfOldAlgorithmsIsReachedOnlyWhenThatIsAskedFor() throws IOException {
    Consumer<SshServer> old =
        ssh -> {
          ssh.setKeyExchangeFactories(
              List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.dhg14)));
          ssh.setCipherFactories(List.of(BuiltinCiphers.aes128cbc));
          ssh.setMacFactories(List.of(BuiltinMacs.hmacsha1));
          ssh.setSignatureFactories(List.of(BuiltinSignatures.rsa));
        };
    try (MinaServer server = MinaServer.start(root, MinaServer.rsaKey(), old)) {
      SftpSettings modern = server.settings().build();
      try (SftpTransport transport = SftpTransport.to(modern)) {
        assertThatThrownBy(transport::open)
            .hasMessageStartingWith(
                server.describe() + ": client and server have no algorithm in common (")
            .hasMessageEndingWith(
                "): ask the supplier to update the server, or as a last resort set"
                    + " SshAlgorithms.WITH_LEGACY [UNSUPPORTED]");
      }
      assertThat(server.logins).hasValue(0);

      works(server.settings().algorithms(SshAlgorithms.WITH_LEGACY).build());
    }
  }

  @Test
  void offeringOldAlgorithmsAsWellStillTakesTheModernOnes() throws IOException {
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport =
            SftpTransport.to(server.settings().algorithms(SshAlgorithms.WITH_LEGACY).build());
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
      assertThat(server.ssh().getActiveSessions())
          .singleElement()
          .satisfies(s -> assertThat(s.getCipherInformation(true).getAlgorithm()).isEqualTo("AES"))
          .satisfies(
              s ->
                  assertThat(
                          s.getNegotiatedKexParameter(
                              org.apache.sshd.common.kex.KexProposalOption.C2SENC))
                      .isEqualTo("aes128-gcm@openssh.com"));
    }
  }

  // A password asked for by a prompt

  private static Consumer<SshServer> byPromptOnly(KeyboardInteractiveAuthenticator asking) {
    return ssh -> {
      ssh.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
      ssh.setKeyboardInteractiveAuthenticator(asking);
    };
  }

  /** Asks by prompts and remembers the answers. */
  private record Asking(List<PromptEntry> prompts, AtomicInteger asked, List<String> answers)
      implements KeyboardInteractiveAuthenticator {
    static Asking by(PromptEntry... prompts) {
      return new Asking(List.of(prompts), new AtomicInteger(), new CopyOnWriteArrayList<>());
    }

    @Override
    public InteractiveChallenge generateChallenge(
        ServerSession session, String user, String language, String methods) {
      asked.incrementAndGet();
      InteractiveChallenge challenge = new InteractiveChallenge();
      challenge.setInteractionName("Login");
      challenge.setInteractionInstruction("");
      challenge.setLanguageTag("");
      prompts.forEach(challenge::addPrompt);
      return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String user, List<String> responses) {
      answers.addAll(responses);
      return responses.equals(List.of(PASSWORD));
    }
  }

  @Test
  void answersAServerThatAsksForThePasswordByAPrompt() throws IOException {
    Asking asking = Asking.by(new PromptEntry("Mot de passe : ", false));
    try (MinaServer server = MinaServer.start(root, MinaServer.ecKey(), byPromptOnly(asking))) {
      works(server.settings().build());
      assertThat(asking.answers()).containsExactly(PASSWORD);
    }
  }

  @Test
  @Tag("INV-6")
  void aWrongPasswordIsGivenToAPromptOnce() throws IOException {
    Asking asking = Asking.by(new PromptEntry("Password: ", false));
    try (MinaServer server = MinaServer.start(root, MinaServer.ecKey(), byPromptOnly(asking))) {
      SftpCredentials wrong = SftpCredentials.password("wrong".toCharArray());
      fails(
          server.settings(wrong, HostKeys.pinned(server.fingerprint())).build(),
          refused("password", "keyboard-interactive"));
      assertThat(asking.answers()).containsExactly("wrong");
    }
  }

  @Test
  @Tag("INV-6")
  void neverGivesThePasswordWhereItWouldBeShownOrToSeveralPrompts() throws IOException {
    for (Asking asking :
        List.of(
            Asking.by(new PromptEntry("Password: ", true)),
            Asking.by(new PromptEntry("Password: ", false), new PromptEntry("Code: ", false)))) {
      try (MinaServer server = MinaServer.start(root, MinaServer.ecKey(), byPromptOnly(asking))) {
        try (SftpTransport transport = server.transport()) {
          assertThatThrownBy(transport::open)
              .hasMessageStartingWith(
                  server.describe() + ": the server refused the login by password");
        }
        assertThat(asking.asked()).hasValue(1);
        assertThat(asking.answers()).doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  @Tag("INV-6")
  void anExpiredPasswordIsToldAndNothingElseIsTried() throws IOException {
    Asking asking = Asking.by(new PromptEntry("Password: ", false));
    Consumer<SshServer> expired =
        ssh -> {
          ssh.setUserAuthFactories(
              List.of(
                  UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
          ssh.setKeyboardInteractiveAuthenticator(asking);
          ssh.setPasswordAuthenticator(
              (user, password, session) -> {
                throw new PasswordChangeRequiredException("expired", "New password: ", "en");
              });
        };
    try (MinaServer server = MinaServer.start(root, MinaServer.ecKey(), expired);
        SftpTransport transport = server.transport()) {
      assertThatThrownBy(transport::open)
          .hasMessage(
              server.describe()
                  + ": the server wants the password to be changed before it lets the account in:"
                  + " change it with the supplier. Not tried again, so that the account isn't locked"
                  + " [AUTHENTICATION]");
      assertThat(asking.answers()).isEmpty();
    }
  }

  // A key, or a key and a password

  private static Consumer<SshServer> knowing(String publicKeyFile, String methods) {
    PublicKey known;
    try {
      known =
          PublicKeyEntry.parsePublicKeyEntry(
                  new String(key(publicKeyFile), StandardCharsets.US_ASCII).strip())
              .resolvePublicKey(null, null, null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return ssh -> {
      CoreModuleProperties.AUTH_METHODS.set(ssh, methods);
      ssh.setPublickeyAuthenticator(
          (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(known, key));
    };
  }

  @Test
  void logsInWhereKeyAndPasswordAreAskedForBoth() throws IOException {
    try (MinaServer server =
        MinaServer.start(root, MinaServer.ecKey(), knowing("ecdsa.pub", "publickey,password"))) {
      HostKeys keys = HostKeys.pinned(server.fingerprint());
      SftpCredentials key = SftpCredentials.privateKey(key("ecdsa"));
      works(server.settings(key.andPassword(PASSWORD.toCharArray()), keys).build());
      assertThat(server.logins).hasValue(1);
    }
  }

  @Test
  void logsInByPasswordWhereTheKeyIsNotKnownYet() throws IOException {
    try (MinaServer server =
        MinaServer.start(root, MinaServer.ecKey(), knowing("rsa.pub", "publickey password"))) {
      HostKeys keys = HostKeys.pinned(server.fingerprint());
      SftpCredentials key = SftpCredentials.privateKey(key("ecdsa"));
      works(server.settings(key.andPassword(PASSWORD.toCharArray()), keys).build());
      assertThat(server.logins).hasValue(1);
    }
  }

  @Test
  void logsInByKeyWithoutThePasswordWhereTheKeyIsEnough() throws IOException {
    try (MinaServer server =
        MinaServer.start(root, MinaServer.ecKey(), knowing("ecdsa.pub", "publickey password"))) {
      HostKeys keys = HostKeys.pinned(server.fingerprint());
      SftpCredentials key = SftpCredentials.privateKey(key("ecdsa"));
      works(server.settings(key.andPassword(PASSWORD.toCharArray()), keys).build());
      assertThat(server.logins).as("passwords sent").hasValue(0);
    }
  }

  // Names in another charset than UTF-8

  @Test
  @Tag("INV-7")
  void refusesPathsThatTheServersCharsetCannotSpell() throws IOException {
    Files.createDirectory(root.resolve("a"));
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport =
            SftpTransport.to(
                server.settings().fileNameCharset(StandardCharsets.ISO_8859_1).build());
        TransportSession session = transport.open()) {
      String expected = "remote path \"%s\": expected characters of ISO-8859-1";
      assertThatThrownBy(() -> session.find(ORDERS, "目.xls"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(expected, "Commandes/目.xls");
      assertThatThrownBy(
              () ->
                  session.put(
                      ORDERS, "目", new ByteArrayInputStream(new byte[1]), 1, TransferListener.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(expected, "Commandes/目");
      // Sent as "?", this would be a pattern, and the pattern would match the folder "a".
      assertThatThrownBy(() -> session.list(new RemoteFolder("目")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(expected, "目");
    }
  }
}
