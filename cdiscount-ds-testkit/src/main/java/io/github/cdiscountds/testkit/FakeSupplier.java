package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The supplier on the other side: takes order files, checks, integrates, ships and bills them, and
 * writes its five documents, all by a clock that the test moves.
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
 *   <li>another 15 minutes later ({@link FakeSupplierBuilder#integrationDelay(Duration)}) their
 *       orders are integrated, but not between 23:00 and 00:01: those due then appear in the next
 *       day's anomaly tracking, which is written every two hours and at 23:59 of each day that has
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
 * #holds}, {@link #pauses}, {@link #onNext}, {@link #misbills} …. What can't come through the
 * library's own encoder is put by {@link #raw()}. {@link #pickUps()} and {@link #books()} are for
 * judges: what really arrived and what really became of it. {@link #verify()} fails on every file
 * that the supplier couldn't read, unless the test announced it.
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

  private final Account account;
  private final ServiceProfile profile;
  private final SettableClock clock;
  private final FakeCatalogue catalogue;
  private final FileTree catalogueTree;
  private final FileTree orderTree;
  private final RemoteFolder orderFolder;
  private final BackOffice office;
  private final RawWriter raw;
  private final String password = UUID.randomUUID().toString();
  private final List<EmbeddedSftpServer> servers = new ArrayList<>();

  FakeSupplier(FakeSupplierBuilder builder) {
    this.account = builder.account;
    this.profile = builder.profile;
    this.clock = builder.clock;
    this.catalogue = builder.catalogue;
    this.catalogueTree = FileTree.inMemory(clock);
    this.orderTree = FileTree.inMemory(clock);
    this.orderFolder = builder.profile.folders().orders();
    this.office = new BackOffice(builder, catalogueTree, orderTree);
    this.raw = new RawWriter(this);
    office.open();
  }

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
  public static FakeSupplierBuilder builder(Account account) {
    return new FakeSupplierBuilder(account);
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
    office.runUntil(clock.instant().plus(duration));
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
    ZonedDateTime target = local.atZone(office.clock.zone());
    if (target.toInstant().isBefore(clock.instant())) {
      target = target.withLaterOffsetAtOverlap();
    }
    if (target.toInstant().isBefore(clock.instant())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "supplier advanced to %s, expected a time after %s", local, now()));
    }
    office.runUntil(target.toInstant());
    return this;
  }

  /**
   * Tells the time.
   *
   * @return the supplier's wall clock, in the profile's zone
   */
  public LocalDateTime now() {
    return office.clock.now();
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
   * Tells how the service works: zone, cadences, folders, names, destinations.
   *
   * @return the profile that this supplier follows
   */
  public ServiceProfile profile() {
    return profile;
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
    return office.books.pickUps();
  }

  /**
   * Gives the books: every order line of every readable file ever picked up, as it really stands.
   *
   * @return the lines in the order of their arrival
   */
  public synchronized List<BookedLine> books() {
    return office.books.lines();
  }

  /**
   * Gives the books' lines about one order number, whatever file or campaign it came with.
   *
   * @param orderNumber the merchant's order number
   * @return its lines in the order of their arrival
   */
  public synchronized List<BookedLine> books(String orderNumber) {
    return office.books.ofNumber(orderNumber).stream()
        .flatMap(order -> order.view().stream())
        .toList();
  }

  /**
   * Looks into the supplier's diary: what it will do next, what is planned to go wrong with it, and
   * what it was told to leave.
   *
   * @return the plans as they stand
   */
  public synchronized SupplierPlans plans() {
    return office.plans();
  }

  /**
   * Gives the journal of everything that was billed or given back, as it is owed: errors that were
   * made in invoices aren't in it.
   *
   * @return the lines, oldest first
   */
  public synchronized List<BilledLine> billings() {
    return office.accounts.journal();
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
    office.integrationDesk.refuse(orderNumber, cause);
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
    office.compliance.rejectNext(problem);
    return this;
  }

  /**
   * Leaves an order where it stands in the warehouse.
   *
   * @param orderNumber the merchant's order number
   * @return this supplier
   */
  public synchronized FakeSupplier holds(String orderNumber) {
    office.warehouse.hold(orderNumber);
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
    office.warehouse.hold(orderNumber, sku);
    return this;
  }

  /**
   * Goes on with an order that was held, with the step that was due at once.
   *
   * @param orderNumber the merchant's order number
   * @return this supplier
   */
  public synchronized FakeSupplier releases(String orderNumber) {
    office.warehouse.release(orderNumber);
    office.catchUp();
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
    office.warehouse.split(orderNumber, sku, quantities);
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
   * @throws IllegalArgumentException when no such line has shipped that many beyond those credited
   *     before
   */
  public synchronized FakeSupplier credits(String orderNumber, String sku, int pieces) {
    office.accounts.credit(orderNumber, sku, pieces);
    return this;
  }

  /**
   * Stops doing something.
   *
   * @param job what
   * @return this supplier
   */
  public synchronized FakeSupplier pauses(SupplierJob job) {
    office.pause(job);
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
    office.resume(job);
    return this;
  }

  /**
   * Picks order files up now, out of turn, as at a quarter of an hour; what follows takes its usual
   * time from here.
   *
   * @return this supplier
   */
  public synchronized FakeSupplier picksUpNow() {
    office.pickUpNow();
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
    office.publishNow(job);
    return this;
  }

  /**
   * Plans a fault for the next document that a job publishes when it is due, after those that were
   * planned before: one document, one fault. {@link #publishesNow} of compliance reports and
   * invoices, which only repeat, takes none.
   *
   * @param job the job that publishes it
   * @param fault what goes wrong with it
   * @return this supplier
   * @throws IllegalArgumentException when the job publishes nothing
   */
  public synchronized FakeSupplier onNext(SupplierJob job, PublicationFault fault) {
    office.onNext(job, fault);
    return this;
  }

  /**
   * Writes its reports in another language from now on.
   *
   * @param language the language
   * @return this supplier
   */
  public synchronized FakeSupplier writesIn(ReportLanguage language) {
    office.documents.write(language);
    return this;
  }

  /**
   * Writes other things into columns A and C of the order tracking from now on (R26).
   *
   * @param columns what they hold
   * @return this supplier
   */
  public synchronized FakeSupplier writes(TrackingColumns columns) {
    office.documents.write(columns);
    return this;
  }

  /**
   * Names order files in its reports from now on, or leaves the names out.
   *
   * @param names which
   * @return this supplier
   */
  public synchronized FakeSupplier writes(SourceFileNames names) {
    office.documents.write(names);
    return this;
  }

  /**
   * Makes errors in the next invoice that bills anything: as many of each {@link BillingError.Kind}
   * as of any other, give or take one, each in an order of its own of which nothing was given back.
   *
   * @param number how many
   * @param seed which; the same books and seed give the same errors
   * @return this supplier
   * @throws IllegalArgumentException when the number is below 1
   * @see #billingErrors()
   */
  public synchronized FakeSupplier misbills(int number, long seed) {
    office.accounts.mistakes().plan(number, seed);
    return this;
  }

  /**
   * Gives the errors that were made in invoices.
   *
   * @return the errors so far
   */
  public synchronized List<BillingError> billingErrors() {
    return office.accounts.mistakes().made();
  }

  /**
   * Announces that a file will come which the supplier can't read. Files put by {@link #raw()} need
   * no announcement.
   *
   * @param fileName its name
   * @return this supplier
   */
  public synchronized FakeSupplier expectsUnreadable(String fileName) {
    office.compliance.announce(fileName);
    return this;
  }

  /**
   * Fails when the supplier had to reject a file that it couldn't read (no workbook, or wrong
   * extension, sheet, columns or cell types) without having been told, or when an announced one
   * never came; or when it couldn't make as many billing errors as it was told to.
   *
   * @throws AssertionError naming every such file
   */
  public synchronized void verify() {
    List<String> failures = new ArrayList<>(office.compliance.failures());
    failures.addAll(office.accounts.mistakes().failures());
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

  // ---- the raw writer's side

  synchronized void putRaw(String name, byte[] content) {
    office.compliance.tolerate(name);
    orderTree.write(orderFolder.path(), name, content);
  }

  synchronized byte[] contentOf(String fileName) {
    return office.books.contentOf(fileName);
  }

  @Override
  public String toString() {
    return "FakeSupplier[" + account.company() + " at " + now() + "]";
  }
}
