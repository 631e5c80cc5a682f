package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.internal.mapping.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The areas that are not served: {@code areas.csv}, beside this class. Another area, post code or
 * name is a change of that table and of nothing else.
 */
final class AreaTable {
  private static final String FILE = "areas.csv";
  private static final int CELLS = 8;

  private static final Map<String, List<Area>> AREAS =
      read().stream().collect(Collectors.groupingBy(Area::country));

  private AreaTable() {}

  /** The areas of a country, by its ISO code; mostly none. */
  static List<Area> of(String country) {
    return AREAS.getOrDefault(country, List.of());
  }

  private static List<Area> read() {
    try (InputStream in = AreaTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " isn't beside its class");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AreaTable::area)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static Area area(String line) {
    String[] cells = line.split(";", CELLS);
    if (cells.length != CELLS) {
      throw new IllegalStateException(FILE + ": eight cells expected: " + line);
    }
    return new Area(
        cells[0].strip(),
        cells[1].strip(),
        cells[2].strip(),
        Severity.valueOf(cells[3].strip()),
        items(cells[4]).map(AreaTable::range).toList(),
        items(cells[5]).map(Spelling::words).collect(Collectors.toUnmodifiableSet()),
        items(cells[6]).collect(Collectors.toUnmodifiableSet()),
        cells[7].strip());
  }

  private static Area.Range range(String item) {
    int dash = item.indexOf('-');
    return dash < 0
        ? new Area.Range(item, item)
        : new Area.Range(item.substring(0, dash), item.substring(dash + 1));
  }

  private static Stream<String> items(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).filter(item -> !item.isEmpty());
  }
}
