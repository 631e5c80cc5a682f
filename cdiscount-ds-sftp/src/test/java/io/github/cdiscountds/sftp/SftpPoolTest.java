package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SftpPoolTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");

  @TempDir Path root;
  private Path orders;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void folder() throws IOException {
    orders = Files.createDirectory(root.resolve("Commandes"));
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(opened);
    for (AutoCloseable next : opened) {
      next.close();
    }
  }

  private <T extends AutoCloseable> T closing(T next) {
    opened.add(next);
    return next;
  }

  private MinaServer server() throws IOException {
    return closing(MinaServer.start(root));
  }

  private SftpTransport pooled(MinaServer server, UnaryOperator<PoolSettings> pool) {
    return closing(
        SftpTransport.to(server.settings().pool(pool.apply(PoolSettings.defaults())).build()));
  }

  private static void useOnce(SftpTransport transport) {
    try (TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).refusedNames()).isEmpty();
    }
  }

  private static void awaitWaiting(SftpTransport transport, IntPredicate enough) {
    while (!enough.test(transport.pool().waiting())) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSessionGetsTheConnectionThatTheOneBeforeGaveBack() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.probeAfter(Duration.ZERO));
    for (int i = 0; i < 5; i++) {
      useOnce(transport);
    }
    assertThat(server.logins).hasValue(1);
    assertThat(transport.pool()).isEqualTo(new PoolStatus(0, 1, 0, 8));
  }

  @Test
  void eachOpenSessionHasAConnectionToItself() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.maxConnections(2));
    try (TransportSession one = transport.open();
        TransportSession two = transport.open()) {
      assertThat(one).isNotSameAs(two);
      assertThat(transport.pool()).isEqualTo(new PoolStatus(2, 0, 0, 2));
    }
    assertThat(server.logins).hasValue(2);
    assertThat(transport.pool()).isEqualTo(new PoolStatus(0, 2, 0, 2));
    useOnce(transport);
    assertThat(server.logins).hasValue(2);
  }

  @Test
  void whoWaitsInVainIsToldThatAllAreInUse() throws IOException {
    MinaServer server = server();
    SftpTransport transport =
        pooled(server, pool -> pool.maxConnections(1).waitTimeout(Duration.ofMillis(20)));
    TransportSession first = closing(transport.open());
    TransportException busy = catchThrowableOfType(TransportException.class, transport::open);
    assertThat(busy)
        .hasMessage(
            server.describe()
                + ": no connection became free within 20 ms, 1 are in use: close sessions sooner,"
                + " try again later, or raise maxConnections as far as the supplier allows [BUSY]");
    assertThat(busy.isRetryable()).isTrue();
    first.close();
    first.close();
    useOnce(transport);
    assertThat(server.logins).hasValue(1);
  }

  @Test
  void whoWaitsFirstIsServedFirst() throws Exception {
    SftpTransport transport = pooled(server(), pool -> pool.maxConnections(1));
    TransportSession first = transport.open();
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try (TransportSession session = transport.open()) {
                  served.add(number);
                  session.list(ORDERS);
                }
              });
      waiting.add(thread);
      thread.start();
      awaitWaiting(transport, count -> count == number + 1);
    }
    first.close();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(served).containsExactly(0, 1, 2, 3);
  }

  @Test
  void anInterruptEndsTheWaitingAndStays() throws Exception {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.maxConnections(1));
    TransportSession first = closing(transport.open());
    boolean[] flag = new boolean[1];
    TransportException[] failure = new TransportException[1];
    Thread waiting =
        new Thread(
            () -> {
              failure[0] = catchThrowableOfType(TransportException.class, transport::open);
              flag[0] = Thread.currentThread().isInterrupted();
            });
    waiting.start();
    awaitWaiting(transport, count -> count == 1);
    waiting.interrupt();
    waiting.join();
    assertThat(failure[0])
        .hasMessage(
            server.describe()
                + ": the thread was interrupted while it waited for a connection; nothing was asked"
                + " [INTERRUPTED]");
    assertThat(flag[0]).isTrue();
    assertThat(first.list(ORDERS).files()).isEmpty();
  }

  @Test
  void closingTheTransportEndsTheWaiting() throws Exception {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.maxConnections(1));
    closing(transport.open());
    TransportException[] failure = new TransportException[1];
    Thread waiting =
        new Thread(
            () -> failure[0] = catchThrowableOfType(TransportException.class, transport::open));
    waiting.start();
    awaitWaiting(transport, count -> count == 1);
    transport.close();
    waiting.join();
    assertThat(failure[0])
        .hasMessage(server.describe() + ": the transport is closed: create another [CLOSED]");
  }

  @Test
  void aPooledConnectionThatTheServerEndedIsReplacedWithoutAWord() throws Exception {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.probeAfter(Duration.ZERO));
    useOnce(transport);
    for (var session : server.ssh().getActiveSessions()) {
      session.close(true).await();
    }
    useOnce(transport);
    assertThat(server.logins).hasValue(2);
  }

  /** Answers its first connection no more, once it is told so: the line is up, the server isn't. */
  private static final class DeafToTheFirst implements SftpEventListener, AutoCloseable {
    private ServerSession first;
    private volatile boolean deaf;
    private volatile long since;
    private volatile long until;
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void initialized(ServerSession session, int version) {
      if (first == null) {
        first = session;
      } else {
        until = System.nanoTime();
      }
    }

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
      if (deaf && session == first) {
        since = System.nanoTime();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }

    /**
     * Runs a thousand times faster while nothing but a request that goes unanswered is under way.
     */
    long nanoTime() {
      long now = System.nanoTime();
      return since == 0 ? now : now + 1000 * ((until == 0 ? now : until) - since);
    }

    @Override
    public void close() {
      released.countDown();
    }
  }

  @Test
  void aPooledConnectionThatGivesNoSignOfLifeIsReplacedWithoutAWord() throws Exception {
    try (DeafToTheFirst listener = new DeafToTheFirst();
        MinaServer server = MinaServer.start(root, listener);
        SftpTransport transport =
            SftpTransport.to(
                server
                    .settings()
                    .pool(PoolSettings.defaults().probeAfter(Duration.ZERO))
                    .loginTimeout(Duration.ofHours(10))
                    .build(),
                listener::nanoTime)) {
      useOnce(transport);
      listener.deaf = true;
      useOnce(transport);
      assertThat(server.logins).hasValue(2);
    }
  }

  @Test
  void aPlainAnswerSpeaksAgainstNoConnection() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool);
    try (TransportSession session = transport.open()) {
      assertThatThrownBy(() -> session.delete(ORDERS, "gone"))
          .hasMessageEndingWith("[NO_SUCH_FILE]");
    }
    assertThat(transport.pool().idle()).isEqualTo(1);
  }

  @Test
  void aFailedTransferKeepsItsConnectionFromOthers() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool);
    try (TransportSession session = transport.open()) {
      assertThatThrownBy(
              () ->
                  session.put(
                      ORDERS,
                      "short",
                      new ByteArrayInputStream(bytes(9)),
                      10,
                      TransferListener.NONE))
          .hasMessageEndingWith("[INCOMPLETE]");
      assertThat(session.list(ORDERS).files()).hasSize(1);
    }
    assertThat(transport.pool()).isEqualTo(new PoolStatus(0, 0, 0, 8));
    useOnce(transport);
    assertThat(server.logins).hasValue(2);
  }

  @Test
  void aSessionClosedInTheMiddleOfItsOwnTransferGivesNothingBack() throws IOException {
    Files.write(orders.resolve("f"), bytes(3_000_000));
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool);
    TransportSession session = transport.open();
    RemoteFile file = session.find(ORDERS, "f").orElseThrow();
    assertThatThrownBy(
            () ->
                session.read(
                    file, OutputStream.nullOutputStream(), (path, done, total) -> session.close()))
        .isInstanceOf(TransportException.class);
    assertThat(transport.pool()).isEqualTo(new PoolStatus(0, 0, 0, 8));
    useOnce(transport);
  }

  @Test
  void aSessionDoesOneThingAtATime() throws IOException {
    Files.write(orders.resolve("f"), bytes(100_000));
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool);
    try (TransportSession session = transport.open()) {
      RemoteFile file = session.find(ORDERS, "f").orElseThrow();
      assertThatThrownBy(
              () ->
                  session.read(
                      file,
                      OutputStream.nullOutputStream(),
                      (path, done, total) -> session.list(ORDERS)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a session does one thing at a time: open another");
      assertThat(session.list(ORDERS).files()).containsExactly(file);
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.idleTimeout(Duration.ofMillis(50)));
    try (TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
      server
          .ssh()
          .getActiveSessions()
          .forEach(s -> s.addCloseFutureListener(closed -> gone.countDown()));
    }
    gone.await();
    assertThat(transport.pool().idle()).isZero();
    useOnce(transport);
    assertThat(server.logins).hasValue(2);
  }

  @Test
  void aConnectionIsNotLentBeyondItsAge() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.maxAge(Duration.ZERO));
    useOnce(transport);
    useOnce(transport);
    assertThat(server.logins).hasValue(2);
  }

  @Test
  void aPoolMayKeepNothing() throws IOException {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool.idleTimeout(Duration.ZERO));
    useOnce(transport);
    assertThat(transport.pool().idle()).isZero();
  }

  @Test
  void aSessionThatIsHeldButNotUsedShowsSignsOfLifeAndOutlivesThem() throws Exception {
    CountDownLatch signs = new CountDownLatch(2);
    RequestHandler<ConnectionService> counting =
        new RequestHandler<>() {
          @Override
          public Result process(
              ConnectionService service, String request, boolean wantReply, Buffer buffer) {
            if (request.startsWith("keepalive@")) {
              signs.countDown();
            }
            return Result.Unsupported;
          }
        };
    try (MinaServer server =
            MinaServer.start(
                root, MinaServer.ecKey(), ssh -> ssh.setGlobalRequestHandlers(List.of(counting)));
        SftpTransport transport =
            SftpTransport.to(server.settings().keepAlive(Duration.ofSeconds(1)).build());
        TransportSession session = transport.open()) {
      signs.await();
      assertThat(session.list(ORDERS).files()).isEmpty();
    }
  }

  @Test
  void closingTheTransportLeavesNoPooledConnectionAndNoThread() throws Exception {
    MinaServer server = server();
    SftpTransport transport = pooled(server, pool -> pool);
    TransportSession one = transport.open();
    TransportSession two = transport.open();
    CountDownLatch gone = new CountDownLatch(2);
    server
        .ssh()
        .getActiveSessions()
        .forEach(s -> s.addCloseFutureListener(closed -> gone.countDown()));
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                t ->
                    t.getName().startsWith("cdiscount-ds-sftp")
                        || t.getName().startsWith("Connect thread"))
            .toList();
    assertThat(threads).hasSizeGreaterThanOrEqualTo(3).allMatch(Thread::isDaemon);
    one.close();
    two.close();
    transport.close();
    gone.await();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(transport.pool().idle()).isZero();
    assertThat(catchThrowableOfType(TransportException.class, transport::open).kind())
        .isEqualTo(Kind.CLOSED);
  }
}
