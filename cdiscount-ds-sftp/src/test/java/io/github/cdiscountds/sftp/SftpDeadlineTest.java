package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A transfer that goes on and on: each block takes ten minutes of a clock that is moved by hand.
 */
@Timeout(60)
class SftpDeadlineTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final int SIZE = 3_000_000;

  @TempDir Path root;
  private final AtomicLong now = new AtomicLong(System.nanoTime());
  private final CountDownLatch gone = new CountDownLatch(1);

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectory(root.resolve("Commandes"));
  }

  /** Once the deadline has passed nothing more comes until the watchdog has seen it. */
  private TransferListener tenMinutesABlock() {
    long begin = now.get();
    return (path, done, total) -> {
      long passed = now.addAndGet(Duration.ofMinutes(10).toNanos()) - begin;
      if (passed > Duration.ofHours(1).toNanos()) {
        try {
          gone.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private interface Work {
    void on(TransportSession session);
  }

  private TransportException failure(MinaServer server, Work work) {
    SftpSettings patient =
        server
            .settings()
            .stallTimeout(Duration.ofHours(20))
            .loginTimeout(Duration.ofHours(20))
            .build();
    try (SftpTransport transport = SftpTransport.to(patient, now::get);
        TransportSession session = transport.open()) {
      server
          .ssh()
          .getActiveSessions()
          .forEach(s -> s.addCloseFutureListener(closed -> gone.countDown()));
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> work.on(session));
      assertThat(failure.isRetryable()).isTrue();
      assertThat(transport.pool().idle()).isZero();
      return failure;
    }
  }

  @Test
  void aDownloadThatProgressesForLongerThanItMayIsEnded() throws IOException {
    Files.write(root.resolve("Commandes/f"), bytes(SIZE));
    try (MinaServer server = MinaServer.start(root)) {
      TransportException failure =
          failure(
              server,
              session -> {
                RemoteFile file = session.find(ORDERS, "f").orElseThrow();
                session.read(file, OutputStream.nullOutputStream(), tenMinutesABlock());
              });
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/f: it wasn't done within 3600 s, the connection was dropped; try"
                  + " again in a new session, raise operationTimeout for a slow line [TIMED_OUT]");
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    }
  }

  @Test
  void anUploadThatProgressesForLongerThanItMayIsEndedAndInDoubt() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      TransportException failure =
          failure(
              server,
              session ->
                  session.put(
                      ORDERS,
                      "x.part",
                      new ByteArrayInputStream(bytes(SIZE)),
                      SIZE,
                      tenMinutesABlock()));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/x.part: it wasn't done within 3600 s, the connection was dropped;"
                  + " try again in a new session, raise operationTimeout for a slow line; look in a"
                  + " new session before deciding [TIMED_OUT]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }
}
