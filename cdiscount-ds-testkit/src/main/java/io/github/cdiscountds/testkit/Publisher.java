package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.Timetable;
import io.github.cdiscountds.transport.RemoteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts documents into the folders of one server, some of them as badly as planned. Guarded by the
 * supplier's lock.
 */
final class Publisher {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final FileTree tree;
  private final WallClock clock;
  private final Timetable<SupplierJob> timetable;
  private final Map<SupplierJob, Deque<PublicationFault>> plan = new EnumMap<>(SupplierJob.class);

  /** Names of documents that are still to appear. */
  private final Set<String> promised = new HashSet<>();

  Publisher(FileTree tree, WallClock clock, Timetable<SupplierJob> timetable) {
    this.tree = tree;
    this.clock = clock;
    this.timetable = timetable;
  }

  /** Plans a fault for the next document of a job that has none planned yet. */
  void onNext(SupplierJob job, PublicationFault fault) {
    plan.computeIfAbsent(job, any -> new ArrayDeque<>()).add(fault);
  }

  /** What is planned for the documents of each job. */
  Map<SupplierJob, List<PublicationFault>> planned() {
    Map<SupplierJob, List<PublicationFault>> planned = new EnumMap<>(SupplierJob.class);
    plan.forEach(
        (job, faults) -> {
          if (!faults.isEmpty()) {
            planned.put(job, List.copyOf(faults));
          }
        });
    return planned;
  }

  /** Publishes a document that has one name, in its place. */
  void publish(SupplierJob job, RemoteFolder folder, String name, byte[] content) {
    publish(job, folder, name, content, () -> put(folder, name, content));
  }

  /** Publishes the next document of a series, under a name of now. */
  void publish(SupplierJob job, Series series, byte[] content) {
    publish(
        job,
        series.folder,
        freeName(series),
        content,
        () -> put(series.folder, freeName(series), content));
  }

  private void publish(
      SupplierJob job, RemoteFolder folder, String name, byte[] content, Runnable again) {
    Deque<PublicationFault> planned = plan.get(job);
    PublicationFault fault = planned == null ? null : planned.poll();
    if (fault == null) {
      put(folder, name, content);
      return;
    }
    Instant then = clock.instant().plus(fault.after());
    switch (fault.kind()) {
      case LATE -> {
        promised.add(name);
        timetable.once(job, then, () -> put(folder, name, content));
      }
      case TWICE -> {
        put(folder, name, content);
        timetable.once(job, then, again);
      }
      case HALF_WRITTEN -> {
        byte[] half = Arrays.copyOf(content, content.length / 2);
        tree.write(folder.path(), name, half);
        timetable.once(job, then, () -> complete(folder, name, half, content));
      }
      case LEFT_OUT -> {
        // Nobody ever sees it.
      }
    }
  }

  private void complete(RemoteFolder folder, String name, byte[] half, byte[] whole) {
    if (tree.exists(folder.path(), name) && Arrays.equals(tree.read(folder.path(), name), half)) {
      put(folder, name, whole);
    }
  }

  /**
   * A kind of document of which each has a name of its own, with the time of its writing.
   *
   * @param folder where they lie
   * @param prefix how their names begin
   * @param extension how their names end
   */
  record Series(RemoteFolder folder, String prefix, String extension) {}

  /** Writes beside and renames, so that nobody ever reads half a document. */
  private void put(RemoteFolder folder, String name, byte[] content) {
    promised.remove(name);
    Path beside = tree.write(folder.path(), "." + name + ".tmp", content);
    try {
      Files.move(
          beside,
          beside.resolveSibling(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Publishes the last document of a series once more, under a name of now.
   *
   * @throws IllegalStateException when there is none
   */
  void publishAgain(Series series) {
    String folder = series.folder.path();
    List<String> names =
        tree.names(folder).stream().filter(name -> name.startsWith(series.prefix)).toList();
    if (names.isEmpty()) {
      throw new IllegalStateException(series.folder + " holds no document to publish again");
    }
    put(series.folder, freeName(series), tree.read(folder, names.get(names.size() - 1)));
  }

  /** A time-stamped name that the folder doesn't hold yet: the next free second. */
  private String freeName(Series series) {
    LocalDateTime stamp = clock.now();
    while (true) {
      String name = series.prefix + STAMP.format(stamp) + series.extension;
      if (!tree.exists(series.folder.path(), name) && !promised.contains(name)) {
        return name;
      }
      stamp = stamp.plusSeconds(1);
    }
  }
}
