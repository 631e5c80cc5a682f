package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * The files of a server.
 *
 * @since 0.1.0
 */
public final class FileTreeAssert extends AbstractAssert<FileTreeAssert, FileTree> {
  FileTreeAssert(@Nullable FileTree actual) {
    super(actual, FileTreeAssert.class);
  }

  /**
   * Goes on with a folder; one that isn't there is empty.
   *
   * @param folder its name, as {@code Commandes}
   * @return an assertion about its files, hidden ones included
   */
  public FolderAssert folder(String folder) {
    isNotNull();
    RemoteFolder where = new RemoteFolder(folder);
    List<RemoteFile> files = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String name : actual.names(folder)) {
      if (RemoteFile.isSafeName(name)) {
        files.add(
            new RemoteFile(
                where, name, actual.read(folder, name).length, actual.modified(folder, name)));
      } else {
        refused.add(RemoteFile.escape(name));
      }
    }
    return new FolderAssert(new FolderListing(where, files, refused)).as(info.description());
  }
}
