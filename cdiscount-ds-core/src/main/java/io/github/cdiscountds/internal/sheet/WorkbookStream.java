package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The stream of records inside an OLE2 container. Not thread-safe; to be closed.
 *
 * <p>The boundary to POI: whatever it throws at broken bytes ends here as a refusal. Files are read
 * in place; content in memory is copied once by POI.
 */
final class WorkbookStream implements AutoCloseable {
  private static final int HEADER = 512;

  /** How many times its size may be passed over before a sheet with rows is found. */
  private static final int MOST_PASSES = 16;

  /** What the allocation table may cover beyond the document, however small that is. */
  private static final long SPARE_BYTES = 4 << 20;

  private static final int SECTOR_SHIFT_AT = 30;
  private static final int TABLE_SECTORS_AT = 44;

  private final Reading reading;
  private final @Nullable FileChannel channel;
  private final POIFSFileSystem container;
  private final DocumentEntry workbook;
  private long passedBytes;

  private WorkbookStream(
      Reading reading,
      @Nullable FileChannel channel,
      POIFSFileSystem container,
      DocumentEntry workbook) {
    this.reading = reading;
    this.channel = channel;
    this.container = container;
    this.workbook = workbook;
  }

  static WorkbookStream open(Reading reading) throws IOException {
    checkHeader(reading);
    Path path = reading.content().path().orElse(null);
    FileChannel channel = path == null ? null : FileChannel.open(path, StandardOpenOption.READ);
    POIFSFileSystem container = null;
    boolean opened = false;
    try {
      container = container(reading, channel);
      WorkbookStream stream =
          new WorkbookStream(reading, channel, container, workbook(reading, container));
      opened = true;
      return stream;
    } finally {
      if (!opened) {
        close(channel, container);
      }
    }
  }

  /** Opens the records from a byte on. */
  InputStream from(long offset) throws IOException {
    InputStream in;
    try {
      in = new Guarded(((DirectoryNode) workbook.getParent()).createDocumentInputStream(workbook));
    } catch (IOException | RuntimeException e) {
      throw damaged(reading);
    }
    passedBytes += offset;
    long most = MOST_PASSES * reading.content().size() + (1 << 26);
    if (passedBytes > most) {
      throw reading.overLimit(
          null,
          null,
          most,
          "bytes passed over to reach sheets",
          "octets passés avant les feuilles");
    }
    byte[] passed = new byte[1 << 14];
    for (long left = offset; left > 0; ) {
      int length = in.read(passed, 0, (int) Math.min(left, passed.length));
      if (length < 0) {
        throw damaged(reading);
      }
      left -= length;
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    close(channel, container);
  }

  /**
   * Compares the size of the allocation table with that of the document: for content in memory POI
   * allocates at once what the table could cover, and the header may say anything.
   */
  private static void checkHeader(Reading reading) throws IOException {
    byte[] bytes;
    try (InputStream in = reading.content().open()) {
      bytes = in.readNBytes(HEADER);
    }
    if (bytes.length < HEADER) {
      throw damaged(reading);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int shift = header.getShort(SECTOR_SHIFT_AT);
    if (shift != 9 && shift != 12) {
      throw damaged(reading);
    }
    // A sector of the table has an entry of four bytes for each sector that it covers. Office makes
    // some more of them than it needs.
    long covered = 1L << (shift + shift - 2);
    long needed = reading.content().size() / covered + 1;
    long stated = Integer.toUnsignedLong(header.getInt(TABLE_SECTORS_AT));
    if (stated > 2 * needed + SPARE_BYTES / covered) {
      throw damaged(reading);
    }
  }

  private static POIFSFileSystem container(Reading reading, @Nullable FileChannel channel)
      throws IOException {
    if (channel != null) {
      try {
        return new BoundedContainer(channel);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        throw damaged(reading);
      }
    }
    try (InputStream in = reading.content().open()) {
      return new BoundedContainer(in);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw damaged(reading);
    }
  }

  private static DocumentEntry workbook(Reading reading, POIFSFileSystem container) {
    Entry found = null;
    boolean old = false;
    boolean encrypted = false;
    try {
      for (Entry entry : container.getRoot()) {
        String name = entry.getName();
        if (name.equalsIgnoreCase("Workbook")) {
          found = entry;
        }
        old |= name.equalsIgnoreCase("Book");
        encrypted |= name.equalsIgnoreCase("EncryptedPackage");
      }
    } catch (RuntimeException e) {
      throw damaged(reading);
    }
    if (found instanceof DocumentEntry document) {
      return document;
    }
    if (encrypted) {
      throw XlsPass.passwordProtected(reading);
    }
    if (old) {
      throw XlsPass.tooOld(reading);
    }
    throw reading.refuse(
        FindingCode.NOT_THIS_FORMAT,
        null,
        null,
        Wording.of(
            "an Excel workbook; this OLE2 file holds none",
            "un classeur Excel ; ce fichier OLE2 n'en contient pas"));
  }

  private static ReadingEnded damaged(Reading reading) {
    return reading.refuse(
        FindingCode.UNREADABLE,
        null,
        null,
        Wording.of(
            "a whole OLE2 container; this one is damaged or cut off",
            "un conteneur OLE2 complet ; celui-ci est abîmé ou tronqué"));
  }

  private static void close(@Nullable FileChannel channel, @Nullable POIFSFileSystem container)
      throws IOException {
    try (channel) {
      if (container != null) {
        container.close();
      }
    }
  }

  /** Opens a container whose directory is no longer than a workbook's: POI keeps all of it. */
  private static final class BoundedContainer extends POIFSFileSystem {
    /** Those of the directory; a workbook's has one or two. */
    private static final int MOST_BLOCKS = 4096;

    private int blocks;
    private final boolean opened;

    BoundedContainer(FileChannel channel) throws IOException {
      super(channel, true);
      opened = true;
    }

    BoundedContainer(InputStream in) throws IOException {
      super(in);
      opened = true;
    }

    @Override
    protected ByteBuffer getBlockAt(int offset) throws IOException {
      // Until it is opened, the allocation table is read, one block for 128 others, and the rest.
      if (!opened && ++blocks > MOST_BLOCKS + 2 * size() / (128 * 512)) {
        throw new IOException("a directory without end");
      }
      return super.getBlockAt(offset);
    }
  }

  /** Turns what POI throws while reading into a refusal. */
  private final class Guarded extends InputStream {
    private final InputStream in;

    Guarded(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        throw damaged(reading);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
