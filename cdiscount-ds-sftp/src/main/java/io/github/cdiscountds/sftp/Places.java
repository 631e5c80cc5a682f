package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.SftpATTRS;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session finds at remote paths: files, folders, or nothing, and how that is told.
 *
 * <p>For one thread at a time.
 */
final class Places {
  private static final int TYPE_MASK = 0170000;
  private static final int S_IFREG = 0100000;
  private static final int S_IFDIR = 0040000;

  private final Dialogue dialogue;

  Places(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  static boolean mayBeFolder(SftpATTRS attributes) {
    return mayBe(S_IFDIR, attributes);
  }

  static boolean mayBeFile(SftpATTRS attributes) {
    return mayBe(S_IFREG, attributes);
  }

  /** False only when the server tells another type; some tell none. */
  private static boolean mayBe(int type, SftpATTRS attributes) {
    if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) == 0) {
      return true;
    }
    int told = attributes.getPermissions() & TYPE_MASK;
    return told == 0 || told == type;
  }

  static boolean isRegular(LsEntry entry) {
    SftpATTRS attributes = entry.getAttrs();
    boolean typeTold =
        (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) != 0
            && (attributes.getPermissions() & TYPE_MASK) != 0;
    // Where the attributes hold no type, the line made for humans starts with it.
    String line = entry.getLongname();
    return typeTold ? mayBeFile(attributes) : !line.startsWith("d") && !line.startsWith("l");
  }

  /** The file of that listing or look-up. */
  RemoteFile file(RemoteFolder folder, String name, SftpATTRS attributes) {
    if (!tellsSize(attributes)) {
      throw dialogue.failed(
          Kind.UNSUPPORTED,
          folder.pathOf(name),
          "the server doesn't tell the file's size, so nothing read could be verified",
          null);
    }
    return new RemoteFile(folder, name, attributes.getSize(), modified(attributes));
  }

  static boolean tellsSize(SftpATTRS attributes) {
    return (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_SIZE) != 0
        && attributes.getSize() >= 0;
  }

  private static Instant modified(SftpATTRS attributes) {
    if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_ACMODTIME) == 0) {
      return Instant.EPOCH;
    }
    // The protocol's seconds are unsigned: they last until 2106.
    return Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()));
  }

  /** Folders and links are no files, here as in listings. */
  void requireRegular(RemoteFolder folder, String path) {
    SftpATTRS attributes = dialogue.look(path);
    if (attributes == null || !mayBeFile(attributes)) {
      throw missing(folder, path);
    }
  }

  /** The file as it is now. */
  RemoteFile present(RemoteFile file) {
    SftpATTRS attributes = dialogue.look(file.path());
    if (attributes == null || !mayBeFile(attributes)) {
      throw missing(file.folder(), file.path());
    }
    return file(file.folder(), file.name(), attributes);
  }

  boolean isThere(RemoteFolder folder) {
    return dialogue.look(folder.path()) != null;
  }

  TransportException missing(RemoteFolder folder, String path) {
    if (!isThere(folder)) {
      return missingFolder(folder);
    }
    return dialogue.failed(Kind.NO_SUCH_FILE, path, "there is no such file: list again", null);
  }

  TransportException missingFolder(RemoteFolder folder) {
    return dialogue.failed(
        Kind.NO_SUCH_FOLDER,
        folder.path(),
        "there is no such folder: check its configured name, or have the supplier create it",
        null);
  }

  TransportException taken(String path) {
    return dialogue.failed(
        Kind.ALREADY_EXISTS,
        path,
        "the name is taken; nothing was changed: use a name never used before",
        null);
  }

  static @Nullable RuntimeException firstOf(
      @Nullable RuntimeException first, @Nullable RuntimeException second) {
    return first == null ? second : first;
  }
}
