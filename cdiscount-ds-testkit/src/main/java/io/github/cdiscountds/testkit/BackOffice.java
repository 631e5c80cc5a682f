package io.github.cdiscountds.testkit;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.internal.ComplianceCheck;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.Timetable;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The supplier's desks, set up to work hand in hand: compliance passes files on to integration,
 * integration passes orders on to the warehouse, the accounts bill what has left. Guarded by the
 * supplier's lock.
 */
final class BackOffice {
  private static final LocalTime CLEARED = LocalTime.of(3, 0);

  final WallClock clock;
  final OrderBooks books = new OrderBooks();
  final Warehouse warehouse;
  final Accounts accounts;
  final IntegrationDesk integrationDesk;
  final ComplianceDesk compliance;

  final SupplierDocuments documents;

  private final Publisher catalogueServer;
  private final Publisher orderServer;
  private final FileTree catalogueTree;
  private final FileTree orderTree;
  private final ServiceProfile profile;
  private final LocalTime invoiceTime;
  private final @Nullable Duration kept;
  private final Timetable<SupplierJob> timetable;
  private final Roster roster;
  private final OrderIntegration integration;
  private final PickUpRound pickUpRound;
  private final StandingDocuments standing;

  BackOffice(FakeSupplierBuilder settings, FileTree catalogueTree, FileTree orderTree) {
    this.catalogueTree = catalogueTree;
    this.orderTree = orderTree;
    this.profile = settings.profile;
    this.invoiceTime = settings.invoiceTime;
    this.kept = settings.kept;
    ZoneId zone = profile.zone();
    Cadences cadences = profile.cadences();
    Folders folders = profile.folders();
    FakeCatalogue catalogue = settings.catalogue;
    this.clock = new WallClock(settings.clock, zone);
    this.timetable = new Timetable<>(settings.clock, settings.clock::set);
    this.roster = new Roster(timetable);
    this.warehouse = new Warehouse(timetable, settings.clock, zone, settings.pace);
    this.documents = new SupplierDocuments(settings);
    this.catalogueServer = new Publisher(catalogueTree, clock, timetable);
    this.orderServer = new Publisher(orderTree, clock, timetable);
    this.accounts =
        new Accounts(
            books,
            new BillingMistakes(catalogue, settings.invoiceVat),
            documents,
            orderServer,
            folders.invoices(),
            clock,
            settings.siteId);
    this.integrationDesk =
        new IntegrationDesk(profile, catalogue, settings.refusedOrders, settings.creditLimit);
    this.integration =
        new OrderIntegration(
            integrationDesk,
            accounts,
            warehouse,
            roster,
            books,
            catalogue,
            clock,
            settings.integrationDelay,
            new NightlyPause(zone, cadences.integrationPause(), cadences.integrationResume()));
    this.compliance =
        new ComplianceDesk(
            complianceCheck(settings.account.cdiscountId(), settings.lengthChecks),
            integration,
            documents,
            orderServer,
            folders.compliance(),
            clock,
            settings.siteId);
    this.pickUpRound =
        new PickUpRound(
            orderTree,
            folders.orders(),
            clock,
            books,
            roster,
            cadences.complianceDelay(),
            compliance);
    this.standing =
        new StandingDocuments(
            profile,
            books,
            catalogue,
            settings.catalogueFormat,
            profile.fileNames().catalogue(settings.account),
            documents,
            catalogueServer,
            orderServer,
            clock);
  }

  private static ComplianceCheck complianceCheck(String cdiscountId, LengthChecks lengths) {
    return new ComplianceCheck(
        cdiscountId,
        row -> lengths == LengthChecks.LENIENT_ABROAD && !row.get(OrderField.COUNTRY).equals("FR"));
  }

  /** Creates the folders, writes the first catalogue and begins to work by the clock. */
  void open() {
    createFolders(profile.folders());
    standing.buildCatalogue();
    planTheDay(profile.cadences());
    if (kept != null) {
      Folders folders = profile.folders();
      Clearing clearing =
          new Clearing(
              orderTree,
              List.of(folders.compliance(), folders.anomalies(), folders.invoices()),
              kept,
              clock);
      timetable.everyUnlisted(
          SupplierJob.COMPLIANCE,
          Timetable.dailyAt(clock.zone(), List.of(CLEARED)),
          clearing::sweep);
    }
  }

  private void createFolders(Folders folders) {
    catalogueTree.createFolder(folders.catalogue().path());
    for (RemoteFolder folder :
        List.of(
            folders.orders(),
            folders.anomalies(),
            folders.tracking(),
            folders.compliance(),
            folders.invoices())) {
      orderTree.createFolder(folder.path());
    }
  }

  private void planTheDay(Cadences cadences) {
    ZoneId zone = clock.zone();
    roster.every(SupplierJob.PICK_UP, Timetable.every(zone, cadences.pickUp()), pickUpRound::make);
    roster.every(
        SupplierJob.CATALOGUE,
        Timetable.every(zone, cadences.catalogueRebuild()),
        standing::rebuildCatalogue);
    roster.every(
        SupplierJob.ANOMALIES,
        Timetable.every(zone, cadences.anomalyUpdate()),
        standing::writeAnomalies);
    roster.every(
        SupplierJob.ANOMALIES,
        Timetable.dailyAt(zone, List.of(cadences.anomalyFinal())),
        standing::writeAnomalies);
    roster.every(
        SupplierJob.TRACKING,
        Timetable.dailyAt(zone, cadences.trackingRuns()),
        standing::writeTracking);
    roster.everyMadeUpFor(
        SupplierJob.INVOICE,
        Timetable.monthlyAt(zone, cadences.invoiceDayOfMonth(), invoiceTime),
        accounts::billingOfLastMonth);
  }

  /** Does everything that is due up to a moment, and leaves the clock there. */
  void runUntil(Instant moment) {
    timetable.runUntil(moment);
  }

  /** Does everything that is due already. */
  void catchUp() {
    runUntil(clock.instant());
  }

  void pause(SupplierJob job) {
    if (job == SupplierJob.WAREHOUSE) {
      warehouse.close();
    } else {
      roster.pause(job);
    }
  }

  /** Goes on with a job, and does at once what has waited. */
  void resume(SupplierJob job) {
    switch (job) {
      case INTEGRATION -> integration.resume();
      case WAREHOUSE -> warehouse.reopen();
      case COMPLIANCE, PICK_UP, CATALOGUE, ANOMALIES, TRACKING, INVOICE ->
          roster.resume(job, clock.instant());
    }
    catchUp();
  }

  /**
   * Plans a fault for a job's next document.
   *
   * @throws IllegalArgumentException when the job publishes nothing
   */
  void onNext(SupplierJob job, PublicationFault fault) {
    switch (job) {
      case CATALOGUE -> catalogueServer.onNext(job, fault);
      case COMPLIANCE, ANOMALIES, TRACKING, INVOICE -> orderServer.onNext(job, fault);
      case INTEGRATION, WAREHOUSE, PICK_UP -> throw publishesNothing(job);
    }
  }

  /** Looks into the diary. */
  SupplierPlans plans() {
    ZoneId zone = clock.zone();
    List<SupplierPlans.Appointment> agenda =
        timetable.upcoming().stream()
            .map(due -> new SupplierPlans.Appointment(due.at().atZone(zone), due.rank()))
            .toList();
    Map<SupplierJob, List<PublicationFault>> faults = catalogueServer.planned();
    faults.putAll(orderServer.planned());
    Set<SupplierJob> paused = EnumSet.noneOf(SupplierJob.class);
    paused.addAll(roster.paused());
    if (!warehouse.isOpen()) {
      paused.add(SupplierJob.WAREHOUSE);
    }
    return new SupplierPlans(agenda, faults, paused, warehouse.held());
  }

  /** Makes the round for order files out of turn. */
  void pickUpNow() {
    pickUpRound.make();
  }

  private static IllegalArgumentException publishesNothing(SupplierJob job) {
    return new IllegalArgumentException(job + " publishes no document");
  }

  /**
   * Publishes a job's document out of turn.
   *
   * @throws IllegalArgumentException when the job publishes nothing
   * @throws IllegalStateException when it is the last one once more, and there is none
   */
  void publishNow(SupplierJob job) {
    switch (job) {
      case CATALOGUE -> standing.rebuildCatalogue();
      case ANOMALIES -> standing.writeAnomalies();
      case TRACKING -> standing.writeTracking();
      case COMPLIANCE -> compliance.publishAgain();
      case INVOICE -> accounts.publishAgain();
      case INTEGRATION, WAREHOUSE, PICK_UP -> throw publishesNothing(job);
    }
  }
}
