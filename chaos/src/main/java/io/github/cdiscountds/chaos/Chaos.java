package io.github.cdiscountds.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Runs chaos at the size asked for, prints its seed and ends with {@code CHAOS <run> … lost=<n>
 * twice=<n>}; fails unless both are 0.
 */
public final class Chaos {
  private static final int SEEDS = 1_000_000;

  private Chaos() {}

  /**
   * Runs.
   *
   * @param args {@code crash} or {@code nodes}; a seed or {@code random}; {@code full} or {@code
   *     smoke}; a {@link Sabotage} or {@code none}; a folder for what is written
   * @throws Exception when a run can't be made
   */
  public static void main(String[] args) throws Exception {
    String run = args[0];
    long seed =
        args[1].equals("random") ? new SecureRandom().nextInt(SEEDS) : Long.parseLong(args[1]);
    boolean smoke = args[2].equals("smoke");
    Sabotage sabotage = Sabotage.named(args[3]);
    Path folder = Files.createDirectories(Path.of(args[4], run).toAbsolutePath());
    System.out.println(
        "chaos " + run + ", seed " + seed + ", sabotage " + sabotage.word() + ", " + args[2]);
    JavaCommand java = new JavaCommand(folder);
    Tally tally = new Tally(System.out);
    String figures;
    try (SupplierHandle supplier =
        SupplierHandle.start(java.forLong(), folder.resolve("supplier.errors"))) {
      switch (run) {
        case "crash" -> {
          new CrashMatrix(
                  java,
                  supplier,
                  folder,
                  sabotage,
                  smoke ? CrashMatrix.Size.SMOKE : CrashMatrix.Size.FULL,
                  seed,
                  tally)
              .run();
          figures = "kills=" + tally.kills();
        }
        case "nodes" -> {
          NodesRun.Size size = smoke ? NodesRun.Size.SMOKE : NodesRun.Size.FULL;
          new NodesRun(java, supplier, folder, sabotage, size, seed, tally).run();
          figures = "orders=" + size.orders();
        }
        default -> throw new IllegalArgumentException("chaos " + run + ": expected crash or nodes");
      }
    }
    System.out.println("CHAOS " + run + " " + figures + " " + tally.figures());
    System.exit(tally.isSound() ? 0 : 1);
  }
}
