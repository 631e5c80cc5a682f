package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.SupplierJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The supplier as a process of its own: fake suppliers on SFTP, each of which makes its rounds
 * every few milliseconds and enters what it picks up in its journal before it judges any of it.
 *
 * <p>Is told line by line what to do, and answers each line: {@code open <name> <journal> <seed>
 * <sabotage>} gives port, host key and password; {@code rounds <name> <number>} makes rounds at
 * once; {@code finish <name>} ends the rounds once nothing is left to pick up; {@code close
 * <name>}.
 */
public final class SupplierProcess {
  private static final Duration ROUND = Duration.ofMinutes(15);
  private static final int LONGEST_PAUSE_MILLIS = 120;
  private static final int SHORTEST_PAUSE_MILLIS = 20;

  private final Map<String, Desk> desks = new HashMap<>();

  private SupplierProcess() {}

  /**
   * Serves until its input ends.
   *
   * @param args none
   * @throws IOException when the input breaks
   */
  public static void main(String[] args) throws IOException {
    SupplierProcess supplier = new SupplierProcess();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(supplier.answer(line.split("\t", -1)));
    }
    System.exit(0);
  }

  private String answer(String[] command) throws IOException {
    String name = command[1];
    if (command[0].equals("open")) {
      Desk desk =
          new Desk(Path.of(command[2]), Long.parseLong(command[3]), Sabotage.named(command[4]));
      desks.put(name, desk);
      desk.rounds.start();
      return String.join(
          "\t",
          "opened",
          name,
          Integer.toString(desk.server.port()),
          desk.server.hostKeyFingerprint(),
          desk.supplier.password());
    }
    Desk desk = desks.get(name);
    if (desk == null) {
      throw new IllegalArgumentException("no supplier " + name);
    }
    switch (command[0]) {
      case "rounds" -> desk.makeRounds(Integer.parseInt(command[2]));
      case "finish" -> desk.finish();
      case "close" -> {
        desk.finish();
        desks.remove(name);
        desk.close();
      }
      default -> throw new IllegalArgumentException("command " + command[0]);
    }
    return command[0] + "\t" + name;
  }

  /** One supplier, its server and its journal. */
  private static final class Desk {
    private final FakeSupplier supplier = FakeSupplier.open(OrderSet.ACCOUNT);
    private final EmbeddedSftpServer server = supplier.serve();
    private final Thread rounds = new Thread(this::keepMakingRounds, "rounds");
    private final Journal journal;
    private final Random random;
    private final boolean cleansByAge;

    // Guarded by this.
    private int entered;
    private boolean finished;

    Desk(Path journal, long seed, Sabotage sabotage) throws IOException {
      this.journal = Journal.append(journal);
      this.random = new Random(seed);
      this.cleansByAge = sabotage == Sabotage.CLEAN_BY_AGE;
      // What nobody reads here would only cost time.
      for (SupplierJob job :
          List.of(
              SupplierJob.CATALOGUE,
              SupplierJob.ANOMALIES,
              SupplierJob.TRACKING,
              SupplierJob.INVOICE,
              SupplierJob.WAREHOUSE)) {
        supplier.pauses(job);
      }
      rounds.setDaemon(true);
    }

    private void keepMakingRounds() {
      while (makeRound()) {
        try {
          Thread.sleep(
              SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private synchronized boolean makeRound() {
      if (!finished) {
        makeRounds(1);
      }
      return !finished;
    }

    /** Orders are integrated, and so recognised as duplicates, two rounds after their pick-up. */
    synchronized void makeRounds(int number) {
      for (int round = 0; round < number; round++) {
        if (cleansByAge) {
          removeOldTemporaries();
        }
        supplier.advance(ROUND);
        List<PickUp> pickUps = supplier.pickUps();
        pickUps.subList(entered, pickUps.size()).forEach(journal::write);
        entered = pickUps.size();
      }
    }

    private void removeOldTemporaries() {
      Instant old = supplier.clock().instant().minus(ROUND);
      for (String name : supplier.orderTree().names("Commandes")) {
        if (name.startsWith(".")
            && !supplier.orderTree().modified("Commandes", name).isAfter(old)) {
          try {
            supplier.orderTree().delete("Commandes", name);
          } catch (UncheckedIOException gone) {
            // Somebody else was faster.
          }
        }
      }
    }

    synchronized void finish() {
      if (!finished) {
        makeRounds(3);
        finished = true;
      }
    }

    void close() throws IOException {
      supplier.close();
      journal.close();
    }
  }
}
