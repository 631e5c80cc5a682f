package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportSession;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A transport that tells each call before and after it is made. Thread-safe. */
final class WatchedTransport implements FileTransport {
  private final FileTransport sound;
  private final StepWatcher watcher;
  private final FileNumbers files;

  WatchedTransport(FileTransport sound, StepWatcher watcher, FileNumbers files) {
    this.sound = sound;
    this.watcher = watcher;
    this.files = files;
  }

  @Override
  public TransportSession open() {
    watcher.before("open", StepWatcher.NO_FILE);
    TransportSession session = sound.open();
    watcher.after("open", StepWatcher.NO_FILE);
    return Decoration.of(
        TransportSession.class,
        session,
        (method, arguments, call) -> {
          int file = file(arguments);
          watcher.before(method, file);
          Object answer = call.go();
          watcher.after(method, file);
          return answer;
        });
  }

  /** The order file that a call is about: the first argument that is one or names one. */
  private int file(@Nullable Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument instanceof RemoteFile listed ? listed.name() : argument)
        .filter(String.class::isInstance)
        .mapToInt(name -> files.of((String) name))
        .findFirst()
        .orElse(StepWatcher.NO_FILE);
  }

  @Override
  public String describe() {
    return sound.describe();
  }

  @Override
  public void close() {
    sound.close();
  }
}
