package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.PublicationFault;
import io.github.cdiscountds.testkit.SupplierJob;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page's buttons do. Thread-safe. */
final class Deeds {
  /** A slip of the finger in the year shouldn't busy the supplier for hours. */
  private static final Duration FARTHEST = Duration.ofDays(366);

  private static final int MOST_MINUTES = 60 * 24 * 31;

  private final FakeSupplier supplier;
  private final @Nullable EmbeddedSftpServer server;
  private final ClockHand hand;

  /**
   * Sets the buttons up.
   *
   * @param server the server whose faults can be planted, or null when there is none
   */
  Deeds(FakeSupplier supplier, @Nullable EmbeddedSftpServer server, ClockHand hand) {
    this.supplier = supplier;
    this.server = server;
    this.hand = hand;
  }

  /**
   * Does what a form asks for.
   *
   * @return what was done, in a sentence
   * @throws IllegalArgumentException when the form asks for what can't be
   * @throws IllegalStateException when it can't be now
   */
  String perform(Form form) {
    String act = form.required("act");
    return switch (act) {
      case "advance" -> advance(form);
      case "advance-to" -> advanceTo(form);
      case "advance-to-job" -> advanceToJob(form.choice("job", SupplierJob.class));
      case "speed" -> changeSpeed(form);
      case "run" -> run(form.choice("job", SupplierJob.class));
      case "pause" -> pause(form.choice("job", SupplierJob.class));
      case "resume" -> resume(form.choice("job", SupplierJob.class));
      case "document-fault" -> plantDocumentFault(form);
      case "server-fault" -> plantServerFault(form);
      case "operation-fault" -> plantOperationFault(form);
      case "heal" -> heal();
      case "sell-out" -> sellOut(form.required("sku"));
      case "refuse" -> refuse(form);
      case "hold" -> hold(form.required("order"));
      case "release" -> release(form.required("order"));
      case "reject-file" -> rejectNextFile(form.required("problem"));
      default -> throw new IllegalArgumentException("The page has no button \"" + act + "\".");
    };
  }

  private String advance(Form form) {
    Duration by;
    try {
      by = Duration.parse(form.required("by"));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("by: expected a duration such as PT2H", e);
    }
    move(by);
    return told();
  }

  private String advanceTo(Form form) {
    LocalDateTime to;
    try {
      to = LocalDateTime.parse(form.required("at"));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("at: expected date and time, 2026-03-02T08:00", e);
    }
    checkReach(Duration.between(supplier.now(), to));
    supplier.advanceTo(to);
    return told();
  }

  private String advanceToJob(SupplierJob job) {
    ZonedDateTime due =
        supplier
            .plans()
            .next(job)
            .orElseThrow(() -> new IllegalStateException(Words.of(job) + " isn't planned."));
    Duration ahead = Duration.between(supplier.clock().instant(), due.toInstant());
    // The clock may have moved on of itself.
    move(ahead.isNegative() ? Duration.ZERO : ahead);
    return told();
  }

  private void move(Duration by) {
    checkReach(by);
    supplier.advance(by);
  }

  private static void checkReach(Duration by) {
    if (by.compareTo(FARTHEST) > 0) {
      throw new IllegalArgumentException(
          "The clock moves a year at most at once; asked for were " + by.toDays() + " days.");
    }
  }

  private String told() {
    return "The clock shows " + Words.of(supplier.now()) + ".";
  }

  private String changeSpeed(Form form) {
    hand.setSpeed(form.number("speed", 0, ClockHand.FASTEST));
    return "The clock " + Words.ofSpeed(hand.speed()) + ".";
  }

  private String run(SupplierJob job) {
    if (job == SupplierJob.PICK_UP) {
      supplier.picksUpNow();
    } else {
      supplier.publishesNow(job);
    }
    return Words.of(job) + ": done now.";
  }

  private String pause(SupplierJob job) {
    supplier.pauses(job);
    return Words.of(job) + " pauses.";
  }

  private String resume(SupplierJob job) {
    supplier.resumes(job);
    return Words.of(job) + " goes on.";
  }

  private String plantDocumentFault(Form form) {
    SupplierJob job = form.choice("job", SupplierJob.class);
    PublicationFault fault =
        form.choice("fault", DocumentFault.class)
            .of(Duration.ofMinutes(form.number("minutes", 0, MOST_MINUTES)));
    supplier.onNext(job, fault);
    return Words.of(job) + ", next document: " + fault + ".";
  }

  private String plantOperationFault(Form form) {
    Operation operation = form.choice("operation", Operation.class);
    Fault fault =
        form.choice("fault", OperationFault.class).of(form.number("bytes", 0, Integer.MAX_VALUE));
    server().onNext(operation, fault);
    return "The next " + operation + " of any client: " + fault + ".";
  }

  private String heal() {
    server().heal();
    return "No fault of the connection is planned any more.";
  }

  private String plantServerFault(Form form) {
    return form.choice("fault", ServerFault.class)
        .plant(server(), form.number("number", 0, Integer.MAX_VALUE));
  }

  private EmbeddedSftpServer server() {
    if (server == null) {
      throw new IllegalStateException("This page belongs to no SFTP server.");
    }
    return server;
  }

  private String sellOut(String sku) {
    supplier.sellsOut(sku);
    return "Product " + sku + " is sold out; the catalogue tells it at its next rebuild.";
  }

  private String refuse(Form form) {
    String order = form.required("order");
    RefusalCause cause = form.choice("cause", RefusalCause.class);
    supplier.refuses(order, cause);
    return String.format(
        Locale.ROOT, "Order %s will be refused when it is integrated: %s.", order, cause);
  }

  private String hold(String order) {
    supplier.holds(order);
    return "Order " + order + " stays where it is in the warehouse.";
  }

  private String release(String order) {
    supplier.releases(order);
    return "Order " + order + " goes on in the warehouse.";
  }

  private String rejectNextFile(String problem) {
    supplier.rejectsNextFile(problem);
    return "The next order file that is checked will be rejected: " + problem;
  }
}
