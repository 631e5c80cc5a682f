package io.github.cdiscountds.resilience;

import static io.github.cdiscountds.resilience.ScriptedServer.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a server that was left alone, or tried again, says to the circuit. */
class CircuitTest {
  private static final RetrySettings SETTINGS =
      RetrySettings.DEFAULT.withAttempts(1).withCircuit(5, Duration.ofSeconds(30));

  private final ScriptedServer server = new ScriptedServer();
  private final HandMovedTime time = new HandMovedTime();
  private final List<CircuitState> told = new ArrayList<>();
  private final RetryingTransport transport = around(SETTINGS);

  private RetryingTransport around(RetrySettings settings) {
    return RetryingTransport.around(
        server,
        settings,
        new RetryListener() {
          @Override
          public void circuitChanged(String host, CircuitState state) {
            told.add(state);
          }
        },
        time,
        new Random(1));
  }

  private static TransportException failureOf(Runnable call) {
    return catchThrowableOfType(TransportException.class, call::run);
  }

  private void failToConnect(int times) {
    for (int i = 0; i < times; i++) {
      server.fails(Kind.CONNECT);
      assertThat(failureOf(transport::open).kind()).isEqualTo(Kind.CONNECT);
    }
  }

  @Test
  void tellsHowLongTheServerIsStillLeftAlone() {
    failToConnect(5);
    time.advance(Duration.ofMillis(9_001));
    assertThat(failureOf(transport::open))
        .hasMessage(
            "sftp://shop@host: the server isn't asked for another 21 s, since it failed 5 times in a row [CIRCUIT_OPEN]");
  }

  @Test
  void countsTheFailuresInARowFromWhenTheServerWasTriedAgain() {
    failToConnect(5);
    time.advance(Duration.ofSeconds(30));
    TransportSession session = transport.open();
    server.fails(Kind.STALLED);
    failureOf(() -> session.list(FOLDER));
    assertThat(failureOf(transport::open))
        .hasMessage(
            "sftp://shop@host: the server isn't asked for another 30 s, since it failed 5 times in a row [CIRCUIT_OPEN]");
  }

  @Test
  void tellsWhoComesWhileOneIsTriedToTryAgainLater() {
    Circuit circuit = new Circuit("host", SETTINGS.withCircuit(1, Duration.ZERO), time, told::add);
    TransportException lost = ScriptedServer.failure(Kind.CONNECTION_LOST, "open");
    circuit.failed(circuit.enter(), lost);
    assertThat(circuit.enter()).isEqualTo(Circuit.Entry.PROBE);
    assertThat(failureOf(circuit::enter))
        .hasMessage(
            "host: the server failed before, and another connection to it is being tried: try again later [CIRCUIT_OPEN]")
        .hasCause(lost);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"INTERRUPTED", "CLOSED", "BUSY", "CREDENTIALS", "LOCAL_IO"})
  void letsTheNextOneTryAtOnceWhenTheServerWasNotHeard(Kind kind) {
    Circuit circuit = new Circuit("host", SETTINGS.withCircuit(1, Duration.ZERO), time, told::add);
    circuit.failed(circuit.enter(), ScriptedServer.failure(Kind.CONNECT, "open"));
    circuit.failed(circuit.enter(), ScriptedServer.failure(kind, "open"));
    assertThat(told).containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.OPEN);
    assertThat(circuit.enter()).isEqualTo(Circuit.Entry.PROBE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"HOST_KEY_CHANGED", "SERVER", "UNSUPPORTED"})
  void isClosedByAnyWordOfTheServer(Kind kind) {
    failToConnect(5);
    time.advance(Duration.ofSeconds(30));
    server.fails(kind);
    failureOf(transport::open);
    assertThat(told)
        .containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
    failToConnect(4);
    assertThat(transport.circuit()).isEqualTo(CircuitState.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"INCOMPLETE", "CHANGED_WHILE_READ", "LOCAL_IO"})
  void hearsOfTheLoginThatFollowsASpoiltTransfer(Kind kind) {
    TransportSession session = transport.open();
    server.fails(kind);
    OutputStream target = OutputStream.nullOutputStream();
    assertThat(failureOf(() -> session.read(server.file(), target, TransferListener.NONE)).kind())
        .isEqualTo(kind);
    server.steps.clear();
    server.fails(Kind.AUTHENTICATION);
    assertThat(failureOf(() -> session.delete(FOLDER, "a")).kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(server.steps).containsExactly("open");
    assertThat(server.openSessions).isZero();
    assertThat(transport.circuit()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void takesAnotherConnectionAfterASpoiltTransfer() {
    TransportSession session = transport.open();
    server.fails(Kind.INCOMPLETE);
    OutputStream target = OutputStream.nullOutputStream();
    failureOf(() -> session.read(server.file(), target, TransferListener.NONE));
    server.steps.clear();
    session.find(FOLDER, "a");
    session.delete(FOLDER, "a");
    assertThat(server.steps).containsExactly("open", "find", "delete");
    session.close();
    assertThat(server.openSessions).isZero();
  }

  @Test
  void neverOpensWhereItIsSwitchedOff() {
    RetryingTransport never = around(SETTINGS.withCircuit(0, Duration.ofSeconds(30)));
    for (int i = 0; i < 9; i++) {
      server.fails(Kind.CONNECT);
      assertThat(failureOf(never::open).kind()).isEqualTo(Kind.CONNECT);
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "find", "read", "put", "rename", "delete"})
  void countsAnewAfterWhateverWorked(String step) {
    TransportSession session = transport.open();
    failToConnect(4);
    switch (step) {
      case "list" -> session.list(FOLDER);
      case "find" -> session.find(FOLDER, "a");
      case "read" ->
          session.read(server.file(), OutputStream.nullOutputStream(), TransferListener.NONE);
      case "put" ->
          session.put(
              FOLDER, "a.part", new ByteArrayInputStream(new byte[1]), 1, TransferListener.NONE);
      case "rename" -> session.rename(FOLDER, "a.part", "a");
      default -> session.delete(FOLDER, "a");
    }
    failToConnect(4);
    assertThat(told).isEmpty();
  }

  @Test
  void isSharedByTheViewThatTriesNothingAgain() {
    RetryingTransport trying = around(SETTINGS.withAttempts(3));
    FileTransport once = trying.withoutRetries();
    server.fails(Kind.CONNECT);
    assertThat(failureOf(once::open).kind()).isEqualTo(Kind.CONNECT);
    assertThat(server.steps).containsExactly("open");
    server.fails(Kind.AUTHENTICATION);
    failureOf(once::open);
    assertThat(trying.circuit()).isEqualTo(CircuitState.OPEN);
    assertThat(failureOf(trying::open).kind()).isEqualTo(Kind.CIRCUIT_OPEN);
    once.close();
    assertThat(server.isClosed).isTrue();
  }

  @Test
  void warnsWhenAServerIsLeftAloneAndTellsWhenItIsAskedAgain() {
    Logger logger = (Logger) LoggerFactory.getLogger(RetryingTransport.class);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    Level level = logger.getLevel();
    logger.setLevel(Level.INFO);
    events.start();
    logger.addAppender(events);
    try {
      failToConnect(5);
      time.advance(Duration.ofSeconds(30));
      transport.open();
    } finally {
      logger.detachAppender(events);
      logger.setLevel(level);
    }
    assertThat(events.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly(
            "WARN sftp://shop@host isn't asked for a while",
            "INFO sftp://shop@host: circuit HALF_OPEN",
            "INFO sftp://shop@host: circuit CLOSED");
  }
}
