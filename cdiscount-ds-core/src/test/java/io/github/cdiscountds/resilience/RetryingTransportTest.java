package io.github.cdiscountds.resilience;

import static io.github.cdiscountds.resilience.ScriptedServer.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingTransportTest {
  private static final RetrySettings SETTINGS =
      RetrySettings.DEFAULT
          .withAttempts(3)
          .withPauses(Duration.ofSeconds(1), Duration.ofSeconds(10))
          .withCircuit(5, Duration.ofSeconds(30))
          .withRefusedTime(Duration.ofMinutes(5));

  private final ScriptedServer server = new ScriptedServer();
  private final HandMovedTime time = new HandMovedTime();
  private final List<String> told = new ArrayList<>();

  private RetryingTransport retrying(RetrySettings settings, RandomGenerator random) {
    return RetryingTransport.around(server, settings, new Telling(), time, random);
  }

  /** Always waits as long as it may. */
  private RetryingTransport retrying(RetrySettings settings) {
    return retrying(
        settings,
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new UnsupportedOperationException();
          }

          @Override
          public long nextLong(long bound) {
            return bound - 1;
          }
        });
  }

  private final class Telling implements RetryListener {
    @Override
    public void retrying(
        String host, String operation, TransportException failure, Duration pause) {
      told.add(operation + " " + failure.kind() + " " + pause);
    }

    @Override
    public void circuitChanged(String host, CircuitState state) {
      told.add(state.name());
      throw new IllegalStateException("a listener that fails changes nothing");
    }
  }

  private static TransportException failureOf(Runnable call) {
    return catchThrowableOfType(TransportException.class, call::run);
  }

  @Nested
  class Opening {
    @Test
    void isTriedAgainAfterPausesThatGrow() {
      server.fails(Kind.CONNECT, Kind.BUSY);
      retrying(SETTINGS).open().close();
      assertThat(server.steps).containsExactly("open", "open", "open");
      assertThat(time.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(told).containsExactly("open CONNECT PT1S", "open BUSY PT2S");
      assertThat(server.openSessions).isZero();
    }

    @Test
    void endsWithTheLastFailureAndThoseBeforeSuppressed() {
      server.fails(Kind.CONNECT, Kind.BUSY, Kind.CONNECT);
      TransportException failure = failureOf(() -> retrying(SETTINGS).open());
      assertThat(failure).hasMessage("sftp://shop@host: open failed as planned [CONNECT]");
      assertThat(failure.getSuppressed())
          .extracting(suppressed -> ((TransportException) suppressed).kind())
          .containsExactly(Kind.CONNECT, Kind.BUSY);
      assertThat(server.steps).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
        value = Kind.class,
        names = {
          "AUTHENTICATION",
          "PROXY_AUTHENTICATION",
          "CREDENTIALS",
          "CONNECTION_LOST",
          "HOST_KEY_UNKNOWN",
          "HOST_KEY_CHANGED",
          "STALLED",
          "TIMED_OUT",
          "PERMISSION",
          "UNSUPPORTED",
          "INTERRUPTED"
        })
    void isNeverTriedAgainWhenItWouldFailAgain(Kind kind) {
      server.fails(kind);
      assertThat(failureOf(() -> retrying(SETTINGS).open()).kind()).isEqualTo(kind);
      assertThat(server.steps).containsExactly("open");
      assertThat(time.pauses).isEmpty();
    }

    @Test
    void isNotTriedLongerThanItMay() {
      server.fails(Kind.CONNECT, Kind.CONNECT, Kind.CONNECT);
      RetrySettings soonOver = SETTINGS.withTotalTime(Duration.ofMillis(2_999));
      failureOf(() -> retrying(soonOver).open());
      assertThat(time.pauses).containsExactly(Duration.ofSeconds(1));
      assertThat(server.steps).hasSize(2);
    }

    @Test
    void isTriedAgainUntilTheLastMomentOfItsTime() {
      server.fails(Kind.CONNECT, Kind.CONNECT);
      retrying(SETTINGS.withTotalTime(Duration.ofSeconds(3))).open();
      assertThat(time.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void remembersTheFirstTwentyFailures() {
      for (int i = 0; i < 30; i++) {
        server.fails(Kind.CONNECT);
      }
      RetrySettings settings =
          SETTINGS
              .withAttempts(30)
              .withTotalTime(Duration.ofHours(1))
              .withCircuit(0, Duration.ZERO);
      assertThat(failureOf(() -> retrying(settings).open()).getSuppressed()).hasSize(20);
    }

    @Test
    void neverWaitsLongerThanTheLongestPause() {
      server.fails(Kind.CONNECT, Kind.CONNECT, Kind.CONNECT, Kind.CONNECT);
      RetrySettings settings =
          SETTINGS
              .withAttempts(10)
              .withPauses(Duration.ofSeconds(1), Duration.ofMillis(2_500))
              .withCircuit(0, Duration.ZERO);
      retrying(settings).open();
      assertThat(time.pauses)
          .containsExactly(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofMillis(2_500),
              Duration.ofMillis(2_500));
    }

    @Test
    void waitsARandomPartOfEachPause() {
      long seed = Long.getLong("seed", new Random().nextLong());
      RetrySettings settings =
          SETTINGS
              .withAttempts(100)
              .withTotalTime(Duration.ofHours(9))
              .withCircuit(0, Duration.ZERO);
      for (int i = 0; i < 99; i++) {
        server.fails(Kind.CONNECT);
      }
      retrying(settings, new Random(seed)).open();
      assertThat(time.pauses)
          .as("seed %d", seed)
          .allMatch(pause -> !pause.isNegative() && pause.compareTo(Duration.ofSeconds(10)) <= 0);
      assertThat(time.pauses.stream().distinct().count()).as("seed %d", seed).isGreaterThan(50);
      assertThat(time.pauses.get(0)).as("seed %d", seed).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void endsWhenTheWaitingThreadIsInterrupted() {
      server.fails(Kind.CONNECT);
      time.isInterrupting = true;
      TransportException failure = failureOf(() -> retrying(SETTINGS).open());
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure)
          .hasMessage(
              "sftp://shop@host: interrupted while waiting to try again: see the cause [INTERRUPTED]")
          .hasCauseInstanceOf(TransportException.class);
      assertThat(server.steps).hasSize(1);
    }

    @Test
    void isNeverTriedAgainWithoutRetries() {
      server.fails(Kind.CONNECT);
      assertThat(failureOf(() -> retrying(RetrySettings.none()).open()).kind())
          .isEqualTo(Kind.CONNECT);
      server.fails(Kind.AUTHENTICATION, Kind.AUTHENTICATION);
      RetryingTransport never = retrying(RetrySettings.none());
      failureOf(never::open);
      assertThat(failureOf(never::open).kind()).isEqualTo(Kind.AUTHENTICATION);
    }
  }

  @Nested
  class ASession {
    @Test
    void isGivenAnotherConnectionWhenTheOldOneBreaksWhileItLists() {
      server.works().fails(Kind.CONNECTION_LOST, Kind.CONNECT);
      TransportSession session = retrying(SETTINGS).open();
      assertThat(session.list(FOLDER).files()).hasSize(1);
      assertThat(server.steps).containsExactly("open", "list", "open", "open", "list");
      assertThat(server.openSessions).isEqualTo(1);
      assertThat(session.find(FOLDER, "SuiviCommandes.xls")).isPresent();
      session.close();
      assertThat(server.openSessions).isZero();
    }

    @Test
    void tellsTheKeyOfItsServerUntilItIsClosed() {
      TransportSession session = retrying(SETTINGS).open();
      assertThat(session.serverKey()).contains("SHA256:planned");
      session.close();
      assertThat(session.serverKey()).isEmpty();
    }

    @Test
    void isNotGivenAnotherConnectionOnceOneBrokeDuringTheLogin() {
      server.works().fails(Kind.CONNECTION_LOST, Kind.CONNECTION_LOST);
      TransportSession session = retrying(SETTINGS.withAttempts(10)).open();
      assertThat(failureOf(() -> session.list(FOLDER)).kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(server.steps).containsExactly("open", "list", "open");
    }

    @Test
    void triesAgainInAnotherConnectionWhatTheServerCouldNotDo() {
      server.works().fails(Kind.SERVER);
      retrying(SETTINGS).open().find(FOLDER, "SuiviCommandes.xls");
      assertThat(server.steps).containsExactly("open", "find", "open", "find");
      assertThat(server.openSessions).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
        value = Kind.class,
        names = {"NO_SUCH_FOLDER", "PERMISSION", "NO_SUCH_FILE"})
    void livesOnAfterAnAnswer(Kind kind) {
      server.works().fails(kind);
      TransportSession session = retrying(SETTINGS).open();
      assertThat(failureOf(() -> session.list(FOLDER)).kind()).isEqualTo(kind);
      session.list(FOLDER);
      assertThat(server.steps).containsExactly("open", "list", "list");
    }

    @Test
    @Tag("INV-1")
    void neverRepeatsWhatMayHaveTakenEffect() {
      for (String step : List.of("put", "rename", "delete")) {
        server.steps.clear();
        server.works().fails(Kind.CONNECTION_LOST);
        TransportSession session = retrying(SETTINGS).open();
        TransportException failure =
            failureOf(
                () -> {
                  switch (step) {
                    case "put" ->
                        session.put(
                            FOLDER,
                            "a.part",
                            new ByteArrayInputStream(new byte[1]),
                            1,
                            TransferListener.NONE);
                    case "rename" -> session.rename(FOLDER, "a.part", "a");
                    default -> session.delete(FOLDER, "a");
                  }
                });
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.steps).containsExactly("open", step);
        assertThat(server.openSessions).isZero();
        TransportException dead = failureOf(() -> session.list(FOLDER));
        assertThat(dead)
            .hasMessage(
                "sftp://shop@host Suivi: the connection broke earlier; open another session [CONNECTION_LOST]");
        assertThat(server.steps).containsExactly("open", step);
        session.close();
        assertThat(failureOf(() -> session.list(FOLDER)).kind()).isEqualTo(Kind.CLOSED);
      }
      assertThat(time.pauses).isEmpty();
    }
  }

  @Nested
  class AReading {
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();

    @Test
    void goesOnInAnotherConnectionFromTheByteItReached() {
      fill(1_000);
      server.cuts.addAll(List.of(300, 0, 200));
      List<Long> progress = new ArrayList<>();
      RetryingTransport transport = retrying(SETTINGS.withAttempts(4));
      RemoteFile read =
          transport.open().read(server.file(), target, (path, done, total) -> progress.add(done));
      assertThat(read).isEqualTo(server.file());
      assertThat(target.toByteArray()).isEqualTo(server.content);
      assertThat(server.steps)
          .containsExactly(
              "open", "read 0", "open", "read 300", "open", "read 300", "open", "read 500");
      assertThat(progress).containsExactly(300L, 300L, 500L, 1_000L);
    }

    @Test
    void fromAnOffsetGoesOnBehindIt() {
      fill(1_000);
      server.cuts.add(300);
      retrying(SETTINGS).open().read(server.file(), 100, target, TransferListener.NONE);
      assertThat(server.steps).containsExactly("open", "read 100", "open", "read 400");
      assertThat(target.size()).isEqualTo(900);
    }

    @Test
    void thatGetsOnMayBreakMoreOftenThanThereAreAttempts() {
      fill(10 * 65_536);
      for (int i = 0; i < 9; i++) {
        server.cuts.add(65_536);
      }
      retrying(SETTINGS).open().read(server.file(), target, TransferListener.NONE);
      assertThat(target.toByteArray()).isEqualTo(server.content);
      assertThat(time.pauses).hasSize(9).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void thatDoesNotGetOnEnds() {
      fill(100);
      server.cuts.addAll(List.of(1, 1, 1, 1));
      TransportException failure =
          failureOf(
              () -> retrying(SETTINGS).open().read(server.file(), target, TransferListener.NONE));
      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure.getSuppressed()).hasSize(2);
      assertThat(target.size()).isEqualTo(3);
    }

    @Test
    void thatGotOnOnceHasItsAttemptsFromThereOn() {
      fill(65_600);
      server.cuts.addAll(List.of(65_536, 1, 1, 1));
      TransportSession session = retrying(SETTINGS).open();
      assertThat(failureOf(() -> session.read(server.file(), target, TransferListener.NONE)).kind())
          .isEqualTo(Kind.CONNECTION_LOST);
      assertThat(target.size()).isEqualTo(65_538);
    }

    @Test
    void mayComeInSingleBytes() {
      fill(100);
      server.isBytewise = true;
      server.cuts.add(30);
      retrying(SETTINGS).open().read(server.file(), target, TransferListener.NONE);
      assertThat(target.toByteArray()).isEqualTo(server.content);
      assertThat(server.steps).containsExactly("open", "read 0", "open", "read 30");
    }

    @Test
    void reachesATargetThatKeepsBytesBackUntilItIsFlushed() {
      fill(100);
      retrying(SETTINGS)
          .open()
          .read(server.file(), new BufferedOutputStream(target, 8_192), TransferListener.NONE);
      assertThat(target.toByteArray()).isEqualTo(server.content);
    }

    @Test
    void endsWhenTheFileIsNoLongerTheListedOne() {
      fill(1_000);
      RemoteFile listed = server.file();
      server.cuts.add(300);
      TransportSession session = retrying(SETTINGS).open();
      TransportException failure =
          failureOf(
              () ->
                  session.read(
                      listed,
                      target,
                      (path, done, total) -> server.modified = Instant.EPOCH.plusSeconds(61)));
      assertThat(failure.kind()).isEqualTo(Kind.CHANGED_WHILE_READ);
      assertThat(failure.getSuppressed()).hasSize(1);
      assertThat(server.steps).containsExactly("open", "read 0", "open", "read 300");
    }

    @Test
    void doesNotGoOnWhereNobodyCanTellWhetherTheFileIsTheSame() {
      fill(1_000);
      server.modified = Instant.EPOCH;
      server.cuts.addAll(List.of(0, 300));
      TransportSession session = retrying(SETTINGS).open();
      assertThat(failureOf(() -> session.read(server.file(), target, TransferListener.NONE)).kind())
          .isEqualTo(Kind.CONNECTION_LOST);
      assertThat(server.steps).containsExactly("open", "read 0", "open", "read 0");
    }

    @Test
    void isNotTriedAgainWhenItsTargetFails() {
      fill(10);
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("full");
            }
          };
      TransportSession session = retrying(SETTINGS).open();
      assertThat(failureOf(() -> session.read(server.file(), full, TransferListener.NONE)).kind())
          .isEqualTo(Kind.LOCAL_IO);
      assertThat(server.steps).containsExactly("open", "read 0");
    }

    @Test
    void isNotTriedAgainWhenItsTargetFailsWhateverTheTransportMakesOfIt() {
      fill(10);
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) {
              throw new TransportException(
                  Kind.SERVER, Outcome.NOTHING_DONE, "host", null, "the target failed", null);
            }
          };
      TransportSession session = retrying(SETTINGS).open();
      assertThat(failureOf(() -> session.read(server.file(), full, TransferListener.NONE)).kind())
          .isEqualTo(Kind.SERVER);
      assertThat(server.steps).containsExactly("open", "read 0");
    }

    private void fill(int size) {
      server.content = new byte[size];
      new Random(size).nextBytes(server.content);
    }
  }

  @Test
  void aListenerThatGivesNoneForTheTransportIsNamed() {
    RetryListener none =
        new RetryListener() {
          @Override
          @SuppressWarnings("NullAway") // what an adopter's mock may do
          public RetryListener forTransport(String host) {
            return null;
          }
        };
    assertThatNullPointerException()
        .isThrownBy(() -> RetryingTransport.around(server, SETTINGS, none))
        .withMessage("forTransport");
  }

  @Nested
  class TheCircuit {
    private final RetryingTransport transport = retrying(SETTINGS.withAttempts(1));

    @Test
    void opensAfterFailuresInARowAndLeavesTheServerAlone() {
      failToConnect(5);
      assertThat(told).containsExactly("OPEN");
      assertThat(transport.circuit()).isEqualTo(CircuitState.OPEN);
      server.steps.clear();
      TransportException failure = failureOf(transport::open);
      assertThat(failure)
          .hasMessage(
              "sftp://shop@host: the server isn't asked for another 30 s, since it failed 5 times in a row [CIRCUIT_OPEN]");
      assertThat(failure.getCause())
          .hasMessage("sftp://shop@host: open failed as planned [CONNECT]");
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
      assertThat(server.steps).isEmpty();
    }

    @Test
    void triesOneConnectionAfterAWhileAndClosesWhenItWorks() {
      failToConnect(5);
      time.advance(Duration.ofSeconds(30).minusNanos(1));
      assertThat(failureOf(transport::open).kind()).isEqualTo(Kind.CIRCUIT_OPEN);
      time.advance(Duration.ofNanos(1));
      transport.open().list(FOLDER);
      assertThat(told).containsExactly("OPEN", "HALF_OPEN", "CLOSED");
      failToConnect(4);
      assertThat(transport.circuit()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void opensAtOnceWhenTheConnectionThatWasTriedFails() {
      failToConnect(5);
      time.advance(Duration.ofSeconds(30));
      failToConnect(1);
      assertThat(told).containsExactly("OPEN", "HALF_OPEN", "OPEN");
      assertThat(failureOf(transport::open).kind()).isEqualTo(Kind.CIRCUIT_OPEN);
    }

    @Test
    void opensAtOnceWhenWhatWasTriedConnectsAndCarriesNothing() {
      failToConnect(5);
      time.advance(Duration.ofSeconds(30));
      TransportSession session = transport.open();
      server.fails(Kind.STALLED);
      failureOf(() -> session.list(FOLDER));
      assertThat(transport.circuit()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void letsNobodyElseInWhileOneConnectionIsTried() {
      RetryingTransport[] self = new RetryingTransport[1];
      List<Kind> meanwhile = new ArrayList<>();
      self[0] =
          RetryingTransport.around(
              new FileTransport() {
                @Override
                public TransportSession open() {
                  if (self[0].circuit() == CircuitState.HALF_OPEN) {
                    meanwhile.add(failureOf(self[0]::open).kind());
                  }
                  return server.open();
                }

                @Override
                public String describe() {
                  return server.describe();
                }

                @Override
                public void close() {
                  server.close();
                }
              },
              SETTINGS.withAttempts(1).withCircuit(1, Duration.ofSeconds(30)),
              RetryListener.NONE,
              time,
              new Random(1));
      server.fails(Kind.CONNECT);
      failureOf(self[0]::open);
      time.advance(Duration.ofSeconds(30));
      self[0].open();
      assertThat(meanwhile).containsExactly(Kind.CIRCUIT_OPEN);
    }

    @Test
    void letsTheNextOneTryWhenWhatWasTriedCameToNothing() {
      failToConnect(5);
      time.advance(Duration.ofSeconds(30));
      server.bug = new IllegalStateException("planned");
      assertThatIllegalStateException().isThrownBy(transport::open);
      server.bug = null;
      transport.open();
      assertThat(told).containsExactly("OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN", "CLOSED");
    }

    @Test
    void opensForLongerAtOnceWhenTheLoginIsRefused() {
      server.fails(Kind.AUTHENTICATION);
      failureOf(transport::open);
      TransportException failure = failureOf(transport::open);
      assertThat(failure)
          .hasMessage(
              "sftp://shop@host: the server isn't asked for another 300 s, since it refused the login and might lock the account [CIRCUIT_OPEN]");
      time.advance(Duration.ofSeconds(299));
      assertThat(failureOf(transport::open).kind()).isEqualTo(Kind.CIRCUIT_OPEN);
      assertThat(server.steps).hasSize(1);
      time.advance(Duration.ofSeconds(1));
      transport.open();
      assertThat(server.steps).hasSize(2);
    }

    @Test
    void opensForLongerAtOnceWhenAProxyRefusesItsLogin() {
      server.fails(Kind.PROXY_AUTHENTICATION);
      failureOf(transport::open);
      assertThat(failureOf(transport::open))
          .hasMessage(
              "sftp://shop@host: the server isn't asked for another 300 s, since the proxy refused the login and might lock the account [CIRCUIT_OPEN]");
      assertThat(server.steps).hasSize(1);
    }

    @Test
    void neverAsksAgainAfterARefusedLoginWhereThatIsWanted() {
      RetryingTransport once = retrying(SETTINGS.withRefusedTime(ChronoUnit.FOREVER.getDuration()));
      server.fails(Kind.AUTHENTICATION);
      assertThat(failureOf(once::open).kind()).isEqualTo(Kind.AUTHENTICATION);
      time.advance(Duration.ofDays(3650));
      assertThat(failureOf(once::open).kind()).isEqualTo(Kind.CIRCUIT_OPEN);
      assertThat(server.steps).containsExactly("open");
    }

    @Test
    void stillClosesWhenItsListenerFailsForGood() {
      RetryingTransport watched =
          RetryingTransport.around(
              server,
              SETTINGS.withAttempts(1).withCircuit(1, Duration.ofSeconds(30)),
              new RetryListener() {
                @Override
                public void circuitChanged(String host, CircuitState state) {
                  throw new NoClassDefFoundError("planned");
                }
              },
              time,
              new Random(1));
      server.fails(Kind.CONNECT);
      assertThat(failureOf(watched::open).kind()).isEqualTo(Kind.CONNECT);
      time.advance(Duration.ofSeconds(30));
      watched.open().close();
      assertThat(watched.circuit()).isEqualTo(CircuitState.CLOSED);
      assertThat(server.openSessions).isZero();
    }

    @Test
    void isClosedByHandOnceThePasswordIsRight() {
      server.fails(Kind.AUTHENTICATION);
      failureOf(transport::open);
      transport.resetCircuit();
      transport.open();
      assertThat(told).containsExactly("OPEN", "CLOSED");
    }

    @Test
    void staysClosedWhenFailuresAreNotInARow() {
      for (int i = 0; i < 10; i++) {
        failToConnect(4);
        transport.open().list(FOLDER);
      }
      assertThat(told).isEmpty();
    }

    @Test
    void countsConnectionsThatWereMadeButCarriedNothing() {
      for (int i = 0; i < 5; i++) {
        TransportSession session = transport.open();
        server.fails(Kind.STALLED);
        failureOf(() -> session.delete(FOLDER, "a"));
      }
      assertThat(transport.circuit()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void doesNotMindWhatTheServerAnswers() {
      TransportSession session = transport.open();
      for (int i = 0; i < 10; i++) {
        server.fails(Kind.NO_SUCH_FOLDER);
        failureOf(() -> session.list(FOLDER));
      }
      assertThat(told).isEmpty();
    }

    @Test
    void leavesConnectionsAloneThatWork() {
      TransportSession session = transport.open();
      failToConnect(5);
      assertThat(session.list(FOLDER).files()).hasSize(1);
    }

    @Test
    void endsTheAttemptsOfAnOperationThatNeedsAnotherConnection() {
      RetryingTransport trying =
          retrying(SETTINGS.withAttempts(9).withCircuit(3, Duration.ofHours(1)));
      TransportSession session = trying.open();
      server.fails(Kind.CONNECTION_LOST, Kind.CONNECT, Kind.CONNECT);
      TransportException failure = failureOf(() -> session.list(FOLDER));
      assertThat(failure.kind()).isEqualTo(Kind.CIRCUIT_OPEN);
      assertThat(failure.getSuppressed()).hasSize(3);
    }

    private void failToConnect(int times) {
      for (int i = 0; i < times; i++) {
        server.fails(Kind.CONNECT);
        assertThat(failureOf(transport::open).kind()).isEqualTo(Kind.CONNECT);
      }
    }
  }

  @Test
  void closingItClosesWhatItWasPutAround() {
    RetryingTransport transport = RetryingTransport.around(server, RetrySettings.DEFAULT);
    assertThat(transport.describe()).isEqualTo("sftp://shop@host");
    transport.close();
    assertThat(server.isClosed).isTrue();
  }
}
