package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FaultyTransportTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
  private final FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));

  @Test
  void aLostReplyHidesThatTheRenameTookEffect() {
    tree.write("Commandes", "orders.xls.part", "x");
    server.onNext(Operation.RENAME, Fault.lostReply());
    TransportSession session = server.open();

    TransportException failure =
        failureOf(() -> session.rename(ORDERS, "orders.xls.part", "orders.xls"));

    assertThat(failure)
        .hasMessage(
            "memory:/ Commandes/orders.xls.part: the connection broke, as the test planned"
                + " [CONNECTION_LOST]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.names("Commandes")).containsExactly("orders.xls");
  }

  @Test
  void aLostRequestLooksTheSameButDidNothing() {
    tree.write("Commandes", "orders.xls.part", "x");
    server.onNext(Operation.RENAME, Fault.lostRequest());
    TransportSession session = server.open();

    TransportException failure =
        failureOf(() -> session.rename(ORDERS, "orders.xls.part", "orders.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.names("Commandes")).containsExactly("orders.xls.part");
  }

  @Test
  void aRefusalDoesNothingAndSaysSo() {
    tree.createFolder("Commandes");
    server.onNext(Operation.PUT, Fault.refused(Kind.PERMISSION));
    TransportSession session = server.open();

    TransportException failure = failureOf(() -> put(session, "orders.xls", 3));

    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(tree.names("Commandes")).isEmpty();
    put(session, "orders.xls", 3);
    assertThat(tree.names("Commandes")).containsExactly("orders.xls");
  }

  @Test
  void onlyTheNthCallFails() {
    tree.createFolder("Commandes");
    TransportSession session = server.open();
    session.list(ORDERS);
    server.onNth(Operation.LIST, 2, Fault.refused(Kind.SERVER));

    session.list(ORDERS);
    assertThat(server.faultsAhead()).containsExactly("LIST 3: refused as SERVER");
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.SERVER);
    session.list(ORDERS);
    assertThat(server.faultsAhead()).isEmpty();
  }

  @Test
  void twoFaultsForTheNextCallAreForTwoCalls() {
    tree.createFolder("Commandes");
    TransportSession session = server.open();
    server.onNext(Operation.LIST, Fault.refused(Kind.SERVER));
    server.onNext(Operation.LIST, Fault.refused(Kind.PERMISSION));
    server.onNth(Operation.LIST, 2, Fault.refused(Kind.NO_SUCH_FOLDER));

    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.SERVER);
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.PERMISSION);
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
    session.list(ORDERS);
    assertThat(server.faultsAhead()).isEmpty();
  }

  @Test
  void aLastingFaultTakesThePlaceOfTheOneBefore() {
    server.onEvery(Operation.OPEN, Fault.refused(Kind.CONNECT));
    server.onEvery(Operation.OPEN, Fault.refused(Kind.AUTHENTICATION));

    assertThat(failureOf(server::open).kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failureOf(server::open).kind()).isEqualTo(Kind.AUTHENTICATION);
  }

  @Test
  void callsThatReachNoServerMeetNoFault() {
    tree.createFolder("Commandes");
    AtomicInteger pickUps = new AtomicInteger();
    server.onNext(Operation.PUT, Fault.cutAfter(10));
    server.onNext(Operation.FIND, Fault.meanwhile(pickUps::incrementAndGet));
    TransportSession broken = server.open();
    TransportSession closed = server.open();
    closed.close();

    assertThat(failureOf(() -> put(broken, "a.part", 100)).kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failureOf(() -> broken.find(ORDERS, "a.part")).kind())
        .isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failureOf(() -> closed.find(ORDERS, "a.part")).kind()).isEqualTo(Kind.CLOSED);

    assertThat(server.pathsOf(Operation.FIND)).hasSize(2);
    assertThat(server.faultsStruck()).hasSize(1);
    assertThat(server.faultsAhead()).hasSize(1);
    assertThat(pickUps).hasValue(0);
    server.open().find(ORDERS, "a.part");
    assertThat(pickUps).hasValue(1);
  }

  @Test
  void everyOpeningFailsUntilTheServerIsHealed() {
    server.onEvery(Operation.OPEN, Fault.refused(Kind.CONNECT));

    assertThat(failureOf(server::open).kind()).isEqualTo(Kind.CONNECT);
    assertThat(failureOf(server::open).kind()).isEqualTo(Kind.CONNECT);
    server.heal();
    server.open().close();
  }

  @Test
  void aCutUploadLeavesExactlyWhatArrived() {
    tree.createFolder("Commandes");
    server.onNext(Operation.PUT, Fault.cutAfter(50_000));
    TransportSession session = server.open();

    TransportException failure = failureOf(() -> put(session, "orders.xls.part", 100_000));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.read("Commandes", "orders.xls.part")).hasSize(50_000);
  }

  @Test
  void aCutDownloadGivesExactlyWhatArrived() {
    tree.write("Suivi", "tracking.xls", new byte[100_000]);
    server.onNext(Operation.READ, Fault.cutAfter(50_000));
    TransportSession session = server.open();
    RemoteFile listed = session.list(new RemoteFolder("Suivi")).files().get(0);
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    TransportException failure =
        failureOf(() -> session.read(listed, target, TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(target.size()).isEqualTo(50_000);
  }

  @Test
  void aCutIsCountedFromWhereAReadingGoesOn() {
    tree.write("Suivi", "tracking.xls", new byte[100_000]);
    server.onNext(Operation.READ, Fault.cutAfter(20_000));
    TransportSession session = server.open();
    RemoteFile listed = session.list(new RemoteFolder("Suivi")).files().get(0);
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    TransportException failure =
        failureOf(() -> session.read(listed, 50_000, target, TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(target.size()).isEqualTo(20_000);
    assertThat(failureOf(() -> session.read(listed, 70_000, target, TransferListener.NONE)))
        .hasMessage(
            "memory:/ Suivi/tracking.xls: the connection broke earlier; open another session"
                + " [CONNECTION_LOST]");
  }

  @Test
  void aCutBeyondTheEndStillBreaks() {
    tree.createFolder("Commandes");
    server.onNext(Operation.PUT, Fault.cutAfter(1000));
    TransportSession session = server.open();

    assertThat(failureOf(() -> put(session, "orders.xls", 3)).kind())
        .isEqualTo(Kind.CONNECTION_LOST);
    assertThat(tree.read("Commandes", "orders.xls")).hasSize(3);
  }

  @Test
  void aBrokenSessionStaysBroken() {
    tree.createFolder("Commandes");
    server.onNext(Operation.LIST, Fault.lostReply());
    TransportSession session = server.open();
    failureOf(() -> session.list(ORDERS));

    assertThat(failureOf(() -> session.find(ORDERS, "orders.xls")))
        .hasMessage(
            "memory:/ Commandes/orders.xls: the connection broke earlier; open another session"
                + " [CONNECTION_LOST]");
    session.close();
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.CLOSED);
    assertThat(server.open().list(ORDERS).files()).isEmpty();
  }

  @Test
  void somethingMayHappenMeanwhile() {
    tree.write("Commandes", "orders.xls.part", "x");
    server.onNext(
        Operation.RENAME, Fault.meanwhile(() -> tree.delete("Commandes", "orders.xls.part")));
    TransportSession session = server.open();

    assertThat(failureOf(() -> session.rename(ORDERS, "orders.xls.part", "orders.xls")).kind())
        .isEqualTo(Kind.NO_SUCH_FILE);
  }

  @Test
  void remembersEveryCall() {
    tree.createFolder("Commandes");
    try (TransportSession session = server.open()) {
      session.list(ORDERS);
      put(session, "orders.xls", 3);
    }
    server.onNext(Operation.OPEN, Fault.refused(Kind.CONNECT));
    failureOf(server::open);

    assertThat(server.calls())
        .extracting(FaultyTransport.Call::toString)
        .containsExactly(
            "1 OPEN memory:/", "1 LIST Commandes", "1 PUT Commandes/orders.xls", "2 OPEN memory:/");
    assertThat(server.pathsOf(Operation.LIST)).containsExactly("Commandes");
    assertThat(server.forgetCalls().calls()).isEmpty();
  }

  @Test
  void refusesPlansThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.RENAME, Fault.cutAfter(3)))
        .withMessage("cut after 3 bytes planned for RENAME: expected READ or PUT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNth(Operation.LIST, 0, Fault.lostReply()))
        .withMessage("call 0: expected 1 (the next call) or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.cutAfter(-1))
        .withMessage("cut after -1 bytes: expected 0 or more");
  }

  private static void put(TransportSession session, String name, int size) {
    session.put(
        ORDERS, name, new ByteArrayInputStream(new byte[size]), size, TransferListener.NONE);
  }

  private static TransportException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(TransportException.class, call);
  }
}
