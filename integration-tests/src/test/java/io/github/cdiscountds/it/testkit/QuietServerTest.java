package io.github.cdiscountds.it.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a client does to a connection is no failure of the test's server. */
class QuietServerTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger sessions =
      (Logger) LoggerFactory.getLogger("io.github.cdiscountds.testkit.QuietSessions");
  private final Level before = sessions.getLevel();
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    sessions.setLevel(Level.DEBUG);
    told.start();
    root.addAppender(told);
  }

  @AfterEach
  void listenNoMore() {
    root.detachAppender(told);
    sessions.setLevel(before);
  }

  @Test
  void aClientThatAgreesToNothingIsToldInOneLineWithoutAWarning() throws IOException {
    FileTree tree = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0)));
    try (EmbeddedSftpServer server =
            EmbeddedSftpServer.builder().login("shop", "of this test alone", tree).start();
        Socket client = new Socket("127.0.0.1", server.port())) {
      client.setSoTimeout(60_000);
      client.getOutputStream().write("SSH-2.0-odd\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().write(strangeAlgorithms());
      client.getInputStream().readAllBytes(); // until the server hangs up
    }
    List<ILoggingEvent> ends =
        List.copyOf(told.list).stream()
            .filter(event -> event.getMessage().startsWith("exceptionCaught"))
            .toList();
    assertThat(ends).isNotEmpty();
    assertThat(ends)
        .allSatisfy(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
              assertThat(event.getThrowableProxy()).isNull();
            });
  }

  /** The packet in which a client says what it can do: nothing that anybody else can. */
  private static byte[] strangeAlgorithms() {
    ByteBuffer packet = ByteBuffer.allocate(88);
    packet.putInt(84).put((byte) 11); // the length of what follows, and that of the padding
    packet.put((byte) 20).put(new byte[16]);
    for (int list = 0; list < 10; list++) {
      packet.putInt(1).put((byte) 'x');
    }
    return packet.array();
  }
}
