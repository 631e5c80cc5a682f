package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The books that a shop keeps from events alone: it never asks where an order stands. Whatever
 * comes again is entered once. Not thread-safe.
 */
final class EventBooks implements OrderEventHandler {
  /** What tells how far a line is; the rest is for somebody to look at. */
  private static final Set<OrderEvent.Type> ABOUT_LINES =
      EnumSet.of(
          OrderEvent.Type.FILE_ACCEPTED,
          OrderEvent.Type.FILE_REJECTED,
          OrderEvent.Type.PENDING,
          OrderEvent.Type.INTEGRATED,
          OrderEvent.Type.REFUSED,
          OrderEvent.Type.CREATED,
          OrderEvent.Type.VALIDATED,
          OrderEvent.Type.PREPARING,
          OrderEvent.Type.SHIPPED);

  private final Map<LineState.Line, Entry> entries = new TreeMap<>();
  private final Set<String> handled = new HashSet<>();
  private final Set<OrderKey> rejected = new LinkedHashSet<>();

  /** What the events said about a line. */
  private static final class Entry {
    private LineStage stage = LineStage.SENT;
    private IntegrationResult.@Nullable Refused refusal;
    private final Map<String, ToldParcel> parcels = new TreeMap<>();

    void reaches(LineStage next) {
      stage = next.compareTo(stage) > 0 ? next : stage;
    }
  }

  @Override
  public void handle(OrderEvent event) {
    if (event.order() == null
        || event.product() == null
        || event.value() == null
        || !ABOUT_LINES.contains(event.type())
        || !isOwn(event)
        || !handled.add(event.id())) {
      return;
    }
    Entry entry =
        entries.computeIfAbsent(
            LineState.Line.of(event.order(), event.product()), line -> new Entry());
    switch (event.type()) {
      case FILE_REJECTED -> {
        entry.reaches(LineStage.FILE_REJECTED);
        rejected.add(event.order());
      }
      case FILE_ACCEPTED -> entry.reaches(LineStage.FILE_ACCEPTED);
      case PENDING -> entry.reaches(LineStage.AWAITING_INTEGRATION);
      case REFUSED -> {
        entry.reaches(LineStage.REFUSED);
        if (event.value() instanceof FactValue.Integration integration
            && integration.result() instanceof IntegrationResult.Refused refusal) {
          entry.refusal = refusal;
        }
      }
      case INTEGRATED -> entry.reaches(LineStage.INTEGRATED);
      case CREATED -> entry.reaches(LineStage.CREATED);
      case VALIDATED -> entry.reaches(LineStage.VALIDATED);
      case PREPARING -> entry.reaches(LineStage.PREPARING);
      case SHIPPED -> {
        entry.reaches(LineStage.SHIPPED);
        if (event.value() instanceof FactValue.Fulfilment row
            && row.status().meaning() == Meaning.SHIPPED) {
          enter(entry, row);
        }
      }
      default -> throw new IllegalStateException("not about a line: " + event.type());
    }
  }

  private static void enter(Entry entry, FactValue.Fulfilment row) {
    ToldParcel parcel =
        new ToldParcel(
            String.valueOf(row.parcel()),
            row.quantity() == null ? 0 : row.quantity(),
            row.shippedAt() == null ? "" : row.shippedAt().toLocalDate().toString(),
            String.valueOf(row.trackingLink()));
    entry.parcels.merge(
        parcel.number(),
        parcel,
        (before, now) -> now.quantity() > before.quantity() ? now : before);
  }

  /** Other systems send orders too, under other names; what names no file is the shop's own. */
  private static boolean isOwn(OrderEvent event) {
    return event.file() == null || event.file().startsWith(MonthSupplierProcess.OWN_FILES);
  }

  /** The orders whose file was rejected since they were last asked for. */
  List<OrderKey> takeRejected() {
    List<OrderKey> taken = List.copyOf(rejected);
    rejected.clear();
    return taken;
  }

  List<LineState> lines() {
    List<LineState> lines = new ArrayList<>();
    entries.forEach(
        (line, entry) ->
            lines.add(
                LineState.of(
                    line, entry.stage, entry.refusal, List.copyOf(entry.parcels.values()))));
    return lines;
  }
}
