package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Kills a shop that sends 200 orders in files of ten: before and after each step that it takes, as
 * a dry run recorded them, and at random moments. After each kill another process goes on, with the
 * same ledger, until the next one; the supplier makes its rounds all the while, and after some of
 * the kills as many as it takes to pick the last file up, or to report on it as well. Before some
 * restarts answers get lost too, and in some runs nothing else happens.
 *
 * <p>A run is one set of 200 orders, with a supplier, a ledger and a journal of its own, and a kill
 * in most of its files. Its verdict comes from the journal alone.
 */
final class CrashMatrix {

  /** One kill at a step. */
  private record Kill(Step step, Step.Side side) {}

  /**
   * How much is done.
   *
   * @param orders handed over in each run
   * @param everyNth of all kills at steps
   * @param random kills at random moments
   */
  record Size(int orders, int everyNth, int random) {
    static final Size FULL = new Size(200, 1, 100);
    static final Size SMOKE = new Size(60, 3, 8);
  }

  private static final int RANDOM_KILLS_IN_A_RUN = 10;

  /** Rounds of the supplier after a kill: none but its own, a pick-up, a compliance report. */
  private static final int[] ROUNDS_AFTER_KILL = {0, 1, 2};

  private final JavaCommand java;
  private final SupplierHandle supplier;
  private final Path folder;
  private final Sabotage sabotage;
  private final Size size;
  private final long seed;
  private final Tally tally;

  CrashMatrix(
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
    this.seed = seed;
    this.tally = tally;
  }

  /** Runs everything, some runs at a time. */
  void run() throws IOException, InterruptedException, ExecutionException {
    new Run("classes", Weather.FAIR, java.leavingClasses()).dry();
    Run recorded = new Run("recorded", Weather.FAIR);
    Duration working = recorded.dry();
    List<Step> steps = Files.readAllLines(recorded.steps()).stream().map(Step::parse).toList();
    List<List<Kill>> plans = plans(steps);
    tally.told(
        steps.size()
            + " steps in "
            + working.toMillis()
            + " ms, "
            + plans.stream().mapToInt(List::size).sum()
            + " kills at them in "
            + plans.size()
            + " runs");
    List<Callable<Integer>> runs = new ArrayList<>();
    for (int number = 0; number < plans.size(); number++) {
      Run run = new Run("steps-" + number, Weather.FAIR);
      List<Kill> plan = plans.get(number);
      runs.add(() -> run.killedAt(plan));
    }
    int missed = 0;
    for (int each : together(runs)) {
      missed += each;
    }
    if (missed > 0) {
      tally.told(missed + " steps weren't reached any more when their turn came");
    }
    together(
        List.of(
            () -> new Run("no-answers", Weather.NO_ANSWER_TO_RENAMES).undisturbed(),
            () -> new Run("no-answers-reports-first", Weather.NO_ANSWER_TO_RENAMES).undisturbed(),
            () -> new Run("rough", Weather.ROUGH).undisturbed()));
    randomly(working);
  }

  /** Distributes the kills over runs, so that no run has two in one file. */
  private List<List<Kill>> plans(List<Step> steps) {
    Map<Integer, Deque<Kill>> byFile = new LinkedHashMap<>();
    int number = 0;
    for (Step step : steps) {
      for (Step.Side side : Step.Side.values()) {
        if (number++ % size.everyNth() == 0) {
          byFile.computeIfAbsent(step.file(), file -> new ArrayDeque<>()).add(new Kill(step, side));
        }
      }
    }
    List<List<Kill>> plans = new ArrayList<>();
    while (!byFile.isEmpty()) {
      List<Kill> plan = new ArrayList<>();
      byFile.values().forEach(kills -> plan.add(kills.remove()));
      byFile.values().removeIf(Deque::isEmpty);
      plan.sort(Comparator.comparing(kill -> steps.indexOf(kill.step())));
      plans.add(plan);
    }
    return plans;
  }

  private void randomly(Duration working)
      throws IOException, InterruptedException, ExecutionException {
    int before = tally.kills();
    Random random = new Random(seed);
    for (int wave = 0; wave < size.random() && tally.kills() - before < size.random(); wave++) {
      List<Callable<Integer>> runs = new ArrayList<>();
      int missing = size.random() - (tally.kills() - before);
      for (int kills = 0; kills < missing; kills += RANDOM_KILLS_IN_A_RUN) {
        // Every other one also loses requests and answers.
        Weather weather = runs.size() % 2 == 0 ? Weather.FAIR : Weather.ROUGH;
        Run run = new Run("random-" + wave + "-" + kills, weather);
        List<Long> moments = new ArrayList<>();
        for (int each = 0; each < Math.min(RANDOM_KILLS_IN_A_RUN, missing - kills); each++) {
          moments.add((long) (random.nextDouble() * working.toNanos()));
        }
        Collections.sort(moments);
        runs.add(() -> run.killedAfter(moments));
      }
      together(runs);
    }
  }

  /** Runs as many at a time as there are processors. */
  static List<Integer> together(List<Callable<Integer>> runs)
      throws InterruptedException, ExecutionException {
    ExecutorService lanes =
        Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    try {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> each : lanes.invokeAll(runs)) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      lanes.shutdownNow();
    }
  }

  /** One set of orders, handed over until they are sent. */
  private final class Run {
    private final String name;
    private final Weather weather;
    private final List<String> command;
    private final Path home;
    private int processes;

    Run(String name, Weather weather) {
      this(name, weather, java.sharingClasses());
    }

    Run(String name, Weather weather, List<String> command) {
      this.name = name;
      this.weather = weather;
      this.command = command;
      this.home = folder.resolve(name);
    }

    Path steps() {
      return home.resolve("steps");
    }

    private Path journal() {
      return home.resolve("journal");
    }

    private SupplierHandle.Desk open() throws IOException, InterruptedException {
      deleteAll(home);
      Files.createDirectories(home);
      return supplier.open(name, journal(), seed + name.hashCode(), sabotage);
    }

    private ShopSettings settings(SupplierHandle.Desk desk) {
      ShopSettings settings =
          ShopSettings.with(desk)
              .and("ledger", home.resolve("ledger.db").toString())
              .and("folder", home.resolve("work").toString())
              .and("node", "shop")
              .and("claim", "0")
              .and("clockOffset", "0")
              .and("sabotage", sabotage.word())
              .and("orders", Integer.toString(size.orders()))
              .and("weather", weather.name())
              .and("weatherSeed", Integer.toString((int) seed + name.hashCode() + processes));
      // Now and then the reports are read before the ledger is settled.
      boolean pollsFirst = processes++ % 3 == 2 || name.endsWith("reports-first");
      return pollsFirst ? settings.and("pollFirst", "yes") : settings;
    }

    private ChildJvm start(ShopSettings settings) throws IOException {
      return ChildJvm.start(
          command, SubmitterProcess.class, settings.toArguments(), home.resolve("errors"));
    }

    private void judge(SupplierHandle.Desk desk) throws IOException, InterruptedException {
      supplier.close(desk);
      tally.judged(
          name, Verdict.of(OrderSet.keys(size.orders()), Journal.read(journal())), journal());
    }

    /** Lets the shop send undisturbed, and tells how long it took. */
    Duration dry() throws IOException, InterruptedException {
      SupplierHandle.Desk desk = open();
      try (ChildJvm shop = start(settings(desk).and("record", steps().toString()))) {
        require(shop.await("ready").isPresent());
        long began = System.nanoTime();
        require(shop.await("sent").isPresent());
        Duration working = Duration.ofNanos(System.nanoTime() - began);
        require(shop.exitCode() == 0);
        judge(desk);
        return working;
      }
    }

    /** Lets the shop send. */
    int undisturbed() throws IOException, InterruptedException {
      finish(open());
      return 0;
    }

    /**
     * Lets the shop end itself at steps, one after the other.
     *
     * @return how many of them it didn't come to any more
     */
    int killedAt(List<Kill> plan) throws IOException, InterruptedException {
      SupplierHandle.Desk desk = open();
      int killed = 0;
      for (Kill kill : plan) {
        ShopSettings settings =
            settings(desk).and("side", kill.side().name()).and("halt", kill.step().toString());
        try (ChildJvm shop = start(settings)) {
          if (shop.exitCode() == SubmitterProcess.HALTED) {
            killed++;
            tally.killed();
            supplier.makeRounds(desk, ROUNDS_AFTER_KILL[killed % ROUNDS_AFTER_KILL.length]);
          }
        }
      }
      finish(desk);
      return plan.size() - killed;
    }

    /**
     * Kills the shop at moments of its working time.
     *
     * @return how many of them it was too fast for
     */
    int killedAfter(List<Long> moments) throws IOException, InterruptedException {
      SupplierHandle.Desk desk = open();
      int killed = 0;
      long worked = 0;
      for (long moment : moments) {
        try (ChildJvm shop = start(settings(desk))) {
          if (shop.await("ready").isEmpty()) {
            break;
          }
          boolean isDone = shop.line(Duration.ofNanos(moment - worked)).isPresent();
          worked = moment;
          if (isDone) {
            break;
          }
          shop.kill();
          shop.exitCode();
          killed++;
          tally.killed();
          supplier.makeRounds(desk, ROUNDS_AFTER_KILL[killed % ROUNDS_AFTER_KILL.length]);
        }
      }
      finish(desk);
      return moments.size() - killed;
    }

    private void finish(SupplierHandle.Desk desk) throws IOException, InterruptedException {
      try (ChildJvm shop = start(settings(desk))) {
        int exit = shop.exitCode();
        if (exit != 0) {
          tally.failed(name + ": the last process ended with " + exit + "; see " + home);
        }
      }
      judge(desk);
    }

    private void require(boolean condition) {
      if (!condition) {
        throw new IllegalStateException("run " + name + " failed: see " + home.resolve("errors"));
      }
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
