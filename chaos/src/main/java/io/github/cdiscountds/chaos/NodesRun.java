package io.github.cdiscountds.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Four shops on one PostgreSQL ledger, whose clocks differ by minutes. Each order is handed to two
 * of them. All the while some are killed and started again, at random or at a step, and some are
 * frozen: in a transaction, before an upload opens its file, before a rename, after one; until the
 * others have taken over what they held, and then go on as if nothing had happened.
 *
 * <p>The hardest of it is a relay: one is frozen with a file, whoever takes that file over is
 * stopped in the middle as well, and then they go on in the order in which they were stopped.
 */
final class NodesRun {

  /**
   * How much is done.
   *
   * @param orders handed over, each to two nodes
   * @param scenes how often something happens to a node or to several
   */
  record Size(int orders, int scenes) {
    static final Size FULL = new Size(2_000, 60);
    static final Size SMOKE = new Size(240, 8);
  }

  /** Where a node is stopped. */
  private enum Place {
    IN_TRANSACTION(Step.Side.BEFORE, "file "),
    MAKING_A_FILE(Step.Side.BEFORE, "enter file"),
    BEFORE_UPLOAD(Step.Side.BEFORE, "put"),
    AFTER_UPLOAD(Step.Side.AFTER, "put"),
    BEFORE_RENAME(Step.Side.BEFORE, "rename"),
    AFTER_RENAME(Step.Side.AFTER, "rename");

    private final Step.Side side;
    private final String what;

    Place(Step.Side side, String what) {
      this.side = side;
      this.what = what;
    }

    String ambush(String how, String file) {
      return String.join("\t", "ambush", how, side.name(), what, file);
    }
  }

  /** In turn, the freezing ones first of each pair. */
  private static final List<Place> PLACES =
      List.of(
          Place.BEFORE_UPLOAD,
          Place.AFTER_UPLOAD,
          Place.BEFORE_RENAME,
          Place.AFTER_RENAME,
          Place.IN_TRANSACTION,
          Place.MAKING_A_FILE);

  private static final int NODES = 4;
  private static final int[] CLOCK_OFFSETS = {0, 300, -300, 120};
  private static final int SLICE = 20;
  private static final int AHEAD_MILLIS = 300;
  private static final Duration CLAIM = Duration.ofMillis(400);

  /** Until the others surely looked twice and took over. */
  private static final Duration PAST_THE_CLAIM = CLAIM.multipliedBy(3);

  private static final Duration FOR_A_STEP = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration FOR_THE_END = Duration.ofMinutes(3);

  private final JavaCommand java;
  private final SupplierHandle supplier;
  private final Path folder;
  private final Sabotage sabotage;
  private final Size size;
  private final Random random;
  private final long seed;
  private final Tally tally;
  private final List<Node> nodes = new ArrayList<>();
  private final Deque<String> slices = new ArrayDeque<>();

  /** What happened, for whoever looks into a failure. */
  private final List<String> script = new ArrayList<>();

  NodesRun(
      JavaCommand java,
      SupplierHandle supplier,
      Path folder,
      Sabotage sabotage,
      Size size,
      long seed,
      Tally tally) {
    this.java = java;
    this.supplier = supplier;
    this.folder = folder;
    this.sabotage = sabotage;
    this.size = size;
    this.random = new Random(seed);
    this.seed = seed;
    this.tally = tally;
  }

  void run() throws IOException, InterruptedException {
    Path home = folder.resolve("run");
    CrashMatrix.deleteAll(home);
    Files.createDirectories(home);
    Path journal = home.resolve("journal");
    for (int from = 1; from <= size.orders(); from += SLICE) {
      slices.add("orders\t" + from + "\t" + Math.min(size.orders(), from + SLICE - 1));
    }
    leaveClasses(home);
    try (EmbeddedPostgres database =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.resolve("postgres"))
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "on")
            .start()) {
      SupplierHandle.Desk desk = supplier.open("nodes", journal, seed, sabotage);
      try {
        open(home, desk, database.getJdbcUrl("postgres", "postgres"));
        play();
      } finally {
        nodes.forEach(Node::close);
        Files.write(home.resolve("scenes"), script);
      }
      supplier.close(desk);
    }
    tally.judged("nodes", Verdict.of(OrderSet.keys(size.orders()), Journal.read(journal)), journal);
  }

  private void open(Path home, SupplierHandle.Desk desk, String ledger)
      throws IOException, InterruptedException {
    for (int number = 0; number < NODES; number++) {
      nodes.add(
          new Node(
              java.sharingClasses(),
              home.resolve("errors-" + number),
              settings(home, desk, ledger, number)));
    }
    for (Node node : nodes) {
      node.awaitReady();
    }
  }

  private ShopSettings settings(Path home, SupplierHandle.Desk desk, String ledger, int number) {
    return ShopSettings.with(desk)
        .and("ledger", ledger)
        .and("folder", home.resolve("work-" + number).toString())
        .and("node", "node-" + number)
        .and("claim", Long.toString(CLAIM.toMillis()))
        .and("clockOffset", Integer.toString(CLOCK_OFFSETS[number]))
        .and("sabotage", sabotage.word());
  }

  /** So that nodes start fast: their classes, from a node that sends a few orders by itself. */
  private void leaveClasses(Path home) throws IOException, InterruptedException {
    SupplierHandle.Desk desk =
        supplier.open("classes", home.resolve("classes"), seed, Sabotage.NONE);
    try (Node node =
        new Node(
            java.leavingClasses(),
            home.resolve("errors-classes"),
            settings(home, desk, home.resolve("classes.db").toString(), 0))) {
      node.handOver(slices.getFirst());
      node.finish();
      node.awaitDone();
    }
    supplier.close(desk);
  }

  private void play() throws IOException, InterruptedException {
    int relays = 0;
    int stops = 0;
    int all = slices.size();
    for (int scene = 0; scene < size.scenes(); scene++) {
      int inAScene = slices.size() - all * (size.scenes() - scene - 1) / size.scenes();
      switch (scene % 6) {
        case 0, 3, 5 -> relay(relays++, inAScene);
        case 1 -> stopSomebody("freeze", PLACES.get(stops++ % PLACES.size()), inAScene);
        case 2 -> killSomebody(inAScene);
        default -> stopSomebody("halt", PLACES.get(stops++ % PLACES.size()), inAScene);
      }
      recover();
    }
    finish();
    tally.told(
        size.scenes()
            + " scenes: "
            + sum(Node::frozen)
            + " times frozen, "
            + sum(Node::halted)
            + " ended at a step, "
            + tally.kills()
            + " killed at random");
  }

  private int sum(ToIntFunction<Node> figure) {
    return nodes.stream().mapToInt(figure).sum();
  }

  /** Hands the next orders to a node. */
  private List<String> handOver(int number, Node first) throws IOException {
    List<String> next = new ArrayList<>();
    for (int each = 0; each < number && !slices.isEmpty(); each++) {
      next.add(slices.remove());
    }
    for (String orders : next) {
      first.handOver(orders);
    }
    return next;
  }

  /** Hands the same orders to another node each, some time later. */
  private void handOverAgain(List<String> same, Node first) throws IOException {
    int index = nodes.indexOf(first);
    for (String orders : same) {
      nodes.get((index + 1 + random.nextInt(NODES - 1)) % NODES).handOver(orders);
    }
  }

  private Node any() {
    return nodes.get(random.nextInt(NODES));
  }

  private Place anyPlace() {
    return Place.values()[random.nextInt(Place.values().length)];
  }

  private void killSomebody(int orders) throws IOException, InterruptedException {
    Node node = any();
    List<String> handedOver = handOver(orders, node);
    Thread.sleep(random.nextInt(AHEAD_MILLIS));
    handOverAgain(handedOver, node);
    Thread.sleep(random.nextInt(AHEAD_MILLIS));
    node.killAndRestart();
    tally.killed();
  }

  private void stopSomebody(String how, Place place, int orders)
      throws IOException, InterruptedException {
    Optional<Node> stopped = stopFirst(place.ambush(how, "-"), orders);
    script.add(how + " at " + place + ": " + stopped.map(Node::stoppedWith).orElse("nobody"));
    pastTheClaim();
  }

  /** The number says which places: each pair of them comes at every fourth time. */
  private void relay(int number, int orders) throws IOException, InterruptedException {
    Place here = number % 2 == 0 ? Place.BEFORE_UPLOAD : anyPlace();
    Optional<Node> stopped = stopFirst(here.ambush("freeze", "-"), orders);
    if (stopped.isEmpty()) {
      script.add("relay: nobody at " + here);
      return;
    }
    Node first = stopped.get();
    String file = first.stoppedWith();
    List<Node> others = nodes.stream().filter(node -> node != first).toList();
    Place there = number % 4 == 0 || number % 4 == 3 ? Place.BEFORE_RENAME : Place.AFTER_RENAME;
    String how = there == Place.BEFORE_RENAME || random.nextBoolean() ? "freeze" : "halt";
    for (Node node : others) {
      node.ambush(there.ambush(how, file));
    }
    Optional<Node> second = whoever(others);
    script.add(
        "relay: one frozen at "
            + here
            + " of file "
            + file
            + ", "
            + second
                .map(node -> "then node " + nodes.indexOf(node) + " " + how + " at ")
                .orElse("nobody at ")
            + there);
    if (second.isEmpty()) {
      pastTheClaim();
    }
    first.resume();
    pastTheClaim();
  }

  /** Stops whoever comes to a place first, since any of them may make files of what is queued. */
  private Optional<Node> stopFirst(String ambush, int orders)
      throws IOException, InterruptedException {
    for (Node node : nodes) {
      node.ambush(ambush);
    }
    Node receiver = any();
    List<String> handedOver = handOver(orders, receiver);
    Optional<Node> stopped = whoever(nodes);
    for (Node node : nodes) {
      if (stopped.filter(there -> there == node).isEmpty()) {
        node.leaveInPeace();
      }
    }
    handOverAgain(handedOver, receiver);
    return stopped;
  }

  /** Waits until one of some nodes is stopped. */
  private static Optional<Node> whoever(List<Node> some) throws InterruptedException {
    for (long waited = 0; waited < FOR_A_STEP.toMillis(); waited += LOOK.toMillis()) {
      for (Node node : some) {
        if (node.isStopped()) {
          return Optional.of(node);
        }
      }
      Thread.sleep(LOOK.toMillis());
    }
    return Optional.empty();
  }

  private void pastTheClaim() throws InterruptedException {
    Thread.sleep(PAST_THE_CLAIM.toMillis() + random.nextInt(300));
  }

  /** Lets everybody go on. */
  private void recover() throws IOException, InterruptedException {
    for (Node node : nodes) {
      node.recover();
    }
  }

  /** Everybody goes on until everything is sent. */
  private void finish() throws IOException, InterruptedException {
    for (Node node : nodes) {
      node.finish();
    }
    for (long waited = 0; waited < FOR_THE_END.toMillis(); waited += PAST_THE_CLAIM.toMillis()) {
      Thread.sleep(PAST_THE_CLAIM.toMillis());
      recover();
      if (nodes.stream().allMatch(Node::isDone)) {
        return;
      }
    }
    tally.failed("nodes didn't come to an end: see " + folder);
  }
}
