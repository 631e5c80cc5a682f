package io.github.cdiscountds.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An {@code .xlsx} package as a fuzzer can change it: the parts one after the other, each begun by
 * a zero and its number. Parts that lead to the first sheet are added where they are missing.
 */
final class PackageForm {
  private static final int SHEET = 3;

  private static final List<String> PARTS =
      List.of(
          "_rels/.rels",
          "xl/_rels/workbook.xml.rels",
          "xl/workbook.xml",
          "xl/worksheets/sheet1.xml",
          "xl/sharedStrings.xml",
          "xl/styles.xml",
          "xl/worksheets/sheet2.xml");

  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private static final List<String> NEEDED =
      List.of(
          "<Relationships><Relationship Id='a' Type='"
              + TYPES
              + "officeDocument' Target='xl/workbook.xml'/></Relationships>",
          "<Relationships><Relationship Id='a' Type='"
              + TYPES
              + "worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='"
              + TYPES
              + "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' Type='"
              + TYPES
              + "styles' Target='styles.xml'/></Relationships>",
          "<workbook xmlns:r='"
              + TYPES
              + "'><sheets><sheet name='S' r:id='a'/></sheets></workbook>");

  private PackageForm() {}

  static byte[] zip(byte[] parts) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    int part = SHEET;
    int from = 0;
    for (int i = 0; i <= parts.length; i++) {
      if (i == parts.length || parts[i] == 0) {
        if (i > from) {
          content.putIfAbsent(PARTS.get(part), Arrays.copyOfRange(parts, from, i));
        }
        if (i + 1 < parts.length) {
          part = (parts[i + 1] & 0xFF) % PARTS.size();
        }
        i++;
        from = i + 1;
      }
    }
    for (int i = 0; i < NEEDED.size(); i++) {
      content.putIfAbsent(PARTS.get(i), NEEDED.get(i).getBytes(UTF_8));
    }
    return zip(content);
  }

  /** Turns a package into the parts that {@link #zip} takes. */
  static byte[] parts(byte[] zip) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        int part = PARTS.indexOf(entry.getName());
        if (part >= 0) {
          out.write(0);
          out.write(part);
          in.transferTo(out);
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : content.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(part.getValue());
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
