package io.github.cdiscountds.internal.sniff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RecordedTable;
import io.github.cdiscountds.internal.table.TableFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SniffingTableReaderTest {
  private static final DecodeOptions BOUNDED =
      DecodeOptions.DEFAULT.withLimits(
          DecodeLimits.DEFAULT
              .withFileBytes(1 << 20)
              .withUnpackedBytes(8 << 20)
              .withRows(10_000)
              .withColumns(256)
              .withCellCharacters(32_768));

  private static byte[] sample(String name) {
    try (InputStream in = SniffingTableReaderTest.class.getResourceAsStream("/samples/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RecordedTable read(String name, byte[] bytes) {
    return RecordedTable.of(new SniffingTableReader(), FileContent.of(name, bytes), BOUNDED);
  }

  private static String message(byte[] bytes) {
    return read("f", bytes).refusalMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "Catalogue_YOURCOMPANY_inter.csv, CSV, , 8, 34",
    "Invoicing_20131205_060000.csv, CSV, , 5, 18",
    "RapportConformite_20131002_110138.xlsx, XLSX, RapportConformite, 2, 5",
    "RapportConformite_20131024_082635.xlsx, XLSX, RapportConformite, 5, 5",
    "SuiviAnomalies_20160506.xls, XLS, SuiviAnomalies, 6, 24",
    "SuiviCommandes.xls, XLS, SuiviCommandes, 5, 15",
    "orders_YOURCOMPANY_20200223_101500.xls, XLS, Dropshipment, 4, 22"
  })
  @Tag("R4")
  void readsEachSampleUnderItsNameAndUnderAnother(
      String name, FileFormat format, String sheet, int rows, int columns) {
    for (String publishedAs : List.of(name, "misleading.csv", "misleading.xls", "misleading")) {
      RecordedTable table = read(publishedAs, sample(name));

      assertThat(table.refusal).isNull();
      assertThat(table.format)
          .isEqualTo(
              format == FileFormat.CSV
                  ? new TableFormat(format, "UTF-8", ';', null)
                  : new TableFormat(format, null, null, sheet));
      assertThat(table.broken).isEmpty();
      assertThat(table.rows).hasSize(rows).allSatisfy(row -> assertThat(row).hasSize(columns));
      assertThat(table.kinds)
          .allSatisfy(
              row -> assertThat(row).containsAnyOf(CellKind.TEXT).doesNotContain(CellKind.NUMBER));
    }
  }

  @Test
  void keepsTheCatalogueSamplesQuotesAndLineBreak() {
    RecordedTable table = read("c.csv", sample("Catalogue_YOURCOMPANY_inter.csv"));

    assertThat(table.lines).containsExactly(1, 2, 4, 5, 6, 7, 8, 9);
    assertThat(table.rows.get(1).subList(12, 19))
        .containsExactly(
            "SONY",
            "PSP \"Base & Play\" 16 Go",
            "Console portable ; écran 4,3\", livrée avec étui.\nGarantie 2 ans.",
            "M30",
            "4",
            "159.90",
            "150.11");
    assertThat(table.rows.get(1).get(3)).isEqualTo("0711719104841");
  }

  @Test
  @Tag("R16")
  void keepsLeadingZerosOfTheTrackingSample() {
    RecordedTable table = read("t.xls", sample("SuiviCommandes.xls"));

    assertThat(table.rows.get(1))
        .containsExactly(
            "227990767",
            "13072908056KBNI",
            "CLIENTAAAAMN",
            "BOUTIERE",
            "JULIEN",
            "0556575859",
            "",
            "S",
            "S",
            "2013-07-29 00:00",
            "3333973153808",
            "1",
            "8L80928029376",
            "http://www.coliposte.net/particulier/suivi_particulier.jsp?colispart=8L80928029376",
            "commandes_CLIENT_20131114_185900.xls");
    assertThat(table.kinds.get(1).get(5)).isEqualTo(CellKind.TEXT);
  }

  @Test
  void keepsTheComplianceSamplesReason() {
    assertThat(read("r.xlsx", sample("RapportConformite_20131024_082635.xlsx")).rows.get(1))
        .containsExactly(
            "TestMANTIS120012_23102013_4.xlsx",
            "CDSPRO_20131024082635_5051_TestMANTIS120012_23102013_4.xlsx",
            "24/10/2013 08:26",
            "KO",
            "Non traité : ligne n°3 : FraisPort:n'est pas au format attendu");
  }

  @Test
  @Tag("R4")
  void refusesPagesOfMarkup() {
    String expected =
        "f: expected a workbook or separated text, not a page of HTML or XML [NOT_THIS_FORMAT]";

    assertThat(message("<html><table><tr><td>Sku</td></tr></table>".getBytes(UTF_8)))
        .isEqualTo(expected);
    assertThat(message("\ufeff\r\n <?xml version='1.0'?><Workbook/>".getBytes(UTF_8)))
        .isEqualTo(expected);
  }

  @Test
  @Tag("R4")
  void refusesBytesThatAreNoText() {
    String expected =
        "f: expected an Excel workbook (.xls, .xlsx) or separated text [NOT_THIS_FORMAT]";

    assertThat(message(new byte[] {0})).isEqualTo(expected);
    assertThat(message("Sku;Na\0me\nA;B\n".getBytes(UTF_8))).isEqualTo(expected);
    assertThat(message("\u0001\u0002\u0003abc".getBytes(UTF_8))).isEqualTo(expected);
    assertThat(message("\u0009\b\u0010\0\u0000\u0006".getBytes(ISO_8859_1))).isEqualTo(expected);
  }

  @Test
  @Tag("R4")
  @Tag("R5")
  void refusesBytesThatAreNoTextInTheCharsetThatIsSetEither() {
    byte[] nul = "Sku;Na\0me\nA;B\n".getBytes(UTF_8);
    assertThat(
            RecordedTable.of(
                    new SniffingTableReader(),
                    FileContent.of("f", nul),
                    BOUNDED.withCharset(ISO_8859_1))
                .refusalMessage())
        .isEqualTo(
            "f: expected an Excel workbook (.xls, .xlsx) or separated text [NOT_THIS_FORMAT]");
  }

  @Test
  @Tag("R4")
  void takesAStrayControlCharacterForText() {
    assertThat(read("f", ("Sku;Name\nA;" + "x".repeat(100) + "\u0007\n").getBytes(UTF_8)).rows)
        .hasSize(2);
  }

  @Test
  @Tag("R7")
  void refusesASignatureWithNothingAfterIt() {
    for (String sample : List.of("SuiviCommandes.xls", "RapportConformite_20131002_110138.xlsx")) {
      assertThat(message(Arrays.copyOf(sample(sample), 3)))
          .isEqualTo("f: expected a workbook; the file ends within its first bytes [TRUNCATED]");
    }
  }

  @Test
  void refusesAnEmptyDocument() {
    assertThat(message(new byte[0]))
        .isEqualTo("f: expected at least one row that isn't blank [EMPTY_DOCUMENT]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RapportConformite_20131024_082635.xlsx",
        "SuiviAnomalies_20160506.xls",
        "SuiviCommandes.xls",
        "orders_YOURCOMPANY_20200223_101500.xls"
      })
  @Tag("R7")
  @Tag("INV-4")
  void refusesEveryTruncationOfAWorkbookOrGivesAllOfIt(String name, @TempDir Path folder)
      throws IOException {
    byte[] whole = sample(name);
    List<List<String>> rows = read(name, whole).rows;
    Path file = folder.resolve("cut");
    // One or two bytes of a signature are as good as any text.
    for (int length = 3; length < whole.length; length += length < 2000 ? 61 : 509) {
      byte[] cut = Arrays.copyOf(whole, length);
      RecordedTable fromMemory = read(name, cut);
      Files.write(file, cut);
      RecordedTable fromFile =
          RecordedTable.of(new SniffingTableReader(), FileContent.of(file), BOUNDED);

      for (RecordedTable table : List.of(fromMemory, fromFile)) {
        if (table.refusal == null) {
          assertThat(table.rows).as("cut to %d bytes", length).isEqualTo(rows);
        }
      }
    }
    // On Windows this fails while anyone holds the file.
    Files.delete(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Catalogue_YOURCOMPANY_inter.csv", "Invoicing_20131205_060000.csv"})
  @Tag("R7")
  @Tag("INV-4")
  void givesWholeRowsOfEveryTruncationOfAText(String name) {
    byte[] whole = sample(name);
    List<List<String>> rows = read(name, whole).rows;
    for (int length = 1; length < whole.length; length++) {
      RecordedTable table = read(name, Arrays.copyOf(whole, length));

      // The last row may be short or cut in its last cell: whoever knows the columns tells.
      int sound = Math.max(0, table.rows.size() - 1);
      assertThat(table.rows.subList(0, sound))
          .as("cut to %d bytes", length)
          .isEqualTo(rows.subList(0, sound));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Catalogue_YOURCOMPANY_inter.csv",
        "RapportConformite_20131024_082635.xlsx",
        "SuiviAnomalies_20160506.xls",
        "SuiviCommandes.xls"
      })
  @Tag("INV-4")
  void survivesChangedBytes(String name) {
    byte[] whole = sample(name);
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      byte[] changed = whole.clone();
      int changes = 1 + random.nextInt(8);
      for (int i = 0; i < changes; i++) {
        // Half of the changes hit the first KiB, where containers keep their tables.
        int at = random.nextBoolean() ? random.nextInt(1024) : random.nextInt(whole.length);
        changed[Math.min(at, whole.length - 1)] = (byte) random.nextInt();
      }
      try {
        read(name, changed);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  @Tag("INV-4")
  void doesNotAllocateWhatAnAllocationTablePromises() {
    byte[] bytes = sample("SuiviCommandes.xls");
    // 30,000 sectors of table would cover 1.8 GiB.
    bytes[44] = 0x30;
    bytes[45] = 0x75;

    assertThat(message(bytes))
        .isEqualTo(
            "f: expected a whole OLE2 container; this one is damaged or cut off [UNREADABLE]");
  }

  @Test
  @Tag("INV-4")
  void survivesNoiseBehindEverySignature() {
    List<byte[]> signatures =
        List.of(
            new byte[0],
            Arrays.copyOf(sample("SuiviCommandes.xls"), 512),
            Arrays.copyOf(sample("RapportConformite_20131002_110138.xlsx"), 64),
            "Sku;Name\n".getBytes(UTF_8),
            new byte[] {(byte) 0xFF, (byte) 0xFE});
    for (byte[] signature : signatures) {
      for (long seed = 0; seed < 100; seed++) {
        byte[] noise = new byte[signature.length + 4096];
        new Random(seed).nextBytes(noise);
        System.arraycopy(signature, 0, noise, 0, signature.length);
        try {
          read("noise", noise);
        } catch (RuntimeException | StackOverflowError e) {
          throw new AssertionError("seed " + seed, e);
        }
      }
    }
  }
}
