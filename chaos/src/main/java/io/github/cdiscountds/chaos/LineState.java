package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody says that an order line stands, in words that can be compared: stage, cause and
 * reason of a refusal, parcels.
 */
record LineState(Line line, String state) {

  /** An order line. */
  record Line(String order, String campaign, String sku) implements Comparable<Line> {

    static Line of(OrderKey key, Sku product) {
      return new Line(key.orderNumber(), key.campaign(), product.toString());
    }

    @Override
    public int compareTo(Line other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return order + "/" + campaign + "/" + sku;
    }
  }

  static LineState of(
      Line line,
      LineStage stage,
      IntegrationResult.@Nullable Refused refusal,
      List<ToldParcel> parcels) {
    if (stage == LineStage.REFUSED && refusal != null) {
      String reason = refusal.reason();
      return of(
          line,
          stage.name(),
          refusal.cause().name(),
          reason == null ? "" : unquoted(reason),
          joined(parcels));
    }
    return of(line, stage.name(), "", "", joined(parcels));
  }

  private static String joined(List<ToldParcel> parcels) {
    return parcels.stream().sorted().map(ToldParcel::toString).collect(Collectors.joining(","));
  }

  /** English reports put the reason in quotation marks, French ones don't. */
  private static String unquoted(String reason) {
    return reason.startsWith("\"") && reason.endsWith("\"")
        ? reason.substring(1, reason.length() - 1)
        : reason;
  }

  static LineState of(Line line, String stage, String cause, String reason, String parcels) {
    return new LineState(line, String.join("|", stage, cause, reason, parcels));
  }

  /** The lines of a timeline, as the library derives them. */
  static List<LineState> of(OrderTimeline timeline) {
    List<LineState> states = new ArrayList<>();
    for (LineTimeline line : timeline.lines()) {
      states.add(
          of(
              Line.of(timeline.order(), line.product()),
              line.stage(),
              line.refusal(),
              line.parcels().stream()
                  .map(
                      parcel ->
                          new ToldParcel(
                              String.valueOf(parcel.number()),
                              parcel.quantity(),
                              parcel.shippedAt() == null
                                  ? ""
                                  : parcel.shippedAt().toLocalDate().toString(),
                              String.valueOf(parcel.trackingLink())))
                  .toList()));
    }
    return states;
  }

  static void write(Path file, Collection<LineState> states) throws IOException {
    Files.write(file, states.stream().map(each -> each.line + "\t" + each.state).toList());
  }

  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> states = new TreeMap<>();
    for (String text : Files.readAllLines(file)) {
      String[] parts = text.split("\t", 2);
      if (states.put(parts[0], parts[1]) != null) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "%s: line %s twice", file, parts[0]));
      }
    }
    return states;
  }
}
