package io.github.cdiscountds.chaos;

import io.github.cdiscountds.chaos.Cell.Result;
import io.github.cdiscountds.chaos.Cell.Wrong;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.sftp.WithoutChecks;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.NetworkProxy;
import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.FileTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every fault of the protocol and of the network, each with every operation that it can meet, on
 * the embedded server and on an OpenSSH one; then connections cut at every byte.
 *
 * <p>What an operation may end with is written down in tables; that a file is whole, gone or
 * untouched is looked up on both sides.
 */
final class FaultsRun {

  /**
   * How much is done.
   *
   * @param deeds operations for each fault
   * @param everyNth of all bytes at which to cut
   * @param random cuts of a large file, in each direction
   */
  record Size(int deeds, int everyNth, int random) {
    static final Size FULL = new Size(Deed.values().length, 1, 500);
    static final Size SMOKE = new Size(1, 24, 12);
  }

  private static final String USER = "shop";
  private static final String PASSWORD = "of no value";
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 2, 9, 30);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(12);
  private static final int WORKERS = 6;
  private static final int SMALL = 300;
  private static final int CONTENT = 300_000;
  private static final int LARGE = 5_000_000;
  private static final int MOST_FILES = 20_000;
  private static final Set<String> LOST = Set.of("CONNECTION_LOST");
  private static final Set<String> LOST_OR_DONE = Set.of(Cell.OK, "CONNECTION_LOST");

  /** Faults that are no line's, but of somebody who answers in the server's place. */
  private static final List<String> IMPOSTORS = List.of("banner-flood", "another-protocol");

  private final Path folder;
  private final Sabotage sabotage;
  private final Size size;
  private final Random random;
  private final FaultsVerdict verdict;
  private final PrintStream out;
  private final AtomicInteger places = new AtomicInteger();

  FaultsRun(Path folder, Sabotage sabotage, Size size, long seed, PrintStream out) {
    this.folder = folder;
    this.sabotage = sabotage;
    this.size = size;
    this.random = new Random(seed);
    this.out = out;
    this.verdict = new FaultsVerdict(out);
  }

  /** Runs everything; gives whether nothing went wrong. */
  boolean run() throws IOException, InterruptedException, ExecutionException {
    CrashMatrix.deleteAll(folder.resolve("local"));
    warmUp();
    Traces before = Traces.now();
    try (OpenSsh sshd = OpenSsh.start(folder.resolve("sshd"))) {
      protocol();
      network(sshd);
      cuts(sshd);
    }
    verdict.left(before.leftSince());
    return verdict.isSound();
  }

  String figures() {
    return verdict.figures();
  }

  /** What Java itself opens once, with the first connection, is nobody's leak. */
  private void warmUp() throws IOException {
    FileTree tree = FileTree.inMemory(SettableClock.at(MORNING));
    try (EmbeddedSftpServer server = server(tree)) {
      wholeLine(server, tree, Deed.LIST, Direction.TO_CLIENT);
    }
  }

  private void protocol() throws InterruptedException, ExecutionException {
    Expectations expectations = Expectations.named("protocol-faults.txt");
    ProtocolFaults faults = new ProtocolFaults();
    requireSame(expectations.faults(), faults.all());
    FaultsTable table = new FaultsTable("fault of the protocol (embedded server)", expectations);
    List<Callable<Void>> runs = new ArrayList<>();
    for (Cell cell : chosen(expectations)) {
      runs.add(
          () -> {
            judged(table, cell, protocol(cell, faults.planting(cell.fault())));
            return null;
          });
    }
    together(runs);
    table.print(out);
  }

  private Result protocol(Cell cell, ProtocolFaults.Planting planting) throws Exception {
    SettableClock clock = SettableClock.at(MORNING);
    FileTree tree = FileTree.inMemory(clock);
    Deed.Place place = place(tree.createFolder("Suivi"), CONTENT);
    cell.deed().prepare(place);
    try (EmbeddedSftpServer server = server(tree)) {
      planting.on(new ProtocolFaults.Scene(server, tree, clock, cell.deed(), place));
      int planned = server.faultsAhead().size();
      place.mayBecome(tree.exists("Suivi", Deed.DATA) ? tree.read("Suivi", Deed.DATA) : null);
      Result result = cell.on(embedded(server, cell, server.port()), place, () -> {});
      if (result.wrong().isPresent()) {
        return result;
      }
      List<String> ahead = server.faultsAhead();
      if (result.outcome().equals(Cell.OK) && !cameToPass(planned, ahead.size())) {
        return wrong(result, Wrong.UNEXPECTED, "never came to pass: " + ahead);
      }
      if (!Traces.waitFor(() -> server.openConnections() == 0)) {
        return wrong(result, Wrong.LEAK, server.openConnections() + " connection(s) left");
      }
      return cell.fault().equals("login-refused") && server.passwordAttempts() != 1
          ? wrong(result, Wrong.UNEXPECTED, server.passwordAttempts() + " passwords tried")
          : result;
    }
  }

  /** Of several that are planted, as many as there may be requests, one is enough. */
  static boolean cameToPass(int planned, int ahead) {
    return planned > 1 ? ahead < planned : ahead == 0;
  }

  private static Result wrong(Result result, Wrong wrong, String why) {
    return new Result(result.outcome(), Optional.of(wrong), why);
  }

  private void network(OpenSsh sshd) throws InterruptedException, ExecutionException {
    Expectations expectations = Expectations.named("network-faults.txt");
    NetworkFaults faults = new NetworkFaults();
    List<String> planted = new ArrayList<>(faults.all());
    planted.addAll(IMPOSTORS);
    requireSame(expectations.faults(), planted);
    FaultsTable table = new FaultsTable("fault of the network (OpenSSH)", expectations);
    List<Callable<Void>> runs = new ArrayList<>();
    for (Cell cell : chosen(expectations)) {
      runs.add(
          () -> {
            judged(table, cell, network(cell, faults, sshd));
            return null;
          });
    }
    together(runs);
    table.print(out);
  }

  private Result network(Cell cell, NetworkFaults faults, OpenSsh sshd) throws Exception {
    if (IMPOSTORS.contains(cell.fault())) {
      boolean flooding = cell.fault().equals("banner-flood");
      try (Impostor impostor = flooding ? Impostor.flooding() : Impostor.foreign();
          NetworkProxy line = NetworkProxy.to("127.0.0.1", impostor.port())) {
        return overLine(cell, line, sshd, new NetworkFaults.Planting((l, d) -> {}, (l, d) -> {}));
      }
    }
    try (NetworkProxy line = NetworkProxy.to("127.0.0.1", sshd.port())) {
      return overLine(cell, line, sshd, faults.planting(cell.fault()));
    }
  }

  private Result overLine(
      Cell cell, NetworkProxy line, OpenSsh sshd, NetworkFaults.Planting planting)
      throws Exception {
    return overLine(cell, line, sshd, planting, CONTENT);
  }

  private Result overLine(
      Cell cell, NetworkProxy line, OpenSsh sshd, NetworkFaults.Planting planting, int bytes)
      throws Exception {
    Path home = Files.createDirectories(sshd.home().resolve("p" + places.incrementAndGet()));
    Deed.Place place = place(home.resolve("Suivi"), bytes);
    cell.deed().prepare(place);
    planting.atFirst().on(line, cell.deed());
    SftpSettings.Builder settings =
        SftpSettings.builder(line.host(), OpenSsh.user(), sshd.credentials(), sshd.hostKeys());
    FileTransport transport = transport(settings.port(line.port()), cell);
    Result result =
        cell.on(
            new BelowFolder(transport, home.getFileName().toString()),
            place,
            () -> planting.afterLogin().on(line, cell.deed()));
    CrashMatrix.deleteAll(home);
    line.heal();
    if (result.wrong().isEmpty() && !Traces.waitFor(() -> line.openConnections() == 0)) {
      return wrong(result, Wrong.LEAK, line.openConnections() + " connection(s) left");
    }
    return result;
  }

  private void cuts(OpenSsh sshd) throws InterruptedException, ExecutionException, IOException {
    FileTree tree = FileTree.inMemory(SettableClock.at(MORNING));
    int before = verdict.cells();
    try (EmbeddedSftpServer server = server(tree)) {
      List<Callable<Void>> runs = new ArrayList<>();
      for (int bytes = 0; bytes <= SMALL; bytes += size.everyNth()) {
        int at = bytes;
        runs.add(() -> cutFile(Deed.UPLOAD, at));
        runs.add(() -> cutFile(Deed.DOWNLOAD, at));
      }
      for (Deed deed : List.of(Deed.UPLOAD, Deed.DOWNLOAD)) {
        for (Direction direction : Direction.values()) {
          Passed whole = wholeLine(server, tree, deed, direction);
          for (int bytes = 0; bytes <= whole.all(); bytes += size.everyNth()) {
            int at = bytes;
            Set<String> expected = whole.expected(at);
            runs.add(() -> cutLine(server, tree, deed, direction, at, expected));
          }
        }
      }
      together(runs);
    }
    out.println(
        "cut at every "
            + (size.everyNth() == 1 ? "" : size.everyNth() + "th ")
            + "byte of a small file, of its requests and of their answers: "
            + (verdict.cells() - before)
            + " cells");
    before = verdict.cells();
    List<Callable<Void>> runs = new ArrayList<>();
    for (int cut = 0; cut < size.random(); cut++) {
      int up = random.nextInt(LARGE);
      int down = random.nextInt(LARGE);
      runs.add(() -> cutLarge(sshd, Deed.UPLOAD, Direction.TO_SERVER, up));
      runs.add(() -> cutLarge(sshd, Deed.DOWNLOAD, Direction.TO_CLIENT, down));
    }
    together(runs);
    out.println("cut at random bytes of a file of 5 MB: " + (verdict.cells() - before) + " cells");
  }

  /** Cuts once so many bytes of the file itself have passed. */
  private Void cutFile(Deed deed, int at) throws Exception {
    Cell cell = new Cell("file cut at " + at, deed, LOST);
    FileTree own = FileTree.inMemory(SettableClock.at(MORNING));
    Deed.Place place = place(own.createFolder("Suivi"), SMALL);
    deed.prepare(place);
    try (EmbeddedSftpServer server = server(own)) {
      server.onNext(deed == Deed.UPLOAD ? Operation.PUT : Operation.READ, Fault.cutAfter(at));
      verdict.judged(cell, cell.on(embedded(server, cell, server.port()), place, () -> {}));
    }
    return null;
  }

  /**
   * How many bytes pass when nothing is cut.
   *
   * @param deed until the deed is done
   * @param all until the connection is closed
   */
  record Passed(long deed, long all) {

    /** What a cut after so many bytes has to lead to; after the deed nobody need notice it. */
    Set<String> expected(long at) {
      return at < deed ? LOST : LOST_OR_DONE;
    }
  }

  private Passed wholeLine(EmbeddedSftpServer server, FileTree tree, Deed deed, Direction direction)
      throws IOException {
    Cell cell = new Cell("line whole", deed, Set.of(Cell.OK));
    String home = "p" + places.incrementAndGet();
    Deed.Place place = place(tree.createFolder(home + "/Suivi"), SMALL);
    deed.prepare(place);
    AtomicLong login = new AtomicLong();
    AtomicLong done = new AtomicLong();
    try (NetworkProxy line = NetworkProxy.to(server.host(), server.port())) {
      FileTransport transport =
          new BeforeClosing(
              new BelowFolder(embedded(server, cell, line.port()), home),
              () -> done.set(line.passed(direction)));
      verdict.judged(cell, cell.on(transport, place, () -> login.set(line.passed(direction))));
      long bytes = done.get() - login.get();
      if (bytes <= 0) {
        throw new IllegalStateException(deed + ": nothing passed " + direction);
      }
      return new Passed(bytes, line.passed(direction) - login.get());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Cuts once so many bytes of a connection have passed after its login. */
  private Void cutLine(
      EmbeddedSftpServer server,
      FileTree tree,
      Deed deed,
      Direction direction,
      int at,
      Set<String> expected)
      throws Exception {
    Cell cell = new Cell(direction + " cut at " + at, deed, expected);
    String home = "p" + places.incrementAndGet();
    Deed.Place place = place(tree.createFolder(home + "/Suivi"), SMALL);
    deed.prepare(place);
    try (NetworkProxy line = NetworkProxy.to(server.host(), server.port())) {
      verdict.judged(
          cell,
          cell.on(
              new BelowFolder(embedded(server, cell, line.port()), home),
              place,
              () -> line.cutAfter(direction, at)));
    }
    return null;
  }

  private Void cutLarge(OpenSsh sshd, Deed deed, Direction direction, int at) throws Exception {
    Cell cell = new Cell("5 MB cut at " + at, deed, LOST);
    try (NetworkProxy line = NetworkProxy.to("127.0.0.1", sshd.port())) {
      NetworkFaults.Planting cutting =
          new NetworkFaults.Planting((l, d) -> {}, (l, d) -> l.cutAfter(direction, at));
      verdict.judged(cell, overLine(cell, line, sshd, cutting, LARGE));
    }
    return null;
  }

  private static EmbeddedSftpServer server(FileTree tree) {
    return EmbeddedSftpServer.builder().login(USER, PASSWORD, tree).start();
  }

  private FileTransport embedded(EmbeddedSftpServer server, Cell cell, int port) {
    return transport(
        SftpSettings.builder(
                server.host(),
                USER,
                SftpCredentials.password(PASSWORD.toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(port),
        cell);
  }

  private FileTransport transport(SftpSettings.Builder settings, Cell cell) {
    // Nobody waits long for what is to come to a standstill; nothing else is hurried.
    Duration patience = cell.mayStall() ? SHORT : LONG;
    boolean loginStalls = cell.mayStall() && LOGINS.contains(cell.fault());
    SftpSettings built =
        settings
            .connectTimeout(LONG)
            .loginTimeout(loginStalls ? SHORT.multipliedBy(4) : LONG)
            .stallTimeout(patience)
            .maxListedFiles(MOST_FILES)
            .build();
    return switch (sabotage) {
      case WATCHDOG_OFF -> WithoutChecks.ofTime(built);
      case SIZE_CHECK_OFF -> WithoutChecks.ofSize(built);
      default -> SftpTransport.to(built);
    };
  }

  /** Faults that the login itself stands still at. */
  private static final Set<String> LOGINS =
      Set.of(
          "login-stalls",
          "home-unanswered",
          "version-too-long",
          "accepted-silently",
          "banner-flood",
          "another-protocol",
          "stalled-during-login");

  private Deed.Place place(Path remote, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    Path local = Files.createDirectories(folder.resolve("local"));
    return new Deed.Place(remote, local.resolve("d" + places.incrementAndGet() + ".csv"), content);
  }

  private List<Cell> chosen(Expectations expectations) {
    List<Cell> chosen = new ArrayList<>();
    Deed[] deeds = Deed.values();
    int turn = 0;
    for (String fault : expectations.faults()) {
      int taken = 0;
      for (int each = 0; each < deeds.length && taken < size.deeds(); each++) {
        Optional<Cell> cell = expectations.cell(fault, deeds[(turn + each) % deeds.length]);
        if (cell.isPresent()) {
          chosen.add(cell.get());
          taken++;
        }
      }
      turn++;
    }
    return chosen;
  }

  private void judged(FaultsTable table, Cell cell, Result result) {
    table.add(cell, result);
    verdict.judged(cell, result);
  }

  private static void requireSame(List<String> expected, List<String> planted) {
    if (!Set.copyOf(expected).equals(Set.copyOf(planted))) {
      List<String> missing = new ArrayList<>(planted);
      missing.removeAll(expected);
      List<String> unknown = new ArrayList<>(expected);
      unknown.removeAll(planted);
      throw new IllegalStateException(
          "no expectation for " + missing + ", and nothing plants " + unknown);
    }
  }

  private static void together(List<Callable<Void>> runs)
      throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      for (Future<Void> run : workers.invokeAll(runs)) {
        run.get();
      }
    } finally {
      workers.shutdownNow();
    }
  }
}
