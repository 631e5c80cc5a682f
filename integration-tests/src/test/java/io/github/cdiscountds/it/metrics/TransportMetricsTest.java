package io.github.cdiscountds.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.metrics.MeteredTransport;
import io.github.cdiscountds.metrics.PoolMetrics;
import io.github.cdiscountds.metrics.RetryMetrics;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.resilience.RetryingTransport;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransportMetricsTest {
  private static final RemoteFolder FOLDER = new RemoteFolder("Commandes");
  private static final int SIZE = 100_000;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0)));
  private final FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));
  private final FileTransport metered = MeteredTransport.around(server, registry);

  @BeforeEach
  void makeTheFolder() {
    tree.createFolder(FOLDER.path());
  }

  @Test
  void timeEachOperationAndCountItsBytes() {
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    try (TransportSession session = metered.open()) {
      session.put(
          FOLDER, ".a.part", new ByteArrayInputStream(content), SIZE, TransferListener.NONE);
      session.rename(FOLDER, ".a.part", "a");
      RemoteFile file = session.find(FOLDER, "a").orElseThrow();
      session.read(file, 40_000, OutputStream.nullOutputStream(), TransferListener.NONE);
      session.list(FOLDER);
      session.delete(FOLDER, "a");
    }
    for (String operation :
        new String[] {"open", "put", "rename", "find", "read", "list", "delete"}) {
      assertThat(count(operation, "success")).as(operation).isEqualTo(1);
    }
    assertThat(bytes("written")).isEqualTo(SIZE);
    assertThat(bytes("read")).isEqualTo(SIZE - 40_000);
  }

  @Test
  void countFailuresByTheirKindsAndTheBytesOfTransfersThatBroke() {
    tree.write(FOLDER.path(), "a", new byte[SIZE]);
    server.onNext(Operation.READ, Fault.cutAfter(50_000));
    server.onNext(Operation.LIST, Fault.refused(Kind.PERMISSION));
    try (TransportSession session = metered.open()) {
      assertThatExceptionOfType(TransportException.class).isThrownBy(() -> session.list(FOLDER));
      RemoteFile file = session.find(FOLDER, "a").orElseThrow();
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(
              () -> session.read(file, OutputStream.nullOutputStream(), TransferListener.NONE));
    }
    assertThat(count("list", "permission")).isEqualTo(1);
    assertThat(count("read", "connection_lost")).isEqualTo(1);
    assertThat(bytes("read")).isEqualTo(50_000);
    server.onNext(Operation.PUT, Fault.cutAfter(50_001));
    try (TransportSession session = metered.open()) {
      ByteArrayInputStream content = new ByteArrayInputStream(new byte[SIZE]);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> session.put(FOLDER, ".b", content, SIZE, TransferListener.NONE));
    }
    assertThat(bytes("written")).isEqualTo(50_001);
  }

  @Test
  void countRetriesAndShowTheCircuit() {
    RetryingTransport retrying =
        RetryingTransport.around(
            metered,
            RetrySettings.DEFAULT
                .withAttempts(2)
                .withPauses(Duration.ZERO, Duration.ZERO)
                .withCircuit(3, Duration.ofHours(1)),
            RetryMetrics.in(registry));
    assertThat(registry.get("cdiscountds.transport.circuit").gauge().value()).isZero();
    for (String operation : new String[] {"open", "list", "find", "read"}) {
      assertThat(
              registry
                  .get("cdiscountds.transport.retries")
                  .tags("server", server.describe(), "operation", operation, "reason", "connect")
                  .counter()
                  .count())
          .as(operation)
          .isZero();
    }
    server.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    retrying.open().close();
    assertThat(
            registry
                .get("cdiscountds.transport.retries")
                .tags("server", server.describe(), "operation", "open", "reason", "connect")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("cdiscountds.transport.circuit").gauge().value()).isZero();
    server.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    server.onNth(Operation.OPEN, 2, Fault.refused(Kind.CONNECT));
    assertThatExceptionOfType(TransportException.class).isThrownBy(retrying::open);
    assertThat(registry.get("cdiscountds.transport.circuit").gauge().value()).isEqualTo(2);
    retrying.resetCircuit();
    assertThat(registry.get("cdiscountds.transport.circuit").gauge().value()).isZero();
    assertThat(count("open", "connect")).isEqualTo(3);
  }

  @Test
  void showEachCircuitOfServersThatAreNamedAlike() {
    FaultyTransport twin = FaultyTransport.around(InMemoryTransport.over(tree));
    assertThat(twin.describe()).isEqualTo(server.describe());
    RetryMetrics shared = RetryMetrics.in(registry);
    RetryingTransport first = leftAloneAtOnce(server, shared);
    RetryingTransport second = leftAloneAtOnce(twin, shared);
    FaultyTransport other = FaultyTransport.around(InMemoryTransport.over(tree));
    RetryingTransport third = leftAloneAtOnce(other, RetryMetrics.in(registry));
    fail(server, first);
    fail(twin, second);
    fail(other, third);
    assertThat(circuits()).containsExactly("1: 2.0", "2: 2.0", "3: 2.0");
    second.resetCircuit();
    assertThat(circuits()).containsExactly("1: 2.0", "2: 0.0", "3: 2.0");
    third.resetCircuit();
    first.resetCircuit();
    fail(twin, second);
    assertThat(circuits()).containsExactly("1: 0.0", "2: 2.0", "3: 0.0");
  }

  private static RetryingTransport leftAloneAtOnce(FileTransport server, RetryMetrics metrics) {
    return RetryingTransport.around(
        server, RetrySettings.none().withCircuit(1, Duration.ofHours(1)), metrics);
  }

  private static void fail(FaultyTransport server, RetryingTransport retrying) {
    server.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    assertThatExceptionOfType(TransportException.class).isThrownBy(retrying::open);
  }

  private List<String> circuits() {
    return registry.get("cdiscountds.transport.circuit").gauges().stream()
        .map(gauge -> gauge.getId().getTag("circuit") + ": " + gauge.value())
        .sorted()
        .toList();
  }

  @Test
  void showAPool() {
    AtomicInteger used = new AtomicInteger(2);
    PoolMetrics.builder("sftp://shop@host")
        .inUse(used::get)
        .idle(() -> 1)
        .waiting(() -> 7)
        .most(() -> 4)
        .build()
        .bindTo(registry);
    used.set(3);
    assertThat(
            registry
                .get("cdiscountds.transport.pool.connections")
                .tags("server", "sftp://shop@host", "state", "used")
                .gauge()
                .value())
        .isEqualTo(3);
    assertThat(registry.get("cdiscountds.transport.pool.waiting").gauge().value()).isEqualTo(7);
    assertThat(registry.get("cdiscountds.transport.pool.max").gauge().value()).isEqualTo(4);
  }

  @Test
  void showThePoolOfAnSftpTransport() {
    SftpSettings settings =
        SftpSettings.builder(
                "sftp.invalid",
                "shop",
                SftpCredentials.password("p".toCharArray()),
                HostKeys.knownHosts(Path.of("known_hosts")))
            .build();
    try (SftpTransport transport = SftpTransport.to(settings)) {
      PoolMetrics.builder(transport.describe())
          .inUse(() -> transport.pool().inUse())
          .idle(() -> transport.pool().idle())
          .waiting(() -> transport.pool().waiting())
          .most(() -> transport.pool().most())
          .build()
          .bindTo(registry);
      assertThat(registry.get("cdiscountds.transport.pool.max").gauge().value()).isEqualTo(8);
      assertThat(registry.get("cdiscountds.transport.pool.waiting").gauge().value()).isZero();
    }
  }

  @Test
  void sayWhatOfAPoolNobodyTells() {
    PoolMetrics.Builder incomplete =
        PoolMetrics.builder("sftp://shop@host").inUse(() -> 1).idle(() -> 1).most(() -> 4);
    assertThatThrownBy(incomplete::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pool metrics: waiting isn't set");
  }

  @Test
  @Tag("INV-6")
  void nameNoFileAndNoFolder() {
    tree.write(FOLDER.path(), "orders_YOURCOMPANY_20260302_090000.xls", new byte[SIZE]);
    try (TransportSession session = metered.open()) {
      session.list(FOLDER);
      session.delete(FOLDER, "orders_YOURCOMPANY_20260302_090000.xls");
    }
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(
            id ->
                assertThat(id.toString())
                    .contains("cdiscountds.transport.")
                    .doesNotContain("Commandes")
                    .doesNotContain("orders_"));
  }

  private double bytes(String direction) {
    return registry
        .get("cdiscountds.transport.bytes")
        .tags("server", server.describe(), "direction", direction)
        .counter()
        .count();
  }

  private long count(String operation, String outcome) {
    return registry
        .get("cdiscountds.transport.operations")
        .tags("server", server.describe(), "operation", operation, "outcome", outcome)
        .timer()
        .count();
  }
}
