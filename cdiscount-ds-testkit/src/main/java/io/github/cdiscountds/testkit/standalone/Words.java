package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.SupplierJob;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page names things. */
final class Words {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss", Locale.ENGLISH);

  private Words() {}

  static String of(LocalDateTime moment) {
    return MOMENT.format(moment);
  }

  static String of(SupplierJob job) {
    return switch (job) {
      case COMPLIANCE -> "Compliance report";
      case INTEGRATION -> "Integration";
      case WAREHOUSE -> "Warehouse";
      case PICK_UP -> "Pick-up";
      case CATALOGUE -> "Catalogue";
      case ANOMALIES -> "Anomaly tracking";
      case TRACKING -> "Order tracking";
      case INVOICE -> "Invoice";
    };
  }

  static String of(BookedLine.Stage stage) {
    return switch (stage) {
      case RECEIVED -> "received";
      case FILE_REJECTED -> "file rejected";
      case PENDING -> "pending";
      case REFUSED -> "refused";
      case CREATED -> "created";
      case VALIDATED -> "validated";
      case PREPARING -> "being prepared";
      case SLIP_CREATED -> "slip created";
      case PARTLY_SHIPPED -> "partly shipped";
      case SHIPPED -> "shipped";
    };
  }

  static String ofSpeed(int speed) {
    return switch (speed) {
      case 0 -> "stands still until it is moved";
      case 1 -> "runs as fast as real time";
      default -> "runs " + speed + " times as fast as real time";
    };
  }

  /** A document comes of it, so that faults can be planned for it. */
  static boolean isPublishing(SupplierJob job) {
    return switch (job) {
      case COMPLIANCE, CATALOGUE, ANOMALIES, TRACKING, INVOICE -> true;
      case INTEGRATION, WAREHOUSE, PICK_UP -> false;
    };
  }
}
