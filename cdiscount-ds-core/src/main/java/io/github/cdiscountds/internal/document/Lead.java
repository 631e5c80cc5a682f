package io.github.cdiscountds.internal.document;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.table.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows at a document's beginning, kept until they have shown the decimal mark (R5). */
final class Lead {
  /** As much of a document as detection looks at. */
  private static final int CHARACTERS = 64 * 1024;

  private final List<Held> held = new ArrayList<>();
  private int characters;

  /** A row, and why it couldn't be read whole. */
  private record Held(CopiedRow row, @Nullable Finding broken) {}

  /** Where the rows go in the end, in their order. */
  interface Destination {
    void map(RawRow row);

    void reject(RawRow readable, Finding why);
  }

  void keep(RawRow row) {
    keep(row, null);
  }

  /** Keeps a row, and why it couldn't be read whole unless it was. */
  void keep(RawRow row, @Nullable Finding broken) {
    CopiedRow copy = new CopiedRow(row);
    held.add(new Held(copy, broken));
    characters += 1 + copy.characters();
  }

  /** Whether there is no need to look further. */
  boolean isFull() {
    return characters >= CHARACTERS;
  }

  /** Shows the rows that could be read whole. */
  void show(Consumer<RawRow> observer) {
    for (Held each : held) {
      if (each.broken() == null) {
        observer.accept(each.row());
      }
    }
  }

  /** Hands the rows on, and keeps them no longer. */
  void release(Destination destination) {
    for (Held each : held) {
      Finding broken = each.broken();
      if (broken == null) {
        destination.map(each.row());
      } else {
        destination.reject(each.row(), broken);
      }
    }
    held.clear();
  }
}
