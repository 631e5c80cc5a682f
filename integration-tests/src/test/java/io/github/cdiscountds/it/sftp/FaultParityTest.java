package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A planned fault ends in the same way in memory and over SFTP, and leaves the same behind. */
@Timeout(120)
class FaultParityTest {
  private static final RemoteFolder FOLDER = new RemoteFolder("Commandes");
  private static final int SIZE = 100_000;

  static Stream<Arguments> faults() {
    List<Fault> anywhere =
        List.of(
            Fault.refused(Kind.PERMISSION),
            Fault.refused(Kind.SERVER),
            Fault.lostRequest(),
            Fault.lostReply(),
            Fault.stall(),
            Fault.meanwhile(() -> {}));
    List<Arguments> all = new ArrayList<>();
    for (Operation operation :
        List.of(
            Operation.LIST,
            Operation.FIND,
            Operation.READ,
            Operation.PUT,
            Operation.RENAME,
            Operation.DELETE)) {
      anywhere.forEach(fault -> all.add(Arguments.of(operation, fault)));
    }
    for (Operation operation : List.of(Operation.READ, Operation.PUT)) {
      for (int at : new int[] {0, 1, 32_768, 50_001, SIZE - 1, SIZE, SIZE + 1}) {
        all.add(Arguments.of(operation, Fault.cutAfter(at)));
      }
      all.add(Arguments.of(operation, Fault.stallAfter(50_001)));
      all.add(Arguments.of(operation, Fault.trickle(20_000, () -> {})));
    }
    for (int at : new int[] {0, 1, 50_001, SIZE - 1, SIZE, SIZE + 1}) {
      all.add(Arguments.of(Operation.PUT, Fault.noSpaceAfter(at)));
      all.add(Arguments.of(Operation.PUT, Fault.discardedAfter(at)));
    }
    all.add(Arguments.of(Operation.LIST, Fault.hostileNames("../up.csv", "a\nb")));
    all.add(Arguments.of(Operation.OPEN, Fault.changedHostKey()));
    all.add(Arguments.of(Operation.OPEN, Fault.refused(Kind.AUTHENTICATION)));
    all.add(Arguments.of(Operation.OPEN, Fault.lostRequest()));
    all.add(Arguments.of(Operation.OPEN, Fault.lostReply()));
    all.add(Arguments.of(Operation.OPEN, Fault.stall()));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void endsInTheSameWay(Operation operation, Fault fault) {
    FileTree memory = tree();
    String inMemory;
    try (FaultyTransport transport = FaultyTransport.around(InMemoryTransport.over(memory))) {
      transport.onNext(operation, fault);
      inMemory = outcome(transport, operation, memory);
      assertThat(transport.faultsAhead()).isEmpty();
    }
    FileTree remote = tree();
    String overSftp;
    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", "of no value", remote).start()) {
      if (operation == Operation.OPEN) {
        server.onEvery(operation, fault); // a login that breaks off is tried once more
      } else {
        server.onNext(operation, fault);
      }
      try (FileTransport transport = transport(server, fault)) {
        overSftp = outcome(transport, operation, remote);
      }
      assertThat(server.faultsAhead()).isEmpty();
    }

    assertThat(overSftp).isEqualTo(inMemory);
  }

  private static FileTree tree() {
    FileTree tree = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
    tree.write("Commandes", "there.xls", new byte[SIZE]);
    return tree;
  }

  private static FileTransport transport(EmbeddedSftpServer server, Fault fault) {
    SftpSettings.Builder settings =
        SftpSettings.builder(
                server.host(),
                "shop",
                SftpCredentials.password("of no value".toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port());
    if (fault.toString().startsWith("stalled")) {
      settings.stallTimeout(Duration.ofMillis(500)).loginTimeout(Duration.ofSeconds(3));
    }
    return SftpTransport.to(settings.build());
  }

  private static String outcome(FileTransport transport, Operation operation, FileTree tree) {
    String told = "ok";
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (TransportSession session = transport.open()) {
      told = done(session, operation, tree, read);
    } catch (TransportException e) {
      told = e.kind() + " " + e.outcome();
    }
    List<String> left = new ArrayList<>();
    for (String name : tree.names("Commandes")) {
      left.add(name + " " + tree.read("Commandes", name).length);
    }
    // How much of a broken reading reached the caller depends on what the network had under way.
    return told + ", left " + left + (told.startsWith("ok") ? ", read " + read.size() : "");
  }

  private static String done(
      TransportSession session, Operation operation, FileTree tree, ByteArrayOutputStream read) {
    switch (operation) {
      case LIST -> {
        return "ok " + session.list(FOLDER).files().size() + session.list(FOLDER).refusedNames();
      }
      case FIND -> {
        return "ok " + session.find(FOLDER, "there.xls").isPresent();
      }
      case READ ->
          session.read(
              new RemoteFile(FOLDER, "there.xls", SIZE, tree.modified("Commandes", "there.xls")),
              read,
              TransferListener.NONE);
      case PUT ->
          session.put(
              FOLDER,
              "new.part",
              new ByteArrayInputStream(new byte[SIZE]),
              SIZE,
              TransferListener.NONE);
      case RENAME -> session.rename(FOLDER, "there.xls", "renamed.xls");
      case DELETE -> session.delete(FOLDER, "there.xls");
      case OPEN -> {}
    }
    return "ok";
  }
}
