package io.github.cdiscountds.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All figures, by group. */
final class Figures {
  private static final Map<String, List<Figure<?>>> GROUPS =
      Map.of(
          "formats", FormatFigures.all(),
          "orders", OrderFigures.all(),
          "reports", ReportFigures.all(),
          "testkit", TestkitFigures.all(),
          "transport", TransportFigures.all());

  private Figures() {}

  static List<String> groups() {
    return GROUPS.keySet().stream().sorted().toList();
  }

  /** The figures of a group, of every group for {@code all}, none for an unknown one. */
  static List<Figure<?>> ofGroup(String group) {
    List<Figure<?>> figures = new ArrayList<>();
    for (String name : groups()) {
      if (group.equals("all") || group.equals(name)) {
        figures.addAll(GROUPS.getOrDefault(name, List.of()));
      }
    }
    return figures;
  }

  /** The first figure of a name; those that share one differ in what is measured only. */
  static Figure<?> named(String name) {
    return ofGroup("all").stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no figure " + name));
  }
}
