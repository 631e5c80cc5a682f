package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;

/**
 * Where a file lies, or may lie.
 *
 * @param folder its folder
 * @param name its name there
 */
record Place(RemoteFolder folder, String name) {

  static Place of(RemoteFile listed) {
    return new Place(listed.folder(), listed.name());
  }

  String path() {
    return folder.pathOf(name);
  }

  @Override
  public String toString() {
    return path();
  }
}
