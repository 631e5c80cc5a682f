package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The faults planned for a server, through all its lives.
 *
 * <p>Thread-safe.
 */
final class ServerFaults {
  private static final AttributeKey<Fault> OF_CONNECTION = new AttributeKey<>();

  private final String host;
  private final AtomicInteger loginAttempts = new AtomicInteger();

  // Guarded by this: the four below.
  private final FaultPlan<Operation, Fault> plan = new FaultPlan<>();
  private final FaultPlan<WireRequest, WireFault> wire = new FaultPlan<>();
  private final List<StruckFault> struck = new ArrayList<>();
  private Duration clockOff = Duration.ZERO;

  ServerFaults(String host) {
    this.host = host;
  }

  synchronized void onNth(Operation operation, int nth, Fault fault) {
    plan.onNth(operation, nth, possible(operation, fault));
  }

  synchronized void onEvery(Operation operation, Fault fault) {
    plan.onEvery(operation, possible(operation, fault));
  }

  synchronized void atRandom(long seed, double share, List<Fault> faults) {
    plan.atRandom(seed, share, faults, ServerFaults::mayMeet);
  }

  synchronized void onNth(WireRequest request, int nth, WireFault fault) {
    wire.onNth(request, nth, possible(request, fault));
  }

  synchronized void onEvery(WireRequest request, WireFault fault) {
    wire.onEvery(request, possible(request, fault));
  }

  synchronized void clockOff(Duration ahead) {
    clockOff = ahead;
  }

  synchronized void heal() {
    plan.heal();
    wire.heal();
    clockOff = Duration.ZERO;
  }

  synchronized List<String> ahead() {
    List<String> ahead = new ArrayList<>(plan.ahead());
    ahead.addAll(wire.ahead());
    return List.copyOf(ahead);
  }

  synchronized List<StruckFault> struck() {
    return List.copyOf(struck);
  }

  private static boolean mayMeet(Fault fault, Operation operation) {
    boolean refused = fault.moment() == Fault.Moment.REFUSED;
    return fault.mayMeet(operation)
        && (!refused || FaultScripts.canRefuse(fault.kind(), operation));
  }

  private static Fault possible(Operation operation, Fault fault) {
    fault.requirePossible(operation);
    if (!mayMeet(fault, operation)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s planned for %s: no server can bring that about", fault, operation));
    }
    return fault;
  }

  private static WireFault possible(WireRequest request, WireFault fault) {
    if (request == WireRequest.SUBSYSTEM && !fault.isRefusal()) {
      throw new IllegalArgumentException(
          fault + " planned for SUBSYSTEM: expected a status, which refuses it");
    }
    return fault;
  }

  synchronized @Nullable Fault next(Operation operation, String path) {
    Fault fault = plan.next(operation);
    if (fault != null) {
      struck.add(new StruckFault(operation, path, fault));
    }
    return fault;
  }

  synchronized @Nullable WireFault next(WireRequest request) {
    return wire.next(request);
  }

  /** Tells whether requests need no looking at. */
  synchronized boolean isIdle() {
    return plan.isEmpty() && wire.isEmpty();
  }

  synchronized boolean isClockRight() {
    return clockOff.isZero();
  }

  /** Attributes as a server tells them whose clock is wrong. */
  synchronized Map<String, Object> shown(Map<String, Object> attributes) {
    if (attributes.get("lastModifiedTime") instanceof FileTime modified) {
      attributes.put("lastModifiedTime", FileTime.from(modified.toInstant().plus(clockOff)));
    }
    return attributes;
  }

  void triesToLogIn() {
    loginAttempts.incrementAndGet();
  }

  int loginAttempts() {
    return loginAttempts.get();
  }

  /** A client connects. */
  void begins(Session session) {
    Fault fault = next(Operation.OPEN, host);
    if (fault == null) {
      return;
    }
    session.setAttribute(OF_CONNECTION, fault);
    boolean refused =
        fault.moment() == Fault.Moment.REFUSED
            && (fault.kind() == Kind.CONNECT || fault.kind() == Kind.CONNECTION_LOST);
    if (refused || fault.moment() == Fault.Moment.LOST_REQUEST) {
      session.getIoSession().close(true);
    }
  }

  /** The fault that a connection met, or null. */
  static @Nullable Fault ofConnection(Session session) {
    return session.getAttribute(OF_CONNECTION);
  }

  /** Tells whether a connection is to fail in a certain way. */
  static boolean isRefused(Session session, Kind kind) {
    Fault fault = ofConnection(session);
    return fault != null && fault.moment() == Fault.Moment.REFUSED && fault.kind() == kind;
  }
}
