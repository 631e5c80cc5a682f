package io.github.cdiscountds.internal.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.table.RecordedTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages whose directory is a trap. */
class PackagePartsTest {
  @TempDir Path folder;

  private static String refusal(Path file) {
    RecordedTable table =
        RecordedTable.of(new XlsxTableReader(), FileContent.of(file), DecodeOptions.DEFAULT);
    return String.valueOf(table.refusalMessage());
  }

  /**
   * A directory without any part, which says of itself that it has one entry.
   *
   * @param zip64 whether the place of the directory is stated in 64 bits
   */
  private Path archive(int entries, int nameLength, String zip64) throws IOException {
    Path file = folder.resolve("many.xlsx");
    ByteBuffer entry = ByteBuffer.allocate(46 + nameLength).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(0x02014B50).putShort(28, (short) nameLength);
    ByteBuffer end = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    long size = (long) entries * entry.capacity();
    if (zip64.equals("ZIP64")) {
      end.putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0);
      end.putInt(0).putLong(1).putLong(1).putLong(size).putLong(4);
      end.putInt(0x07064B50).putInt(0).putLong(4 + size).putInt(1);
      end.putInt(0x06054B50).putInt(0).putShort((short) -1).putShort((short) -1);
      end.putInt(-1).putInt(-1).putShort((short) 0);
    } else {
      end.putInt(0x06054B50).putInt(0).putShort((short) 1).putShort((short) 1);
      end.putInt((int) size).putInt(4).putShort((short) 0);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {'P', 'K', 3, 4});
      for (int i = 0; i < entries; i++) {
        byte[] name = Integer.toString(i).getBytes(UTF_8);
        System.arraycopy(name, 0, entry.array(), 46, Math.min(name.length, nameLength));
        out.write(entry.array());
      }
      out.write(end.array(), 0, end.position());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZIP", "ZIP64"})
  void aDirectoryOfAMillionEntriesIsRefusedBeforeItIsRead(String format) throws IOException {
    Path file = archive(1_000_000, 7, format);

    assertThat(Files.size(file)).isGreaterThan(50L << 20);
    assertThat(refusal(file))
        .isEqualTo(
            "many.xlsx: expected at most 2097152 bytes in a ZIP container's directory, the limit"
                + " set for reading [LIMIT_EXCEEDED]");
  }

  @Test
  void aDirectoryOfFewEntriesWithLongNamesIsRefusedToo() throws IOException {
    assertThat(refusal(archive(40, 65_000, "ZIP"))).contains("2097152 bytes");
  }

  @Test
  void tenThousandPartsAreTheMost() throws IOException {
    assertThat(refusal(archive(10_001, 7, "ZIP")))
        .isEqualTo(
            "many.xlsx: expected at most 10000 parts, the limit set for reading [LIMIT_EXCEEDED]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_001, 100_000})
  @EnabledOnOs(OS.LINUX)
  void aRefusedPackageIsClosed(int entries) throws IOException {
    Path file = archive(entries, 7, "ZIP").toRealPath();
    refusal(file);
    assertThat(openFiles()).doesNotContain(file);
  }

  private static List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path handle : handles) {
        try {
          open.add(Files.readSymbolicLink(handle));
        } catch (NoSuchFileException closedMeanwhile) {
          // Not open any more.
        }
      }
    }
    return open;
  }

  @Test
  void partsThatAreLargerThanTheDirectoryMayBeAreRead() throws IOException {
    Path file = folder.resolve("large.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          ("<Relationships>" + "<!-- nothing to see -->\n".repeat(100_000) + "</Relationships>")
              .getBytes(UTF_8));
    }
    assertThat(refusal(file))
        .isEqualTo(
            "large.zip: expected an Excel workbook of XML parts (.xlsx); this ZIP file holds none"
                + " [NOT_THIS_FORMAT]");
  }
}
