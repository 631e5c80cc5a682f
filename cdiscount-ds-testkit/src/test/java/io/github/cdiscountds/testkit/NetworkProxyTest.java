package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkProxyTest {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int A_MOMENT = 60;

  private ServerSocket echo;
  private NetworkProxy line;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
    line = NetworkProxy.to("127.0.0.1", echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    line.close();
    echo.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("network-proxy"));
  }

  /** Says everything back, and goodbye at the end. */
  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread thread =
            new Thread(
                () -> {
                  try (client) {
                    client.getInputStream().transferTo(client.getOutputStream());
                    client.getOutputStream().write('!');
                  } catch (IOException e) {
                    // As the line is planned to be.
                  }
                });
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(line.host(), line.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
  }

  private static String hearAll(Socket socket) {
    StringBuilder heard = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        heard.append((char) next);
      }
    } catch (SocketException e) {
      heard.append("<reset>");
    } catch (IOException e) {
      heard.append('<').append(e.getMessage()).append('>');
    }
    return heard.toString();
  }

  @Test
  void aGoodLinePassesEverythingOn() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
      assertThat(line.connections()).isEqualTo(1);
      assertThat(line.openConnections()).isEqualTo(1);
      assertThat(line.passed(Direction.TO_SERVER)).isEqualTo(5);
      socket.shutdownOutput();
      assertThat(hearAll(socket)).isEqualTo("!");
    }
  }

  @Test
  void cutsAfterExactlySoManyBytes() throws IOException {
    line.cutAfter(Direction.TO_CLIENT, 3);
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hearAll(socket)).isEqualTo("hel");
    }
    assertThat(line.passed(Direction.TO_CLIENT)).isEqualTo(3);
  }

  @Test
  void countsWhatTheServerGets() throws IOException {
    line.cutAfter(Direction.TO_SERVER, 4);
    try (Socket socket = connect()) {
      say(socket, "hello");
      hearAll(socket);
    }
    assertThat(line.passed(Direction.TO_SERVER)).isEqualTo(4);
  }

  @Test
  void resets() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
      line.reset();
      assertThat(hearAll(socket)).isEqualTo("<reset>");
    }
    line.resetAfter(Direction.TO_SERVER, 2);
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hearAll(socket)).endsWith("<reset>");
    }
  }

  @RepeatedTest(100)
  void cutsNowAndPassesNewConnectionsOn() throws IOException {
    try (Socket cut = connect()) {
      say(cut, "hello");
      hear(cut, 5);
      line.cut();
      assertThat(hearAll(cut)).isEmpty();
      assertThat(line.openConnections()).isZero();
    }
    try (Socket next = connect()) {
      say(next, "again");
      assertThat(hear(next, 5)).isEqualTo("again");
    }
  }

  @Test
  void aBlackHoleGivesBackWhatItHeldWhenItIsReleased() throws IOException {
    try (Socket socket = connect()) {
      line.stallAfter(Direction.TO_CLIENT, 2);
      say(socket, "hello");
      assertThat(hear(socket, 2)).isEqualTo("he");
      socket.setSoTimeout(A_MOMENT);
      assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);
      socket.setSoTimeout(PATIENCE_MILLIS);
      line.release();
      assertThat(hear(socket, 3)).isEqualTo("llo");
    }
  }

  @Test
  void nothingPassesInEitherDirection() throws IOException {
    try (Socket socket = connect()) {
      line.stall();
      say(socket, "hello");
      socket.setSoTimeout(A_MOMENT);
      assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);
      assertThat(line.passed(Direction.TO_SERVER)).isZero();
    }
  }

  @Test
  void aDelayedAnswerTakesARoundTrip() throws IOException {
    line.delay(Duration.ofMillis(80));
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(80_000_000);
    }
  }

  @Test
  void aTricklingLineGivesAFewBytesAtATime() throws IOException {
    line.trickle(Direction.TO_CLIENT, 1, Duration.ofMillis(10));
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(40_000_000);
    }
  }

  @Test
  void aHalfClosedLineGoesOnInTheOtherDirection() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
      line.halfClose(Direction.TO_SERVER);
      assertThat(hearAll(socket)).isEqualTo("!");
    }
  }

  @Test
  void whatIsStillSaidInAHalfClosedDirectionHurtsNobody() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        NetworkProxy other = NetworkProxy.to("127.0.0.1", listening.getLocalPort());
        Socket client = new Socket(other.host(), other.port());
        Socket server = listening.accept()) {
      client.setSoTimeout(PATIENCE_MILLIS);
      server.setSoTimeout(PATIENCE_MILLIS);
      say(server, "hello");
      assertThat(hear(client, 5)).isEqualTo("hello");
      other.halfClose(Direction.TO_CLIENT);
      assertThat(hearAll(client)).isEmpty();
      for (int i = 0; i < 100; i++) {
        say(server, "more");
        say(client, "1");
        assertThat(hear(server, 1)).isEqualTo("1");
      }
      server.shutdownOutput();
      for (int i = 0; i < 100; i++) {
        say(client, "2");
        assertThat(hear(server, 1)).isEqualTo("2");
      }
    }
  }

  @Test
  void refusesConnectionsUntilItIsHealed() throws IOException {
    line.refuseConnections();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    line.heal();
    try (Socket socket = connect()) {
      say(socket, "hello");
      assertThat(hear(socket, 5)).isEqualTo("hello");
    }
  }

  @Test
  void acceptsAndSaysNothing() throws IOException {
    line.acceptSilently();
    try (Socket socket = connect()) {
      say(socket, "hello");
      socket.setSoTimeout(A_MOMENT);
      assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void acceptsAndEndsAtOnce() throws IOException {
    line.acceptAndCut();
    try (Socket socket = connect()) {
      assertThat(hearAll(socket)).isEmpty();
    }
    line.acceptAndReset();
    assertThatThrownBy(
            () -> {
              try (Socket socket = connect()) {
                hear(socket, 1);
                hear(socket, 1);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void leadsToThisMachineOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NetworkProxy.to("192.0.2.1", 22))
        .withMessage("a line to \"192.0.2.1\": expected the loopback interface of this machine");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.cutAfter(Direction.TO_CLIENT, -1))
        .withMessage("after -1 bytes: expected 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.delay(Duration.ofMillis(-1)))
        .withMessage("round trip of PT-0.001S: expected 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.trickle(Direction.TO_CLIENT, 0, Duration.ZERO))
        .withMessage("0 bytes each PT0S: expected 1 byte or more, and 0 or more time");
    line.close();
    assertThatIllegalStateException()
        .isThrownBy(line::heal)
        .withMessage("the line is closed; start another");
  }
}
