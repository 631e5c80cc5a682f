package io.github.cdiscountds.chaos;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Many operations by several threads over one transport, while faults strike a share of what the
 * server is asked. Each operation has to be accounted for: done, and found so on the server, or
 * failed in the way of a fault that struck it, and the server left in a state that this allows.
 * Neither heap nor threads may grow.
 */
final class SoakRun {

  /**
   * How much is done.
   *
   * @param operations all threads together
   */
  record Size(int operations) {
    static final Size FULL = new Size(20_000);
    static final Size SMOKE = new Size(1_000);
  }

  /** Unless another is asked for: the run is a fixed one. */
  static final long SEED = 20_260_302;

  static final int THREADS = 8;
  private static final double SHARE = 0.02;

  /** How far the heap may be above that after the first fifth of the operations. */
  private static final long MOST_GROWTH_MIB = 24;

  private static final String USER = "shop";
  private static final String PASSWORD = "of no value";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOGIN = Duration.ofSeconds(5);
  private static final long LONGEST_MINUTES = 20;
  private static final int COLLECTIONS = 3;
  private static final long MIB = 1L << 20;

  private final Size size;
  private final long seed;
  private final PrintStream out;
  private String figures = "";

  SoakRun(Size size, long seed, PrintStream out) {
    this.size = size;
    this.seed = seed;
    this.out = out;
  }

  /** What may strike, and how an operation may fail of it; not at all where nothing is named. */
  private static Map<Fault, Set<Kind>> faults() {
    Map<Fault, Set<Kind>> faults = new LinkedHashMap<>();
    // A login that meets it ends before the server has proved itself.
    faults.put(Fault.lostRequest(), Set.of(Kind.CONNECTION_LOST, Kind.CONNECT));
    faults.put(Fault.lostReply(), Set.of(Kind.CONNECTION_LOST));
    faults.put(Fault.refused(Kind.PERMISSION), Set.of(Kind.PERMISSION));
    faults.put(Fault.refused(Kind.SERVER), Set.of(Kind.SERVER));
    faults.put(Fault.refused(Kind.CONNECTION_LOST), Set.of(Kind.CONNECTION_LOST, Kind.CONNECT));
    faults.put(Fault.stall(), Set.of(Kind.STALLED));
    faults.put(Fault.cutAfter(1000), Set.of(Kind.CONNECTION_LOST));
    faults.put(Fault.stallAfter(5000), Set.of(Kind.STALLED));
    faults.put(Fault.noSpaceAfter(3000), Set.of(Kind.NO_SPACE));
    faults.put(Fault.discardedAfter(2000), Set.of(Kind.INCOMPLETE));
    faults.put(Fault.trickle(512, () -> {}), Set.of());
    faults.put(Fault.hostileNames("../up.csv", "a\nb.csv"), Set.of());
    return faults;
  }

  /** Runs everything; gives whether nothing went wrong. */
  boolean run() throws InterruptedException {
    warmUp();
    Traces before = Traces.now();
    FileTree tree = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
    Map<Fault, Set<Kind>> faults = faults();
    SoakAccounts accounts;
    long early;
    long late;
    try (EmbeddedSftpServer server =
            EmbeddedSftpServer.builder().login(USER, PASSWORD, tree).start();
        FileTransport transport = SftpTransport.to(settings(server))) {
      accounts = new SoakAccounts(server, faults);
      server.atRandom(seed, SHARE, faults.keySet().toArray(Fault[]::new));
      List<SoakWorker> workers = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        workers.add(new SoakWorker(transport, tree, accounts, thread, seed));
      }
      work(workers, size.operations() / 5, accounts);
      early = usedMib();
      work(workers, size.operations() - size.operations() / 5, accounts);
      late = usedMib();
    }
    Traces.waitFor(() -> Traces.now().threads().size() <= before.threads().size());
    int threadsBefore = before.threads().size();
    int threadsAfter = Traces.now().threads().size();
    accounts.print(out);
    out.println("heap after a fifth of it " + early + " MiB, at the end " + late + " MiB");
    figures =
        "operations="
            + accounts.operations()
            + " unaccounted="
            + accounts.unaccounted()
            + " threads="
            + threadsBefore
            + "-"
            + threadsAfter
            + " heap="
            + late;
    return accounts.isSound(size.operations())
        && threadsBefore == threadsAfter
        && late - early <= MOST_GROWTH_MIB;
  }

  String figures() {
    return figures;
  }

  private static SftpSettings settings(EmbeddedSftpServer server) {
    return SftpSettings.builder(
            server.host(),
            USER,
            SftpCredentials.password(PASSWORD.toCharArray()),
            HostKeys.pinned(server.hostKeyFingerprint()))
        .port(server.port())
        .stallTimeout(PATIENCE)
        .loginTimeout(LOGIN)
        .build();
  }

  /** Java starts threads of its own with the first connections. */
  private void warmUp() throws InterruptedException {
    FileTree tree = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
    try (EmbeddedSftpServer server =
            EmbeddedSftpServer.builder().login(USER, PASSWORD, tree).start();
        FileTransport transport = SftpTransport.to(settings(server))) {
      SoakAccounts accounts = new SoakAccounts(server, Map.of());
      work(List.of(new SoakWorker(transport, tree, accounts, 0, seed)), 10, accounts);
    }
  }

  private static void work(List<SoakWorker> workers, int operations, SoakAccounts accounts)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size());
    for (int each = 0; each < workers.size(); each++) {
      SoakWorker worker = workers.get(each);
      int share = operations / workers.size() + (each < operations % workers.size() ? 1 : 0);
      threads.execute(
          () -> {
            try {
              worker.work(share);
            } catch (RuntimeException | Error e) {
              accounts.broken("a thread ended with " + e);
              throw e;
            }
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      accounts.broken("a thread hangs");
      threads.shutdownNow();
    }
  }

  private static long usedMib() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int collection = 0; collection < COLLECTIONS; collection++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return (used + MIB / 2) / MIB;
  }
}
