package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SftpProxyTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final String SECRET = "invented-proxy-Passw0rd";
  private static final String LOGIN = "shop:" + SECRET;

  @TempDir Path root;
  private MinaServer server;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(root.resolve("Commandes"));
    server = MinaServer.start(root);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static SftpProxy through(SftpProxy.Protocol protocol, LoopbackProxy proxy) {
    return protocol == SftpProxy.Protocol.HTTP
        ? SftpProxy.http("127.0.0.1", proxy.port())
        : SftpProxy.socks5("127.0.0.1", proxy.port());
  }

  private static ProxyCredentials login() {
    return ProxyCredentials.of("shop", SECRET.toCharArray());
  }

  private static LoopbackProxy.Manners manners(SftpProxy.Protocol protocol, String login) {
    return protocol == SftpProxy.Protocol.HTTP
        ? LoopbackProxy.http(login)
        : LoopbackProxy.socks(login, 0);
  }

  private void works(SftpProxy proxy) throws IOException {
    byte[] content = bytes(1_000_000);
    try (SftpTransport transport = SftpTransport.to(server.settings().proxy(proxy).build());
        TransportSession session = transport.open()) {
      session.put(
          ORDERS, "f", new ByteArrayInputStream(content), content.length, TransferListener.NONE);
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      session.read(session.find(ORDERS, "f").orElseThrow(), target, TransferListener.NONE);
      assertThat(target.toByteArray()).isEqualTo(content);
      session.delete(ORDERS, "f");
    }
  }

  /** Fails in one way, and tells nobody the proxy's password, whatever the proxy says of it. */
  private TransportException failure(SftpProxy proxy) {
    return failure(server.settings().proxy(proxy));
  }

  private TransportException failure(SftpSettings.Builder settings) {
    try (LogCapture log = LogCapture.start();
        SftpTransport transport = SftpTransport.to(settings.build())) {
      TransportException failure = catchThrowableOfType(TransportException.class, transport::open);
      assertThat(failure).isNotNull();
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain(SECRET, "Basic ");
      assertThat(log.lines()).noneMatch(l -> l.contains(SECRET) || l.contains("Basic "));
      assertThat(server.logins).hasValue(0);
      return failure;
    }
  }

  private String said(SftpProxy proxy, String what) {
    return server.describe() + ": the proxy " + proxy + " " + what;
  }

  @ParameterizedTest
  @EnumSource(SftpProxy.Protocol.class)
  void filesPassThroughAProxy(SftpProxy.Protocol protocol) throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(manners(protocol, ""))) {
      works(through(protocol, proxy));
      assertThat(proxy.asked)
          .containsExactly(
              protocol == SftpProxy.Protocol.HTTP
                  ? "CONNECT 127.0.0.1:" + server.port() + " HTTP/1.0"
                  : "127.0.0.1:" + server.port());
    }
  }

  @ParameterizedTest
  @EnumSource(SftpProxy.Protocol.class)
  void theProxysOwnLoginIsAskedForAtEachConnection(SftpProxy.Protocol protocol) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (LoopbackProxy proxy = LoopbackProxy.start(manners(protocol, LOGIN))) {
      SftpProxy loggedIn =
          through(protocol, proxy)
              .withCredentials(
                  () -> {
                    asked.incrementAndGet();
                    return login();
                  });
      works(loggedIn);
      works(loggedIn);
      assertThat(asked).hasValue(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP, refused our login (407)", "SOCKS5, refused our login (no method in common)"})
  void aProxyThatWantsALoginIsTold(SftpProxy.Protocol protocol, String what) throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(manners(protocol, LOGIN))) {
      SftpProxy without = through(protocol, proxy);
      TransportException failure = failure(without);
      assertThat(failure)
          .hasMessage(
              said(
                  without,
                  what
                      + ": check the proxy's credentials. Not tried again [PROXY_AUTHENTICATION]"));
      assertThat(failure.isRetryable()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP, refused our login (407)", "SOCKS5, refused our login"})
  void aRefusedLoginAtTheProxyTellsNoSecret(SftpProxy.Protocol protocol, String what)
      throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(manners(protocol, "another:login"))) {
      SftpProxy wrong = through(protocol, proxy).withCredentials(login());
      assertThat(failure(wrong))
          .hasMessage(
              said(
                  wrong,
                  what
                      + ": check the proxy's credentials. Not tried again [PROXY_AUTHENTICATION]"));
    }
  }

  @Test
  void aProxyThatOpensNoWaySaysWhy() throws IOException {
    try (LoopbackProxy http =
            LoopbackProxy.start(LoopbackProxy.saying("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
        LoopbackProxy socks = LoopbackProxy.start(LoopbackProxy.socks("", 5));
        LoopbackProxy rules = LoopbackProxy.start(LoopbackProxy.socks(LOGIN, 2))) {
      String open = "opened no way to the server (%s): ask who runs it, and try again later";
      SftpProxy one = through(SftpProxy.Protocol.HTTP, http);
      assertThat(failure(one)).hasMessage(said(one, open.formatted("502") + " [CONNECT]"));
      SftpProxy two = through(SftpProxy.Protocol.SOCKS5, socks);
      assertThat(failure(two))
          .hasMessage(said(two, open.formatted("connection refused") + " [CONNECT]"));
      SftpProxy three = through(SftpProxy.Protocol.SOCKS5, rules).withCredentials(login());
      assertThat(failure(three))
          .hasMessage(said(three, open.formatted("not allowed by its rules") + " [CONNECT]"));
    }
  }

  @Test
  void whatIsNoProxyIsTold() throws IOException {
    try (LoopbackProxy ssh = LoopbackProxy.start(LoopbackProxy.saying("SSH-2.0-x\r\n\r\n"))) {
      SftpProxy http = through(SftpProxy.Protocol.HTTP, ssh);
      assertThat(failure(http))
          .hasMessage(said(http, "speaks no HTTP: check its host, port and kind [UNSUPPORTED]"));
    }
    // Nobody hears what it has to say before it hangs up, or it speaks another protocol.
    SftpProxy socks = SftpProxy.socks5("127.0.0.1", server.port());
    assertThat(failure(socks))
        .hasMessage(said(socks, "speaks no SOCKS 5: check its host, port and kind [UNSUPPORTED]"));
  }

  @Test
  void aProxyThatHangsUpMayBeTriedAgain() throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.saying(""))) {
      SftpProxy http = through(SftpProxy.Protocol.HTTP, proxy);
      TransportException failure = failure(http);
      assertThat(failure).hasMessage(said(http, "hung up: try again later [CONNECTION_LOST]"));
      assertThat(failure.isRetryable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(SftpProxy.Protocol.class)
  void aProxyThatSaysNothingStallsTheLogin(SftpProxy.Protocol protocol) throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.silent())) {
      SftpProxy silent = through(protocol, proxy);
      assertThat(failure(server.settings().proxy(silent).loginTimeout(Duration.ofSeconds(1))))
          .hasMessage(
              said(
                  silent,
                  "opened no way to the server within 1 s: try again later, or raise"
                      + " loginTimeout [STALLED]"));
    }
  }

  @Test
  void aProxyWhoseAnswerHasNoEndIsLeft() throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.endless())) {
      assertThat(failure(through(SftpProxy.Protocol.HTTP, proxy)).kind())
          .isEqualTo(Kind.CONNECTION_LOST);
    }
  }

  @Test
  void anInterruptEndsAHandshakeWithAProxy() throws Exception {
    try (LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.silent())) {
      TransportException[] failure = new TransportException[1];
      Thread connecting =
          new Thread(() -> failure[0] = failure(through(SftpProxy.Protocol.HTTP, proxy)));
      connecting.start();
      proxy.reached.await();
      connecting.interrupt();
      connecting.join();
      assertThat(failure[0])
          .hasMessage(
              server.describe() + ": the thread was interrupted while it connected [INTERRUPTED]");
    }
  }

  @Test
  void aProxyThatNobodyServesIsUnreachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    SftpProxy gone = SftpProxy.socks5("127.0.0.1", free);
    assertThat(failure(gone))
        .hasMessage(
            said(
                gone,
                "can't be reached: check host, port and firewall, and try again later [CONNECT]"));
    SftpProxy nowhere = SftpProxy.http("proxy.invalid", 80);
    assertThat(failure(nowhere))
        .hasMessage(
            server.describe()
                + ": the name of the proxy http://proxy.invalid:80 can't be resolved: check it, and"
                + " the DNS [CONNECT]");
  }

  @Test
  void aSupplierOfTheProxysLoginThatFailsTellsNothingOfIt() throws IOException {
    try (LoopbackProxy proxy = LoopbackProxy.start(LoopbackProxy.silent())) {
      SftpProxy failing =
          through(SftpProxy.Protocol.HTTP, proxy)
              .withCredentials(
                  () -> {
                    throw new IllegalStateException(SECRET);
                  });
      assertThat(failure(failing))
          .hasMessage(
              server.describe()
                  + ": the supplier of the proxy's credentials failed with"
                  + " java.lang.IllegalStateException, whose text is left out [CREDENTIALS]")
          .hasNoCause();
    }
  }

  @Test
  void namesProxiesAndRefusesWhatIsNone() {
    assertThat(SftpProxy.http("proxy.example.com", 3128).withCredentials(login()))
        .hasToString("http://proxy.example.com:3128");
    assertThat(SftpProxy.socks5("::1", 1080)).hasToString("socks5://[::1]:1080");
    assertThat(login()).hasToString("ProxyCredentials[…]");
    assertThatThrownBy(() -> SftpProxy.http("a b", 1))
        .hasMessage("proxy host \"a b\": expected a name without spaces or control characters");
    assertThatThrownBy(() -> SftpProxy.socks5("a", 0))
        .hasMessage("proxy port 0: expected 1 to 65535");
    assertThatThrownBy(() -> ProxyCredentials.of("a:b", SECRET.toCharArray()))
        .hasMessage("proxy user: expected 1 to 255 printable ASCII characters without a colon");
    assertThatThrownBy(() -> ProxyCredentials.of("a", "é".toCharArray()))
        .hasMessage("proxy password: expected 1 to 255 printable ASCII characters");
  }
}
