package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.NetworkProxy;
import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** The faults of the network, each planted on a line of its own to an OpenSSH server. */
final class NetworkFaults {
  /** In the middle of a login's answers. */
  private static final int LOGIN = 700;

  /** In the middle of the few requests of a small operation. */
  private static final int SMALL = 150;

  private static final int MOMENT_MILLIS = 150;

  /** What happens to the line, before the client connects or once it has logged in. */
  record Planting(Change atFirst, Change afterLogin) {}

  /** What happens to a line. */
  interface Change {
    void on(NetworkProxy line, Deed deed);
  }

  private final Map<String, Planting> plantings = new LinkedHashMap<>();

  NetworkFaults() {
    atFirst("refused", (line, deed) -> line.refuseConnections());
    atFirst("accepted-silently", (line, deed) -> line.acceptSilently());
    atFirst("accepted-and-cut", (line, deed) -> line.acceptAndCut());
    atFirst("accepted-and-reset", (line, deed) -> line.acceptAndReset());
    atFirst("cut-during-login", (line, deed) -> line.cutAfter(Direction.TO_CLIENT, LOGIN));
    atFirst("reset-during-login", (line, deed) -> line.resetAfter(Direction.TO_CLIENT, LOGIN));
    atFirst("stalled-during-login", (line, deed) -> line.stallAfter(Direction.TO_CLIENT, LOGIN));
    afterLogin("cut-before", (line, deed) -> line.cut());
    afterLogin("reset-before", (line, deed) -> line.reset());
    afterLogin(
        "requests-cut",
        (line, deed) -> line.cutAfter(Direction.TO_SERVER, bytes(deed, Direction.TO_SERVER)));
    afterLogin(
        "answers-cut",
        (line, deed) -> line.cutAfter(Direction.TO_CLIENT, bytes(deed, Direction.TO_CLIENT)));
    afterLogin(
        "requests-reset",
        (line, deed) -> line.resetAfter(Direction.TO_SERVER, bytes(deed, Direction.TO_SERVER)));
    afterLogin(
        "answers-reset",
        (line, deed) -> line.resetAfter(Direction.TO_CLIENT, bytes(deed, Direction.TO_CLIENT)));
    afterLogin("black-hole", (line, deed) -> line.stall());
    afterLogin(
        "requests-stalled",
        (line, deed) -> line.stallAfter(Direction.TO_SERVER, bytes(deed, Direction.TO_SERVER)));
    afterLogin(
        "answers-stalled",
        (line, deed) -> line.stallAfter(Direction.TO_CLIENT, bytes(deed, Direction.TO_CLIENT)));
    afterLogin("half-closed-to-server", (line, deed) -> line.halfClose(Direction.TO_SERVER));
    afterLogin("half-closed-to-client", (line, deed) -> line.halfClose(Direction.TO_CLIENT));
    afterLogin("delayed", (line, deed) -> line.delay(Duration.ofMillis(20)));
    afterLogin(
        "trickling",
        (line, deed) -> {
          line.trickle(Direction.TO_SERVER, 2000, Duration.ofMillis(1));
          line.trickle(Direction.TO_CLIENT, 2000, Duration.ofMillis(1));
        });
    afterLogin("held-a-moment", NetworkFaults::holdAMoment);
    plantings.put(
        "slow-login",
        new Planting(
            (line, deed) -> {
              line.trickle(Direction.TO_CLIENT, 100, Duration.ofMillis(5));
              line.delay(Duration.ofMillis(10));
            },
            (line, deed) -> line.heal()));
  }

  private void atFirst(String name, Change change) {
    plantings.put(name, new Planting(change, (line, deed) -> {}));
  }

  private void afterLogin(String name, Change change) {
    plantings.put(name, new Planting((line, deed) -> {}, change));
  }

  /** Half of what the deed transfers, where that is much. */
  private static long bytes(Deed deed, Direction direction) {
    boolean much =
        (deed == Deed.DOWNLOAD && direction == Direction.TO_CLIENT)
            || (deed == Deed.UPLOAD && direction == Direction.TO_SERVER);
    return much ? ProtocolFaults.MIDWAY : SMALL;
  }

  private static void holdAMoment(NetworkProxy line, Deed deed) {
    line.stall();
    Timer timer = new Timer("lets go", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            line.release();
            timer.cancel();
          }
        },
        MOMENT_MILLIS);
  }

  /** What is planted, or null where somebody else than the server answers. */
  Planting planting(String fault) {
    Planting planting = plantings.get(fault);
    if (planting == null) {
      throw new IllegalStateException("no fault " + fault);
    }
    return planting;
  }

  List<String> all() {
    return List.copyOf(plantings.keySet());
  }
}
