package io.github.cdiscountds.view;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an .xlsx, part by part, in constant memory; the same content gives the same bytes. Not
 * thread-safe.
 *
 * <p>Three sheets of plain cells need no object model of a workbook: POI's for this format would
 * bring four libraries of some 20 MB to every adopter, the audited or not.
 */
final class WorkbookWriter {
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Writer out;
  private final List<String> sheets;
  private int written;

  /** Begins a workbook with sheets of these names. */
  WorkbookWriter(OutputStream target, List<String> sheets) throws IOException {
    this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    this.out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    this.sheets = sheets;
    part("[Content_Types].xml", contentTypes());
    part("_rels/.rels", relationship("rId1", "officeDocument", "xl/workbook.xml"));
    part("xl/workbook.xml", workbook());
    StringBuilder relationships = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      relationships.append(relation("rId" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    relationships.append(relation("rIdStyles", "styles", "styles.xml"));
    part("xl/_rels/workbook.xml.rels", relationships(relationships.toString()));
    part("xl/styles.xml", styles());
  }

  /** Begins the next sheet; the caller ends it before the next one. */
  SheetWriter sheet(List<Integer> widths) throws IOException {
    written++;
    begin("xl/worksheets/sheet" + written + ".xml");
    return new SheetWriter(out, widths);
  }

  /** Ends the workbook; the target stays open. */
  void finish() throws IOException {
    if (written != sheets.size()) {
      throw new IllegalStateException(written + " sheets of " + sheets.size());
    }
    out.flush();
    zip.finish();
    zip.flush();
  }

  private void part(String name, String content) throws IOException {
    begin(name);
    out.write(content);
  }

  private void begin(String name) throws IOException {
    out.flush();
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private String contentTypes() {
    StringBuilder types =
        new StringBuilder(XML)
            .append("<Types xmlns=\"" + PACKAGE + "content-types\">")
            .append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-")
            .append("package.relationships+xml\"/>")
            .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .append(override("workbook", "sheet.main"));
    for (int i = 1; i <= sheets.size(); i++) {
      types.append(override("worksheets/sheet" + i, "worksheet"));
    }
    return types.append(override("styles", "styles")).append("</Types>").toString();
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
  }

  private static String relationship(String id, String type, String target) {
    return relationships(relation(id, type, target));
  }

  private static String relationships(String all) {
    return XML
        + "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + all
        + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + RELATIONSHIPS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private String workbook() {
    StringBuilder xml =
        new StringBuilder(XML)
            .append("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONSHIPS + "\"><sheets>");
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append("<sheet name=\"")
          .append(XmlText.of(sheets.get(i - 1)))
          .append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    return xml.append("</sheets></workbook>").toString();
  }

  private static String styles() {
    StringBuilder xml =
        new StringBuilder(XML)
            .append("<styleSheet xmlns=\"" + MAIN + "\">")
            .append(CellStyle.OWN_FORMATS)
            .append("<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>")
            .append("<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>")
            .append("<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>")
            .append("<fill><patternFill patternType=\"gray125\"/></fill>")
            .append("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDE6EE\"/>")
            .append("</patternFill></fill></fills>")
            .append("<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/>")
            .append("</border></borders>")
            .append("<cellStyleXfs count=\"1\">")
            .append("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>")
            .append("<cellXfs count=\"" + CellStyle.values().length + "\">");
    for (CellStyle style : CellStyle.values()) {
      xml.append(style.xml());
    }
    return xml.append("</cellXfs></styleSheet>").toString();
  }
}
