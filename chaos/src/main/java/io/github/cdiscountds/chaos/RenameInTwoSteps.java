package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/**
 * A server whose clients rename as some do where no atomic rename is to be had: the file is there
 * under both names before the old one is removed. Thread-safe.
 */
final class RenameInTwoSteps implements FileTransport {
  private final FileTransport sound;

  RenameInTwoSteps(FileTransport sound) {
    this.sound = sound;
  }

  @Override
  public TransportSession open() {
    TransportSession session = sound.open();
    return Decoration.of(
        TransportSession.class,
        session,
        (method, arguments, call) -> {
          if (method.equals("rename")
              && arguments.length == 4
              && arguments[0] instanceof RemoteFolder folder
              && arguments[1] instanceof String name
              && arguments[2] instanceof RemoteFolder newFolder
              && arguments[3] instanceof String newName) {
            rename(session, folder, name, newFolder, newName);
            return null;
          }
          return call.go();
        });
  }

  private static void rename(
      TransportSession session,
      RemoteFolder folder,
      String name,
      RemoteFolder newFolder,
      String newName) {
    RemoteFile file = session.find(folder, name).orElse(null);
    if (file == null) {
      session.rename(folder, name, newFolder, newName); // fails as it should
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    session.read(file, bytes, TransferListener.NONE);
    session.put(
        newFolder,
        newName,
        new ByteArrayInputStream(bytes.toByteArray()),
        bytes.size(),
        TransferListener.NONE);
    session.delete(folder, name);
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
