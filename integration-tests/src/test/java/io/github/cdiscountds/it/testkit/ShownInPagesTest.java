package io.github.cdiscountds.it.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.NetworkProxy;
import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.WireFault;
import io.github.cdiscountds.testkit.WireRequest;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.standalone.StatusPage;
import io.github.cdiscountds.testkit.story.Story;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the testkit's pages show is what compiles and runs: here, or in the examples. */
class ShownInPagesTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final List<String> RUN =
      List.of(
          "examples/src/test/java",
          "examples/adopter/src/test/java",
          "integration-tests/src/test/java/io/github/cdiscountds/it/testkit");

  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0)));
  private final String password = "of this test alone";

  @ParameterizedTest
  @ValueSource(strings = {"testkit.md", "faults.md", "standalone.md"})
  void everySnippetStandsInATest(String page) throws IOException {
    Path project = Path.of("").toAbsolutePath().getParent();
    String text = Files.readString(project.resolve("docs").resolve(page));
    List<String> snippets =
        SNIPPET.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(snippets).isNotEmpty();
    StringBuilder tests = new StringBuilder();
    for (String folder : RUN) {
      try (Stream<Path> files = Files.walk(project.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          tests.append(words(Files.readString(file))).append('\n');
        }
      }
    }
    String all = tests.toString();
    assertThat(snippets)
        .map(ShownInPagesTest::words)
        .allSatisfy(each -> assertThat(all).contains(each));
  }

  /** Without regard to indentation and line breaks. */
  private static String words(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }

  @Nested
  @DropshipTest
  class Told {
    @Test
    void tellsOneStory(FakeSupplier supplier, Story story) {
      Order order = SampleOrder.at(supplier, "WEB-1").build();
      story.orders(order).isPickedUp().isAccepted().isIntegrated().isShipped().isInvoiced();
    }

    @Test
    void tellsAnotherStory(FakeSupplier supplier, Story story) {
      Order order = SampleOrder.at(supplier, "WEB-2").line("CGRESERVA", 2).build();
      story
          .orders(order)
          .meanwhile(told -> told.splits("WEB-2", "CGRESERVA", 1, 1))
          .isPartlyShipped()
          .shipsIn(2);
    }
  }

  @Test
  void plansOneFaultOnBothSides() {
    FaultyTransport memory = FaultyTransport.around(InMemoryTransport.over(tree));
    memory.onNext(Operation.RENAME, Fault.lostReply());

    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", password, tree).start()) {
      server.onNext(Operation.RENAME, Fault.lostReply());
      assertThat(server.faultsAhead()).isEqualTo(memory.faultsAhead()).hasSize(1);
    }
  }

  @Test
  void plansWhatOnlyAWireCanDo() {
    long seed = 7;
    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", password, tree).start()) {
      server.atRandom(seed, 0.02, Fault.lostReply(), Fault.stall(), Fault.cutAfter(1000));

      server.onNth(WireRequest.READ, 3, WireFault.overtaken(2)); // answers out of order
      server.onEvery(WireRequest.READ, WireFault.shortData(1024)); // fewer bytes than asked for
      server.onNext(WireRequest.CLOSE, WireFault.doneBut(4, "Failure"));
      assertThat(server.faultsAhead())
          .containsExactly("READ 3: overtaken by 2", "CLOSE 1: done, but status 4");
    }
  }

  @Test
  void putsABadLineBeforeTheServer() throws IOException {
    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", password, tree).start()) {
      try (NetworkProxy line = NetworkProxy.to("127.0.0.1", server.port())) {
        connect(line.host(), line.port());
        line.cutAfter(Direction.TO_SERVER, 10_000); // or resetAfter, or stallAfter
        line.delay(Duration.ofMillis(20)); // a round trip
        line.trickle(Direction.TO_CLIENT, 2000, Duration.ofMillis(1));
      }
    }
  }

  private static void connect(String host, int port) throws IOException {
    try (Socket client = new Socket(host, port)) {
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Nested
  @DropshipTest
  class Watched {
    @Test
    void opensAPage(FakeSupplier supplier) {
      try (StatusPage page = StatusPage.of(supplier).server(supplier.serve()).open()) {
        System.out.println(page.address());
      }
    }
  }
}
