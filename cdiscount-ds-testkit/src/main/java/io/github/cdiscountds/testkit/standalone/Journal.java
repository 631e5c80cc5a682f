package io.github.cdiscountds.testkit.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was done by hand of late, newest first. Thread-safe. */
final class Journal {
  private static final int KEPT = 8;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One thing that was done, or couldn't be.
   *
   * @param isProblem whether it couldn't
   * @param text what to tell
   */
  record Entry(boolean isProblem, String text) {}

  void done(String text) {
    add(new Entry(false, text));
  }

  void problem(String text) {
    add(new Entry(true, text));
  }

  private synchronized void add(Entry entry) {
    entries.addFirst(entry);
    if (entries.size() > KEPT) {
      entries.removeLast();
    }
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
