package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a ZIP package, unpacked only as they are read, and never beyond the limit. Not
 * thread-safe; to be closed.
 *
 * <p>The boundary to the ZIP library: whatever it throws at broken bytes ends here as a refusal.
 */
final class PackageParts implements AutoCloseable {
  /** A workbook of ours has a dozen. */
  private static final int MOST_PARTS = 10_000;

  /** What may be unpacked of any file, however small it is. */
  private static final long FREE_OF_RATIO = 1 << 20;

  /** What is read until the parts are known: their directory, and the search for it. */
  private static final int MOST_DIRECTORY_BYTES = 2 << 20;

  private final Reading reading;
  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private final long stretch;
  private final long mostByRatio;
  private long unpacked;

  private PackageParts(Reading reading, ZipFile zip) {
    this.reading = reading;
    this.zip = zip;
    // A cell's text may need up to ten bytes a character, as in &#xHHHHHH;
    this.mostByRatio = FREE_OF_RATIO + reading.content().size() * reading.limits().packingRatio();
    this.stretch = 10L * reading.limits().cellCharacters() + (1 << 16);
  }

  static PackageParts open(Reading reading) throws IOException {
    BoundedChannel channel =
        new BoundedChannel(
            channel(reading),
            MOST_DIRECTORY_BYTES,
            () ->
                reading.overLimit(
                    null,
                    null,
                    MOST_DIRECTORY_BYTES,
                    "bytes in a ZIP container's directory",
                    "octets dans le répertoire d'un conteneur ZIP"));
    boolean opened = false;
    try {
      // The local headers repeat the directory's, and their additions may be large.
      ZipFile zip =
          ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
      PackageParts parts = new PackageParts(reading, zip);
      channel.release();
      parts.index();
      opened = true;
      return parts;
    } catch (ReadingEnded e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(reading, null);
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  /** Whether there is a part of this name. */
  boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /** Opens a part; its bytes count against the limit. */
  InputStream open(String name) {
    ZipArchiveEntry entry = entries.get(key(name));
    if (entry == null) {
      throw damaged(reading, name);
    }
    int method = entry.getMethod();
    if (method != ZipArchiveEntry.STORED && method != ZipArchiveEntry.DEFLATED) {
      throw damaged(reading, name);
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw XlsPass.passwordProtected(reading);
    }
    try {
      return new Part(zip.getInputStream(entry), name, entry.getCrc());
    } catch (IOException | RuntimeException e) {
      throw damaged(reading, name);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void index() {
    Enumeration<ZipArchiveEntry> all = zip.getEntries();
    while (all.hasMoreElements()) {
      ZipArchiveEntry entry = all.nextElement();
      if (entries.size() == MOST_PARTS) {
        throw reading.overLimit(null, null, MOST_PARTS, "parts", "parties");
      }
      entries.putIfAbsent(key(entry.getName()), entry);
    }
  }

  /** Part names don't differ by case, and some writers use the wrong slash. */
  private static String key(String name) {
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  private static SeekableByteChannel channel(Reading reading) throws IOException {
    Path path = reading.content().path().orElse(null);
    if (path != null) {
      return Files.newByteChannel(path);
    }
    try (InputStream in = reading.content().open()) {
      return new SeekableInMemoryByteChannel(in.readAllBytes());
    }
  }

  static ReadingEnded damaged(Reading reading, @Nullable String part) {
    return reading.refuse(
        FindingCode.UNREADABLE,
        null,
        part,
        part == null
            ? Wording.of(
                "a whole ZIP container; this one is damaged or cut off",
                "un conteneur ZIP complet ; celui-ci est abîmé ou tronqué")
            : Wording.of(
                "a part of a workbook that is there and sound",
                "une partie de classeur présente et intacte"));
  }

  /**
   * One part while it is unpacked. Counts its bytes, checks their sum at the end, and makes sure
   * that markup begins now and then: a parser holds what lies between in memory.
   */
  private final class Part extends InputStream {
    private final InputStream in;
    private final String name;
    private final long expectedCrc;
    private final CRC32 crc = new CRC32();
    private long sinceMarkup;

    Part(InputStream in, String name, long expectedCrc) {
      this.in = in;
      this.name = name;
      this.expectedCrc = expectedCrc;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read;
      try {
        read = in.read(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        throw damaged(reading, name);
      }
      if (read < 0) {
        if (crc.getValue() != expectedCrc) {
          throw damaged(reading, name);
        }
        return read;
      }
      crc.update(bytes, offset, read);
      unpacked += read;
      if (unpacked > reading.limits().unpackedBytes()) {
        throw reading.overLimit(
            null, name, reading.limits().unpackedBytes(), "bytes unpacked", "octets décompressés");
      }
      if (unpacked > mostByRatio) {
        throw reading.overLimit(
            null,
            name,
            reading.limits().packingRatio(),
            "times the file's size unpacked",
            "fois la taille du fichier décompressées");
      }
      for (int i = offset; i < offset + read; i++) {
        sinceMarkup = bytes[i] == '<' ? 0 : sinceMarkup + 1;
        if (sinceMarkup > stretch) {
          throw reading.cellTooLong(null);
        }
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
