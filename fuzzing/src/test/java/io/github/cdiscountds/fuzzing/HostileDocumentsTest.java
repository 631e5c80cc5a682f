package io.github.cdiscountds.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents made to exhaust or to mislead their reader; each has to be refused in a small heap. */
@Tag("INV-4")
class HostileDocumentsTest {
  private static final int MIB = 1 << 20;
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String SHEET =
      "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>";

  @TempDir private Path folder;
  private final Map<String, String> expected = new LinkedHashMap<>();

  @Test
  void packages_that_unfold_are_refused() throws Exception {
    String sheet = "xl/worksheets/sheet1.xml";
    part("bomb of markup", "LIMIT_EXCEEDED", sheet, "<a>", 3 * MIB, i -> "<!-- a -->", "</a>");
    part("bomb of one text", "LIMIT_EXCEEDED", sheet, "<a>", 3 * MIB, i -> "aaaaaaaaaa", "</a>");
    part("bomb of blank rows", "UNREADABLE", sheet, "<a>", 3 * MIB, i -> "<row/>", "</a>");
    part("elements in elements", "LIMIT_EXCEEDED", sheet, "", MIB, i -> "<a>", "");
    part("names without end", "LIMIT_EXCEEDED", sheet, "<a>", MIB, i -> "<a" + i + "/>", "</a>");
    part("attributes without end", "UNREADABLE", sheet, "<a", MIB, i -> " a" + i + "=''", "/>");
    part(
        "rows without end",
        "COLUMN_MISSING",
        sheet,
        "<a>",
        100_000,
        i -> "<row><c><v>1</v></c></row>",
        "</a>");
    String texts = "xl/sharedStrings.xml";
    part("empty shared texts", "LIMIT_EXCEEDED", texts, "<a>", 4 * MIB, i -> "<si/>", "</a>");
    String text = "<si><t>" + "€".repeat(20_000) + "</t></si>";
    part("long shared texts", "LIMIT_EXCEEDED", texts, "<a>", 400, i -> text, "</a>");
    String relationships = "xl/_rels/workbook.xml.rels";
    part(
        "relationships without end",
        "LIMIT_EXCEEDED",
        relationships,
        "<a>",
        350_000,
        i -> "<Relationship Id='r" + i + "' Type='a' Target='t" + i + "'/>",
        "</a>");
    String longName = "n".repeat(400_000);
    part(
        "relationships to long names",
        "UNREADABLE",
        relationships,
        "<a>",
        35,
        i -> "<Relationship Id='a" + i + "' Type='worksheet' Target='" + longName + "'/>",
        "<Relationship Id='a' Type='/worksheet' Target='worksheets/sheet1.xml'/></a>");
    part(
        "number formats without end",
        "EMPTY_DOCUMENT",
        "xl/styles.xml",
        "<a><cellXfs>",
        300_000,
        i -> "<numFmt numFmtId='" + i + "' formatCode='0'/><xf/>",
        "</cellXfs></a>");

    endAsExpected();
  }

  @Test
  void archives_of_too_many_or_too_long_entries_are_refused() throws Exception {
    archive("entries without end", "LIMIT_EXCEEDED", 200_000, i -> "e" + i);
    archive("entries of long names", "LIMIT_EXCEEDED", 600, i -> i + "n".repeat(60_000));

    endAsExpected();
  }

  @Test
  void entities_are_neither_read_nor_multiplied() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 60; i++) {
      laughs.append("<!ENTITY l").append(i).append(" '");
      laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
    }
    Path secret = Files.writeString(folder.resolveSibling("secret"), "4711");
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String place = "http://127.0.0.1:" + server.getLocalPort() + "/a";
      part(
          "laughs",
          "UNREADABLE",
          "xl/worksheets/sheet1.xml",
          laughs.toString(),
          1,
          i -> "]><a><row><c t='str'><v>&l59;</v></c></row>",
          "</a>");
      for (String where : new String[] {place, secret.toUri().toString()}) {
        String kind = where.startsWith("http") ? "socket" : "file";
        for (String part :
            new String[] {
              "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"
            }) {
          part(
              kind + " in " + part.replace('/', ' '),
              "UNREADABLE",
              part,
              "",
              1,
              i -> "<!DOCTYPE a [<!ENTITY x SYSTEM '" + where + "'>]><a>&x;",
              "</a>");
          part(
              kind + " as type in " + part.replace('/', ' '),
              "UNREADABLE",
              part,
              "",
              1,
              i -> "<!DOCTYPE a SYSTEM '" + where + "'>",
              "<a/>");
        }
      }
      document(
          "stylesheet",
          "EMPTY_DOCUMENT",
          workbook(
              Map.of(
                  "xl/worksheets/sheet1.xml",
                  "<?xml-stylesheet href='"
                      + place
                      + "'?><worksheet xmlns:xi='http://www.w3.org/2001/XInclude' "
                      + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a "
                      + place
                      + "'><sheetData><xi:include href='"
                      + place
                      + "'/></sheetData></worksheet>")));

      endAsExpected();

      server.setSoTimeout(1);
      assertThat(isAsked(server)).isFalse();
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void containers_that_contradict_themselves_are_refused() throws Exception {
    byte[] sound = RecordsForm.container(records(500));
    int table = 512;
    int directory = 1024;
    int stream = 2;
    document("sound", "COLUMN_MISSING", sound);
    document("stream in a circle", "UNREADABLE", with(sound, table + 4 * (stream + 4), stream));
    document("stream into nowhere", "UNREADABLE", with(sound, table + 4 * (stream + 4), 1_000_000));
    document("table in a circle", "UNREADABLE", with(sound, 68, 0, 72, 1_000_000));
    document("directory in a circle", "UNREADABLE", with(sound, table + 4, 1));
    document("stream of 2 GiB", "UNREADABLE", with(sound, directory + 128 + 120, 0x7FFFFFFF));
    document("entry its own sibling", "UNREADABLE", with(sound, directory + 128 + 68, 1));
    document("sectors of 1 GiB", "UNREADABLE", with(sound, 30, 0x0006001E));
    document("short", "UNREADABLE", Arrays.copyOf(sound, 600));

    endAsExpected();
  }

  @Test
  void a_directory_of_endless_entries_is_refused() throws Exception {
    // Sectors: tables, then one chain of directory entries, each the next one's sibling.
    int sectors = 60_000;
    int tables = sectors / 127 + 2;
    ByteBuffer out =
        ByteBuffer.allocate((1 + tables + sectors) * 512).order(ByteOrder.LITTLE_ENDIAN);
    out.put(RecordsForm.container(new byte[0]), 0, 512);
    int beyondHeader = tables - 109;
    int extra = (beyondHeader + 126) / 127;
    out.putInt(44, tables - extra).putInt(48, tables).putInt(68, 0).putInt(72, extra);
    for (int i = 0; i < 109; i++) {
      out.putInt(76 + 4 * i, extra + i);
    }
    for (int i = 0; i < extra; i++) {
      int from = 512 + i * 512;
      for (int j = 0; j < 127; j++) {
        int which = 109 + i * 127 + j;
        out.putInt(from + 4 * j, which < tables - extra ? extra + which : -1);
      }
      out.putInt(from + 508, i + 1 < extra ? i + 1 : -2);
    }
    for (int i = 0; i < (tables - extra) * 128; i++) {
      int last = tables + sectors - 1;
      int next = i < extra ? -4 : i < tables ? -3 : i < last ? i + 1 : i == last ? -2 : -1;
      out.putInt(512 + extra * 512 + 4 * i, next);
    }
    for (int i = 0; i < sectors * 4; i++) {
      int from = (1 + tables) * 512 + i * 128;
      byte[] name = (i == 0 ? "Root Entry" : "e" + i).getBytes(UTF_16LE);
      out.put(from, name).putShort(from + 64, (short) (name.length + 2));
      out.put(from + 66, (byte) (i == 0 ? 5 : 2)).put(from + 67, (byte) 1);
      out.putInt(from + 68, -1).putInt(from + 72, i == 0 ? -1 : i + 1);
      out.putInt(from + 76, i == 0 ? 1 : -1).putInt(from + 116, -2);
    }
    document("directory without end", "UNREADABLE", out.array());

    endAsExpected();
  }

  @Test
  void sheets_without_rows_do_not_multiply_the_time_to_reach_them() throws Exception {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    record(records, 0x809, 0x00050600, 0, 0, 0);
    int sheets = 4096;
    int padding = 8 * MIB / 8000;
    int end = 20 + sheets * 14 + padding * 8004 + 4;
    for (int i = 0; i < sheets; i++) {
      record(records, 0x85, end, 0x00010000, 0x5300);
    }
    for (int i = 0; i < padding; i++) {
      record(records, 0x33, new int[2000]);
    }
    record(records, 0x0A);
    assertThat(records.size()).isLessThan(end + sheets * 10);
    byte[] globals = records.toByteArray();
    records.reset();
    for (int at = 0; at < globals.length; ) {
      ByteBuffer view = ByteBuffer.wrap(globals).order(ByteOrder.LITTLE_ENDIAN);
      if (view.getShort(at) == 0x85) {
        view.putInt(at + 4, globals.length);
      }
      at += 4 + (view.getShort(at + 2) & 0xFFFF);
    }
    records.writeBytes(globals);
    record(records, 0x809, 0x00100600, 0, 0, 0);
    record(records, 0x0A);
    document("blank sheets far away", "LIMIT_EXCEEDED", largeContainer(records.toByteArray()));

    endAsExpected();
  }

  @Test
  void records_without_end_are_refused() throws Exception {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    record(records, 0x809, 0x00050600, 0, 0, 0);
    record(records, 0xFC, 1, -1);
    for (int i = 0; i < 2500; i++) {
      // Texts of no characters: two bytes of length, one of options.
      int[] nothing = new int[2050];
      record(records, 0x3C, nothing);
    }
    document("empty shared texts", "UNREADABLE", largeContainer(records.toByteArray()));

    endAsExpected();
  }

  private byte[] records(int rows) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    record(records, 0x809, 0x00050600, 0, 0, 0);
    record(records, 0x85, 0, 0x00010000, 0x53);
    record(records, 0x0A);
    record(records, 0x809, 0x00100600, 0, 0, 0);
    for (int i = 0; i < rows; i++) {
      record(records, 0x27E, i, 0, 6 << 2 | 2);
    }
    record(records, 0x0A);
    return records.toByteArray();
  }

  private static void record(OutputStream out, int type, int... values) {
    ByteBuffer record = ByteBuffer.allocate(4 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putShort((short) type).putShort((short) (4 * values.length));
    for (int value : values) {
      record.putInt(value);
    }
    try {
      out.write(record.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] largeContainer(byte[] records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(records), "Workbook");
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  /** A copy with numbers put over its bytes: place, number, place, number. */
  private static byte[] with(byte[] bytes, int... placesAndNumbers) {
    ByteBuffer copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < placesAndNumbers.length; i += 2) {
      copy.putInt(placesAndNumbers[i], placesAndNumbers[i + 1]);
    }
    return copy.array();
  }

  private void document(String name, String end, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    expected.put(name, end);
  }

  /** Writes a workbook with one part that is put together from a number of pieces. */
  private void part(
      String name,
      String expectedEnd,
      String part,
      String start,
      int pieces,
      IntFunction<String> piece,
      String end)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> other : parts().entrySet()) {
        zip.putNextEntry(new ZipEntry(other.getKey()));
        if (other.getKey().equals(part)) {
          zip.write(start.getBytes(UTF_8));
          for (int i = 0; i < pieces; i++) {
            zip.write(piece.apply(i).getBytes(UTF_8));
          }
          zip.write(end.getBytes(UTF_8));
        } else {
          zip.write(other.getValue().getBytes(UTF_8));
        }
      }
    }
    expected.put(name, expectedEnd);
  }

  private void archive(String name, String end, int entries, IntFunction<String> entry)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(entry.apply(i)));
      }
    }
    expected.put(name, end);
  }

  private static byte[] workbook(Map<String, String> changed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> parts = parts();
    parts.putAll(changed);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='"
            + TYPES
            + "officeDocument' Target='xl/workbook.xml'/></Relationships>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='a' Type='"
            + TYPES
            + "worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='"
            + TYPES
            + "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' Type='"
            + TYPES
            + "styles' Target='styles.xml'/></Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r='" + TYPES + "'><sheets><sheet name='S' r:id='a'/></sheets></workbook>");
    parts.put("xl/sharedStrings.xml", "<sst><si/></sst>");
    parts.put("xl/styles.xml", "<styleSheet/>");
    parts.put("xl/worksheets/sheet1.xml", SHEET);
    return parts;
  }

  private void endAsExpected() throws IOException, InterruptedException {
    assertThat(SmallHeap.decode(DocumentKind.TRACKING, folder))
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static boolean isAsked(ServerSocket server) throws IOException {
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
