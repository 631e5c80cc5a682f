package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.internal.table.Reading;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Where a part of a package points to: part names by relationship id and by kind. */
final class Relationships {
  /** A workbook has as many as it has parts, and some to the outside. */
  private static final int MOST = 10_000;

  /** Longer ones lead nowhere that we read. */
  private static final int LONGEST_TARGET = 1_000;

  private final Map<String, String> typeById = new HashMap<>();
  private final Map<String, String> partById = new LinkedHashMap<>();

  private Relationships() {}

  /** Reads the relationships of a part; of the package itself for an empty name. */
  static Relationships of(Reading reading, PackageParts parts, String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String source = folder + "_rels/" + part.substring(slash) + ".rels";
    Relationships found = new Relationships();
    if (!parts.has(source)) {
      return found;
    }
    new PartHandler(reading) {
      @Override
      void start(String name, Attributes attributes) {
        String id = attributes.getValue("Id");
        String type = attributes.getValue("Type");
        String target = attributes.getValue("Target");
        if (name.equals("Relationship")
            && id != null
            && type != null
            && target != null
            && id.length() + type.length() + target.length() <= LONGEST_TARGET
            && !"External".equals(attributes.getValue("TargetMode"))) {
          if (found.typeById.size() == MOST) {
            throw reading.overLimit(null, null, MOST, "relationships", "relations");
          }
          found.typeById.put(id, type.substring(type.lastIndexOf('/') + 1));
          found.partById.put(id, resolve(folder, target));
        }
      }

      @Override
      void end(String name) {}
    }.read(parts, source);
    return found;
  }

  /** The part of an id, if it is of this kind. */
  @Nullable String part(String id, String kind) {
    return kind.equals(typeById.get(id)) ? partById.get(id) : null;
  }

  /** The first part of a kind. */
  @Nullable String first(String kind) {
    for (Map.Entry<String, String> entry : partById.entrySet()) {
      if (kind.equals(typeById.get(entry.getKey()))) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** A name inside the package only: it is never used as a path. */
  private static String resolve(String folder, String target) {
    String whole = target.startsWith("/") ? target.substring(1) : folder + target;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : whole.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
