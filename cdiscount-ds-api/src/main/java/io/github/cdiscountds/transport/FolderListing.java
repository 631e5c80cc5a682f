package io.github.cdiscountds.transport;

import java.util.List;

/**
 * What a folder held when it was listed.
 *
 * @param folder the folder
 * @param files its regular files, by modification time, then name
 * @param refusedNames names that the server gave but that could leave the folder or hide something
 *     in a terminal; escaped for display, never usable as a path
 * @since 0.1.0
 */
public record FolderListing(
    RemoteFolder folder, List<RemoteFile> files, List<String> refusedNames) {

  public FolderListing {
    files = List.copyOf(files);
    refusedNames = List.copyOf(refusedNames);
  }
}
