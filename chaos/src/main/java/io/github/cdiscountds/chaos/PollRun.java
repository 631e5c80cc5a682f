package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Crashes a shop while it polls and delivers, at every step of a dry run: before and after each
 * call to the server, each transaction (nothing of it committed; committed, and the shop doesn't
 * know) and each event that its handler gets. Then the shop begins anew with the same ledger. Most
 * of these crashes throw the objects away and let them do nothing more; some end a process that
 * works over SFTP, at a step or by SIGKILL at any moment. In other runs the handler throws, twice
 * at each event.
 *
 * <p>No event may be lost, and none may be handled before an earlier one of its order.
 */
final class PollRun {

  /**
   * How much is done.
   *
   * @param orders that the documents are about
   * @param everyNth of all steps, and of all events
   * @param halts of processes, at steps
   * @param random kills of processes
   */
  record Size(int orders, int everyNth, int halts, int random) {
    static final Size FULL = new Size(10, 1, 30, 30);
    static final Size SMOKE = new Size(8, 24, 1, 1);
  }

  private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int THROWS_AT_EACH = 2;
  private static final int KILLS_IN_A_RUN = 5;
  private static final int SHOWN = 10;

  private final JavaCommand java;
  private final Path folder;
  private final Path root;
  private final Path home;
  private final Sabotage sabotage;
  private final Size size;
  private final long seed;
  private final PrintStream out;
  private final PollStory story;

  // Guarded by this.
  private int kills;
  private int lost;
  private int disordered;
  private int unsound;
  private boolean failed;

  PollRun(JavaCommand java, Path folder, Sabotage sabotage, Size size, long seed, PrintStream out)
      throws IOException {
    this.java = java;
    this.folder = folder;
    this.root = inMemory(folder);
    this.home = root.resolve("run");
    this.sabotage = sabotage;
    this.size = size;
    this.seed = seed;
    this.out = out;
    CrashMatrix.deleteAll(home);
    Files.createDirectories(home);
    this.story = PollStory.tell(seed, size.orders(), base(), home.resolve("sender"));
  }

  /**
   * Processes end here, not machines: a disk in memory keeps what they wrote as any other does, and
   * tens of thousands of commits cost less.
   */
  private static Path inMemory(Path folder) throws IOException {
    return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "chaos-poll-") : folder;
  }

  private Path base() {
    return home.resolve("base.db");
  }

  /** Runs everything; gives whether nothing went wrong. */
  boolean run() throws IOException, InterruptedException, ExecutionException {
    Counting dry = new Counting();
    Run undisturbed = new Run("dry");
    List<String> expected = undisturbed.play(dry, event -> {}, List.of());
    List<String> events = undisturbed.told();
    int calls = dry.calls.size();
    List<Integer> chosen = chosen(dry.calls);
    out.println(
        calls
            + " moments in "
            + story.scenes()
            + " polls with "
            + events.size()
            + " events, crashes at "
            + chosen.size());
    List<Callable<Integer>> runs = new ArrayList<>();
    for (int call : chosen) {
      runs.add(() -> new Run("step-" + call).crashedAt(call, calls, expected));
    }
    for (int each = 0; each < events.size(); each += size.everyNth()) {
      String id = events.get(each);
      int number = each;
      runs.add(() -> new Run("throw-" + number).throwingAt(id, expected));
    }
    CrashMatrix.together(runs);
    processes(calls, expected);
    if (isSound()) {
      CrashMatrix.deleteAll(home);
      if (!root.equals(folder)) {
        Files.delete(root);
      }
    } else {
      out.println("see " + home);
    }
    return isSound();
  }

  /** Every nth moment, and one of each kind. */
  private List<Integer> chosen(List<String> moments) {
    Set<String> kinds = new HashSet<>();
    List<Integer> chosen = new ArrayList<>();
    for (int call = 1; call <= moments.size(); call++) {
      if (kinds.add(moments.get(call - 1)) || call % size.everyNth() == 0) {
        chosen.add(call);
      }
    }
    return chosen;
  }

  private synchronized boolean isSound() {
    return lost == 0 && disordered == 0 && !failed;
  }

  synchronized String figures() {
    return "kills=" + kills + " lost=" + lost + " disordered=" + disordered;
  }

  private synchronized void killed() {
    kills++;
  }

  private synchronized void judged(String name, PollVerdict verdict) {
    lost += verdict.lost().size();
    disordered += verdict.disordered().size();
    if (!verdict.isSound() && ++unsound <= SHOWN) {
      out.println(
          name + ": lost " + verdict.lost().size() + ", disordered " + verdict.disordered().size());
    }
  }

  /** Real processes, each with its own share of the kills. */
  private void processes(int calls, List<String> expected)
      throws IOException, InterruptedException, ExecutionException {
    Duration working = new Processes("classes", java.leavingClasses()).dry(expected);
    List<Callable<Integer>> runs = new ArrayList<>();
    Random random = new Random(seed);
    for (int halt = 0; halt < size.halts(); halt++) {
      int at = 1 + random.nextInt(calls);
      Processes run = new Processes("halt-" + halt, java.sharingClasses());
      runs.add(() -> run.haltedAt(at, expected));
    }
    for (int each = 0; each < size.random(); each += KILLS_IN_A_RUN) {
      List<Long> moments = new ArrayList<>();
      for (int kill = each; kill < Math.min(size.random(), each + KILLS_IN_A_RUN); kill++) {
        moments.add((long) (random.nextDouble() * working.toNanos()));
      }
      Processes run = new Processes("kill-" + each, java.sharingClasses());
      runs.add(() -> run.killedAfter(moments, expected));
    }
    CrashMatrix.together(runs);
  }

  /** The end of a shop that lives in this process. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crashed, as planned", null, false, false);
    }
  }

  /** Lets everything happen, and remembers what did. */
  private static final class Counting implements StepWatcher {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void before(String what, int file) {
      calls.add("before " + what);
    }

    @Override
    public void after(String what, int file) {
      calls.add("after " + what);
    }
  }

  /** Crashes at the n-th call and, whatever is still tried, at each one after it. */
  private static final class Crashing implements StepWatcher {
    private final int at;
    private int calls;

    Crashing(int at) {
      this.at = at;
    }

    @Override
    public void before(String what, int file) {
      count();
    }

    @Override
    public void after(String what, int file) {
      count();
    }

    private void count() {
      if (++calls >= at) {
        throw new Crash();
      }
    }
  }

  /** What a handler does beside keeping a journal. */
  private interface Trouble {
    void at(OrderEvent event);
  }

  /** One shop from the first document to the last, however often it begins anew. */
  private final class Run {
    private final String name;
    private final Path place;
    private final FileTree server = FileTree.inMemory(SettableClock.at(DAY));
    private final List<String> journal = new ArrayList<>();

    Run(String name) throws IOException {
      this.name = name;
      this.place = Files.createDirectories(home.resolve(name));
      Files.copy(base(), ledger());
    }

    private Path ledger() {
      return place.resolve("ledger.db");
    }

    List<String> told() {
      return journal.stream().filter(id -> !id.equals(PollVerdict.LIFE)).toList();
    }

    int crashedAt(int call, int calls, List<String> expected)
        throws IOException, InterruptedException {
      Random random = new Random(seed + call);
      List<StepWatcher> lives = new ArrayList<>(List.of(new Crashing(call)));
      if (random.nextInt(3) == 0) {
        lives.add(new Crashing(1 + random.nextInt(calls)));
      }
      play(lives, event -> {}, expected);
      return 0;
    }

    int throwingAt(String id, List<String> expected) throws IOException, InterruptedException {
      Map<String, Integer> times = new HashMap<>();
      play(
          new Counting(),
          event -> {
            if (event.id().equals(id) && times.merge(id, 1, Integer::sum) <= THROWS_AT_EACH) {
              throw new IllegalStateException("the handler throws, as planned");
            }
          },
          expected);
      return 0;
    }

    List<String> play(StepWatcher watcher, Trouble trouble, Collection<String> expected)
        throws IOException, InterruptedException {
      return play(List.of(watcher), trouble, expected);
    }

    /** Gives the ids of what the ledger tells in the end. */
    private List<String> play(List<StepWatcher> lives, Trouble trouble, Collection<String> expected)
        throws IOException, InterruptedException {
      int scene = 0;
      for (int life = 0; scene < story.scenes(); life++) {
        StepWatcher watcher = life < lives.size() ? lives.get(life) : new Counting();
        try (OrderLedger ledger = JdbcLedger.sqlite(ledger()).open()) {
          journal.add(PollVerdict.LIFE);
          Poller poller = poller(ledger, watcher, trouble);
          for (; scene < story.scenes(); scene++) {
            story.show(scene, server);
            poller.work();
          }
        } catch (Crash crashed) {
          killed();
        }
      }
      List<PositionedEvent> events = everything(ledger());
      PollVerdict verdict = PollVerdict.of(expected, events, journal);
      judged(name, verdict);
      if (verdict.isSound()) {
        CrashMatrix.deleteAll(place);
      }
      return events.stream().map(event -> event.event().id()).toList();
    }

    private Poller poller(OrderLedger ledger, StepWatcher watcher, Trouble trouble) {
      return new Poller(
          InMemoryTransport.over(server),
          ledger,
          sabotage,
          place.resolve("work"),
          watcher,
          event -> {
            trouble.at(event);
            journal.add(Poller.line(event));
          });
    }
  }

  private static List<PositionedEvent> everything(Path file) {
    try (OrderLedger ledger = JdbcLedger.sqlite(file).open()) {
      return Poller.everything(ledger).events();
    }
  }

  /** The same in a process of its own, over SFTP. */
  private final class Processes {
    private final String name;
    private final List<String> command;
    private final Path place;
    private final FileTree tree = FileTree.inMemory(SettableClock.at(DAY));
    private int scene;

    Processes(String name, List<String> command) throws IOException {
      this.name = name;
      this.command = command;
      this.place = Files.createDirectories(home.resolve(name));
      Files.copy(base(), ledger());
    }

    private Path ledger() {
      return place.resolve("ledger.db");
    }

    private Path journal() {
      return place.resolve("journal");
    }

    private EmbeddedSftpServer serve() {
      story.show(0, tree);
      return EmbeddedSftpServer.builder().login(FakeSupplier.ORDER_LOGIN, name, tree).start();
    }

    private ChildJvm start(EmbeddedSftpServer server, int halt) throws IOException {
      ShopSettings settings =
          ShopSettings.with(
                  new SupplierHandle.Desk(name, server.port(), server.hostKeyFingerprint(), name))
              .and("ledger", ledger().toString())
              .and("folder", place.resolve("work").toString())
              .and("journal", journal().toString())
              .and("sabotage", sabotage.word())
              .and("halt", Integer.toString(halt));
      return ChildJvm.start(
          command, PollProcess.class, settings.toArguments(), place.resolve("errors"));
    }

    /** Goes through the scenes; false when the process ended before the last one. */
    private boolean goOn(ChildJvm shop) throws InterruptedException {
      if (shop.await("ready").isEmpty()) {
        return false;
      }
      for (; scene < story.scenes(); scene++) {
        story.show(scene, tree);
        if (!polls(shop) || shop.await("done").isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private boolean polls(ChildJvm shop) {
      try {
        shop.send("poll");
        return true;
      } catch (IOException ended) {
        return false;
      }
    }

    Duration dry(List<String> expected) throws IOException, InterruptedException {
      try (EmbeddedSftpServer server = serve();
          ChildJvm shop = start(server, 0)) {
        long began = System.nanoTime();
        if (!goOn(shop)) {
          throw new IllegalStateException("a poll failed: see " + place);
        }
        Duration working = Duration.ofNanos(System.nanoTime() - began);
        end(shop);
        judge(expected);
        return working;
      }
    }

    /** Ends a shop's input, so that it leaves what it leaves at its end. */
    private void end(ChildJvm shop) throws IOException, InterruptedException {
      shop.endInput();
      shop.exitCode();
    }

    int haltedAt(int call, List<String> expected) throws IOException, InterruptedException {
      try (EmbeddedSftpServer server = serve()) {
        try (ChildJvm shop = start(server, call)) {
          if (!goOn(shop)) {
            shop.exitCode();
            killed();
          }
        }
        finish(server, expected);
      }
      return 0;
    }

    int killedAfter(List<Long> moments, List<String> expected)
        throws IOException, InterruptedException {
      try (EmbeddedSftpServer server = serve()) {
        for (long moment : moments) {
          try (ChildJvm shop = start(server, 0)) {
            Thread killer = killer(shop, moment);
            boolean isDone = goOn(shop);
            killer.interrupt();
            killer.join();
            if (isDone) {
              break;
            }
            killed();
          }
        }
        finish(server, expected);
      }
      return 0;
    }

    private Thread killer(ChildJvm shop, long nanos) {
      Thread killer =
          new Thread(
              () -> {
                try {
                  Thread.sleep(Duration.ofNanos(nanos).toMillis());
                  shop.kill();
                } catch (InterruptedException spared) {
                  // It was faster.
                }
              },
              "killer of " + name);
      killer.start();
      return killer;
    }

    private void finish(EmbeddedSftpServer server, List<String> expected)
        throws IOException, InterruptedException {
      try (ChildJvm shop = start(server, 0)) {
        if (!goOn(shop)) {
          fail(name + ": the last process ended; see " + place);
        }
      }
      judge(expected);
    }

    private void judge(List<String> expected) throws IOException {
      judged(name, PollVerdict.of(expected, everything(ledger()), Files.readAllLines(journal())));
    }
  }

  private synchronized void fail(String line) {
    failed = true;
    out.println(line);
  }
}
