package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.internal.ComplianceCheck;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import io.github.cdiscountds.testkit.internal.OrderSheet;
import io.github.cdiscountds.testkit.internal.Timetable;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The supplier on the other side: takes order files, checks, integrates, ships and bills them, and
 * writes the six documents, all by a clock that the test moves.
 *
 * <p>Nothing happens by itself. {@link #advance(Duration)} and {@link #advanceTo(LocalDateTime)}
 * run whatever is due in between, each job at its own moment and in order, so that a month of
 * reports passes in an instant and always alike:
 *
 * <ul>
 *   <li>order files are picked up every 15 minutes, unless their names begin with {@code .} or end
 *       in {@code .part} or {@code .tmp};
 *   <li>15 minutes later (the profile's {@link Cadences#complianceDelay()}) one compliance report
 *       tells of all files of that pick-up;
 *   <li>another 15 minutes later ({@link Builder#integrationDelay(Duration)}) their orders are
 *       integrated, but not between 23:00 and 00:01: those due then appear in the next day's
 *       anomaly tracking, which is written every two hours and at 23:59 of each day that has
 *       orders;
 *   <li>the warehouse works at its {@link WarehousePace}; order tracking is rewritten at 5:30,
 *       11:00 and 16:30;
 *   <li>on the 5th at 6:00 everything that left in the month before is billed;
 *   <li>the catalogue is rebuilt every four hours, and once when the supplier opens.
 * </ul>
 *
 * <pre>{@code
 * try (FakeSupplier supplier = FakeSupplier.open(account)) {
 *   supplier.sellsOut("AO1604");
 *   submitOrdersThrough(supplier.orderTransport(), supplier.clock());
 *   supplier.advance(Duration.ofDays(2));
 *   readReportsThrough(supplier.orderTransport(), supplier.clock());
 *   supplier.verify();
 * }
 * }</pre>
 *
 * <p>A scenario is told in the supplier's own verbs: {@link #sellsOut}, {@link #refuses}, {@link
 * #holds}, {@link #pauses} …. What can't come through the library's own encoder is put by {@link
 * #raw()}. {@link #pickUps()} and {@link #books()} are for judges: what really arrived and what
 * really became of it. {@link #verify()} fails on every file that the supplier couldn't read,
 * unless the test announced it.
 *
 * <p>Documents are read and written with code of its own, never with the library's codecs. Wording
 * that the supplier doesn't document is assumed (R21, R23).
 *
 * <p>Thread-safe: servers and transports may be used while the test moves the clock.
 *
 * @since 0.1.0
 */
public final class FakeSupplier implements AutoCloseable {
  /** The login that sees the catalogue server's files. */
  public static final String CATALOGUE_LOGIN = "catalogue";

  /** The login that sees the order server's files. */
  public static final String ORDER_LOGIN = "orders";

  private static final DateTimeFormatter NAME_STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
  private static final DateTimeFormatter CELL_STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter INVOICE_DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private static final String COMPLIANCE_PREFIX = "RapportConformite_";
  private static final String COMPLIANCE_EXTENSION = ".xlsx";
  private static final String INVOICE_PREFIX = "Invoicing_";
  private static final String INVOICE_EXTENSION = ".csv";

  private final Account account;
  private final ServiceProfile profile;
  private final ZoneId zone;
  private final SettableClock clock;
  private final FakeCatalogue catalogue;
  private final CatalogueFormat catalogueFormat;
  private final String siteId;
  private final Duration integrationDelay;
  private final FileTree catalogueTree;
  private final FileTree orderTree;
  private final ComplianceCheck compliance;
  private final IntegrationDesk integration;
  private final SupplierDocuments documents;
  private final Timetable<SupplierJob> timetable;
  private final Warehouse warehouse;
  private final RawWriter raw;
  private final String password = UUID.randomUUID().toString();

  private final List<Submission> submissions = new ArrayList<>();
  private final List<OrderOnBooks> orders = new ArrayList<>();
  private final Set<SupplierJob> paused = EnumSet.noneOf(SupplierJob.class);
  private final Map<SupplierJob, List<Runnable>> postponed = new EnumMap<>(SupplierJob.class);
  private final Deque<String> rejections = new ArrayDeque<>();
  private final Set<String> announced = new LinkedHashSet<>();
  private final Set<String> announcedByTest = new LinkedHashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();
  private final List<EmbeddedSftpServer> servers = new ArrayList<>();
  private int orderNumbers;
  private int invoiceNumbers;

  private FakeSupplier(Builder builder) {
    this.account = builder.account;
    this.profile = builder.profile;
    this.zone = builder.profile.zone();
    this.clock = builder.clock;
    this.catalogue = builder.catalogue;
    this.catalogueFormat = builder.catalogueFormat;
    this.siteId = builder.siteId;
    this.integrationDelay = builder.integrationDelay;
    this.catalogueTree = FileTree.inMemory(clock);
    this.orderTree = FileTree.inMemory(clock);
    LengthChecks lengths = builder.lengthChecks;
    this.compliance =
        new ComplianceCheck(
            account.cdiscountId(),
            row ->
                lengths == LengthChecks.LENIENT_ABROAD
                    && !row.get(OrderField.COUNTRY).equals("FR"));
    this.integration =
        new IntegrationDesk(profile, catalogue, builder.refusedOrders, builder.creditLimit);
    this.documents = new SupplierDocuments(zone, builder.language, builder.trackingColumns);
    this.timetable = new Timetable<>(clock, clock::set);
    this.warehouse = new Warehouse(timetable, clock, zone, builder.pace);
    this.raw = new RawWriter(this);
    createFolders();
    rebuildCatalogue();
    planTheDay(builder.invoiceTime);
  }

  /** One order file between its pick-up and its report. */
  private static final class Submission {
    private final PickUp pickUp;
    private final byte[] content;
    private final OrderSheet sheet;
    private final List<OrderOnBooks> orders;

    Submission(PickUp pickUp, byte[] content, OrderSheet sheet, List<OrderOnBooks> orders) {
      this.pickUp = pickUp;
      this.content = content;
      this.sheet = sheet;
      this.orders = orders;
    }
  }

  private record Credit(OrderOnBooks order, OrderOnBooks.Line line, int pieces) {}

  /**
   * Opens a supplier for one customer: with the sample catalogue, on Monday 2 March 2026 at 8:00 in
   * Paris, with every default.
   *
   * @param account the customer that it knows
   * @return a new supplier
   */
  public static FakeSupplier open(Account account) {
    return builder(account).open();
  }

  /**
   * Begins a supplier with other than the default settings.
   *
   * @param account the customer that it knows
   * @return a builder
   */
  public static Builder builder(Account account) {
    return new Builder(account);
  }

  private void createFolders() {
    catalogueTree.createFolder(profile.folders().catalogue().path());
    for (RemoteFolder folder :
        List.of(
            profile.folders().orders(),
            profile.folders().anomalies(),
            profile.folders().tracking(),
            profile.folders().compliance(),
            profile.folders().invoices())) {
      orderTree.createFolder(folder.path());
    }
  }

  private void planTheDay(LocalTime invoiceTime) {
    Cadences cadences = profile.cadences();
    every(SupplierJob.PICK_UP, Timetable.every(zone, cadences.pickUp()), this::pickUp);
    every(
        SupplierJob.CATALOGUE,
        Timetable.every(zone, cadences.catalogueRebuild()),
        this::rebuildCatalogue);
    every(
        SupplierJob.ANOMALIES,
        Timetable.every(zone, cadences.anomalyUpdate()),
        this::writeAnomalies);
    every(
        SupplierJob.ANOMALIES,
        Timetable.dailyAt(zone, List.of(cadences.anomalyFinal())),
        this::writeAnomalies);
    every(
        SupplierJob.TRACKING,
        Timetable.dailyAt(zone, cadences.trackingRuns()),
        this::writeTracking);
    timetable.every(
        SupplierJob.INVOICE,
        Timetable.monthlyAt(zone, cadences.invoiceDayOfMonth(), invoiceTime),
        () -> {
          YearMonth month = YearMonth.from(now()).minusMonths(1);
          unlessPaused(SupplierJob.INVOICE, () -> invoice(month));
        });
  }

  private void every(SupplierJob job, Function<Instant, Instant> nextAfter, Runnable work) {
    timetable.every(
        job,
        nextAfter,
        () -> {
          if (!paused.contains(job)) {
            work.run();
          }
        });
  }

  private void unlessPaused(SupplierJob job, Runnable work) {
    if (paused.contains(job)) {
      postponed.computeIfAbsent(job, any -> new ArrayList<>()).add(work);
    } else {
      work.run();
    }
  }

  // ---- time

  /**
   * Lets time pass.
   *
   * @param duration how much
   * @return this supplier
   * @throws IllegalArgumentException when it is negative
   */
  public synchronized FakeSupplier advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "supplier advanced by %s, expected no negative duration", duration));
    }
    timetable.runUntil(clock.instant().plus(duration));
    return this;
  }

  /**
   * Lets time pass until the supplier's wall clock shows a time.
   *
   * @param local date and time in the profile's zone; in the hour that comes twice the first that
   *     is still to come, in the hour that is left out the same minute an hour later
   * @return this supplier
   * @throws IllegalArgumentException when it is past
   */
  public synchronized FakeSupplier advanceTo(LocalDateTime local) {
    ZonedDateTime target = local.atZone(zone);
    if (target.toInstant().isBefore(clock.instant())) {
      target = target.withLaterOffsetAtOverlap();
    }
    if (target.toInstant().isBefore(clock.instant())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "supplier advanced to %s, expected a time after %s", local, now()));
    }
    timetable.runUntil(target.toInstant());
    return this;
  }

  /**
   * Tells the time.
   *
   * @return the supplier's wall clock, in the profile's zone
   */
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), zone);
  }

  /**
   * Gives the clock that everything here goes by, for the library's client to go by as well. Time
   * is moved through this supplier, not by setting the clock: what falls due while somebody else
   * moves it runs late, when the supplier is next advanced.
   *
   * @return the clock
   */
  public SettableClock clock() {
    return clock;
  }

  // ---- what there is

  /**
   * Names the customer.
   *
   * @return the account that this supplier knows
   */
  public Account account() {
    return account;
  }

  /**
   * Gives what the supplier sells.
   *
   * @return the catalogue, to be changed as the story goes
   */
  public FakeCatalogue catalogue() {
    return catalogue;
  }

  /**
   * Gives the files of the catalogue server.
   *
   * @return its tree
   */
  public FileTree catalogueTree() {
    return catalogueTree;
  }

  /**
   * Gives the files of the order server.
   *
   * @return its tree, with the five folders
   */
  public FileTree orderTree() {
    return orderTree;
  }

  /**
   * Gives access to the catalogue server, in memory.
   *
   * @return a new transport over {@link #catalogueTree()}
   */
  public FileTransport catalogueTransport() {
    return InMemoryTransport.over(catalogueTree);
  }

  /**
   * Gives access to the order server, in memory.
   *
   * @return a new transport over {@link #orderTree()}
   */
  public FileTransport orderTransport() {
    return InMemoryTransport.over(orderTree);
  }

  /**
   * Opens both servers to the network: a real SFTP server on the loopback interface, on a port
   * chosen by the system, with the logins {@link #CATALOGUE_LOGIN} and {@link #ORDER_LOGIN}, each
   * seeing its own tree, both with {@link #password()}. For other logins, or keys, start an {@link
   * EmbeddedSftpServer} over {@link #catalogueTree()} and {@link #orderTree()}.
   *
   * @return a running server; {@link #close()} of this supplier closes it too
   */
  public synchronized EmbeddedSftpServer serve() {
    EmbeddedSftpServer server =
        EmbeddedSftpServer.builder()
            .login(CATALOGUE_LOGIN, password, catalogueTree)
            .login(ORDER_LOGIN, password, orderTree)
            .start();
    servers.add(server);
    return server;
  }

  /**
   * Gives the password of both logins of the servers that {@link #serve()} starts.
   *
   * @return a random text, another one for each supplier
   */
  public String password() {
    return password;
  }

  /**
   * Gives the hand that puts files into the order folder past every check.
   *
   * @return the raw writer
   */
  public RawWriter raw() {
    return raw;
  }

  /**
   * Gives the journal of all order files ever picked up.
   *
   * @return the entries, oldest first
   */
  public synchronized List<PickUp> pickUps() {
    return submissions.stream().map(one -> one.pickUp).toList();
  }

  /**
   * Gives the books: every order line of every readable file ever picked up, as it really stands.
   *
   * @return the lines in the order of their arrival
   */
  public synchronized List<BookedLine> books() {
    return orders.stream().flatMap(order -> order.view().stream()).toList();
  }

  /**
   * Gives the books' lines about one order number, whatever file or campaign it came with.
   *
   * @param orderNumber the merchant's order number
   * @return its lines in the order of their arrival
   */
  public synchronized List<BookedLine> books(String orderNumber) {
    return books().stream().filter(line -> line.orderNumber().equals(orderNumber)).toList();
  }

  // ---- the story

  /**
   * Runs out of a product, now; the catalogue tells it at its next rebuild.
   *
   * @param sku the product's code
   * @return this supplier
   * @throws IllegalArgumentException when there is no such product
   */
  public FakeSupplier sellsOut(String sku) {
    catalogue.sellOut(sku);
    return this;
  }

  /**
   * Refuses an order when it is integrated next, whatever is right or wrong about it.
   *
   * @param orderNumber the merchant's order number
   * @param cause what the supplier will say
   * @return this supplier
   */
  public synchronized FakeSupplier refuses(String orderNumber, RefusalCause cause) {
    integration.refuse(orderNumber, cause);
    return this;
  }

  /**
   * Rejects the next order file that is checked, whatever is right or wrong about it.
   *
   * @param problem what the compliance report will say after {@code Non traité : }, such as {@code
   *     ligne n°3 : FraisPort:n'est pas au format attendu}
   * @return this supplier
   */
  public synchronized FakeSupplier rejectsNextFile(String problem) {
    rejections.add(problem);
    return this;
  }

  /**
   * Leaves an order where it stands in the warehouse.
   *
   * @param orderNumber the merchant's order number
   * @return this supplier
   */
  public synchronized FakeSupplier holds(String orderNumber) {
    warehouse.hold(orderNumber);
    return this;
  }

  /**
   * Leaves one product of an order where it stands in the warehouse; the others go on.
   *
   * @param orderNumber the merchant's order number
   * @param sku the product's code
   * @return this supplier
   */
  public synchronized FakeSupplier holds(String orderNumber, String sku) {
    warehouse.hold(orderNumber, sku);
    return this;
  }

  /**
   * Goes on with an order that was held, with the step that was due at once.
   *
   * @param orderNumber the merchant's order number
   * @return this supplier
   */
  public synchronized FakeSupplier releases(String orderNumber) {
    warehouse.release(orderNumber);
    timetable.runUntil(clock.instant());
    return this;
  }

  /**
   * Sends a line in several parcels, each a working day after the one before; what remains goes
   * into one more.
   *
   * @param orderNumber the merchant's order number
   * @param sku the product's code
   * @param quantities the pieces in each parcel
   * @return this supplier
   * @throws IllegalArgumentException when a parcel would be empty
   */
  public synchronized FakeSupplier splits(String orderNumber, String sku, int... quantities) {
    if (Arrays.stream(quantities).anyMatch(pieces -> pieces < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "parcels of %s, expected at least one piece in each",
              Arrays.toString(quantities)));
    }
    warehouse.split(orderNumber, sku, Arrays.stream(quantities).boxed().toList());
    return this;
  }

  /**
   * Gives money back for pieces of a shipped line: a credit line of type {@code A}, with negative
   * quantity and amount, on the next invoice.
   *
   * @param orderNumber the merchant's order number
   * @param sku the product's code
   * @param pieces how many
   * @return this supplier
   * @throws IllegalArgumentException when no such line has shipped that many
   */
  public synchronized FakeSupplier credits(String orderNumber, String sku, int pieces) {
    for (OrderOnBooks order : orders) {
      for (OrderOnBooks.Line line : order.lines) {
        if (order.number.equals(orderNumber)
            && line.sku().equals(sku)
            && pieces > 0
            && line.shipped() >= pieces) {
          credits.add(new Credit(order, line, pieces));
          return this;
        }
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "credit of %d pieces of %s of order %s, expected a line that shipped as many",
            pieces,
            sku,
            orderNumber));
  }

  /**
   * Stops doing something.
   *
   * @param job what
   * @return this supplier
   */
  public synchronized FakeSupplier pauses(SupplierJob job) {
    paused.add(job);
    if (job == SupplierJob.WAREHOUSE) {
      warehouse.close();
    }
    return this;
  }

  /**
   * Goes on with what it had stopped doing, and does at once what has waited; integration still
   * keeps its nightly pause.
   *
   * @param job what
   * @return this supplier
   */
  public synchronized FakeSupplier resumes(SupplierJob job) {
    paused.remove(job);
    List<Runnable> waiting = postponed.remove(job);
    if (waiting != null) {
      Instant now = clock.instant();
      Instant due = job == SupplierJob.INTEGRATION ? afterNightlyPause(now) : now;
      waiting.forEach(work -> timetable.once(job, due, () -> unlessPaused(job, work)));
    }
    if (job == SupplierJob.WAREHOUSE) {
      warehouse.reopen();
    }
    timetable.runUntil(clock.instant());
    return this;
  }

  /**
   * Publishes a document now, out of turn: anomaly tracking, order tracking and catalogue as things
   * stand; of compliance reports and invoices the last one once more, under a name of now.
   *
   * @param job the job that publishes it
   * @return this supplier
   * @throws IllegalArgumentException when the job publishes nothing
   * @throws IllegalStateException when there is no last one
   */
  public synchronized FakeSupplier publishesNow(SupplierJob job) {
    switch (job) {
      case CATALOGUE -> rebuildCatalogue();
      case ANOMALIES -> writeAnomalies();
      case TRACKING -> writeTracking();
      case COMPLIANCE ->
          publishAgain(profile.folders().compliance(), COMPLIANCE_PREFIX, COMPLIANCE_EXTENSION);
      case INVOICE -> publishAgain(profile.folders().invoices(), INVOICE_PREFIX, INVOICE_EXTENSION);
      case INTEGRATION, WAREHOUSE, PICK_UP ->
          throw new IllegalArgumentException(job + " publishes no document");
    }
    return this;
  }

  private void publishAgain(RemoteFolder folder, String prefix, String extension) {
    List<String> names =
        orderTree.names(folder.path()).stream().filter(name -> name.startsWith(prefix)).toList();
    if (names.isEmpty()) {
      throw new IllegalStateException(folder + " holds no document to publish again");
    }
    publish(
        orderTree,
        folder,
        freeName(folder, prefix, extension),
        orderTree.read(folder.path(), names.get(names.size() - 1)));
  }

  /**
   * Announces that a file will come which the supplier can't read. Files put by {@link #raw()} need
   * no announcement.
   *
   * @param fileName its name
   * @return this supplier
   */
  public synchronized FakeSupplier expectsUnreadable(String fileName) {
    announced.add(fileName);
    announcedByTest.add(fileName);
    return this;
  }

  /**
   * Fails when the supplier had to reject a file that it couldn't read (no workbook, or wrong
   * extension, sheet, columns or cell types) without having been told, or when an announced one
   * never came.
   *
   * @throws AssertionError naming every such file
   */
  public synchronized void verify() {
    List<String> failures = new ArrayList<>(complaints);
    announcedByTest.forEach(name -> failures.add(name + ": announced as unreadable, never came"));
    if (!failures.isEmpty()) {
      throw new AssertionError("fake supplier: " + String.join("; ", failures));
    }
  }

  /** Stops the servers that {@link #serve()} started; the trees stay readable. Idempotent. */
  @Override
  public synchronized void close() {
    servers.forEach(EmbeddedSftpServer::close);
    servers.clear();
  }

  // ---- order files

  private void pickUp() {
    Instant now = clock.instant();
    List<Submission> batch = new ArrayList<>();
    for (Path file : waitingFiles()) {
      byte[] content;
      try {
        content = Files.readAllBytes(file);
        Files.delete(file);
      } catch (NoSuchFileException takenBack) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      batch.add(register(now, file.getFileName().toString(), content));
    }
    if (!batch.isEmpty()) {
      timetable.once(
          SupplierJob.COMPLIANCE,
          now.plus(profile.cadences().complianceDelay()),
          () -> unlessPaused(SupplierJob.COMPLIANCE, () -> report(batch)));
    }
  }

  /** Complete files, oldest first. */
  private List<Path> waitingFiles() {
    Path folder = orderTree.folder(profile.folders().orders().path());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<Path, FileTime> times = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !isTemporary(file.getFileName().toString())) {
          times.put(file, Files.getLastModifiedTime(file));
        }
      }
    } catch (NoSuchFileException takenBack) {
      return waitingFiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times.entrySet().stream()
        .sorted(
            Map.Entry.<Path, FileTime>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isTemporary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") || lower.endsWith(".part") || lower.endsWith(".tmp");
  }

  private Submission register(Instant now, String fileName, byte[] content) {
    OrderSheet sheet = OrderSheet.open(content);
    Map<List<String>, OrderOnBooks> byKey = new LinkedHashMap<>();
    for (OrderRow row : sheet.rows()) {
      String number = row.get(OrderField.ORDER_NUMBER);
      String campaign = row.get(OrderField.CAMPAIGN);
      byKey
          .computeIfAbsent(
              List.of(number, campaign), key -> new OrderOnBooks(fileName, number, campaign))
          .lines
          .add(new OrderOnBooks.Line(row));
    }
    List<OrderOnBooks> found = List.copyOf(byKey.values());
    PickUp entry = new PickUp(now, fileName, content.length, sha256(content), keysOf(found));
    Submission submission = new Submission(entry, content, sheet, found);
    submissions.add(submission);
    orders.addAll(found);
    return submission;
  }

  private static List<OrderKey> keysOf(List<OrderOnBooks> found) {
    List<OrderKey> keys = new ArrayList<>();
    for (OrderOnBooks order : found) {
      try {
        keys.add(new OrderKey(order.number, order.campaign));
      } catch (IllegalArgumentException noKey) {
        // The journal leaves such rows out; the books keep them.
      }
    }
    return keys;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void report(List<Submission> batch) {
    Instant now = clock.instant();
    List<List<String>> rows = new ArrayList<>();
    for (Submission submission : batch) {
      String name = submission.pickUp.fileName();
      ComplianceCheck.Verdict verdict = compliance.judge(name, submission.sheet);
      String rejection = rejections.poll();
      if (rejection != null) {
        verdict = new ComplianceCheck.Verdict(List.of(rejection), true);
      }
      boolean expected = announced.remove(name);
      announcedByTest.remove(name);
      if (!verdict.legible() && !expected) {
        complaints.add(name + " couldn't be read (" + verdict.reason() + ")");
      }
      rows.add(
          List.of(
              name,
              "CDSPRO_" + CELL_STAMP.format(now()) + "_" + siteId + "_" + name,
              documents.reportedAt(now),
              verdict.isOk() ? "OK" : "KO",
              verdict.reason()));
      if (verdict.isOk()) {
        accept(submission);
      } else {
        submission.orders.forEach(order -> order.allLines(Stage.FILE_REJECTED));
      }
    }
    publish(
        orderTree,
        profile.folders().compliance(),
        freeName(profile.folders().compliance(), COMPLIANCE_PREFIX, COMPLIANCE_EXTENSION),
        documents.compliance(rows).toXlsx("RapportConformite", now));
  }

  private void accept(Submission submission) {
    Instant now = clock.instant();
    Instant wanted = submission.pickUp.at().plus(integrationDelay);
    Instant due = afterNightlyPause(wanted.isBefore(now) ? now : wanted);
    for (OrderOnBooks order : submission.orders) {
      order.accepted = now;
      order.anomalyDays.add(dayOf(due));
      order.allLines(Stage.PENDING);
    }
    timetable.once(
        SupplierJob.INTEGRATION,
        due,
        () -> unlessPaused(SupplierJob.INTEGRATION, () -> integrate(submission)));
  }

  private Instant afterNightlyPause(Instant moment) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    LocalTime pause = profile.cadences().integrationPause();
    LocalTime resume = profile.cadences().integrationResume();
    LocalTime time = local.toLocalTime();
    boolean overMidnight = resume.isBefore(pause);
    if (overMidnight && !time.isBefore(pause)) {
      return local.toLocalDate().plusDays(1).atTime(resume).atZone(zone).toInstant();
    }
    if (time.isBefore(resume) && (overMidnight || !time.isBefore(pause))) {
      return local.toLocalDate().atTime(resume).atZone(zone).toInstant();
    }
    return moment;
  }

  private void integrate(Submission submission) {
    Instant now = clock.instant();
    for (OrderOnBooks order : submission.orders) {
      order.anomalyDays.add(dayOf(now));
      order.refusal = integration.judge(order, outstanding());
      if (order.refusal == null) {
        order.numbers = numbers(now);
        warehouse.begin(order);
      } else {
        order.allLines(Stage.REFUSED);
      }
    }
  }

  /** What the customer owes for orders that aren't billed yet. */
  private BigDecimal outstanding() {
    return orders.stream()
        .filter(order -> order.numbers != null)
        .filter(order -> order.lines.stream().anyMatch(line -> line.invoiced == 0))
        .map(OrderOnBooks::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private OrderOnBooks.Numbers numbers(Instant now) {
    orderNumbers++;
    StringBuilder letters = new StringBuilder();
    for (int rest = orderNumbers * 7919, i = 0; i < 4; i++, rest /= 26) {
      letters.append((char) ('A' + rest % 26));
    }
    return new OrderOnBooks.Numbers(
        now,
        String.format(
            Locale.ROOT,
            "%s%05d%s",
            DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).format(dayOf(now)),
            orderNumbers,
            letters),
        String.format(Locale.ROOT, "PS%07d", 7_781_200 + orderNumbers),
        String.valueOf(100_200_300 + orderNumbers));
  }

  // ---- documents

  private void rebuildCatalogue() {
    publish(
        catalogueTree,
        profile.folders().catalogue(),
        profile.fileNames().catalogue(account),
        catalogue.table().toCsv(catalogueFormat.separator(), catalogueFormat.charset()));
  }

  private void writeAnomalies() {
    LocalDate today = now().toLocalDate();
    if (orders.stream()
        .anyMatch(order -> order.accepted != null && order.anomalyDays.contains(today))) {
      publish(
          orderTree,
          profile.folders().anomalies(),
          "SuiviAnomalies_" + DAY.format(today) + ".xls",
          documents.anomalies(today, orders).toXls("SuiviAnomalies"));
    }
  }

  private void writeTracking() {
    LocalDate since = now().toLocalDate().minusDays(profile.cadences().trackingDays());
    publish(
        orderTree,
        profile.folders().tracking(),
        "SuiviCommandes.xls",
        documents.tracking(clock.instant(), since, orders).toXls("SuiviCommandes"));
  }

  private void invoice(YearMonth month) {
    List<List<String>> rows = new ArrayList<>();
    String number = invoiceNumber("FA");
    for (OrderOnBooks order : orders) {
      for (OrderOnBooks.Line line : order.lines) {
        List<Parcel> billed =
            line.parcels.stream()
                .filter(parcel -> YearMonth.from(dayOf(parcel.shippedAt())).equals(month))
                .toList();
        if (!billed.isEmpty()) {
          int pieces = billed.stream().mapToInt(Parcel::quantity).sum();
          LocalDate day = dayOf(billed.get(billed.size() - 1).shippedAt());
          String shipping =
              line.parcels.get(0).equals(billed.get(0))
                  ? line.row.get(OrderField.SHIPPING_COSTS)
                  : "0";
          rows.add(invoiceRow(order, line, "F", number, day, rows.size() + 1, pieces, shipping));
          line.invoiced += pieces;
        }
      }
    }
    if (!rows.isEmpty()) {
      invoiceNumbers++;
    }
    if (!credits.isEmpty()) {
      String creditNumber = invoiceNumber("AV");
      invoiceNumbers++;
      for (Credit credit : credits) {
        rows.add(
            invoiceRow(
                credit.order,
                credit.line,
                "A",
                creditNumber,
                now().toLocalDate(),
                rows.size() + 1,
                -credit.pieces,
                "0"));
        credit.line.invoiced -= credit.pieces;
      }
      credits.clear();
    }
    if (!rows.isEmpty()) {
      publish(
          orderTree,
          profile.folders().invoices(),
          freeName(profile.folders().invoices(), INVOICE_PREFIX, INVOICE_EXTENSION),
          documents.invoice(rows).toCsv(';', StandardCharsets.UTF_8));
    }
  }

  private String invoiceNumber(String prefix) {
    return String.format(
        Locale.ROOT,
        "%s%s%06d",
        prefix,
        DateTimeFormatter.ofPattern("yyMM", Locale.ROOT).format(now()),
        invoiceNumbers + 1);
  }

  private List<String> invoiceRow(
      OrderOnBooks order,
      OrderOnBooks.Line line,
      String type,
      String number,
      LocalDate day,
      int position,
      int pieces,
      String shipping) {
    OrderOnBooks.Numbers numbers = order.numbers;
    if (numbers == null) {
      throw new IllegalStateException("billed, but never integrated: " + order.number);
    }
    return List.of(
        order.fileName,
        type,
        number,
        INVOICE_DAY.format(day),
        line.row.get(OrderField.CDISCOUNT_ID),
        order.campaign,
        order.number,
        String.valueOf(position),
        numbers.pickingSlip(),
        numbers.internal(),
        line.sku(),
        String.valueOf(pieces),
        catalogue.find(line.sku()).map(FakeProduct::vatRate).orElse("20"),
        line.row.get(OrderField.UNIT_PRICE),
        line.unitPrice().multiply(BigDecimal.valueOf(pieces)).toPlainString(),
        shipping,
        siteId,
        numbers.scopusId());
  }

  /** A time-stamped name that the folder doesn't hold yet: the next free second. */
  private String freeName(RemoteFolder folder, String prefix, String extension) {
    LocalDateTime stamp = now();
    while (true) {
      String name = prefix + NAME_STAMP.format(stamp) + extension;
      if (!orderTree.exists(folder.path(), name)) {
        return name;
      }
      stamp = stamp.plusSeconds(1);
    }
  }

  /** Writes beside and renames, so that nobody ever reads half a document. */
  private static void publish(FileTree tree, RemoteFolder folder, String name, byte[] content) {
    Path beside = tree.write(folder.path(), "." + name + ".tmp", content);
    try {
      Files.move(
          beside,
          beside.resolveSibling(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  // ---- the raw writer's side

  synchronized void putRaw(String name, byte[] content) {
    announced.add(name);
    orderTree.write(profile.folders().orders().path(), name, content);
  }

  synchronized byte[] contentOf(String fileName) {
    for (int i = submissions.size() - 1; i >= 0; i--) {
      if (submissions.get(i).pickUp.fileName().equals(fileName)) {
        return submissions.get(i).content.clone();
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "file \"%s\": expected one that was picked up: %s",
            fileName,
            submissions.stream().map(one -> one.pickUp.fileName()).toList()));
  }

  @Override
  public String toString() {
    return "FakeSupplier[" + account.company() + " at " + now() + "]";
  }

  /**
   * The settings of a fake supplier.
   *
   * <p>Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final Account account;
    private ServiceProfile profile = ServiceProfile.DOCUMENTED;
    private SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
    private FakeCatalogue catalogue = FakeCatalogue.sample();
    private CatalogueFormat catalogueFormat = CatalogueFormat.UTF_8;
    private LengthChecks lengthChecks = LengthChecks.LENIENT_ABROAD;
    private ReportLanguage language = ReportLanguage.FRENCH;
    private TrackingColumns trackingColumns = TrackingColumns.A_IS_ORDER;
    private RefusedOrders refusedOrders = RefusedOrders.STAY_KNOWN;
    private WarehousePace pace = WarehousePace.ASSUMED;
    private Duration integrationDelay = Duration.ofMinutes(30);
    private LocalTime invoiceTime = LocalTime.of(6, 0);
    private String siteId = "5051";
    private @Nullable BigDecimal creditLimit;

    private Builder(Account account) {
      this.account = account;
    }

    /**
     * Sets how the service works: zone, cadences, folders, destinations.
     *
     * @param value the profile; the documented one unless set
     * @return this builder
     */
    public Builder profile(ServiceProfile value) {
      this.profile = value;
      return this;
    }

    /**
     * Sets the moment at which the story begins.
     *
     * @param paris date and time in Paris; Monday 2 March 2026, 8:00 unless set
     * @return this builder
     */
    public Builder startAt(LocalDateTime paris) {
      this.clock = SettableClock.at(paris);
      return this;
    }

    /**
     * Sets the clock, which the supplier will move.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(SettableClock value) {
      this.clock = value;
      return this;
    }

    /**
     * Sets what is sold.
     *
     * @param value the catalogue; {@link FakeCatalogue#sample()} unless set
     * @return this builder
     */
    public Builder catalogue(FakeCatalogue value) {
      this.catalogue = value;
      return this;
    }

    /**
     * Sets how the catalogue is saved.
     *
     * @param value the format; {@link CatalogueFormat#UTF_8} unless set
     * @return this builder
     */
    public Builder catalogueFormat(CatalogueFormat value) {
      this.catalogueFormat = value;
      return this;
    }

    /**
     * Sets what is done about long fields abroad (R15).
     *
     * @param value {@link LengthChecks#LENIENT_ABROAD} unless set
     * @return this builder
     */
    public Builder lengthChecks(LengthChecks value) {
      this.lengthChecks = value;
      return this;
    }

    /**
     * Sets the reports' language.
     *
     * @param value {@link ReportLanguage#FRENCH} unless set
     * @return this builder
     */
    public Builder language(ReportLanguage value) {
      this.language = value;
      return this;
    }

    /**
     * Sets what columns A and C of the order tracking hold (R26).
     *
     * @param value {@link TrackingColumns#A_IS_ORDER} unless set
     * @return this builder
     */
    public Builder trackingColumns(TrackingColumns value) {
      this.trackingColumns = value;
      return this;
    }

    /**
     * Sets whether a refused order may come again under the same key (R22).
     *
     * @param value {@link RefusedOrders#STAY_KNOWN} unless set
     * @return this builder
     */
    public Builder refusedOrders(RefusedOrders value) {
      this.refusedOrders = value;
      return this;
    }

    /**
     * Sets how fast the warehouse works.
     *
     * @param value {@link WarehousePace#ASSUMED} unless set
     * @return this builder
     */
    public Builder warehouse(WarehousePace value) {
      this.pace = value;
      return this;
    }

    /**
     * Sets how long after the pick-up a file's orders are integrated. An anomaly tracking written
     * between the compliance report and then shows them as pending.
     *
     * @param value 30 minutes unless set (the supplier doesn't say); before the compliance report
     *     it means together with it
     * @return this builder
     */
    public Builder integrationDelay(Duration value) {
      this.integrationDelay = value;
      return this;
    }

    /**
     * Sets the time of day of the invoice.
     *
     * @param value 6:00 unless set (the supplier doesn't say)
     * @return this builder
     */
    public Builder invoiceTime(LocalTime value) {
      this.invoiceTime = value;
      return this;
    }

    /**
     * Sets the supplier's internal number of the customer, seen in processed file names and
     * invoices.
     *
     * @param value {@code 5051} unless set
     * @return this builder
     */
    public Builder siteId(String value) {
      this.siteId = value;
      return this;
    }

    /**
     * Limits what the customer may owe for orders not yet billed; orders beyond it are refused.
     *
     * @param euros the limit; none unless set
     * @return this builder
     */
    public Builder creditLimit(BigDecimal euros) {
      this.creditLimit = euros;
      return this;
    }

    /**
     * Opens the supplier.
     *
     * @return a new supplier, its folders there and its first catalogue built
     */
    public FakeSupplier open() {
      return new FakeSupplier(this);
    }
  }
}
