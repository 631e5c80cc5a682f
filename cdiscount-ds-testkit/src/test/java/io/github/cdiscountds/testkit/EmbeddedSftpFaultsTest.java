package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another client than ours meets the faults that were planned. */
@Timeout(120)
class EmbeddedSftpFaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "of no value";

  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30));
  private final FileTree tree = FileTree.inMemory(clock);
  private final List<PublicKey> shownKeys = new ArrayList<>();
  private EmbeddedSftpServer server;
  private SshClient client;

  @BeforeEach
  void start() {
    tree.createFolder("Commandes");
    server = EmbeddedSftpServer.builder().login("shop", PASSWORD, tree).start();
    client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        (session, address, key) -> {
          shownKeys.add(key);
          return true;
        });
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    server.close();
  }

  private interface Work {
    void with(SftpClient sftp) throws IOException;
  }

  private void inASession(Work work) throws IOException {
    try (ClientSession session = login();
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      work.with(sftp);
    }
  }

  private ClientSession login() throws IOException {
    ClientSession session =
        client.connect("shop", server.host(), server.port()).verify(PATIENCE).getSession();
    session.addPasswordIdentity(PASSWORD);
    session.auth().verify(PATIENCE);
    return session;
  }

  private static void put(SftpClient sftp, String path, byte[] content) throws IOException {
    try (OutputStream out = sftp.write(path)) {
      out.write(content);
    }
  }

  private static byte[] get(SftpClient sftp, String path) throws IOException {
    try (InputStream in = sftp.read(path)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aLostReplyHidesThatTheRenameTookEffect() throws IOException {
    tree.write("Commandes", "a.part", "x");
    server.onNext(Operation.RENAME, Fault.lostReply());

    inASession(
        sftp ->
            assertThatThrownBy(() -> sftp.rename("Commandes/a.part", "Commandes/a.xls"))
                .isInstanceOf(IOException.class));

    assertThat(tree.names("Commandes")).containsExactly("a.xls");
    assertThat(server.faultsStruck())
        .extracting(StruckFault::toString)
        .containsExactly("RENAME Commandes/a.part: reply lost");
    assertThat(server.faultsAhead()).isEmpty();
  }

  @Test
  void aLostRequestDidNothing() throws IOException {
    tree.write("Commandes", "a.xls", "x");
    server.onNext(Operation.DELETE, Fault.lostRequest());

    inASession(
        sftp ->
            assertThatThrownBy(() -> sftp.remove("Commandes/a.xls"))
                .isInstanceOf(IOException.class));

    assertThat(tree.names("Commandes")).containsExactly("a.xls");
  }

  @Test
  void aRefusalHasTheStatusThatClientsKnow() throws IOException {
    server
        .onNext(Operation.PUT, Fault.refused(Kind.PERMISSION))
        .onNext(Operation.LIST, Fault.refused(Kind.SERVER));

    inASession(
        sftp -> {
          assertThat(statusOf(() -> put(sftp, "Commandes/a.xls", new byte[3]))).isEqualTo(3);
          assertThat(statusOf(() -> names(sftp))).isEqualTo(4);
          put(sftp, "Commandes/a.xls", new byte[3]);
        });
  }

  @Test
  void theEndOfAFileIsNoPieceOfATrickle() throws IOException {
    tree.write("Commandes", "a.xls", new byte[100]);
    AtomicInteger pieces = new AtomicInteger();
    server.onNext(Operation.READ, Fault.trickle(30, pieces::incrementAndGet));

    inASession(sftp -> assertThat(get(sftp, "Commandes/a.xls")).hasSize(100));

    assertThat(pieces).hasValue(4);
  }

  @Test
  void aHealedServerSurvivesThePowerCutThatWasPlanned() throws IOException {
    server.killAfterReceiving(1000);
    assertThat(server.faultsAhead()).containsExactly("power cut after 1000 bytes of uploads");
    inASession(sftp -> put(sftp, "Commandes/a.xls", new byte[400]));
    assertThat(server.faultsAhead()).containsExactly("power cut after 600 bytes of uploads");

    server.heal();

    assertThat(server.faultsAhead()).isEmpty();
    inASession(sftp -> put(sftp, "Commandes/b.xls", new byte[1000]));
    assertThat(tree.read("Commandes", "b.xls")).hasSize(1000);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static int statusOf(Step step) {
    try {
      step.run();
    } catch (IOException | UncheckedIOException e) {
      Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
      assertThat(cause).isInstanceOf(SftpException.class);
      return ((SftpException) cause).getStatus();
    }
    throw new AssertionError("no status");
  }

  @Test
  void anUploadIsCutAtExactlyOneByte() throws IOException {
    server.onNext(Operation.PUT, Fault.cutAfter(50_001));

    inASession(
        sftp ->
            assertThatThrownBy(() -> put(sftp, "Commandes/a.part", new byte[100_000]))
                .isInstanceOf(IOException.class));

    assertThat(tree.read("Commandes", "a.part")).hasSize(50_001);
  }

  @Test
  void aDiskIsFullAndALaterUploadFits() throws IOException {
    server.onEvery(Operation.PUT, Fault.noSpaceAfter(40_000));

    inASession(
        sftp -> {
          assertThatThrownBy(() -> put(sftp, "Commandes/a.part", new byte[100_000]))
              .isInstanceOf(IOException.class);
          put(sftp, "Commandes/b.part", new byte[40_000]);
        });

    assertThat(tree.read("Commandes", "a.part")).hasSize(40_000);
    assertThat(tree.read("Commandes", "b.part")).hasSize(40_000);
  }

  @Test
  void writesAreDiscardedWithoutAWord() throws IOException {
    server.onNext(Operation.PUT, Fault.discardedAfter(40_000));

    inASession(sftp -> put(sftp, "Commandes/a.part", new byte[100_000]));

    assertThat(tree.read("Commandes", "a.part")).hasSize(40_000);
  }

  @Test
  void hostileNamesStandBesideTheRealOnes() throws IOException {
    tree.write("Commandes", "a.xls", "x");
    server.onNext(Operation.LIST, Fault.hostileNames("../../etc/passwd", "a\nb"));

    inASession(sftp -> assertThat(names(sftp)).contains("../../etc/passwd", "a\nb", "a.xls"));
  }

  private static List<String> names(SftpClient sftp) throws IOException {
    List<String> names = new ArrayList<>();
    for (DirEntry entry : sftp.readEntries("Commandes")) {
      names.add(entry.getFilename());
    }
    return names;
  }

  @Test
  void aFileIsReplacedWhileItIsRead() throws IOException {
    tree.write("Commandes", "a.xls", new byte[100_000]);
    byte[] other = new byte[100_000];
    Arrays.fill(other, (byte) 1);
    server.onNext(
        Operation.READ, Fault.midway(50_000, () -> tree.write("Commandes", "a.xls", other)));

    inASession(
        sftp -> assertThat(get(sftp, "Commandes/a.xls")).contains((byte) 0).contains((byte) 1));
  }

  @Test
  void somethingHappensOnceSoManyBytesOfAnUploadAreThere() throws IOException {
    List<Integer> there = new ArrayList<>();
    Runnable look = () -> there.add(tree.read("Commandes", "a.xls").length);
    for (int bytes : new int[] {50_000, 100_000, 100_001}) {
      server.onNext(Operation.PUT, Fault.midway(bytes, look));
      inASession(sftp -> put(sftp, "Commandes/a.xls", new byte[100_000]));
    }

    assertThat(there).hasSize(2);
    assertThat(there.get(0)).isBetween(50_000, 99_999);
    assertThat(there.get(1)).isEqualTo(100_000);
  }

  @Test
  void somethingHappensOnceSoManyBytesOfAFileWereGiven() throws IOException {
    tree.write("Commandes", "a.xls", new byte[10]);
    List<String> done = new ArrayList<>();
    for (int bytes : new int[] {10, 11}) {
      server.onNext(Operation.READ, Fault.midway(bytes, () -> done.add("after " + bytes)));
      inASession(sftp -> assertThat(get(sftp, "Commandes/a.xls")).hasSize(10));
    }

    assertThat(done).containsExactly("after 10");
  }

  @Test
  void aServersClockMayBeWrong() throws IOException {
    tree.write("Commandes", "a.xls", "x");
    server.clockOff(Duration.ofDays(3));

    inASession(
        sftp ->
            assertThat(sftp.stat("Commandes/a.xls").getModifyTime().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(3))));
  }

  @Test
  void showsAnotherHostKeyOnce() throws IOException {
    server.onNext(Operation.OPEN, Fault.changedHostKey());

    login().close();
    login().close();

    assertThat(shownKeys).hasSize(2);
    assertThat(KeyUtils.compareKeys(shownKeys.get(0), shownKeys.get(1))).isFalse();
  }

  @Test
  void refusesALoginOnce() throws IOException {
    server.onNext(Operation.OPEN, Fault.refused(Kind.AUTHENTICATION));

    assertThatThrownBy(this::login).isInstanceOf(IOException.class);
    login().close();

    assertThat(server.passwordAttempts()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aHeldRequestWaitsUntilTheTestLetsItGo() throws Exception {
    tree.write("Commandes", "a.xls", "x");
    Hold hold = new Hold();
    server.onNext(Operation.DELETE, Fault.held(hold));

    inASession(
        sftp -> {
          Thread releasing =
              new Thread(
                  () -> {
                    try {
                      if (hold.awaitReached(PATIENCE) && tree.exists("Commandes", "a.xls")) {
                        hold.release();
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
          releasing.start();
          sftp.remove("Commandes/a.xls");
        });

    assertThat(tree.names("Commandes")).isEmpty();
  }

  @Test
  void aServerThatIsHeldCanBeClosed() throws Exception {
    Hold hold = new Hold();
    server.onNext(Operation.LIST, Fault.held(hold));
    Thread shop =
        new Thread(
            () -> {
              try {
                inASession(EmbeddedSftpFaultsTest::names);
              } catch (IOException e) {
                // The server was closed under it.
              }
            });
    shop.start();
    assertThat(hold.awaitReached(PATIENCE)).isTrue();

    server.close();

    shop.join(PATIENCE.toMillis());
    assertThat(shop.isAlive()).isFalse();
  }

  @Test
  void answersComeInAnotherOrder() throws IOException {
    byte[] content = new byte[200_000];
    for (int each = 0; each < content.length; each++) {
      content[each] = (byte) (each / 997);
    }
    tree.write("Commandes", "a.xls", content);
    server.onNth(WireRequest.READ, 2, WireFault.overtaken(1));
    server.onNth(WireRequest.READ, 4, WireFault.overtaken(2));

    inASession(sftp -> assertThat(get(sftp, "Commandes/a.xls")).isEqualTo(content));

    assertThat(server.faultsAhead()).isEmpty();
  }

  @Test
  void answersAreAsShortAsPlanned() throws IOException {
    tree.write("Commandes", "a.xls", new byte[5000]);
    server.onEvery(WireRequest.READ, WireFault.shortData(1024));

    inASession(
        sftp -> {
          SftpClient.CloseableHandle file = sftp.open("Commandes/a.xls");
          assertThat(sftp.read(file, 0, new byte[5000])).isEqualTo(1024);
          server.heal();
          assertThat(sftp.read(file, 0, new byte[5000])).isEqualTo(5000);
        });
  }

  @Test
  void attributesLackWhatIsPlanned() throws IOException {
    tree.write("Commandes", "a.xls", "x");

    inASession(
        sftp -> {
          server.onNext(WireRequest.STAT, WireFault.withoutSize());
          assertThat(sftp.stat("Commandes/a.xls").getFlags())
              .doesNotContain(SftpClient.Attribute.Size)
              .contains(SftpClient.Attribute.ModifyTime);
          server.onNext(WireRequest.STAT, WireFault.withoutType());
          assertThat(sftp.stat("Commandes/a.xls").getFlags())
              .doesNotContain(SftpClient.Attribute.Perms)
              .contains(SftpClient.Attribute.Size);
          server.onNext(WireRequest.STAT, WireFault.claimingSize(77));
          assertThat(sftp.stat("Commandes/a.xls").getSize()).isEqualTo(77);
          assertThat(sftp.stat("Commandes/a.xls").getSize()).isEqualTo(1);
        });
  }

  @Test
  void aServerThatStandsStillDoesNothing() throws Exception {
    tree.write("Commandes", "a.xls", "x");
    server.onNext(Operation.DELETE, Fault.stall());
    List<IOException> failures = new ArrayList<>();
    Thread shop =
        new Thread(
            () -> {
              try {
                inASession(sftp -> sftp.remove("Commandes/a.xls"));
              } catch (IOException e) {
                failures.add(e);
              }
            });
    shop.start();
    while (server.faultsStruck().isEmpty()) {
      Thread.onSpinWait();
    }

    server.breakConnections();

    shop.join(PATIENCE.toMillis());
    assertThat(failures).hasSize(1);
    assertThat(tree.names("Commandes")).containsExactly("a.xls");
  }

  @Test
  void noSubsystem() {
    server.onNext(WireRequest.SUBSYSTEM, WireFault.status(8, "no"));

    assertThatThrownBy(() -> inASession(sftp -> {})).isInstanceOf(IOException.class);
  }

  @Test
  void countsOpenConnections() throws IOException {
    assertThat(server.openConnections()).isZero();
    inASession(sftp -> assertThat(server.openConnections()).isEqualTo(1));
  }

  @Test
  void refusesPlansThatNoServerCanBringAbout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.LIST, Fault.refused(Kind.LOCAL_IO)))
        .withMessage("refused as LOCAL_IO planned for LIST: no server can bring that about");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.OPEN, Fault.refused(Kind.NO_SPACE)))
        .withMessage("refused as NO_SPACE planned for OPEN: no server can bring that about");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.LIST, Fault.cutAfter(3)))
        .withMessage("cut after 3 bytes planned for LIST: expected READ or PUT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(WireRequest.SUBSYSTEM, WireFault.twice()))
        .withMessage("answered twice planned for SUBSYSTEM: expected a status, which refuses it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireFault.overtaken(0))
        .withMessage("overtaken by 0: expected 1 or more");
  }

  @Test
  void theSameSeedStrikesTheSameCalls() throws IOException {
    assertThat(struck(5)).isNotEmpty().isEqualTo(struck(5)).isNotEqualTo(struck(6));
  }

  private List<String> struck(long seed) throws IOException {
    try (EmbeddedSftpServer fresh =
        EmbeddedSftpServer.builder().login("shop", PASSWORD, tree).start()) {
      fresh.atRandom(seed, 0.2, Fault.refused(Kind.SERVER), Fault.refused(Kind.PERMISSION));
      EmbeddedSftpServer before = server;
      server = fresh;
      List<String> failed = new ArrayList<>();
      inASession(
          sftp -> {
            for (int call = 0; call < 60; call++) {
              try {
                sftp.stat("Commandes");
              } catch (SftpException e) {
                failed.add(call + " " + e.getStatus());
              }
            }
          });
      server = before;
      return failed;
    }
  }
}
