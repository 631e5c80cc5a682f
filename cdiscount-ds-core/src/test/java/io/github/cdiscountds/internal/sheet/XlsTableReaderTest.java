package io.github.cdiscountds.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RecordedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records written by hand: those that other programs write and POI does not, and illegal ones. */
class XlsTableReaderTest {
  private final ByteArrayOutputStream sheet = new ByteArrayOutputStream();
  private final List<byte[]> globals = new ArrayList<>();

  private static byte[] record(int type, Object... values) {
    ByteBuffer payload = ByteBuffer.allocate(9000).order(ByteOrder.LITTLE_ENDIAN);
    for (Object value : values) {
      if (value instanceof Byte b) {
        payload.put(b);
      } else if (value instanceof Short s) {
        payload.putShort(s);
      } else if (value instanceof Integer i) {
        payload.putInt(i);
      } else if (value instanceof Double d) {
        payload.putDouble(d);
      } else {
        payload.put(((String) value).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    byte[] bytes = new byte[4 + payload.position()];
    ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    record.putShort((short) type).putShort((short) payload.position());
    payload.flip();
    record.put(payload);
    return bytes;
  }

  private static short s(int value) {
    return (short) value;
  }

  private XlsTableReaderTest add(int type, Object... values) {
    sheet.writeBytes(record(type, values));
    return this;
  }

  private RecordedTable read() {
    return RecordedTable.of(new XlsTableReader(), "w.xls", container());
  }

  private byte[] container() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    byte[] bof = record(0x809, s(0x600), s(5), 0, 0, 0);
    int before = bof.length + globals.stream().mapToInt(bytes -> bytes.length).sum();
    byte[] bound = record(0x85, 0, (byte) 0, (byte) 0, (byte) 1, (byte) 0, "S");
    byte[] eof = record(0x0A);
    stream.writeBytes(bof);
    globals.forEach(stream::writeBytes);
    stream.writeBytes(
        record(
            0x85, before + bound.length + eof.length, (byte) 0, (byte) 0, (byte) 1, (byte) 0, "S"));
    stream.writeBytes(eof);
    stream.writeBytes(record(0x809, s(0x600), s(0x10), 0, 0, 0));
    stream.writeBytes(sheet.toByteArray());
    // Padded to the size from which a container has blocks of its own for a stream.
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.createDocument(new ByteArrayInputStream(stream.toByteArray()), "Workbook");
      container.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Tag("R16")
  void readsPackedNumbers() {
    int whole = 12345 << 2 | 2;
    int hundredth = 2599 << 2 | 3;
    int negative = -7 << 2 | 2;
    int upper = (int) (Double.doubleToLongBits(1.5) >>> 32);
    int upperHundredth = (int) (Double.doubleToLongBits(250.0) >>> 32) | 1;
    add(0x27E, s(0), s(0), s(0), whole);
    add(0xBD, s(0), s(1), s(0), hundredth, s(0), negative, s(0), upper, s(0), upperHundredth, s(4));
    add(0x0A);

    RecordedTable table = read();

    assertThat(table.refusal).isNull();
    assertThat(table.rows).containsExactly(List.of("12345", "25.99", "-7", "1.5", "2.5"));
    assertThat(table.kinds.get(0)).containsOnly(CellKind.NUMBER);
  }

  @Test
  void readsAContainerWithSpareSectorsInItsAllocationTable() {
    add(0x203, s(0), s(0), s(0), 1.0);
    add(0x0A);
    byte[] small = container();
    // Office writes such ones, here two of them, behind all others.
    int sectors = small.length / 512 - 1;
    byte[] spare = Arrays.copyOf(small, small.length + 1024);
    Arrays.fill(spare, small.length, spare.length, (byte) -1);
    ByteBuffer container = ByteBuffer.wrap(spare).order(ByteOrder.LITTLE_ENDIAN);
    int table = 512 * (container.getInt(76) + 1);
    container.putInt(table + 4 * sectors, -3).putInt(table + 4 * (sectors + 1), -3);
    container.putInt(44, 3).putInt(80, sectors).putInt(84, sectors + 1);

    assertThat(RecordedTable.of(new XlsTableReader(), "w.xls", spare).rows)
        .containsExactly(List.of("1"));
    container.putInt(44, 300);
    assertThat(RecordedTable.of(new XlsTableReader(), "w.xls", spare).refusalMessage())
        .isEqualTo(
            "w.xls: expected a whole OLE2 container; this one is damaged or cut off [UNREADABLE]");
  }

  @Test
  void readsTextsThatStandInTheirCells() {
    add(0x204, s(4), s(0), s(0), s(3), (byte) 0, "caf");
    add(0xD6, s(4), s(1), s(0), s(2), (byte) 0, "\u00e9t", s(1), s(0), s(0));
    add(0xBE, s(4), s(2), s(0), s(0), s(3));
    add(0x0A);

    RecordedTable table = read();

    assertThat(table.rows).containsExactly(List.of("caf", "ét", "", ""));
    assertThat(table.lines).containsExactly(5);
  }

  @Test
  void readsTheTextOfAFormulaBehindASharedFormula() {
    add(0x06, s(0), s(0), s(0), (byte) 0, (byte) 0, 0, s(0xFFFF), s(0), 0);
    add(0x4BC, 0);
    add(0x207, s(2), (byte) 0, "ok");
    add(0x207, s(2), (byte) 0, "no");
    add(0x06, s(1), s(0), s(0), (byte) 3, (byte) 0, 0, s(0xFFFF), s(0), 0);
    add(0x207, s(2), (byte) 0, "no");
    add(0x204, s(1), s(1), s(0), s(1), (byte) 0, "x");
    add(0x0A);

    RecordedTable table = read();

    assertThat(table.rows).containsExactly(List.of("ok"), List.of("", "x"));
    assertThat(table.formulas).containsExactly(List.of(0), List.of(0));
  }

  @Test
  void passesOverAChartInsideTheSheet() {
    add(0x203, s(0), s(0), s(0), 1.0);
    add(0x809, s(0x600), s(0x20), 0, 0, 0);
    add(0x203, s(0), s(0), s(0), 99.0);
    add(0x0A);
    add(0x203, s(1), s(0), s(0), 2.0);
    add(0x0A);

    assertThat(read().rows).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void readsSharedTextsAcrossRecordsThatChangeTheirStorage() {
    globals.add(record(0xFC, 3, 3, s(4), (byte) 0, "ab"));
    globals.add(record(0x3C, (byte) 1, s('\u20ac'), s('d'), s(3), (byte) 0x08, s(1), "xyz", s(0)));
    globals.add(record(0x3C, s(0), s(1), (byte) 4, 2, "q", s(9)));
    add(0xFD, s(0), s(0), s(0), 0);
    add(0xFD, s(0), s(1), s(0), 1);
    add(0xFD, s(0), s(2), s(0), 2);
    add(0x0A);

    assertThat(read().rows).containsExactly(List.of("ab€d", "xyz", "q"));
  }

  @Test
  @Tag("INV-4")
  void refusesRecordsThatContradictThemselves() {
    List<byte[]> wrong =
        List.of(
            record(0xFD, s(0), s(0), s(0), 0),
            record(0xFD, s(0), s(0), s(0), -1),
            record(0xFD, s(0)),
            record(0x203, s(0), s(0), s(0), 1),
            record(0x204, s(0), s(0), s(0), s(500), (byte) 0, "short"),
            record(0x205, s(0), s(0), s(0)),
            record(0x06, s(0), s(0)));
    for (byte[] record : wrong) {
      sheet.reset();
      sheet.writeBytes(record);
      add(0x0A);

      assertThat(read().refusal.code()).isEqualTo(FindingCode.UNREADABLE);
    }
  }

  @Test
  @Tag("INV-4")
  void refusesATableOfSharedTextsThatPromisesMoreThanItHas() {
    globals.add(record(0xFC, 1, Integer.MAX_VALUE, s(1), (byte) 0, "a"));
    add(0x0A);

    assertThat(read().refusalMessage())
        .isEqualTo("w.xls: expected records as Excel writes them [UNREADABLE]");
  }

  @Test
  void refusesRowsThatGoBack() {
    add(0x203, s(3), s(0), s(0), 1.0);
    add(0x203, s(1), s(0), s(0), 1.0);
    add(0x0A);

    assertThat(read().refusalMessage())
        .isEqualTo(
            "w.xls!S:2: expected rows in ascending order; this one is stored after row 4"
                + " [UNREADABLE]");
  }

  @Test
  @Tag("R7")
  void refusesASheetWithoutItsEnd() {
    add(0x203, s(0), s(0), s(0), 1.0);

    assertThat(read().refusalMessage())
        .isEqualTo(
            "w.xls!S: expected the record that ends the sheet; the workbook ends before it"
                + " [TRUNCATED]");
  }
}
