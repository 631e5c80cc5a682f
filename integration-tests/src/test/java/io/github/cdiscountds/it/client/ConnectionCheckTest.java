package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.client.ConnectionCheck;
import io.github.cdiscountds.client.ConnectionCheck.Result;
import io.github.cdiscountds.client.ConnectionCheck.Subject;
import io.github.cdiscountds.client.ConnectionReport;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.Probing;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionCheckTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void tellsThatAllIsWell() {
    shop.client.catalogue().refresh();
    ConnectionReport report = shop.client.check();
    assertThat(report.isHealthy()).isTrue();
    assertThat(report.checks())
        .extracting(ConnectionCheck::subject, ConnectionCheck::path, ConnectionCheck::result)
        .containsExactly(
            tuple(Subject.CONNECTION, null, Result.PASSED),
            tuple(Subject.HOST_KEY, null, Result.PASSED),
            tuple(Subject.LOGIN, null, Result.PASSED),
            tuple(Subject.FOLDER, ".", Result.PASSED),
            tuple(Subject.CATALOGUE, "Catalogue_YOURCOMPANY_inter.csv", Result.PASSED),
            tuple(Subject.CONNECTION, null, Result.PASSED),
            tuple(Subject.HOST_KEY, null, Result.PASSED),
            tuple(Subject.LOGIN, null, Result.PASSED),
            tuple(Subject.FOLDER, "Commandes", Result.PASSED),
            tuple(Subject.FOLDER, "Fichier", Result.PASSED),
            tuple(Subject.FOLDER, "Anomalie", Result.PASSED),
            tuple(Subject.FOLDER, "Suivi", Result.PASSED),
            tuple(Subject.FOLDER, "Facturation", Result.PASSED),
            tuple(Subject.WRITE, "Commandes", Result.PASSED),
            tuple(Subject.RENAME, "Commandes", Result.PASSED),
            tuple(Subject.CLOCK, null, Result.PASSED),
            tuple(Subject.REMOVE, "Commandes", Result.PASSED),
            tuple(Subject.LEDGER, null, Result.PASSED),
            tuple(Subject.WORK_FOLDER, folder.toString(), Result.PASSED),
            tuple(Subject.LOCAL_CATALOGUE, null, Result.PASSED));
    assertThat(report.checks().get(19).toString())
        .matches(
            "local: LOCAL_CATALOGUE PASSED, [1-9]\\d* product\\(s\\), published 20[-0-9T:.]+Z");
    assertNoProbeIsLeft();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertThat(shop.orderServer.pathsOf(Operation.OPEN)).hasSize(1);
  }

  @Test
  void tellsWhatIsMissingAndWhatToDo() throws Exception {
    Files.delete(shop.supplier.orderTree().folder("Anomalie"));
    Files.delete(shop.supplier.orderTree().folder("Facturation"));
    shop.supplier.orderTree().createFolder("Invoicing");
    ConnectionReport report = shop.client.check();
    assertThat(report.isHealthy()).isFalse();
    assertThat(report.with(Result.FAILED))
        .extracting(ConnectionCheck::toString)
        .containsExactly(
            shop.orderServer.describe()
                + " Anomalie: FOLDER FAILED, there is no such folder [NO_SUCH_FOLDER]; check the folder's name in the profile, or have the supplier create it");
    assertThat(report.checks()).anyMatch(check -> "Invoicing".equals(check.path()));
  }

  @Test
  void namesBothFoldersOfInvoicesWhenNeitherIsThere() throws Exception {
    Files.delete(shop.supplier.orderTree().folder("Facturation"));
    assertThat(shop.client.check().with(Result.FAILED))
        .extracting(ConnectionCheck::toString)
        .containsExactly(
            shop.orderServer.describe()
                + " Facturation: FOLDER FAILED, neither Facturation nor Invoicing is there [NO_SUCH_FOLDER]; check the folder's name in the profile, or have the supplier create it");
  }

  @Test
  void aLedgerThatIsClosedIsNoHealth() {
    DropshipClient client;
    try (JdbcLedger ledger = JdbcLedger.sqlite(folder.resolve("shop.db")).open()) {
      client = shop.newBuilder().ledger(ledger).build();
      assertThat(client.check().isHealthy()).isTrue();
    }
    assertThat(client.check().with(Result.FAILED))
        .extracting(ConnectionCheck::toString)
        .containsExactly(
            "local: LEDGER FAILED, the ledger is closed; nothing can be sent or read without it: check its database, and that it isn't closed before the client's last use");
  }

  @Test
  void doesNotQuoteALedgerOfAnothersMaking() {
    OrderLedger broken =
        new OrderLedger() {
          @Override
          public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
            throw new IllegalStateException("secret");
          }

          @Override
          public Forgotten forget(Instant before) {
            throw new IllegalStateException("secret");
          }

          @Override
          public void close() {}
        };
    assertThat(shop.newBuilder().ledger(broken).build().check().with(Result.FAILED))
        .extracting(ConnectionCheck::found)
        .containsExactly("it failed with java.lang.IllegalStateException");
  }

  @Test
  void aWorkingFolderThatIsGoneIsNoHealth() throws Exception {
    Path work = folder.resolve("work");
    DropshipClient client = shop.newBuilder().workFolder(work).build();
    Files.delete(work);
    assertThat(client.check().with(Result.FAILED))
        .extracting(ConnectionCheck::toString)
        .containsExactly(
            "local "
                + work
                + ": WORK_FOLDER FAILED, working folder "
                + work
                + " can't be used: check that it is there, its rights, and the space on its disk; nothing can be downloaded without it");
  }

  @Test
  void aCatalogueThatIsNotThereIsNoFailure() {
    shop.supplier.catalogueTree().delete(".", "Catalogue_YOURCOMPANY_inter.csv");
    ConnectionReport report = shop.client.check();
    assertThat(report.isHealthy()).isTrue();
    assertThat(report.with(Result.WARNING))
        .extracting(ConnectionCheck::subject)
        .containsExactly(Subject.CATALOGUE, Subject.LOCAL_CATALOGUE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CONNECT", "HOST_KEY_CHANGED", "AUTHENTICATION", "CREDENTIALS"})
  void tellsAtWhichStepConnectingFailed(Kind kind) {
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(kind));
    ConnectionReport report = shop.client.check();
    assertThat(report.with(Result.FAILED))
        .extracting(ConnectionCheck::subject)
        .containsExactly(
            switch (kind) {
              case CONNECT -> Subject.CONNECTION;
              case HOST_KEY_CHANGED -> Subject.HOST_KEY;
              default -> Subject.LOGIN;
            });
    assertThat(report.with(Result.FAILED).get(0).advice()).isNotEqualTo("see the log");
    assertThat(shop.orderServer.pathsOf(Operation.LIST)).isEmpty();
  }

  @Test
  void aLoginThatAProxyRefusesIsNoRefusalOfTheServer() {
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(Kind.PROXY_AUTHENTICATION));
    assertThat(shop.client.check().checks().subList(5, 8)) // behind the catalogue's server
        .extracting(ConnectionCheck::subject, ConnectionCheck::result, ConnectionCheck::advice)
        .containsExactly(
            tuple(
                Subject.CONNECTION,
                Result.FAILED,
                "check the proxy's user and password with whoever runs it; don't try often, or that account is locked"),
            tuple(Subject.HOST_KEY, Result.SKIPPED, null),
            tuple(Subject.LOGIN, Result.SKIPPED, null));
  }

  @Test
  void saysThatAProxyIsNotAskedAgainEither() {
    DropshipClient client = shop.newBuilder().retries(RetrySettings.DEFAULT).build();
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(Kind.PROXY_AUTHENTICATION));
    client.check();
    assertThat(client.check().with(Result.FAILED))
        .extracting(ConnectionCheck::subject, ConnectionCheck::advice)
        .containsExactly(
            tuple(
                Subject.CONNECTION,
                "check the proxy's user and password with whoever runs it; don't try often, or that account is locked; once it is corrected, make a new client or reset the circuit"));
  }

  @Test
  void aLocalCatalogueThatIsGoneIsNoGoodOne() throws Exception {
    shop.client.catalogue().refresh();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(shop.client.check().with(Result.FAILED))
        .extracting(ConnectionCheck::toString)
        .containsExactly(
            "local: LOCAL_CATALOGUE FAILED, its file is damaged or gone; refresh the catalogue, which mends it: orders are checked against it");
  }

  @Test
  void doesNotLockAnAccountByAskingAgain() {
    DropshipClient client = shop.newBuilder().retries(RetrySettings.DEFAULT).build();
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(Kind.AUTHENTICATION));
    ConnectionReport first = client.check();
    ConnectionReport report = client.check();
    assertThat(shop.orderServer.pathsOf(Operation.OPEN)).hasSize(1);
    String server = shop.orderServer.describe();
    assertThat(report.checks().subList(5, 8)) // behind the five of the catalogue's server
        .extracting(ConnectionCheck::toString)
        .satisfiesExactly(
            connection ->
                assertThat(connection)
                    .matches(
                        Pattern.quote(
                                server
                                    + ": CONNECTION SKIPPED, "
                                    + server
                                    + ": the server isn't asked for another ")
                            + "\\d+"
                            + Pattern.quote(
                                " s, since it refused the login and might lock the account [CIRCUIT_OPEN]")),
            key ->
                assertThat(key).isEqualTo(server + ": HOST_KEY SKIPPED, not told before the login"),
            login ->
                assertThat(login)
                    .isEqualTo(
                        server
                            + ": LOGIN FAILED, when it was last asked: "
                            + first.with(Result.FAILED).get(0).found()
                            + "; check user, password or key with the supplier; don't try often, or the account is locked; once it is corrected, make a new client or reset the circuit"));
  }

  @Test
  void tellsWhyAServerIsLeftAloneThatWasAway() {
    DropshipClient client =
        shop.newBuilder()
            .retries(RetrySettings.DEFAULT.withCircuit(1, Duration.ofMinutes(5)))
            .build();
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    ConnectionReport first = client.check();
    ConnectionReport report = client.check();
    assertThat(shop.orderServer.pathsOf(Operation.OPEN)).hasSize(1);
    assertThat(report.with(Result.FAILED))
        .extracting(ConnectionCheck::subject, ConnectionCheck::found, ConnectionCheck::advice)
        .containsExactly(
            tuple(
                Subject.CONNECTION,
                "when it was last asked: " + first.with(Result.FAILED).get(0).found(),
                "check host, port, firewall and proxy"));
    assertThat(report.with(Result.SKIPPED))
        .extracting(ConnectionCheck::found)
        .hasSize(2)
        .allMatch(why -> why.contains("the server isn't asked for another "));
  }

  @Test
  void triesNothingAgain() {
    DropshipClient client = shop.newBuilder().retries(RetrySettings.DEFAULT).build();
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    assertThat(client.check().isHealthy()).isFalse();
    assertThat(shop.orderServer.pathsOf(Operation.OPEN)).hasSize(1);
    assertThat(client.check().isHealthy()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"PUT", "RENAME", "DELETE"})
  void leavesNoProbeBehindWhenAnAnswerIsLost(Operation operation) {
    shop.orderServer.onNext(operation, Fault.lostReply());
    ConnectionReport report = shop.client.check();
    assertThat(report.isHealthy()).isEqualTo(operation == Operation.DELETE);
    assertNoProbeIsLeft();
    assertThat(report.with(Result.WARNING))
        .extracting(ConnectionCheck::subject)
        .containsExactly(Subject.REMOVE, Subject.LOCAL_CATALOGUE);
  }

  @Test
  void tellsWhoeverMayNotRename() {
    shop.orderServer.onNext(Operation.RENAME, Fault.refused(Kind.PERMISSION));
    assertThat(shop.client.check().with(Result.FAILED))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.subject()).isEqualTo(Subject.RENAME);
              assertThat(check.advice())
                  .isEqualTo(
                      "have the supplier permit renaming: without it no order file can be published");
            });
    assertNoProbeIsLeft();
  }

  @Test
  void writesNothingWhereNothingIsToBeWritten() {
    ConnectionReport report = shop.client.check(Probing.LOOKING_ONLY);
    assertThat(report.isHealthy()).isTrue();
    assertThat(report.with(Result.SKIPPED))
        .extracting(ConnectionCheck::subject)
        .containsExactly(
            Subject.WRITE, Subject.RENAME, Subject.REMOVE, Subject.CLOCK, Subject.WORK_FOLDER);
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOT_PREFIX", "SUFFIX:.part", "FOLDER:Depot"})
  @Tag("INV-10")
  void writesWhereNobodyPicksItUp(String setting) {
    shop.supplier.orderTree().createFolder("Depot");
    TemporaryNames names = TemporaryNames.ofCode(setting);
    DropshipClient client =
        shop.newBuilder().profile(ServiceProfile.DOCUMENTED.withTemporaryNames(names)).build();
    assertThat(client.check().isHealthy()).isTrue();
    assertThat(shop.orderServer.pathsOf(Operation.PUT))
        .singleElement()
        .satisfies(
            path -> {
              String name = path.substring(path.indexOf('/') + 1);
              switch (names.style()) {
                case DOT_PREFIX -> assertThat(path).startsWith("Commandes/.");
                case SUFFIX -> assertThat(path).startsWith("Commandes/").endsWith(".part");
                case FOLDER -> assertThat(path).startsWith("Depot/");
              }
              assertThat(TemporaryNames.possibleFinalNames(name)).isEmpty();
            });
    assertNoProbeIsLeft();
  }

  @Test
  @Tag("INV-8")
  void tellsAClockThatIsWrong() {
    Clock late = Clock.offset(shop.supplier.clock(), Duration.ofMinutes(-6));
    ConnectionReport report = shop.newBuilder().clock(late).build().check();
    assertThat(report.isHealthy()).isTrue();
    assertThat(report.with(Result.WARNING))
        .extracting(ConnectionCheck::found)
        .containsExactly(
            "the server's clock is 360 s ahead of ours",
            "none was taken over yet, or it is damaged");
  }

  @Test
  void removesProbesOfChecksThatWereKilledLongAgo() throws Exception {
    byte[] content = "x".getBytes(StandardCharsets.US_ASCII);
    Path old = shop.supplier.orderTree().write("Commandes", ".cdiscount-ds-check-1.tmp", content);
    Path fresh = shop.supplier.orderTree().write("Commandes", ".cdiscount-ds-check-2.tmp", content);
    Files.setLastModifiedTime(
        old, FileTime.from(shop.supplier.clock().instant().minus(Duration.ofMinutes(61))));
    Files.setLastModifiedTime(
        fresh, FileTime.from(shop.supplier.clock().instant().minus(Duration.ofMinutes(59))));
    assertThat(shop.client.check().isHealthy()).isTrue();
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly(".cdiscount-ds-check-2.tmp");
    // What is sent meanwhile isn't bothered by it.
    assertThat(
            shop.client
                .orders()
                .submit(List.of(order("CDS-1", "AO1604", "491")))
                .dispatch()
                .unknownHidden())
        .isEmpty();
  }

  @Test
  void tellsTheKeyOfARealServer() {
    try (FakeSupplier supplier = shop.supplier;
        EmbeddedSftpServer server = supplier.serve();
        FileTransport catalogue = to(server, FakeSupplier.CATALOGUE_LOGIN);
        FileTransport orders = to(server, FakeSupplier.ORDER_LOGIN)) {
      ConnectionReport report =
          shop.newBuilder()
              .catalogueServer(catalogue)
              .orderServer(orders)
              .retries(RetrySettings.DEFAULT)
              .build()
              .check();
      assertThat(report.isHealthy()).as(report.toString()).isTrue();
      assertThat(report.checks())
          .filteredOn(check -> check.subject() == Subject.HOST_KEY)
          .extracting(ConnectionCheck::found)
          .containsOnly("trusted: " + server.hostKeyFingerprint());
      assertNoProbeIsLeft();
    }
  }

  private FileTransport to(EmbeddedSftpServer server, String login) {
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                login,
                SftpCredentials.password(shop.supplier.password().toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  private void assertNoProbeIsLeft() {
    assertThat(shop.supplier.orderTree().names("Commandes")).isEmpty();
  }
}
