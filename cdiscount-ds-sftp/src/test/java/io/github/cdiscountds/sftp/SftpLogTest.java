package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.PASSWORD;
import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jcraft.jsch.JSch;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What the log may know: the operation and its path, and no secret. */
@Timeout(60)
class SftpLogTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final String WRONG = "wrong-Passw0rd";
  private static final String PASSPHRASE = "invented-passphrase";
  private static final String PROXY = "invented-proxy-Passw0rd";

  @TempDir Path root;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectory(root.resolve("Commandes"));
  }

  @Test
  void everyOperationIsNamedWithItsPathWhileItRuns() throws IOException {
    List<String> named = new ArrayList<>();
    try (MinaServer server = MinaServer.start(root);
        LogCapture log = LogCapture.start();
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      session.put(
          ORDERS,
          "a",
          new ByteArrayInputStream(bytes(9)),
          9,
          (path, done, total) ->
              named.add(
                  MDC.get(SftpTransport.MDC_OPERATION) + " " + MDC.get(SftpTransport.MDC_PATH)));
      session.list(ORDERS);
      RemoteFile file = session.find(ORDERS, "a").orElseThrow();
      session.read(file, OutputStream.nullOutputStream(), TransferListener.NONE);
      session.rename(ORDERS, "a", "b");
      session.delete(ORDERS, "b");
      assertThatThrownBy(() -> session.delete(ORDERS, "b")).isInstanceOf(TransportException.class);
      assertThat(MDC.get(SftpTransport.MDC_OPERATION)).isNull();
      assertThat(MDC.get(SftpTransport.MDC_PATH)).isNull();
      assertThat(log.contexts().stream().filter(context -> !context.isEmpty()).distinct())
          .contains(
              Map.of("cdiscountds.operation", "open"),
              context("put", "Commandes/a"),
              context("list", "Commandes"),
              context("read", "Commandes/a"),
              context("rename", "Commandes/a"),
              context("delete", "Commandes/b"));
    }
    assertThat(named).isNotEmpty().containsOnly("put Commandes/a");
  }

  private static Map<String, String> context(String operation, String path) {
    return Map.of("cdiscountds.operation", operation, "cdiscountds.path", path);
  }

  @Test
  void whatTheCallerHadNamedIsPutBackAndPathsForgeNoLine() {
    MDC.put(SftpTransport.MDC_OPERATION, "nightly");
    MDC.put("order", "WEB-1");
    try {
      LogContext outer = LogContext.enter("read", "a\nWARN b\u202e");
      assertThat(MDC.get(SftpTransport.MDC_PATH)).isEqualTo("a\\u000AWARN b\\u202E");
      LogContext inner = LogContext.enter("open", null);
      assertThat(MDC.get(SftpTransport.MDC_PATH)).isNull();
      inner.leave();
      assertThat(MDC.get(SftpTransport.MDC_OPERATION)).isEqualTo("read");
      assertThat(MDC.get(SftpTransport.MDC_PATH)).isEqualTo("a\\u000AWARN b\\u202E");
      outer.leave();
      assertThat(MDC.getCopyOfContextMap())
          .isEqualTo(Map.of(SftpTransport.MDC_OPERATION, "nightly", "order", "WEB-1"));
    } finally {
      MDC.clear();
    }
  }

  /** Opens, whether that works or not, and collects everything that anyone could read of it. */
  private static void open(SftpSettings settings, List<String> told) {
    told.add(settings.toString());
    told.add(settings.pool().toString());
    try (SftpTransport transport = SftpTransport.to(settings)) {
      told.add(transport.describe());
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> transport.open().close());
      if (failure != null) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        told.add(trace.toString());
      }
    }
  }

  @Test
  void noSecretIsToldByAnyoneAtAnyLevelWhetherALoginSucceedsOrNot() throws IOException {
    Path keys = Path.of("src/test/resources/keys");
    List<SftpCredentials> all =
        List.of(
            SftpCredentials.password(PASSWORD.toCharArray()),
            SftpCredentials.password(WRONG.toCharArray()),
            SftpCredentials.privateKey(keys.resolve("rsa")),
            SftpCredentials.privateKey(keys.resolve("ed25519-enc"), PASSPHRASE.toCharArray()),
            SftpCredentials.privateKey(keys.resolve("rsa-v2-enc.ppk"), PASSPHRASE.toCharArray()),
            SftpCredentials.privateKey(keys.resolve("rsa-v2-enc.ppk"), WRONG.toCharArray()),
            SftpCredentials.privateKey(Files.readAllBytes(keys.resolve("ecdsa")))
                .andPassword(WRONG.toCharArray()),
            SftpCredentials.supplied(() -> SftpCredentials.password(WRONG.toCharArray())));
    List<String> told = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG, PASSPHRASE, PROXY));
    for (String name : List.of("rsa", "ed25519-enc", "rsa-v2-enc.ppk", "ecdsa")) {
      Files.readAllLines(keys.resolve(name), StandardCharsets.US_ASCII).stream()
          .filter(line -> line.length() >= 32 && line.matches("[A-Za-z0-9+/=]+"))
          .forEach(secrets::add);
    }
    assertThat(secrets).hasSizeGreaterThan(30);
    try (LogCapture log = LogCapture.start();
        LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.http("shop:" + PROXY));
        MinaServer byPassword = MinaServer.start(root);
        MinaServer byKey =
            MinaServer.start(
                root,
                MinaServer.ecKey(),
                ssh -> ssh.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE))) {
      for (MinaServer server : List.of(byPassword, byKey)) {
        for (SftpCredentials credentials : all) {
          SftpSettings.Builder settings =
              server.settings(credentials, HostKeys.pinned(server.fingerprint()));
          open(settings.build(), told);
          open(
              settings
                  .proxy(
                      SftpProxy.http("127.0.0.1", proxy.port())
                          .withCredentials(ProxyCredentials.of("shop", PROXY.toCharArray())))
                  .build(),
              told);
          open(
              settings
                  .proxy(
                      SftpProxy.http("127.0.0.1", proxy.port())
                          .withCredentials(ProxyCredentials.of("shop", WRONG.toCharArray())))
                  .build(),
              told);
        }
      }
      assertThat(log.lines()).hasSizeGreaterThan(200);
      told.addAll(log.lines());
    }
    for (String secret : secrets) {
      assertThat(told).as("lines").noneMatch(line -> line.contains(secret));
    }
  }

  @Test
  void theApplicationsOwnLoggerOfTheLibraryBelowHearsNothingOfUs() throws IOException {
    List<String> heard = new ArrayList<>();
    com.jcraft.jsch.Logger before = JSch.getLogger();
    JSch.setLogger(
        new com.jcraft.jsch.Logger() {
          @Override
          public boolean isEnabled(int level) {
            return true;
          }

          @Override
          public void log(int level, String message) {
            heard.add(message);
          }
        });
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport = server.transport()) {
      transport.open().close();
    } finally {
      JSch.setLogger(before);
    }
    assertThat(heard).isEmpty();
  }
}
