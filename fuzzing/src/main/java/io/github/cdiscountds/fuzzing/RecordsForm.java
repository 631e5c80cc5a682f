package io.github.cdiscountds.fuzzing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The records of an {@code .xls} as a fuzzer can change them: put into a sound container, and with
 * the sheets' places set right, which each inserted byte would make wrong.
 */
final class RecordsForm {
  private static final int BOF = 0x0809;
  private static final int EOF = 0x000A;
  private static final int BOUND_SHEET = 0x0085;

  private static final int SECTOR = 512;
  private static final int ENTRIES = SECTOR / 4;
  private static final int END_OF_CHAIN = -2;
  private static final int TABLE_SECTOR = -3;
  private static final int FREE = -1;

  /** The tables whose places fit into the header. */
  private static final int MOST_TABLES = 109;

  /** Streams from this size on have sectors of their own. */
  private static final int LEAST_STREAM = 4096;

  private RecordsForm() {}

  /** Gives the records of a workbook, as {@link #container} takes them. */
  static byte[] records(byte[] container) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(container))) {
      return files.createDocumentInputStream("Workbook").readAllBytes();
    }
  }

  static byte[] container(byte[] records) {
    ByteBuffer stream = ByteBuffer.wrap(records.clone()).order(ByteOrder.LITTLE_ENDIAN);
    placeSheets(stream);
    int length = Math.max(LEAST_STREAM, records.length);
    int sectors = (length + SECTOR - 1) / SECTOR;
    int tables = 1;
    while (tables + 1 + sectors > tables * ENTRIES && tables < MOST_TABLES) {
      tables++;
    }
    sectors = Math.min(sectors, tables * ENTRIES - tables - 1);
    ByteBuffer out =
        ByteBuffer.allocate((1 + tables + 1 + sectors) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(out, tables);
    out.position(SECTOR);
    for (int i = 0; i < tables * ENTRIES; i++) {
      int last = tables + sectors;
      if (i < tables) {
        out.putInt(TABLE_SECTOR);
      } else if (i == tables || i == last) {
        out.putInt(END_OF_CHAIN);
      } else {
        out.putInt(i < last ? i + 1 : FREE);
      }
    }
    putEntry(out, "Root Entry", 5, 1, END_OF_CHAIN, 0);
    putEntry(out, "Workbook", 2, -1, tables + 1, Math.min(length, sectors * SECTOR));
    out.position((1 + tables + 1) * SECTOR);
    out.put(stream.array(), 0, Math.min(records.length, sectors * SECTOR));
    return out.array();
  }

  /** Points the entries of the list of sheets to the sheets that follow, in their order. */
  private static void placeSheets(ByteBuffer stream) {
    List<Integer> entries = new ArrayList<>();
    List<Integer> sheets = new ArrayList<>();
    boolean listed = false;
    int depth = 0;
    int at = 0;
    while (at + 4 <= stream.capacity()) {
      int type = stream.getShort(at) & 0xFFFF;
      int length = stream.getShort(at + 2) & 0xFFFF;
      if (type == BOF) {
        if (depth == 0 && listed) {
          sheets.add(at);
        }
        depth++;
      } else if (type == EOF) {
        depth = Math.max(0, depth - 1);
        listed |= depth == 0;
      } else if (type == BOUND_SHEET && !listed && at + 8 <= stream.capacity()) {
        entries.add(at + 4);
      }
      at += 4 + length;
    }
    for (int i = 0; i < Math.min(entries.size(), sheets.size()); i++) {
      stream.putInt(entries.get(i), sheets.get(i));
    }
  }

  private static void putHeader(ByteBuffer out, int tables) {
    out.putLong(0xE11AB1A1E011CFD0L).position(24);
    out.putShort((short) 0x3E).putShort((short) 3).putShort((short) -2);
    out.putShort((short) 9).putShort((short) 6);
    out.putInt(44, tables).putInt(48, tables).putInt(56, LEAST_STREAM);
    out.putInt(60, END_OF_CHAIN).putInt(68, END_OF_CHAIN);
    for (int i = 0; i < MOST_TABLES; i++) {
      out.putInt(76 + 4 * i, i < tables ? i : FREE);
    }
  }

  private static void putEntry(
      ByteBuffer out, String name, int type, int child, int start, int size) {
    int from = out.position();
    byte[] letters = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_16LE), 64);
    out.put(letters).putShort((short) (2 * name.length() + 2));
    out.put((byte) type).put((byte) 1).putInt(-1).putInt(-1).putInt(child);
    out.putInt(from + 116, start).putInt(from + 120, size);
    out.position(from + 128);
  }
}
