package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.StruckFault;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which operations are accounted for, and by which fault where they failed. Thread-safe. */
final class SoakAccounts {
  private static final int SHOWN = 20;

  private final EmbeddedSftpServer server;
  private final Map<Fault, Set<Kind>> kinds;

  // Guarded by this: what follows. Faults that no failure has claimed yet, in the order of
  // striking.
  private final List<StruckFault> unclaimed = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int seen;
  private int operations;
  private int accounted;
  private int unaccounted;
  private int shown;
  private final List<String> lines = new ArrayList<>();

  SoakAccounts(EmbeddedSftpServer server, Map<Fault, Set<Kind>> kinds) {
    this.server = server;
    this.kinds = kinds;
  }

  synchronized void done(String operation, String folder) {
    operations++;
    accounted++;
    outcomes.merge(operation + " ok", 1, Integer::sum);
    // What struck and did no harm explains no later failure.
    takeStruck();
    unclaimed.removeIf(fault -> fault.path().contains(folder));
  }

  /** Accounts for a failure if a fault struck that explains it: one of its folder, or a login. */
  synchronized boolean failed(String operation, String folder, TransportException failure) {
    operations++;
    outcomes.merge(operation + " " + failure.kind(), 1, Integer::sum);
    if (!claim(folder, failure.kind())) {
      tell(operation + " in " + folder + ": no fault explains " + failure);
      return false;
    }
    accounted++;
    return true;
  }

  /** A login that failed is no operation, but has to have a reason as well. */
  synchronized void failedLogin(String folder, TransportException failure) {
    outcomes.merge("open " + failure.kind(), 1, Integer::sum);
    if (!claim(folder, failure.kind())) {
      tell("login: no fault explains " + failure);
    }
  }

  /** An operation that nothing explains. */
  synchronized void unaccounted(String why) {
    operations++;
    tell(why);
  }

  /** What is no operation, and must not be. */
  synchronized void broken(String why) {
    tell(why);
  }

  private void tell(String line) {
    unaccounted++;
    if (++shown <= SHOWN) {
      lines.add(line);
    }
  }

  private void takeStruck() {
    List<StruckFault> struck = server.faultsStruck();
    unclaimed.addAll(struck.subList(seen, struck.size()));
    seen = struck.size();
  }

  private boolean claim(String folder, Kind kind) {
    takeStruck();
    return claim(kind, fault -> fault.path().contains(folder))
        || claim(kind, fault -> fault.operation() == Operation.OPEN);
  }

  private boolean claim(Kind kind, Predicate<StruckFault> possible) {
    for (int each = 0; each < unclaimed.size(); each++) {
      StruckFault fault = unclaimed.get(each);
      if (possible.test(fault) && kinds.getOrDefault(fault.fault(), Set.of()).contains(kind)) {
        unclaimed.remove(each);
        return true;
      }
    }
    return false;
  }

  synchronized int operations() {
    return operations;
  }

  /** What nothing explains: operations, logins, and threads that ended early. */
  synchronized int unaccounted() {
    return unaccounted;
  }

  /** Whether so many operations were made, and everything is accounted for. */
  synchronized boolean isSound(int wanted) {
    return accounted == wanted && operations == wanted && unaccounted == 0;
  }

  synchronized void print(PrintStream out) {
    lines.forEach(line -> out.println("UNACCOUNTED " + line));
    out.println(outcomes);
    out.println(
        server.faultsStruck().size() + " faults struck, " + server.connections() + " connections");
  }
}
