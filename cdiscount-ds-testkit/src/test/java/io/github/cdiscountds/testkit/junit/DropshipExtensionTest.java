package io.github.cdiscountds.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FakeSupplierBuilder;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.TrackingColumns;
import io.github.cdiscountds.testkit.story.Story;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class DropshipExtensionTest {
  private static final List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void forget() {
    SEEN.clear();
    AtTheSameTime.SUPPLIERS.clear();
  }

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  private static List<String> names(EngineExecutionResults results) {
    return results.allEvents().started().stream()
        .map(Event::getTestDescriptor)
        .map(descriptor -> descriptor.getDisplayName())
        .toList();
  }

  @DropshipTest
  static class Everything {
    @Test
    void isInjected(
        FakeSupplier supplier,
        SettableClock clock,
        FakeCatalogue catalogue,
        DropshipClient client,
        OrderLedger ledger,
        Account account,
        Story story,
        @OrderServer FileTransport orders,
        @CatalogueServer FaultyTransport catalogueServer) {
      assertThat(clock).isSameAs(supplier.clock());
      assertThat(catalogue).isSameAs(supplier.catalogue());
      assertThat(account).isEqualTo(new Account("YOURCOMPANY", "000000CLIENT"));
      assertThat(supplier.now()).isEqualTo("2026-03-02T08:00");
      client.catalogue().refresh();
      assertThat(catalogueServer.calls()).isNotEmpty();
      story.orders(SampleOrder.at(supplier, "WEB-1").build());
      assertThat(((FaultyTransport) orders).pathsOf(Operation.RENAME)).hasSize(1);
      assertThat(ledger.<Boolean>inTransaction(tx -> tx.events() != null)).isTrue();
    }
  }

  @Test
  void givesWhatATestAsksFor() {
    assertThat(failures(run(Everything.class))).isEmpty();
  }

  @DropshipTest
  static class OneEach {
    private final FakeSupplier fromConstructor;

    OneEach(FakeSupplier supplier) {
      fromConstructor = supplier;
    }

    @BeforeEach
    void before(FakeSupplier supplier) {
      assertThat(supplier).isSameAs(fromConstructor);
    }

    @RepeatedTest(2)
    void repeated(FakeSupplier supplier) {
      SEEN.add(supplier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AO1604", "CGRESERVA"})
    void parameterised(String sku, FakeSupplier supplier) {
      assertThat(supplier.catalogue().product(sku).sku()).isEqualTo(sku);
      SEEN.add(supplier);
    }

    @AfterEach
    void after(FakeSupplier supplier) {
      assertThat(supplier).isSameAs(fromConstructor);
    }

    @Nested
    class Inside {
      @Test
      void nested(FakeSupplier supplier) {
        assertThat(supplier).isSameAs(fromConstructor);
        SEEN.add(supplier);
      }
    }
  }

  @Test
  void givesEachTestASupplierOfItsOwn() {
    assertThat(failures(run(OneEach.class))).isEmpty();
    assertThat(SEEN).hasSize(5).doesNotHaveDuplicates();
  }

  @DropshipTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Shared {
    private final FakeSupplier shared;

    Shared(FakeSupplier supplier) {
      shared = supplier;
    }

    @RepeatedTest(2)
    void sees(FakeSupplier supplier) {
      assertThat(supplier).isSameAs(shared);
      supplier.raw().put("x.xls", new byte[] {1});
      SEEN.add(supplier.now());
      supplier.advance(Duration.ofHours(1));
    }
  }

  @DropshipTest
  static class SharedFromTheStart {
    @BeforeAll
    static void before(FakeSupplier supplier) {
      supplier.expectsUnreadable("never.xls");
      SEEN.add(supplier);
    }

    @RepeatedTest(2)
    void sees(FakeSupplier supplier) {
      SEEN.add(supplier);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @DropshipTest
  static class OneInstance {
    @RepeatedTest(2)
    void sees(FakeSupplier supplier) {
      SEEN.add(supplier);
    }
  }

  @Test
  void sharesASupplierOnlyWhereTheClassAskedForIt() {
    assertThat(failures(run(Shared.class))).isEmpty();
    assertThat(SEEN.toString()).isEqualTo("[2026-03-02T08:00, 2026-03-02T09:00]");
    SEEN.clear();
    assertThat(failures(run(OneInstance.class))).isEmpty();
    assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void verifiesASharedSupplierOnceAfterTheClass() {
    EngineExecutionResults results = run(SharedFromTheStart.class);
    assertThat(results.testEvents().failed().count()).isZero();
    assertThat(failures(results))
        .containsExactly("fake supplier: never.xls: announced as unreadable, never came");
    assertThat(SEEN).hasSize(3).containsOnly(SEEN.get(0));
  }

  @DropshipTest
  static class SharedWithAnother {
    @BeforeAll
    static void before(FakeSupplier supplier) {
      SEEN.add(supplier);
    }

    @EachTransport
    void overEach(FakeSupplier supplier) {
      SEEN.add(supplier);
    }

    @Test
    @DropshipTest(products = 3)
    void withMore(FakeSupplier supplier) {
      SEEN.add(supplier);
    }

    @Test
    @DropshipTest
    void withTheSame(FakeSupplier supplier) {
      SEEN.add(supplier);
    }
  }

  @Test
  void refusesToShareWithATestThatAsksForAnother() {
    EngineExecutionResults results = run(SharedWithAnother.class);
    assertThat(failures(results))
        .hasSize(2)
        .allSatisfy(
            message ->
                assertThat(message)
                    .startsWith(
                        "the tests of this class share what its @BeforeAll method or its"
                            + " constructor asked for, in memory by @")
                    .contains(": expected that they all ask for the same, but this one asks"))
        .anySatisfy(message -> assertThat(message).contains("asks for it over SFTP by @"))
        .anySatisfy(message -> assertThat(message).contains("asks for it in memory by @"));
    assertThat(SEEN).hasSize(3).containsOnly(SEEN.get(0));
  }

  /** The transports can't be closed. */
  static final class Clinging implements DropshipCustomizer {
    @Override
    public OrderLedger ledger(Clock clock) {
      return new ClosingLedger();
    }

    @Override
    public FileTransport connect(EmbeddedSftpServer server, String login, String password) {
      SEEN.add(server);
      FileTransport transport =
          InMemoryTransport.over(FileTree.inMemory(SettableClock.at(Instant.EPOCH)));
      return new FileTransport() {
        @Override
        public TransportSession open() {
          return transport.open();
        }

        @Override
        public String describe() {
          return transport.describe();
        }

        @Override
        public void close() {
          throw new AssertionError("not closed: " + login);
        }
      };
    }
  }

  @DropshipTest(value = Over.SFTP, customizer = Clinging.class)
  static class NotClosed {
    @Test
    void test(EmbeddedSftpServer server) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void closesTheRestWhereOnePartFailsWithAnError() {
    assertThat(failures(run(NotClosed.class))).containsExactly("not closed: orders");
    assertThat(SEEN).hasSize(3).last().isEqualTo("ledger closed");
    assertThat(((EmbeddedSftpServer) SEEN.get(0)).isRunning()).isFalse();
  }

  @DropshipTest
  static class Unreadable {
    @Test
    void announced(FakeSupplier supplier) {
      supplier.expectsUnreadable("x.xls");
      supplier.orderTree().write("Commandes", "x.xls", "nonsense");
      supplier.advance(Duration.ofHours(1));
    }

    @Test
    void unannounced(FakeSupplier supplier) {
      supplier.orderTree().write("Commandes", "x.xls", "nonsense");
      supplier.advance(Duration.ofHours(1));
    }

    @Test
    void failsItself(FakeSupplier supplier) {
      unannounced(supplier);
      throw new IllegalStateException("the test's own");
    }
  }

  @Test
  void failsATestThatSentWhatTheSupplierCannotRead() {
    EngineExecutionResults results = run(Unreadable.class);
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    assertThat(failures(results))
        .hasSize(2)
        .contains("the test's own")
        .anySatisfy(message -> assertThat(message).startsWith("fake supplier: x.xls"));
    assertThat(
            results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(
                    result -> List.of(result.getThrowable().orElseThrow().getSuppressed()).stream())
                .map(Throwable::getMessage))
        .singleElement()
        .asString()
        .startsWith("fake supplier: x.xls");
  }

  @DropshipTest
  static class Mistaken {
    @Test
    void server(EmbeddedSftpServer server) {}

    @Test
    void whichTransport(FileTransport transport) {}

    @Test
    void bothTransports(@OrderServer @CatalogueServer FileTransport transport) {}

    @Test
    void noTransport(@OrderServer String transport) {}

    @Test
    @DropshipTest(Over.SFTP)
    void noSftpModule(DropshipClient client) {}

    @Test
    @DropshipTest(customizer = Unwilling.class)
    void customizer(DropshipClient client) {}
  }

  static final class Unwilling implements DropshipCustomizer {
    @Override
    public OrderLedger ledger(Clock clock) {
      return new ClosingLedger();
    }

    @Override
    public void client(DropshipClient.Builder client) {
      throw new IllegalArgumentException("no client today");
    }
  }

  @Test
  void saysWhatToDoAboutAMistake() {
    assertThat(failures(run(Mistaken.class)))
        .hasSize(6)
        .anySatisfy(
            message ->
                assertThat(message)
                    .isEqualTo(
                        "there is no EmbeddedSftpServer in memory: expected"
                            + " @DropshipTest(Over.SFTP)"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains(
                        "@DropshipTest over SFTP: io.github.cdiscountds.sftp.SftpCredentials isn't"
                            + " there; add the dependency io.github.cdiscountds:cdiscount-ds-sftp"
                            + " (on a module path also `requires io.github.cdiscountds.sftp`), or"
                            + " override DropshipCustomizer.connect"))
        .anySatisfy(message -> assertThat(message).contains("no client today"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .endsWith(
                        "expected a FileTransport or FaultyTransport, marked either @OrderServer"
                            + " or @CatalogueServer"));
    assertThat(SEEN).as("what was opened is closed").containsExactly("ledger closed");
  }

  private static final class ClosingLedger implements OrderLedger {
    private final OrderLedger ledger = new InMemoryLedger();

    @Override
    public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
      return ledger.inTransaction(work);
    }

    @Override
    public Forgotten forget(Instant before) {
      return ledger.forget(before);
    }

    @Override
    public void close() {
      SEEN.add("ledger closed");
      ledger.close();
    }
  }

  /** Over "SFTP" without SFTP. */
  static final class InItsOwnWay implements DropshipCustomizer {
    @Override
    public Account account() {
      return new Account("OTHER", "1");
    }

    @Override
    public void supplier(FakeSupplierBuilder supplier) {
      supplier.siteId("7");
    }

    @Override
    public OrderLedger ledger(Clock clock) {
      return new ClosingLedger();
    }

    @Override
    public FileTransport connect(EmbeddedSftpServer server, String login, String password) {
      SEEN.add("connected " + login + " " + server.isRunning());
      return InMemoryTransport.over(FileTree.inMemory(SettableClock.at(Instant.EPOCH)));
    }
  }

  @EachTransport
  @DropshipTest(
      start = "2026-07-01T10:30",
      language = ReportLanguage.ENGLISH,
      columns = TrackingColumns.A_IS_CAMPAIGN,
      customizer = InItsOwnWay.class)
  static class EachClass {
    @Test
    void test(FakeSupplier supplier) {
      SEEN.add(supplier.account().company() + " " + supplier.now());
    }

    @Nested
    class Inside {
      @Test
      void nested(FakeSupplier supplier) {
        SEEN.add("nested");
      }
    }
  }

  @DropshipTest(products = 40, seed = 7)
  static class WithManyProducts {
    @Test
    void test(FakeCatalogue catalogue) {
      SEEN.add(catalogue.skus().size() + " " + catalogue.find("AO1604").isPresent());
      SEEN.add(
          Boolean.toString(catalogue.skus().containsAll(FakeCatalogue.generated(7, 40).skus())));
    }
  }

  @Test
  void inventsProductsBesideTheSamples() {
    assertThat(failures(run(WithManyProducts.class))).isEmpty();
    assertThat(SEEN).containsExactly((40 + FakeCatalogue.sample().skus().size()) + " true", "true");
  }

  @Test
  void runsAClassOverEachTransport() {
    EngineExecutionResults results = run(EachClass.class);
    assertThat(failures(results)).isEmpty();
    assertThat(names(results)).contains("in memory", "over SFTP");
    assertThat(SEEN)
        .containsExactly(
            "OTHER 2026-07-01T10:30",
            "ledger closed",
            "nested",
            "ledger closed",
            "connected catalogue true",
            "connected orders true",
            "OTHER 2026-07-01T10:30",
            "ledger closed",
            "connected catalogue true",
            "connected orders true",
            "nested",
            "ledger closed");
  }

  static class EachMethod {
    @EachTransport
    @DropshipTest(customizer = InItsOwnWay.class)
    void test(FakeSupplier supplier) {
      SEEN.add(supplier.account().company());
    }
  }

  @Test
  void runsATestOverEachTransport() {
    EngineExecutionResults results = run(EachMethod.class);
    assertThat(failures(results)).isEmpty();
    assertThat(names(results)).containsSequence("in memory", "over SFTP");
    assertThat(SEEN)
        .containsExactly(
            "OTHER",
            "ledger closed",
            "connected catalogue true",
            "connected orders true",
            "OTHER",
            "ledger closed");
  }

  @DropshipTest
  static class Faulty {
    @Test
    void planned(DropshipClient client, @OrderServer FaultyTransport orders) {
      orders.onNext(Operation.LIST, Fault.refused(TransportException.Kind.PERMISSION));
      client.reports().poll();
    }
  }

  @Test
  void plansFaultsForTheClientItself() {
    assertThat(failures(run(Faulty.class)))
        .singleElement()
        .asString()
        .endsWith("refused, as the test planned [PERMISSION]");
  }

  @DropshipTest
  static class AtTheSameTime {
    private static final Set<FakeSupplier> SUPPLIERS = ConcurrentHashMap.newKeySet();

    @RepeatedTest(24)
    void test(FakeSupplier supplier, Story story) {
      SUPPLIERS.add(supplier);
      story.orders(SampleOrder.at(supplier, "WEB-1").build()).isPickedUp().isAccepted();
    }
  }

  @Test
  void letsTestsRunAtTheSameTime() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(AtTheSameTime.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute();
    assertThat(failures(results)).isEmpty();
    assertThat(AtTheSameTime.SUPPLIERS).hasSize(24);
  }
}
