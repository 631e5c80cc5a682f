package io.github.cdiscountds.client;

import io.github.cdiscountds.client.ConnectionCheck.Result;
import io.github.cdiscountds.client.ConnectionCheck.Subject;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a small file where order files hide, renames and removes it. Its names are those of no
 * order file, and the supplier's job passes over them as it does over hidden order files. It never
 * goes where the supplier picks files up. Not thread-safe.
 */
final class WriteProbe {
  private static final Logger log = LoggerFactory.getLogger(WriteProbe.class);

  /** A probe of a check that was killed is this old when a later one removes it. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private static final Duration CLOCKS_AGREE = Duration.ofMinutes(5);
  private static final String NAME = "cdiscount-ds-check-";
  private static final byte[] CONTENT =
      "A check of rights; may be removed.\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerCheck check;
  private final FileTransport transport;
  private final Clock clock;
  private final RemoteFolder folder;
  private final TemporaryNames names;
  private final String first;
  private final String second;

  WriteProbe(ServerCheck check, FileTransport transport, ServiceProfile profile, Clock clock) {
    this.check = check;
    this.transport = transport;
    this.clock = clock;
    this.names = profile.temporaryNames();
    this.folder = names.folderBeside(profile.folders().orders());
    String id = UUID.randomUUID().toString();
    this.first = hidden(id + "-1");
    this.second = hidden(id + "-2");
  }

  /** A name that is hidden as order files are, and isn't taken for the hidden name of one. */
  private String hidden(String id) {
    return switch (names.style()) {
      case DOT_PREFIX -> "." + NAME + id + ".tmp";
      case SUFFIX -> NAME + id + names.value();
      case FOLDER -> NAME + id + ".tmp";
    };
  }

  void on(TransportSession session) {
    if (wrote(session)) {
      List<String> probes = renamed(session);
      compareClocks(session, probes);
      remove(session, probes);
    }
  }

  private boolean wrote(TransportSession session) {
    boolean mayBeLeft = true;
    try {
      session.put(
          folder, first, new ByteArrayInputStream(CONTENT), CONTENT.length, TransferListener.NONE);
      check.add(Subject.WRITE, folder.path(), Result.PASSED, "a probe was written", null);
      return true;
    } catch (TransportException e) {
      check.failed(Subject.WRITE, folder.path(), e);
      mayBeLeft = e.outcome() == Outcome.UNKNOWN;
    } catch (RuntimeException e) {
      check.unexpected(Subject.WRITE, folder.path(), e);
    }
    check.skipped(Subject.RENAME, folder.path(), "there is no probe");
    if (mayBeLeft) {
      remove(session, List.of(first));
    } else {
      check.skipped(Subject.REMOVE, folder.path(), "there is no probe");
    }
    check.skipped(Subject.CLOCK, null, "there is no probe");
    return false;
  }

  /** Renames the probe, and gives the names that it may have now. */
  private List<String> renamed(TransportSession session) {
    String into =
        names.style() == TemporaryNames.Style.FOLDER
            ? ", within the folder: among the order files the supplier would pick it up"
            : "";
    try {
      session.rename(folder, first, second);
      check.add(Subject.RENAME, folder.path(), Result.PASSED, "the probe was renamed" + into, null);
      return List.of(second);
    } catch (TransportException e) {
      check.failed(Subject.RENAME, folder.path(), e);
    } catch (RuntimeException e) {
      check.unexpected(Subject.RENAME, folder.path(), e);
    }
    return List.of(first, second);
  }

  private void remove(TransportSession session, List<String> probes) {
    try {
      removeAll(session, probes);
      check.add(Subject.REMOVE, folder.path(), Result.PASSED, "the probe was removed", null);
    } catch (TransportException e) {
      session.close(); // it may be dead
      removeInAnother(probes, e);
    } catch (RuntimeException e) {
      check.unexpected(Subject.REMOVE, folder.path(), e);
    }
  }

  private void removeInAnother(List<String> probes, TransportException before) {
    try (TransportSession another = transport.open()) {
      removeAll(another, probes);
      check.add(
          Subject.REMOVE,
          folder.path(),
          Result.WARNING,
          "the probe was removed in another connection, after: " + before.getMessage(),
          null);
    } catch (TransportException e) {
      check.failed(Subject.REMOVE, folder.path(), e);
      check.add(
          Subject.REMOVE,
          folder.pathOf(probes.get(0)),
          Result.WARNING,
          "the probe may be left",
          "remove it, or leave it to a check in an hour");
    }
  }

  private void removeAll(TransportSession session, List<String> probes) {
    for (String probe : probes) {
      try {
        session.delete(folder, probe);
      } catch (TransportException e) {
        if (e.kind() != Kind.NO_SUCH_FILE) {
          throw e;
        }
      }
    }
  }

  /**
   * The time of the probe is the server's; nothing but this report ever looks at the difference.
   */
  private void compareClocks(TransportSession session, List<String> probes) {
    try {
      List<RemoteFile> files = session.list(folder).files();
      Optional<Instant> theirs =
          files.stream()
              .filter(file -> probes.contains(file.name()) && file.isDated())
              .map(RemoteFile::modified)
              .findFirst();
      if (theirs.isEmpty()) {
        check.skipped(Subject.CLOCK, null, "the server tells no times");
        return;
      }
      Duration ahead = Duration.between(clock.instant(), theirs.get());
      String found =
          String.format(
              Locale.ROOT,
              "the server's clock is %d s %s ours",
              ahead.abs().toSeconds(),
              ahead.isNegative() ? "behind" : "ahead of");
      if (ahead.abs().compareTo(CLOCKS_AGREE) > 0) {
        check.add(
            Subject.CLOCK,
            null,
            Result.WARNING,
            found,
            "nothing depends on it, but people who compare logs do");
      } else {
        check.add(Subject.CLOCK, null, Result.PASSED, found, null);
      }
      removeForgotten(session, files, theirs.get().minus(FORGOTTEN));
    } catch (TransportException e) {
      check.skipped(Subject.CLOCK, null, "the probe can't be looked up: " + e.getMessage());
    } catch (RuntimeException e) {
      check.unexpected(Subject.CLOCK, null, e);
    }
  }

  /** Two times of one server are compared; other checks of the last hour may still be at work. */
  private void removeForgotten(TransportSession session, List<RemoteFile> files, Instant before) {
    for (RemoteFile listed : files) {
      String name = listed.name();
      if ((name.startsWith(NAME) || name.startsWith("." + NAME))
          && listed.isDated()
          && listed.modified().isBefore(before)) {
        removeForgotten(session, name);
      }
    }
  }

  private void removeForgotten(TransportSession session, String name) {
    try {
      session.delete(folder, name);
    } catch (TransportException e) {
      // Another check was faster, or whoever may remove it isn't us.
      log.debug("The forgotten probe {} stays: {}", name, e.getMessage());
    }
  }
}
