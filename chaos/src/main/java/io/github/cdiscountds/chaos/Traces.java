package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds: threads and sockets.
 *
 * @param threads the numbers of the threads
 * @param sockets how many sockets
 */
record Traces(Set<Long> threads, int sockets) {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  static Traces now() {
    return new Traces(
        alive().stream().map(Thread::getId).collect(Collectors.toSet()), openSockets());
  }

  private static List<Thread> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !isTheMachines(thread))
        .toList();
  }

  /** The virtual machine starts some when it needs them, and MINA shares its own timer. */
  private static boolean isTheMachines(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || group.getName().equals("system")
        || group.getName().equals("InnocuousThreadGroup");
  }

  private static int openSockets() {
    int sockets = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)
            && Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
          sockets++;
        }
      }
    } catch (IOException e) {
      // A descriptor was closed while they were listed.
      return openSockets();
    }
    return sockets;
  }

  /** What is held beyond this, after a while for what is about to end. */
  List<String> leftSince() {
    waitFor(() -> left().isEmpty());
    return left();
  }

  private List<String> left() {
    List<String> left = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Thread thread : alive()) {
      if (!threads.contains(thread.getId()) && names.add(thread.getName())) {
        left.add("thread " + thread.getName());
      }
    }
    for (int socket = sockets; socket < openSockets(); socket++) {
      left.add("a socket");
    }
    return left;
  }

  /** Waits until something is so; gives whether it is. */
  static boolean waitFor(BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        return false;
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
    return true;
  }
}
