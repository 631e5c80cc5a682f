package io.github.cdiscountds.client;

import io.github.cdiscountds.client.ConnectionCheck.Result;
import io.github.cdiscountds.client.ConnectionCheck.Subject;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one server, on one session. Nothing is thrown. Not thread-safe. */
final class ServerCheck {
  private final FileTransport transport;
  private final String server;
  private final List<ConnectionCheck> checks = new ArrayList<>();

  ServerCheck(FileTransport transport) {
    this.transport = transport;
    this.server = transport.describe();
  }

  List<ConnectionCheck> checks() {
    return checks;
  }

  /** What goes on once the server is reached. */
  interface Checking {
    void on(TransportSession session);
  }

  /** Connects, and goes on if that works. */
  void connect(Checking next) {
    try (TransportSession session = transport.open()) {
      add(Subject.CONNECTION, null, Result.PASSED, "reached", null);
      Optional<String> key = session.serverKey();
      if (key.isPresent()) {
        add(Subject.HOST_KEY, null, Result.PASSED, "trusted: " + key.get(), null);
      } else {
        add(Subject.HOST_KEY, null, Result.PASSED, "trusted by the transport", null);
      }
      add(Subject.LOGIN, null, Result.PASSED, "let in", null);
      next.on(session);
    } catch (TransportException e) {
      connectionFailed(e);
    } catch (RuntimeException e) {
      unexpected(Subject.CONNECTION, null, e);
    }
  }

  private void connectionFailed(TransportException failure) {
    if (failure.kind() == Kind.CIRCUIT_OPEN
        && failure.getCause() instanceof TransportException last) {
      notAsked(failure, last);
      return;
    }
    switch (failure.kind()) {
      case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED -> {
        add(Subject.CONNECTION, null, Result.PASSED, "reached", null);
        failed(Subject.HOST_KEY, null, failure);
        skipped(Subject.LOGIN, null, "no login without a trusted server");
      }
      case AUTHENTICATION -> {
        add(Subject.CONNECTION, null, Result.PASSED, "reached", null);
        skipped(Subject.HOST_KEY, null, "not told before the login");
        failed(Subject.LOGIN, null, failure);
      }
      case CREDENTIALS -> {
        skipped(Subject.CONNECTION, null, "not tried without credentials");
        failed(Subject.LOGIN, null, failure);
      }
      default -> {
        failed(Subject.CONNECTION, null, failure);
        skipped(Subject.HOST_KEY, null, "no connection");
        skipped(Subject.LOGIN, null, "no connection");
      }
    }
  }

  /** The server is left alone: all that can be told is what came of the last attempt. */
  private void notAsked(TransportException now, TransportException last) {
    String why = String.valueOf(now.getMessage());
    String found = "when it was last asked: " + last.getMessage();
    String advice = advice(Subject.CONNECTION, last.kind());
    if (last.kind() == Kind.AUTHENTICATION || last.kind() == Kind.PROXY_AUTHENTICATION) {
      advice += "; once it is corrected, make a new client or reset the circuit";
    }
    if (last.kind() == Kind.AUTHENTICATION) {
      skipped(Subject.CONNECTION, null, why);
      skipped(Subject.HOST_KEY, null, "not told before the login");
      add(Subject.LOGIN, null, Result.FAILED, found, advice);
    } else {
      add(Subject.CONNECTION, null, Result.FAILED, found, advice);
      skipped(Subject.HOST_KEY, null, why);
      skipped(Subject.LOGIN, null, why);
    }
  }

  /**
   * Lists a folder.
   *
   * @return what it holds, or empty when that failed
   */
  Optional<FolderListing> list(TransportSession session, RemoteFolder folder) {
    return list(session, folder, null);
  }

  /** Lists a folder, or the one that takes its place when it is missing. */
  Optional<FolderListing> list(
      TransportSession session, RemoteFolder folder, @Nullable RemoteFolder instead) {
    try {
      return Optional.of(listed(session.list(folder)));
    } catch (TransportException e) {
      if (e.kind() == Kind.NO_SUCH_FOLDER && instead != null) {
        return listInstead(session, folder, instead);
      }
      if (e.kind() == Kind.NO_SUCH_FOLDER) {
        missing(folder, "there is no such folder");
      } else {
        failed(Subject.FOLDER, folder.path(), e);
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      unexpected(Subject.FOLDER, folder.path(), e);
      return Optional.empty();
    }
  }

  private void missing(RemoteFolder folder, String found) {
    add(
        Subject.FOLDER,
        folder.path(),
        Result.FAILED,
        found + " [" + Kind.NO_SUCH_FOLDER + "]",
        advice(Subject.FOLDER, Kind.NO_SUCH_FOLDER));
  }

  private FolderListing listed(FolderListing listing) {
    String path = listing.folder().path();
    if (listing.refusedNames().isEmpty()) {
      add(
          Subject.FOLDER,
          path,
          Result.PASSED,
          String.format(Locale.ROOT, "%d file(s)", listing.files().size()),
          null);
    } else {
      add(
          Subject.FOLDER,
          path,
          Result.WARNING,
          String.format(
              Locale.ROOT,
              "%d file(s), and %d name(s) that are no plain file names",
              listing.files().size(),
              listing.refusedNames().size()),
          "ask the supplier what those are; they are left alone");
    }
    return listing;
  }

  private Optional<FolderListing> listInstead(
      TransportSession session, RemoteFolder folder, RemoteFolder instead) {
    try {
      return Optional.of(listed(session.list(instead)));
    } catch (TransportException e) {
      if (e.kind() == Kind.NO_SUCH_FOLDER) {
        missing(folder, "neither " + folder.path() + " nor " + instead.path() + " is there");
      } else {
        failed(Subject.FOLDER, instead.path(), e);
      }
    } catch (RuntimeException e) {
      unexpected(Subject.FOLDER, instead.path(), e);
    }
    return Optional.empty();
  }

  void add(
      Subject subject,
      @Nullable String path,
      Result result,
      String found,
      @Nullable String advice) {
    checks.add(new ConnectionCheck(server, subject, path, result, found, advice));
  }

  void skipped(Subject subject, @Nullable String path, String why) {
    add(subject, path, Result.SKIPPED, why, null);
  }

  void failed(Subject subject, @Nullable String path, TransportException failure) {
    add(
        subject,
        path,
        Result.FAILED,
        String.valueOf(failure.getMessage()),
        advice(subject, failure.kind()));
  }

  /** A bug, or a transport that doesn't keep its contract: its text may say anything. */
  void unexpected(Subject subject, @Nullable String path, RuntimeException bug) {
    add(
        subject,
        path,
        Result.FAILED,
        "the transport failed with " + bug.getClass().getName(),
        "report it to whoever wrote the transport");
  }

  private static String advice(Subject subject, Kind kind) {
    return switch (kind) {
      case CONNECT -> "check host, port, firewall and proxy";
      case HOST_KEY_UNKNOWN ->
          "compare the fingerprint with the supplier's on another way, then trust it";
      case HOST_KEY_CHANGED ->
          "ask the supplier whether the key was changed before you trust the new one";
      case PROXY_AUTHENTICATION ->
          "check the proxy's user and password with whoever runs it; don't try often, or that account is locked";
      case AUTHENTICATION ->
          "check user, password or key with the supplier; don't try often, or the account is locked";
      case CREDENTIALS -> "check the key file and its passphrase";
      case NO_SUCH_FOLDER ->
          "check the folder's name in the profile, or have the supplier create it";
      case PERMISSION ->
          switch (subject) {
            case RENAME ->
                "have the supplier permit renaming: without it no order file can be published";
            case REMOVE -> "have the supplier permit removing; remove the probe by hand";
            case WRITE -> "have the supplier permit writing";
            default -> "have the supplier permit it";
          };
      case UNSUPPORTED ->
          subject == Subject.RENAME
              ? "ask the supplier for a server that renames: without it no order file can be published"
              : "ask the supplier for a server that can do it";
      case NO_SPACE -> "have the supplier make space";
      case CIRCUIT_OPEN, STALLED, TIMED_OUT, CONNECTION_LOST, SERVER, BUSY ->
          "check again later; if it stays so, ask the supplier";
      default -> "see the log";
    };
  }
}
