package io.github.cdiscountds.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.WireFault;
import io.github.cdiscountds.testkit.WireRequest;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The faults of the protocol, each planted on a server of its own before the client connects. */
final class ProtocolFaults {
  /** In the middle of what is transferred. */
  static final int MIDWAY = 150_000;

  private static final int MANY = 10_000;
  private static final int LONG_NAME = 70_000;
  private static final int SHORT_PIECE = 1024;

  /** Where a fault is planted. */
  record Scene(
      EmbeddedSftpServer server, FileTree tree, SettableClock clock, Deed deed, Deed.Place place) {

    /** The request that does the deed. */
    WireRequest main() {
      return switch (deed) {
        case LIST -> WireRequest.READDIR;
        case DOWNLOAD -> WireRequest.READ;
        case UPLOAD -> WireRequest.WRITE;
        case RENAME -> WireRequest.RENAME;
        case DELETE -> WireRequest.REMOVE;
      };
    }

    /** The request that opens what the deed needs. */
    WireRequest opening() {
      return deed == Deed.LIST ? WireRequest.OPENDIR : WireRequest.OPEN;
    }

    /** The request that asks what is there. */
    WireRequest looking() {
      return deed == Deed.LIST ? WireRequest.STAT : WireRequest.LSTAT;
    }

    Operation operation() {
      return switch (deed) {
        case LIST -> Operation.LIST;
        case DOWNLOAD -> Operation.READ;
        case UPLOAD -> Operation.PUT;
        case RENAME -> Operation.RENAME;
        case DELETE -> Operation.DELETE;
      };
    }
  }

  /** Plants a fault. */
  interface Planting {
    void on(Scene scene) throws IOException;
  }

  private final Map<String, Planting> plantings = new LinkedHashMap<>();

  ProtocolFaults() {
    answers();
    packets();
    attributes();
    data();
    changesMeanwhile();
    refusals();
    names();
    logins();
  }

  Planting planting(String fault) {
    Planting planting = plantings.get(fault);
    if (planting == null) {
      throw new IllegalStateException("no fault " + fault);
    }
    return planting;
  }

  private void main(String name, WireFault fault) {
    plantings.put(name, scene -> scene.server().onNext(scene.main(), fault));
  }

  private void opening(String name, WireFault fault) {
    plantings.put(name, scene -> scene.server().onNext(scene.opening(), fault));
  }

  private void looking(String name, WireFault fault) {
    plantings.put(name, scene -> onEvery(scene.server(), scene.looking(), fault));
  }

  private void each(String name, WireRequest request, WireFault fault) {
    plantings.put(name, scene -> onEvery(scene.server(), request, fault));
  }

  /** Plants it for the first request by itself, too: that one is ahead until it came to pass. */
  private static void onEvery(EmbeddedSftpServer server, WireRequest request, WireFault fault) {
    server.onNext(request, fault).onEvery(request, fault);
  }

  private void of(String name, Fault fault) {
    plantings.put(name, scene -> scene.server().onNext(scene.operation(), fault));
  }

  private void answers() {
    main("no-answer", WireFault.unanswered());
    main("request-lost", WireFault.ignored());
    main("stands-still", WireFault.standStill());
    main("stands-still-after-answer", WireFault.standStillAfterwards());
    main("breaks-before", WireFault.broken());
    main("breaks-after", WireFault.brokenAfterwards());
    main("disconnects", WireFault.disconnected(11, "going down for maintenance"));
    main("channel-closed", WireFault.channelClosed());
    main("channel-ended", WireFault.channelEnded());
    main("answered-twice", WireFault.twice());
    main("stray-answer", WireFault.strayAnswerFirst());
    main("other-number", WireFault.otherNumber());
    of("lost-reply", Fault.lostReply());
    of("lost-request", Fault.lostRequest());
    of("stall-midway", Fault.stallAfter(MIDWAY));
    of("cut-midway", Fault.cutAfter(MIDWAY));
    of("trickle", Fault.trickle(SHORT_PIECE, () -> {}));
  }

  private void packets() {
    main("unknown-type", WireFault.unknownType());
    main("truncated", WireFault.truncated(3));
    main("length-0", WireFault.announcing(0));
    main("length-huge", WireFault.announcing(Integer.MAX_VALUE));
    main("length-negative", WireFault.announcing(-1));
    main("length-short", WireFault.announcing(5));
    main("success-instead", WireFault.acknowledged());
    main(
        "other-type",
        WireFault.changed(
            "a handle instead",
            answer -> {
              byte[] handle = Arrays.copyOf(answer, 13);
              handle[0] = 102;
              Arrays.fill(handle, 5, 13, (byte) 0);
              return handle;
            }));
    opening("status-instead-of-handle", WireFault.status(0, "OK"));
    looking("status-instead-of-attributes", WireFault.status(0, "OK"));
  }

  private void attributes() {
    looking("no-size", WireFault.withoutSize());
    looking("no-type", WireFault.withoutType());
    looking("no-times", WireFault.withoutTimes());
    looking("negative-size", WireFault.claimingSize(-5));
    looking("larger-size", WireFault.claimingSize(400_000));
    looking("look-forbidden", WireFault.status(3, "Permission denied"));
    looking("look-fails", WireFault.status(4, "Failure"));
    looking("look-unanswered", WireFault.unanswered());
    plantings.put("clock-off", scene -> scene.server().clockOff(Duration.ofDays(-400)));
  }

  private void data() {
    plantings.put(
        "empty-data", scene -> scene.server().onNth(WireRequest.READ, 3, WireFault.emptyData()));
    each("empty-data-for-ever", WireRequest.READ, WireFault.emptyData());
    plantings.put(
        "surplus-data",
        scene -> scene.server().onNth(WireRequest.READ, 2, WireFault.surplusData(7)));
    each("pieces-of-1-KiB", WireRequest.READ, WireFault.shortData(SHORT_PIECE));
    plantings.put(
        "pieces-of-1-byte",
        scene -> {
          for (int piece = 1; piece < 400; piece++) {
            scene.server().onNth(WireRequest.READ, piece, WireFault.shortData(1));
          }
        });
    plantings.put(
        "one-short-piece",
        scene -> scene.server().onNth(WireRequest.READ, 2, WireFault.shortData(1000)));
    plantings.put(
        "early-end",
        scene -> scene.server().onNth(WireRequest.READ, 3, WireFault.status(1, "EOF")));
    plantings.put(
        "overtaken-by-1", scene -> scene.server().onNth(scene.main(), 2, WireFault.overtaken(1)));
    plantings.put(
        "overtaken-by-5", scene -> scene.server().onNth(scene.main(), 2, WireFault.overtaken(5)));
    plantings.put(
        "all-in-disorder",
        scene -> {
          for (int odd = 1; odd < 10; odd += 2) {
            scene.server().onNth(scene.main(), odd, WireFault.overtaken(1));
          }
        });
    plantings.put(
        "close-fails",
        scene -> onEvery(scene.server(), WireRequest.CLOSE, WireFault.doneBut(4, "Failure")));
    plantings.put(
        "close-unanswered",
        scene -> onEvery(scene.server(), WireRequest.CLOSE, WireFault.unanswered()));
    of("writes-discarded", Fault.discardedAfter(MIDWAY));
    plantings.put(
        "last-write-discarded",
        scene -> scene.server().onNth(WireRequest.WRITE, 10, WireFault.acknowledged()));
    plantings.put("killed-midway", scene -> scene.server().killAfterReceiving(MIDWAY));
  }

  private void changesMeanwhile() {
    plantings.put(
        "grows",
        scene ->
            midway(scene, () -> scene.tree().write("Suivi", Deed.DATA, doubled(scene.place()))));
    plantings.put(
        "shrinks",
        scene -> midway(scene, () -> scene.tree().write("Suivi", Deed.DATA, new byte[1000])));
    plantings.put(
        "rewritten",
        scene ->
            midway(
                scene,
                () -> {
                  scene.clock().advance(Duration.ofSeconds(2));
                  byte[] other = scene.place().content();
                  other[other.length - 1]++;
                  scene.tree().write("Suivi", Deed.DATA, other);
                }));
    plantings.put("removed", scene -> midway(scene, () -> scene.tree().delete("Suivi", Deed.DATA)));
    plantings.put(
        "gone-before",
        scene -> {
          scene
              .server()
              .onNext(
                  scene.operation(),
                  Fault.meanwhile(() -> scene.tree().delete("Suivi", Deed.DATA)));
          scene.place().hideTheTruth();
        });
    plantings.put(
        "symbolic-link",
        scene -> {
          Files.move(
              scene.place().remote().resolve(Deed.DATA), scene.tree().root().resolve("elsewhere"));
          Files.createSymbolicLink(
              scene.place().remote().resolve(Deed.DATA), scene.tree().root().resolve("elsewhere"));
          TreeSet<String> others = new TreeSet<>(scene.tree().names("Suivi"));
          scene.place().expectNames(others);
        });
  }

  private static void midway(Scene scene, Runnable change) {
    scene.server().onNext(scene.operation(), Fault.midway(MIDWAY, change));
  }

  private static byte[] doubled(Deed.Place place) {
    return Arrays.copyOf(place.content(), 2 * place.content().length);
  }

  /** The server itself says that nothing was done. */
  private void lying(String name, WireFault fault) {
    plantings.put(
        name,
        scene -> {
          scene.server().onNext(scene.main(), fault);
          scene.place().hideTheTruth();
        });
  }

  private void refusals() {
    of("forbidden", Fault.refused(Kind.PERMISSION));
    of("gone", Fault.refused(Kind.NO_SUCH_FILE));
    of("fails", Fault.refused(Kind.SERVER));
    of("unsupported", Fault.refused(Kind.UNSUPPORTED));
    of("exists-already", Fault.refused(Kind.ALREADY_EXISTS));
    lying("done-but-failure", WireFault.doneBut(4, "Failure"));
    lying("done-but-forbidden", WireFault.doneBut(3, "Permission denied"));
    of("disk-full", Fault.noSpaceAfter(MIDWAY));
    of("disk-full-at-once", Fault.refused(Kind.NO_SPACE));
    plantings.put(
        "disk-full-14",
        scene ->
            onEvery(
                scene.server(), WireRequest.WRITE, WireFault.status(14, "No space on filesystem")));
    plantings.put(
        "write-forbidden",
        scene ->
            scene.server().onNth(WireRequest.WRITE, 3, WireFault.status(3, "Permission denied")));
    plantings.put(
        "read-fails",
        scene -> scene.server().onNth(WireRequest.READ, 3, WireFault.status(4, "Failure")));
  }

  private void hostile(String name, byte[]... names) {
    plantings.put(
        name,
        scene -> {
          scene.server().onNext(WireRequest.READDIR, WireFault.names(names));
          scene.place().expectRefused(names.length);
        });
  }

  private void names() {
    hostile("name-up", bytes("../../etc/passwd"), bytes("..\\evil.csv"));
    hostile("name-with-slash", bytes("a/b.csv"), bytes("/absolute.csv"));
    hostile("name-with-nul", bytes("tracking\0.csv"));
    hostile("name-with-line-feed", bytes("tracking\n2026-03-02 INFO paid.csv"));
    hostile("name-with-escape", bytes("\u001b[2Jtracking.csv"));
    hostile("name-not-utf-8", "été.csv".getBytes(ISO_8859_1));
    hostile("name-empty", bytes(""));
    hostile("name-too-long", bytes("x".repeat(LONG_NAME)));
    plantings.put(
        "names-of-folders",
        scene ->
            scene.server().onNext(WireRequest.READDIR, WireFault.names(bytes("."), bytes(".."))));
    plantings.put(
        "hostile-names",
        scene -> {
          scene
              .server()
              .onNext(Operation.LIST, Fault.hostileNames("../up.csv", "a\nb", "c\u001b", ""));
          scene.place().expectRefused(4);
        });
    byte[][] again = new byte[500][];
    Arrays.fill(again, bytes("again.csv"));
    each("names-for-ever", WireRequest.READDIR, WireFault.names(again));
    each("no-names-for-ever", WireRequest.READDIR, WireFault.names());
    main("no-names-once", WireFault.names());
    main("more-names-claimed", WireFault.namesClaiming(1000, bytes("one.csv")));
    main("names-claimed-negative", WireFault.namesClaiming(-1, bytes("one.csv")));
    plantings.put(
        "ten-thousand",
        scene -> {
          for (int each = 0; each < MANY; each++) {
            scene.tree().write("Suivi", "many_" + each + ".csv", new byte[0]);
          }
          scene.place().expectNames(new TreeSet<>(scene.tree().names("Suivi")));
        });
  }

  private static byte[] bytes(String name) {
    return name.getBytes(UTF_8);
  }

  private void login(String name, Fault fault) {
    plantings.put(
        name, scene -> scene.server().onNext(Operation.OPEN, fault).onEvery(Operation.OPEN, fault));
  }

  private void logins() {
    login("login-refused", Fault.refused(Kind.AUTHENTICATION));
    login("host-key-changed", Fault.changedHostKey());
    login("dropped-at-once", Fault.lostRequest());
    login("login-stalls", Fault.stall());
    login("login-reply-lost", Fault.lostReply());
    each("no-sftp", WireRequest.SUBSYSTEM, WireFault.status(8, "no"));
    each("home-unanswered", WireRequest.REALPATH, WireFault.unanswered());
    each("home-forbidden", WireRequest.REALPATH, WireFault.status(3, "Permission denied"));
    each("version-garbled", WireRequest.INIT, WireFault.unknownType());
    each("version-too-long", WireRequest.INIT, WireFault.announcing(Integer.MAX_VALUE));
  }

  /** All that are planted; each has a line in the table of expectations. */
  List<String> all() {
    return List.copyOf(plantings.keySet());
  }
}
