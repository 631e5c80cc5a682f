package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportSession;

/** A transport that tells when a session is about to be closed. */
final class BeforeClosing implements FileTransport {
  private final FileTransport sound;
  private final Runnable listener;

  BeforeClosing(FileTransport sound, Runnable listener) {
    this.sound = sound;
    this.listener = listener;
  }

  @Override
  public TransportSession open() {
    return Decoration.of(
        TransportSession.class,
        sound.open(),
        (method, arguments, call) -> {
          if (method.equals("close")) {
            listener.run();
          }
          return call.go();
        });
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
