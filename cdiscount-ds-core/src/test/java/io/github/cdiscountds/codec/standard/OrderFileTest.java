package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFDataFormat;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.util.CodePageUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {
  private static byte[] encoded(ServiceProfile profile) {
    return Codecs.standard().orderFileEncoder(profile).encode(Orders.checked());
  }

  private static HSSFSheet sheet(byte[] file) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(file))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
      return workbook.getSheetAt(0);
    }
  }

  @Test
  @Tag("R12")
  @Tag("R17")
  @Tag("R18")
  @Tag("R19")
  void everyCellIsATextCellWithTheTextFormat() throws IOException {
    HSSFSheet sheet = sheet(encoded(ServiceProfile.DOCUMENTED));
    List<List<String>> found = new ArrayList<>();
    for (int row = 0; row <= sheet.getLastRowNum(); row++) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < sheet.getRow(row).getLastCellNum(); column++) {
        HSSFCell cell = sheet.getRow(row).getCell(column);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        texts.add(cell.getStringCellValue());
      }
      found.add(texts);
    }

    assertThat(sheet.getSheetName()).isEqualTo("Dropshipment");
    assertThat(found).isEqualTo(Orders.CELLS);
  }

  @Test
  void theSameOrdersGiveTheSameBytesAndNoNameOfAUser() {
    byte[] one = encoded(ServiceProfile.DOCUMENTED);
    String user = System.setProperty("user.name", "somebody-else");
    try {
      byte[] other = encoded(ServiceProfile.DOCUMENTED);
      assertThat(other).isEqualTo(one);
      assertThat(new String(other, StandardCharsets.ISO_8859_1)).doesNotContain("somebody-else");
    } finally {
      System.setProperty("user.name", user);
    }
  }

  @Test
  void carriesEmptyPropertiesOfWhichPoiWouldWarnOtherwise() throws IOException {
    try (POIFSFileSystem file =
        new POIFSFileSystem(new ByteArrayInputStream(encoded(ServiceProfile.DOCUMENTED)))) {
      assertThat(file.getRoot().getEntryNames())
          .containsExactlyInAnyOrder(
              "Workbook",
              SummaryInformation.DEFAULT_STREAM_NAME,
              DocumentSummaryInformation.DEFAULT_STREAM_NAME);
    }
    try (HSSFWorkbook workbook =
        new HSSFWorkbook(new ByteArrayInputStream(encoded(ServiceProfile.DOCUMENTED)))) {
      assertThat(workbook.getSummaryInformation().getAuthor()).isNull();
      assertThat(workbook.getSummaryInformation().getCreateDateTime()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 31, 32, 33, 63, 64, 65, 2_000})
  @Tag("R12")
  void theFileIsByteForByteWhatPoisUserModelWritesOfTheSameCells(int lines) throws IOException {
    CheckedOrders orders = Orders.ofLines(lines);

    byte[] file = Codecs.standard().orderFileEncoder(ServiceProfile.DOCUMENTED).encode(orders);

    assertThat(file).isEqualTo(writtenByTheUserModel(Orders.cellsOf(orders)));
  }

  private static byte[] writtenByTheUserModel(List<List<String>> cells) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.getInternalWorkbook().getWriteAccess().setUsername("cdiscount-ds");
      workbook.createInformationProperties();
      for (PropertySet set :
          List.of(workbook.getSummaryInformation(), workbook.getDocumentSummaryInformation())) {
        set.getSections().forEach(section -> section.setCodepage(CodePageUtil.CP_WINDOWS_1252));
      }
      HSSFCellStyle text = workbook.createCellStyle();
      text.setDataFormat(HSSFDataFormat.getBuiltinFormat("@"));
      HSSFSheet sheet = workbook.createSheet("Dropshipment");
      for (List<String> texts : cells) {
        HSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String value : texts) {
          HSSFCell cell = row.createCell(row.getPhysicalNumberOfCells());
          cell.setCellStyle(text);
          cell.setCellValue(value);
        }
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }

  @Test
  @Tag("R31")
  void writesIrelandAsTheProfileSays() throws IOException {
    HSSFSheet sheet = sheet(encoded(ServiceProfile.DOCUMENTED.withIrelandOnTheWire("IE")));

    assertThat(sheet.getRow(3).getCell(13).getStringCellValue()).isEqualTo("IE");
  }

  @Test
  @Tag("R16")
  void whatIsWrittenIsReadBack() {
    Decoded<Order> decoded =
        Codecs.standard()
            .decoder(DocumentKind.ORDERS)
            .decode(FileContent.of("orders.xls", encoded(ServiceProfile.DOCUMENTED)))
            .decoded()
            .orElseThrow();

    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.values())
        .extracting(Order::key)
        .containsExactly(Orders.TO_PARIS.key(), Orders.TO_DUBLIN.key());
    Order paris = decoded.values().get(0);
    assertThat(paris.recipient().surname()).isEqualTo("=SUM(A1:A9)");
    assertThat(paris.recipient().landline()).isEqualTo("0102030405");
    assertThat(paris.recipient().address()).isEqualTo(Orders.TO_PARIS.recipient().address());
    assertThat(paris.lines().get(1)).isEqualTo(Orders.TO_PARIS.lines().get(1));
  }

  @Test
  @Tag("R12")
  void neverCutsACharacterInTwoWhereARecordEnds() throws IOException {
    int onTheNextRecord = 0;
    for (int length = 1; length <= 35; length++) {
      List<byte[]> continued = continuedTexts(Orders.withNames("\ud83c\udfe0".repeat(length), 600));
      assertThat(continued).isNotEmpty().noneMatch(OrderFileTest::beginsWithHalfACharacter);
      onTheNextRecord += continued.size();
    }
    assertThat(onTheNextRecord).isGreaterThan(100);
    assertThat(continuedTexts(Orders.withNames("x" + "\ud83c\udfe0".repeat(10_000), 2)))
        .hasSize(9)
        .noneMatch(OrderFileTest::beginsWithHalfACharacter);
  }

  /** The records after the table of texts that go on with it. */
  private static List<byte[]> continuedTexts(CheckedOrders orders) throws IOException {
    byte[] file = Codecs.standard().orderFileEncoder(ServiceProfile.DOCUMENTED).encode(orders);
    List<byte[]> continued = new ArrayList<>();
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        DocumentInputStream stream = container.createDocumentInputStream("Workbook")) {
      boolean isTable = false;
      while (stream.available() > 0) {
        int id = stream.readUShort();
        byte[] content = new byte[stream.readUShort()];
        stream.readFully(content);
        isTable = id == SSTRecord.sid || (isTable && id == ContinueRecord.sid);
        if (isTable && id == ContinueRecord.sid) {
          continued.add(content);
        }
      }
    }
    List<Order> decoded = new ArrayList<>();
    ((Decoded<Order>)
            Codecs.standard().decoder(DocumentKind.ORDERS).decode(FileContent.of("o.xls", file)))
        .rows()
        .forEach(row -> decoded.add(row.value()));
    assertThat(decoded).isEqualTo(orders.orders());
    return continued;
  }

  /** After the byte that says how wide characters are. */
  private static boolean beginsWithHalfACharacter(byte[] record) {
    return record.length > 2
        && record[0] == 1
        && Character.isLowSurrogate((char) (record[2] << 8 | record[1] & 0xff));
  }
}
