package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of one folder as they come, up to a number, and hands on only files with names
 * that are safe to use.
 */
final class ListedEntries implements LsEntrySelector {
  private static final Comparator<RemoteFile> BY_TIME_THEN_NAME =
      Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);

  /** More than the two that a folder has. */
  private static final int MOST_SELVES = 100;

  private final RemoteFolder folder;
  private final Places places;
  private final Lifeline lifeline;
  private final int limit;
  private final List<RemoteFile> files = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int seen;
  private int selves;
  private boolean tooMany;
  private @Nullable TransportException failure;

  ListedEntries(RemoteFolder folder, Places places, Lifeline lifeline, int limit) {
    this.folder = folder;
    this.places = places;
    this.lifeline = lifeline;
    this.limit = limit;
  }

  /** Tells whether entries were left unread. */
  boolean hasStopped() {
    return tooMany || failure != null;
  }

  /** What a single entry was refused for, or null. */
  @Nullable TransportException failure() {
    return failure;
  }

  FolderListing listing() {
    files.sort(BY_TIME_THEN_NAME);
    return new FolderListing(folder, files, refused);
  }

  @Override
  public int select(LsEntry entry) {
    lifeline.progress();
    String name = entry.getFilename();
    if (name.equals(".") || name.equals("..")) {
      tooMany = ++selves > MOST_SELVES; // a server that never ends with them isn't one
      return tooMany ? BREAK : CONTINUE;
    }
    if (++seen > limit) {
      tooMany = true;
      return BREAK;
    }
    // A replacement character stands for bytes that no name of ours can spell again.
    if (!RemoteFile.isSafeName(name) || name.indexOf('\uFFFD') >= 0) {
      refused.add(RemoteFile.escape(name));
    } else if (Places.isRegular(entry)) {
      try {
        files.add(places.file(folder, name, entry.getAttrs()));
      } catch (TransportException e) {
        // JSch would wrap it.
        failure = e;
        return BREAK;
      }
    }
    return CONTINUE;
  }
}
