package io.github.cdiscountds.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * Runs chaos at the size asked for, prints its seed and ends with {@code CHAOS <run> …} and figures
 * of what went wrong; fails unless nothing did.
 */
public final class Chaos {
  private static final int SEEDS = 1_000_000;
  private static final List<String> ALL =
      List.of("crash", "nodes", "month", "poll", "faults", "soak", "year");

  /** How many lines about what went wrong are shown. */
  private static final int SHOWN = 10;

  private final String run;
  private final long seed;
  private final boolean smoke;
  private final Sabotage sabotage;
  private final Path folder;
  private final Tally tally = new Tally(System.out);

  private Chaos(String run, long seed, boolean smoke, Sabotage sabotage, Path folder) {
    this.run = run;
    this.seed = seed;
    this.smoke = smoke;
    this.sabotage = sabotage;
    this.folder = folder;
  }

  /**
   * Runs.
   *
   * @param args {@code crash}, {@code nodes}, {@code month}, {@code poll}, {@code faults}, {@code
   *     soak}, {@code year} or {@code all}; a seed or {@code random}; {@code full} or {@code
   *     smoke}; a {@link Sabotage} or {@code none}; a folder for what is written
   * @throws Exception when a run can't be made
   */
  public static void main(String[] args) throws Exception {
    boolean drawn = args[1].equals("random");
    long given = drawn ? new SecureRandom().nextInt(SEEDS) : Long.parseLong(args[1]);
    if (!args[2].equals("full") && !args[2].equals("smoke")) {
      throw new IllegalArgumentException("size " + args[2] + ": expected full or smoke");
    }
    boolean sound = true;
    for (String run : args[0].equals("all") ? ALL : List.of(args[0])) {
      long seed = drawn && run.equals("soak") ? SoakRun.SEED : given;
      System.out.println(
          "chaos " + run + ", seed " + seed + ", sabotage " + args[3] + ", " + args[2]);
      Path folder = Files.createDirectories(Path.of(args[4], run).toAbsolutePath());
      sound &= new Chaos(run, seed, args[2].equals("smoke"), Sabotage.named(args[3]), folder).run();
    }
    System.exit(sound ? 0 : 1);
  }

  private boolean run() throws Exception {
    return switch (run) {
      case "crash", "nodes" -> sending();
      case "month" -> month();
      case "poll" -> poll();
      case "faults" -> faults();
      case "soak" -> soak();
      case "year" -> year();
      default ->
          throw new IllegalArgumentException(
              "chaos " + run + ": expected " + String.join(", ", ALL) + " or all");
    };
  }

  private boolean sending() throws Exception {
    JavaCommand java = new JavaCommand(folder);
    String figures;
    try (SupplierHandle supplier =
        SupplierHandle.start(java.forLong(), folder.resolve("supplier.errors"))) {
      figures = run.equals("crash") ? crash(java, supplier) : nodes(java, supplier);
    }
    System.out.println("CHAOS " + run + " " + figures + " " + tally.figures());
    return tally.isSound();
  }

  private boolean month() throws Exception {
    MonthRun.Size size = smoke ? MonthRun.Size.SMOKE : MonthRun.Size.FULL;
    MonthRun run = new MonthRun(new JavaCommand(folder), folder, sabotage, size, seed);
    MonthVerdict verdict = run.run();
    System.out.println(run.happened());
    show("wrong", verdict.wrong());
    show("not found", verdict.missed());
    show("falsely found", verdict.falselyFound());
    System.out.println("CHAOS month " + verdict.figures());
    return verdict.isSound() && verdict.planted().size() == size.errors();
  }

  private boolean poll() throws Exception {
    PollRun.Size size = smoke ? PollRun.Size.SMOKE : PollRun.Size.FULL;
    PollRun run = new PollRun(new JavaCommand(folder), folder, sabotage, size, seed, System.out);
    boolean sound = run.run();
    System.out.println("CHAOS poll " + run.figures());
    return sound;
  }

  private boolean faults() throws Exception {
    FaultsRun.Size size = smoke ? FaultsRun.Size.SMOKE : FaultsRun.Size.FULL;
    FaultsRun run = new FaultsRun(folder, sabotage, size, seed, System.out);
    boolean sound = run.run();
    System.out.println("CHAOS faults " + run.figures());
    return sound;
  }

  private boolean soak() throws Exception {
    SoakRun.Size size = smoke ? SoakRun.Size.SMOKE : SoakRun.Size.FULL;
    SoakRun run = new SoakRun(size, seed, System.out);
    boolean sound = run.run();
    System.out.println("CHAOS soak " + run.figures());
    return sound;
  }

  private boolean year() throws Exception {
    Year.Size size = smoke ? Year.Size.SMOKE : Year.Size.FULL;
    return new YearRun(new JavaCommand(folder), folder, System.out).run(size, sabotage, seed);
  }

  private void show(String what, List<String> lines) {
    lines.stream().limit(SHOWN).forEach(line -> System.out.println(what + ": " + line));
    if (lines.size() > SHOWN) {
      System.out.println("and " + (lines.size() - SHOWN) + " more: see " + folder);
    }
  }

  private String crash(JavaCommand java, SupplierHandle supplier) throws Exception {
    CrashMatrix.Size size = smoke ? CrashMatrix.Size.SMOKE : CrashMatrix.Size.FULL;
    new CrashMatrix(java, supplier, folder, sabotage, size, seed, tally).run();
    return "kills=" + tally.kills();
  }

  private String nodes(JavaCommand java, SupplierHandle supplier) throws Exception {
    NodesRun.Size size = smoke ? NodesRun.Size.SMOKE : NodesRun.Size.FULL;
    new NodesRun(java, supplier, folder, sabotage, size, seed, tally).run();
    return "orders=" + size.orders();
  }
}
