package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Exchange.Script;
import io.github.cdiscountds.testkit.Fault.Moment;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the faults of {@link Fault} about on one channel: an operation may consist of many
 * requests.
 *
 * <p>Not thread-safe.
 */
final class FaultScripts {
  private static final int WRITING = 2;
  private static final int OK = 0;
  private static final int FAILURE = 4;
  private static final String FULL = "No space left on device";

  /** A file or folder that is open, and what is to happen to it. */
  private static final class Open {
    private final Operation operation;
    private final Fault fault;
    private long passed;
    private boolean acted;

    Open(Operation operation, Fault fault) {
      this.operation = operation;
      this.fault = fault;
    }

    long left() {
      return Math.max(0, fault.bytes() - passed);
    }
  }

  private final ServerFaults faults;
  private final @Nullable Fault ofConnection;
  private final Map<String, Open> open = new HashMap<>();

  FaultScripts(ServerFaults faults, @Nullable Fault ofConnection) {
    this.faults = faults;
    this.ofConnection = ofConnection;
  }

  /** Tells whether nothing is going on that a request could be part of. */
  boolean isIdle() {
    return open.isEmpty() && ofConnection == null && faults.isIdle();
  }

  /** What to do with a request, or null when it goes its usual way. */
  @Nullable Script scriptFor(byte[] request) {
    WireRequest type = WireRequest.of(request);
    WireFault wire = faults.next(type);
    if (wire != null) {
      return wire.script();
    }
    if (type == WireRequest.INIT) {
      return ofConnection == null ? null : simple(ofConnection);
    }
    Open known = open.isEmpty() ? null : open.get(Packets.first(request));
    if (known != null) {
      return switch (type) {
        case READ -> e -> read(e, known);
        case WRITE -> e -> write(e, known);
        case READDIR -> e -> names(e, known);
        case CLOSE -> e -> close(e, known);
        default -> null;
      };
    }
    Operation operation = operation(type, request);
    Fault fault = operation == null ? null : faults.next(operation, path(type, request));
    return fault == null || operation == null ? null : begun(operation, fault);
  }

  private static @Nullable Operation operation(WireRequest type, byte[] request) {
    return switch (type) {
      case OPEN -> (Packets.openFlags(request) & WRITING) == 0 ? Operation.READ : Operation.PUT;
      case OPENDIR -> Operation.LIST;
      case LSTAT, STAT -> Operation.FIND;
      case RENAME -> Operation.RENAME;
      case REMOVE -> Operation.DELETE;
      default -> null;
    };
  }

  private static String path(WireRequest type, byte[] request) {
    boolean extended = type == WireRequest.RENAME && (request[0] & 0xff) == 200;
    return extended ? Packets.second(request) : Packets.first(request);
  }

  private Script begun(Operation operation, Fault fault) {
    boolean overSeveralRequests =
        switch (operation) {
          case READ, PUT, LIST -> true;
          default -> false;
        };
    return switch (fault.moment()) {
      case REFUSED, LOST_REQUEST, STALL, HELD, MEANWHILE -> simple(fault);
      default ->
          overSeveralRequests
              ? e -> {
                byte[] answer = e.carryOut();
                open.put(Packets.first(answer), new Open(operation, fault));
                e.reply(answer);
              }
              : simple(fault);
    };
  }

  /** What a single request meets. */
  private static Script simple(Fault fault) {
    return switch (fault.moment()) {
      case REFUSED -> refused(fault.kind());
      case LOST_REQUEST -> Exchange::breakConnection;
      case STALL -> Exchange::standStill;
      case LOST_REPLY -> WireFault.brokenAfterwards().script();
      case HELD ->
          e -> {
            pass(fault);
            e.reply(e.carryOut());
          };
      case MEANWHILE ->
          e -> {
            fault.action().run();
            e.reply(e.carryOut());
          };
      default -> e -> e.reply(e.carryOut());
    };
  }

  private static Script refused(Kind kind) {
    return switch (kind) {
      case STALLED -> Exchange::standStill;
      case NO_SUCH_FILE, NO_SUCH_FOLDER -> status(2, "No such file");
      case PERMISSION -> status(3, "Permission denied");
      case NO_SPACE -> status(FAILURE, FULL);
      case SERVER -> status(FAILURE, "Failure");
      case UNSUPPORTED -> status(8, "Operation unsupported");
      case ALREADY_EXISTS -> status(11, "File already exists");
      default -> Exchange::breakConnection;
    };
  }

  /** Tells whether a server can bring about that a client fails in this way. */
  static boolean canRefuse(Kind kind, Operation operation) {
    return switch (kind) {
      case CONNECT, AUTHENTICATION, HOST_KEY_CHANGED -> operation == Operation.OPEN;
      case STALLED, CONNECTION_LOST -> true;
      case NO_SUCH_FILE,
          NO_SUCH_FOLDER,
          PERMISSION,
          NO_SPACE,
          SERVER,
          UNSUPPORTED,
          ALREADY_EXISTS ->
          operation != Operation.OPEN;
      default -> false;
    };
  }

  private static Script status(int code, String words) {
    return WireFault.status(code, words).script();
  }

  private static void pass(Fault fault) throws IOException {
    Hold hold = fault.hold();
    if (hold != null) {
      try {
        hold.pass();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the server ended while a test held it");
      }
    }
  }

  private static void read(Exchange exchange, Open file) throws IOException {
    byte[] request = exchange.request();
    int wanted = Packets.readLength(request);
    switch (file.fault.moment()) {
      case CUT, STALL_MIDWAY -> {
        if (file.left() > 0) {
          byte[] answer =
              exchange.carryOut(
                  Packets.withReadLength(request, (int) Math.min(wanted, file.left())));
          file.passed += Packets.dataLength(answer);
          exchange.reply(answer);
        }
        if (file.left() == 0) {
          end(exchange, file.fault);
        }
      }
      case TRICKLE -> {
        byte[] answer =
            exchange.carryOut(
                Packets.withReadLength(request, (int) Math.min(wanted, file.fault.bytes())));
        exchange.reply(answer);
        if (Packets.dataLength(answer) > 0) { // the end of a file is no piece of it
          file.fault.action().run();
        }
      }
      default -> {
        act(file);
        byte[] answer = exchange.carryOut();
        file.passed += Packets.dataLength(answer);
        exchange.reply(answer);
      }
    }
  }

  private static void write(Exchange exchange, Open file) throws IOException {
    byte[] request = exchange.request();
    int length = Packets.writeLength(request);
    Fault fault = file.fault;
    boolean breaking = fault.moment() == Moment.CUT || fault.moment() == Moment.STALL_MIDWAY;
    if (breaking ? length >= file.left() : length > file.left() && limits(fault)) {
      if (file.left() > 0) {
        exchange.carryOut(Packets.withWriteLength(request, (int) file.left()));
        file.passed = fault.bytes();
      }
      if (breaking) {
        end(exchange, fault);
      } else {
        int code = fault.moment() == Moment.NO_SPACE ? FAILURE : OK;
        exchange.reply(Packets.status(Packets.id(request), code, code == OK ? "OK" : FULL));
      }
      return;
    }
    act(file);
    byte[] answer = exchange.carryOut();
    file.passed += length;
    exchange.reply(answer);
    if (fault.moment() == Moment.TRICKLE) {
      for (long piece = 0; piece < length; piece += fault.bytes()) {
        fault.action().run();
      }
    }
  }

  private static boolean limits(Fault fault) {
    return fault.moment() == Moment.NO_SPACE || fault.moment() == Moment.DISCARD;
  }

  /** To be called before each piece, and at the end. */
  private static void act(Open file) {
    if (file.fault.moment() == Moment.MIDWAY && !file.acted && file.passed >= file.fault.bytes()) {
      file.acted = true;
      file.fault.action().run();
    }
  }

  private static void names(Exchange exchange, Open folder) throws IOException {
    Fault fault = folder.fault;
    if (fault.moment() == Moment.LOST_REPLY) {
      end(exchange, fault);
    } else if (fault.moment() == Moment.HOSTILE_NAMES && !folder.acted) {
      folder.acted = true;
      List<byte[]> names =
          fault.names().stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
      exchange.reply(Packets.names(Packets.id(exchange.request()), names.size(), names));
    } else {
      exchange.reply(exchange.carryOut());
    }
  }

  private void close(Exchange exchange, Open file) throws IOException {
    open.remove(Packets.first(exchange.request()));
    act(file);
    byte[] answer = exchange.carryOut();
    boolean listed = file.operation == Operation.LIST;
    if (file.fault.breaksAtTheEnd() && !listed) {
      end(exchange, file.fault);
    } else {
      exchange.reply(answer);
    }
  }

  /** The client hears no more. */
  private static void end(Exchange exchange, Fault fault) {
    if (fault.kind() == Kind.STALLED) {
      exchange.standStill();
    } else {
      exchange.breakConnection();
    }
  }
}
