package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which outcome of which deed is right under which fault, as people wrote it down. */
final class Expectations {
  private static final String INAPPLICABLE = "-";

  private final Map<String, Map<Deed, Set<String>>> table = new LinkedHashMap<>();

  private Expectations() {}

  /** Reads a table of the resources: a fault and five outcomes in each line. */
  static Expectations named(String resource) {
    Expectations expectations = new Expectations();
    for (String line : lines(resource)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        expectations.add(line.trim().split("\\s+"));
      }
    }
    return expectations;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Expectations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no table " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] words) {
    if (words.length != 1 + Deed.values().length) {
      throw new IllegalStateException("not a fault and five outcomes: " + String.join(" ", words));
    }
    Map<Deed, Set<String>> outcomes = new EnumMap<>(Deed.class);
    int column = 0;
    for (Deed deed : Deed.values()) {
      String word = words[++column];
      if (!word.equals(INAPPLICABLE)) {
        outcomes.put(deed, Set.of(word));
      }
    }
    if (table.put(words[0], outcomes) != null) {
      throw new IllegalStateException("two lines for " + words[0]);
    }
  }

  List<String> faults() {
    return List.copyOf(table.keySet());
  }

  /** The cell, or nothing where the fault can't meet the deed. */
  Optional<Cell> cell(String fault, Deed deed) {
    return Optional.ofNullable(table.getOrDefault(fault, Map.of()).get(deed))
        .map(expected -> new Cell(fault, deed, expected));
  }
}
