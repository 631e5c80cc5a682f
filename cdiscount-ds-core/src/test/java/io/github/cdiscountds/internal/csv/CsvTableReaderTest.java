package io.github.cdiscountds.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.RecordedTable;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TableHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableReaderTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static RecordedTable read(byte[] bytes, DecodeOptions options) {
    return RecordedTable.of(new CsvTableReader(), FileContent.of("c.csv", bytes), options);
  }

  private static RecordedTable read(String text) {
    return read(text.getBytes(UTF_8), DecodeOptions.DEFAULT);
  }

  private static DecodeOptions limits(DecodeLimits limits) {
    return DecodeOptions.DEFAULT.withLimits(limits);
  }

  private static String unaccepted(RecordedTable table) {
    assertThat(table.refusal).isNotNull();
    return table.refusalMessage();
  }

  @Test
  void givesCellsByLineWithTheirOuterWhiteSpaceRemoved() {
    RecordedTable table = read("Sku; Name \r\nA;\u00a0\tLamp \u202f\r\n;\r\n");

    assertThat(table.refusal).isNull();
    assertThat(table.rows)
        .containsExactly(List.of("Sku", "Name"), List.of("A", "Lamp"), List.of("", ""));
    assertThat(table.lines).containsExactly(1, 2, 3);
    assertThat(table.kinds.get(2)).containsExactly(CellKind.BLANK, CellKind.BLANK);
    assertThat(table.kinds.get(1)).containsExactly(CellKind.TEXT, CellKind.TEXT);
    assertThat(table.format).isEqualTo(new TableFormat(FileFormat.CSV, "UTF-8", ';', null));
  }

  @Test
  void keepsQuotesSeparatorsAndLineBreaksInsideQuotedCells() {
    RecordedTable table = read("a;b\n1;\"x;y \"\"z\"\"\r\nsecond\nthird\"\n\n2;5\" screen\n3;\"\"");

    assertThat(table.refusal).isNull();
    assertThat(table.rows)
        .containsExactly(
            List.of("a", "b"),
            List.of("1", "x;y \"z\"\r\nsecond\nthird"),
            List.of("2", "5\" screen"),
            List.of("3", ""));
    assertThat(table.lines).containsExactly(1, 2, 6, 7);
  }

  @Test
  void countsLinesThatEndInACarriageReturnAlone() {
    RecordedTable table = read("a;b\r1;\"x\ry\"\r\r2;3\r");

    assertThat(table.rows).hasSize(3);
    assertThat(table.lines).containsExactly(1, 2, 5);
  }

  @Test
  void keepsABackslashAndAHashAsTheyAre() {
    assertThat(read("#a;b\n1\\;\"2\\\"\n").rows)
        .containsExactly(List.of("#a", "b"), List.of("1\\", "2\\"));
  }

  @Test
  void countsAnEmptyLastCell() {
    assertThat(read("a;b;\n1;2;\n3;4;").rows)
        .containsExactly(List.of("a", "b", ""), List.of("1", "2", ""), List.of("3", "4", ""));
  }

  @Test
  void passesOverBlankLinesAndTheSpreadsheetHint() {
    RecordedTable table = read("sep=,\r\n\r\na,b\r\n   \r\n1,2\r\n");

    assertThat(table.rows).containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(table.lines).containsExactly(3, 5);
  }

  @ParameterizedTest
  @ValueSource(chars = {';', ',', '\t', '|'})
  @Tag("R5")
  void detectsTheSeparator(char separator) {
    String text =
        """
        Sku~Name~Price
        A1~"Lamp~ big; blue, new | used"~12.50
        A2~"Sofa ""de luxe""
        ; , |"~9.90
        A3~Desk~1.00
        """
            .replace('~', separator);

    RecordedTable table = read(text);

    assertThat(table.refusal).isNull();
    assertThat(table.format.separator()).isEqualTo(separator);
    assertThat(table.rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(3));
  }

  @Test
  @Tag("R5")
  void detectsTheSeparatorThatTheHeaderHasAndNotTheMostFrequentCharacter() {
    RecordedTable table =
        read("Sku;Description\nA;one, two, three, four\nB;one, two, three, four\n");

    assertThat(table.format.separator()).isEqualTo(';');
  }

  @Test
  @Tag("R5")
  void detectsTheSeparatorOfAFileWithoutHeader() {
    RecordedTable table = read("A;12,50;3,10\nB;9,90;1,00\n");

    assertThat(table.format.separator()).isEqualTo(';');
  }

  @Test
  @Tag("R5")
  void detectsTheSeparatorBelowTitlesThatHaveNone() {
    assertThat(read("Catalogue\nMars 2026\nSku\tName\nA\tone, two\n").format.separator())
        .isEqualTo('\t');
  }

  @Test
  @Tag("R5")
  void takesASemicolonForASingleColumn() {
    assertThat(read("Sku\nA\nB\n").format.separator()).isEqualTo(';');
  }

  @Test
  @Tag("R5")
  void usesTheSeparatorThatIsSet() {
    RecordedTable table =
        read("a;b|c\n1;2|3\n".getBytes(UTF_8), DecodeOptions.DEFAULT.withSeparator('|'));

    assertThat(table.rows).containsExactly(List.of("a;b", "c"), List.of("1;2", "3"));
    assertThat(table.format.separator()).isEqualTo('|');
  }

  @Test
  @Tag("R5")
  void removesAByteOrderMarkAlsoBeforeAQuote() {
    RecordedTable table = read("\ufeff\"Sku\";Name\r\n1;é\r\n");

    assertThat(table.rows).containsExactly(List.of("Sku", "Name"), List.of("1", "é"));
    assertThat(table.format.charset()).isEqualTo("UTF-8");
  }

  @Test
  @Tag("R5")
  void removesTheMarkOfATextThatTurnsOutNotToBeUtf8() {
    byte[] bytes = "\u00ef\u00bb\u00bfSku;Name\r\n1;été\r\n".getBytes(WINDOWS_1252);
    RecordedTable table = read(bytes, DecodeOptions.DEFAULT);

    assertThat(table.rows).containsExactly(List.of("Sku", "Name"), List.of("1", "été"));
    assertThat(table.format.charset()).isEqualTo("windows-1252");
  }

  @Test
  @Tag("R5")
  void readsWindows1252WhenTheBytesAreNotUtf8() {
    RecordedTable table =
        read("Sku;Name\r\n1;été à 3 €\r\n".getBytes(WINDOWS_1252), DecodeOptions.DEFAULT);

    assertThat(table.refusal).isNull();
    assertThat(table.rows.get(1)).containsExactly("1", "été à 3 €");
    assertThat(table.format.charset()).isEqualTo("windows-1252");
  }

  @Test
  @Tag("R5")
  void readsAllOfADocumentAsWindows1252WhenTheFirstAccentComesLate() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("Sku;Name\n".getBytes(UTF_8));
    for (int i = 0; i < 20_000; i++) {
      bytes.write(("A" + i + ";Lamp\n").getBytes(UTF_8));
    }
    bytes.write("B;Clé\n".getBytes(WINDOWS_1252));

    RecordedTable table = read(bytes.toByteArray(), DecodeOptions.DEFAULT);

    assertThat(bytes.size()).isGreaterThan(1 << 17);
    assertThat(table.format.charset()).isEqualTo("windows-1252");
    assertThat(table.rows).hasSize(20_002);
    assertThat(table.rows.get(20_001)).containsExactly("B", "Clé");
  }

  @Test
  @Tag("R5")
  void takesUtf8WithoutEvidence() {
    assertThat(read("Sku;Name\nA;Lamp\n").format.charset()).isEqualTo("UTF-8");
  }

  @Test
  @Tag("R5")
  void readsACharacterThatTheSampleCutsInTwo() {
    // The é is at bytes 65,535 and 65,536: the sample for the separator ends inside it.
    String head = "Sku;Name\nA;";
    String text = head + "x".repeat((1 << 16) - 1 - head.length()) + "é\nB;y\n";

    RecordedTable table = read(text);

    assertThat(table.refusal).isNull();
    assertThat(table.format.charset()).isEqualTo("UTF-8");
    assertThat(table.rows.get(1).get(1)).endsWith("xé");
  }

  @Test
  @Tag("R5")
  void readsASingleAccentAtTheEndAsWindows1252() {
    RecordedTable table =
        read("Sku;Name\n1;cl\u00e9".getBytes(WINDOWS_1252), DecodeOptions.DEFAULT);

    assertThat(table.refusal).isNull();
    assertThat(table.rows.get(1)).containsExactly("1", "clé");
  }

  @Test
  @Tag("R5")
  void usesTheCharsetThatIsSet() {
    RecordedTable table =
        read(
            "Sku;Name\n1;Ωμέγα\n".getBytes(Charset.forName("ISO-8859-7")),
            DecodeOptions.DEFAULT.withCharset(Charset.forName("ISO-8859-7")));

    assertThat(table.rows.get(1)).containsExactly("1", "Ωμέγα");
    assertThat(table.format.charset()).isEqualTo("ISO-8859-7");
  }

  @Test
  @Tag("R5")
  void refusesBytesThatAreNotTextInTheCharsetThatIsSet() {
    RecordedTable table =
        read(
            "Sku;Name\nA;B\n1;\u00e9t\u00e9\n".getBytes(WINDOWS_1252),
            DecodeOptions.DEFAULT.withCharset(UTF_8));

    assertThat(table.refusal.code()).isEqualTo(FindingCode.UNREADABLE);
    assertThat(unaccepted(table))
        .isEqualTo("c.csv:3: expected text in UTF-8 from here on [UNREADABLE]");
  }

  @Test
  @Tag("R5")
  @Tag("R7")
  void tellsTheLineWhereUtf16IsBrokenAndReadsAllRowsBefore() {
    byte[] sound = ("\ufeffSku;Name\n" + "A;été\n".repeat(50_000)).getBytes(UTF_16LE);
    byte[] broken = Arrays.copyOf(sound, sound.length + 6);
    broken[sound.length] = 'B';
    broken[sound.length + 3] = (byte) 0xDC; // the second half of a pair that has no first

    RecordedTable table = read(broken, DecodeOptions.DEFAULT);

    assertThat(unaccepted(table))
        .isEqualTo("c.csv:50002: expected text in UTF-16LE from here on [UNREADABLE]");
    assertThat(table.rows).hasSize(50_001);
  }

  @Test
  @Tag("R7")
  void losesOneRowOfUtf16ToTextAfterAClosingQuote() {
    RecordedTable table =
        read("\ufeffSku;Name\nA;\"Lamp\" red\nB;Été\n".getBytes(UTF_16BE), DecodeOptions.DEFAULT);

    assertThat(table.refusal).isNull();
    assertThat(table.rows).containsExactly(List.of("Sku", "Name"), List.of("B", "Été"));
    assertThat(table.broken).singleElement().asString().startsWith("c.csv:2: ");
  }

  @Test
  @Tag("R7")
  void givesBackTheRowsOfManyQuotesThatPairUpAcrossLines() {
    // From every line on there is one record up to the last line, so that each has to be taken
    // back.
    String text = "Sku;Name\n" + "a\";\"\n".repeat(200) + "z\"\nB;Sofa\n";
    RecordedTable table = read(text);

    assertThat(table.refusal).isNull();
    assertThat(table.rows).last().isEqualTo(List.of("B", "Sofa"));
    assertThat(table.lines).last().isEqualTo(203);
  }

  @Test
  @Tag("INV-4")
  void refusesTextThatHasToBeReadAgainTooOften() {
    String text = "Sku;Name\n" + "a\";\"\n".repeat(38_000) + "z\"\nB;Sofa\n";

    DecodeOptions wide = limits(DecodeLimits.DEFAULT.withColumns(1 << 20));
    assertThat(unaccepted(read(text.getBytes(UTF_8), wide)))
        .matches(
            "c\\.csv:\\d+: expected quotes that close in their own row; \\d+ bytes behind stray ones"
                + " were read again \\[UNREADABLE]");
  }

  @Test
  @Tag("R5")
  void readsUtf16WithItsByteOrderMark() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      RecordedTable table =
          read("\ufeff\"Sku\"\tName\n1\tété\n".getBytes(charset), DecodeOptions.DEFAULT);

      assertThat(table.rows).containsExactly(List.of("Sku", "Name"), List.of("1", "été"));
      assertThat(table.format)
          .isEqualTo(new TableFormat(FileFormat.CSV, charset.name(), '\t', null));
    }
    assertThat(
            read(
                    "\ufeffSku;Name\n".getBytes(UTF_16LE),
                    DecodeOptions.DEFAULT.withCharset(StandardCharsets.UTF_16))
                .rows)
        .containsExactly(List.of("Sku", "Name"));
  }

  @Test
  @Tag("R7")
  void refusesADocumentThatEndsInsideAQuotedCell() {
    RecordedTable table = read("Sku;Name\nA;Lamp\nB;\"Sofa\nC;Desk\n");

    assertThat(unaccepted(table))
        .isEqualTo(
            "c.csv:3: expected a closing quote for the cell that opens one in this record; the"
                + " file ends before it [TRUNCATED]");
    assertThat(table.refusal.message(Locale.FRENCH))
        .isEqualTo(
            "c.csv:3: attendu : un guillemet fermant pour la cellule qui en ouvre un dans cet"
                + " enregistrement ; le fichier finit avant [TRUNCATED]");
    assertThat(table.rows).hasSize(2);
  }

  @Test
  @Tag("R7")
  void refusesADocumentThatEndsInTheMiddleOfACharacter() {
    byte[] whole = "Sku;Name\nA;été\nB;été".getBytes(UTF_8);

    RecordedTable table = read(Arrays.copyOf(whole, whole.length - 1), DecodeOptions.DEFAULT);

    assertThat(table.refusal.code()).isEqualTo(FindingCode.TRUNCATED);
    assertThat(unaccepted(table))
        .endsWith(
            "expected whole UTF-8 characters; the file ends in the middle of one [TRUNCATED]");
  }

  @Test
  @Tag("R7")
  void refusesADocumentWhoseEndWasNeverWritten() {
    byte[] whole = "Sku;Name\nA;Lamp\nB;So".getBytes(UTF_8);

    RecordedTable table = read(Arrays.copyOf(whole, whole.length + 100), DecodeOptions.DEFAULT);

    assertThat(unaccepted(table))
        .isEqualTo(
            "c.csv: expected text up to the end; the file ends in zero bytes, as after a broken"
                + " transfer [TRUNCATED]");
    assertThat(table.rows).isEmpty();
  }

  @Test
  @Tag("R7")
  void acceptsALastRecordWithoutLineEnd() {
    RecordedTable table = read("Sku;Name\nA;\"Lamp\"");

    assertThat(table.refusal).isNull();
    assertThat(table.rows.get(1)).containsExactly("A", "Lamp");
  }

  @Test
  @Tag("R7")
  void losesOneRowToTextAfterAClosingQuoteAndKeepsItsFirstCells() {
    RecordedTable table = read("Sku;Name;Stock\nA;\"Lamp\" red;3\nB;Sofa;4\nC;\"Desk\";5\n");

    assertThat(table.refusal).isNull();
    assertThat(table.rows)
        .containsExactly(
            List.of("Sku", "Name", "Stock"), List.of("B", "Sofa", "4"), List.of("C", "Desk", "5"));
    assertThat(table.lines).containsExactly(1, 3, 4);
    assertThat(table.broken)
        .containsExactly(
            "c.csv:2: expected a separator or the end of the line after a closing quote, and"
                + " quotes inside a quoted cell to be doubled [UNREADABLE]");
    assertThat(table.brokenCells).containsExactly(List.of("A"));
  }

  @Test
  @Tag("R7")
  void givesBackTheRowsThatAStrayQuoteSwallowed() {
    RecordedTable table = read("Sku;Name;Stock\nA;\"Lamp;3\nB;Sofa;4\nC;\"Desk\";5\nD;\"Bed\";6\n");

    assertThat(table.refusal).isNull();
    assertThat(table.rows)
        .containsExactly(
            List.of("Sku", "Name", "Stock"),
            List.of("B", "Sofa", "4"),
            List.of("C", "Desk", "5"),
            List.of("D", "Bed", "6"));
    assertThat(table.lines).containsExactly(1, 3, 4, 5);
    assertThat(table.brokenCells).containsExactly(List.of("A"));
    assertThat(table.broken.get(0)).startsWith("c.csv:2: ");
  }

  @Test
  @Tag("R7")
  void givesBackTheRowsBetweenTwoStrayQuotesThatPairUp() {
    // No error for the parser: from the first quote to the second it is one cell.
    RecordedTable table = read("Sku;Name;Stock\nA;Lamp;\"3\nB;Sofa;4\nC;Desk\";5\nD;Bed;6\n");

    assertThat(table.refusal).isNull();
    assertThat(table.rows)
        .containsExactly(
            List.of("Sku", "Name", "Stock"),
            List.of("A", "Lamp", "3\nB;Sofa;4\nC;Desk", "5"),
            List.of("B", "Sofa", "4"),
            List.of("C", "Desk\"", "5"),
            List.of("D", "Bed", "6"));
    assertThat(table.lines).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  @Tag("R7")
  void findsItsPlaceAgainAfterEachOfManyBreaks() {
    for (String lineEnd : List.of("\n", "\r\n", "\r")) {
      StringBuilder text = new StringBuilder("Sku;Name").append(lineEnd);
      for (int i = 0; i < 500; i++) {
        text.append("é").append(i).append(";\"Lamp\" red").append(lineEnd);
        text.append("B")
            .append(i)
            .append(";\"two")
            .append(lineEnd)
            .append("lines\"")
            .append(lineEnd);
      }

      RecordedTable table = read(text.toString());

      assertThat(table.refusal).isNull();
      assertThat(table.brokenCells).hasSize(500).last().isEqualTo(List.of("é499"));
      assertThat(table.rows)
          .hasSize(501)
          .last()
          .isEqualTo(List.of("B499", "two" + lineEnd + "lines"));
      assertThat(table.lines).last().isEqualTo(1 + 499 * 3 + 2);
    }
  }

  @Test
  @Tag("R7")
  @Tag("INV-4")
  void refusesWhatBreaksTenThousandTimes() {
    RecordedTable table = read("Sku;Name\n" + "A;\"x\"y\n".repeat(10_001));

    assertThat(unaccepted(table))
        .isEqualTo(
            "c.csv:10002: expected at most 10000 records broken by stray quotes [UNREADABLE]");
  }

  @Test
  void refusesAnEmptyDocument() {
    for (String text : List.of("", "\ufeff", "\r\n\r\n", "  \n")) {
      assertThat(unaccepted(read(text)))
          .isEqualTo("c.csv: expected at least one row that isn't blank [EMPTY_DOCUMENT]");
    }
  }

  @Test
  @Tag("INV-4")
  void refusesACellBeyondItsLimitQuotedOrNot() {
    DecodeOptions options =
        limits(
            DecodeLimits.DEFAULT
                .withFileBytes(1000)
                .withUnpackedBytes(1000)
                .withRows(10)
                .withColumns(10)
                .withCellCharacters(20));

    for (String cell : List.of("x".repeat(21), '"' + "x\n".repeat(11) + '"')) {
      RecordedTable table = read(("a;b\n1;" + cell + "\n").getBytes(UTF_8), options);

      assertThat(unaccepted(table))
          .isEqualTo(
              "c.csv:2: expected at most 20 characters in a cell, the limit set for reading"
                  + " [LIMIT_EXCEEDED]");
    }
    assertThat(read(("a;b\n1;" + "x".repeat(20)).getBytes(UTF_8), options).refusal).isNull();
  }

  @Test
  @Tag("INV-4")
  void refusesARowBeyondItsLimitInBytesShortOrLong() {
    for (int most : List.of(20, 1 << 20)) {
      DecodeOptions options = limits(DecodeLimits.DEFAULT.withRowBytes(most));
      String cells = "x;".repeat(9) + "y;".repeat((most - 20) / 2);
      String longest = cells + "x".repeat(most - cells.length());
      byte[] within = ("a;b\n" + longest + "\r\n").getBytes(UTF_8);
      byte[] beyond = ("a;b\n1;2\n" + longest + "x\n3;4\n").getBytes(UTF_8);

      DecodeOptions wide = options.withLimits(options.limits().withColumns(1 << 20));
      assertThat(read(within, wide).refusal).isNull();
      RecordedTable table = read(beyond, options);
      assertThat(unaccepted(table))
          .isEqualTo(
              "c.csv:3: expected at most "
                  + most
                  + " bytes in a row, the limit set for reading [LIMIT_EXCEEDED]");
      assertThat(table.rows).hasSize(2);
    }
  }

  @Test
  @Tag("INV-4")
  void endsAQuoteThatNeverClosesAtTheLimitForCells() {
    String text = "Sku;Name\nA;\"Lamp\n" + "B;Sofa\n".repeat(100_000);

    RecordedTable table = read(text);

    assertThat(table.refusal.code()).isEqualTo(FindingCode.LIMIT_EXCEEDED);
    assertThat(table.refusal.at().line()).isEqualTo(2);
  }

  @Test
  @Tag("INV-4")
  void refusesARowBeyondTheLimitForColumns() {
    DecodeOptions options =
        limits(
            DecodeLimits.DEFAULT
                .withFileBytes(1000)
                .withUnpackedBytes(1000)
                .withRows(10)
                .withColumns(3)
                .withCellCharacters(20));

    assertThat(read("a;b;c\n1;2;3\n".getBytes(UTF_8), options).refusal).isNull();
    assertThat(unaccepted(read("a;b;c\n1;2;3;4\n".getBytes(UTF_8), options)))
        .isEqualTo(
            "c.csv:2: expected at most 3 columns, the limit set for reading [LIMIT_EXCEEDED]");
  }

  @Test
  @Tag("INV-4")
  void refusesADocumentBeyondTheLimitForRows() {
    DecodeOptions options =
        limits(
            DecodeLimits.DEFAULT
                .withFileBytes(1000)
                .withUnpackedBytes(1000)
                .withRows(2)
                .withColumns(3)
                .withCellCharacters(20));

    assertThat(read("a;b\n1;2\n".getBytes(UTF_8), options).refusal).isNull();
    assertThat(unaccepted(read("a;b\n1;2\n3;4\n".getBytes(UTF_8), options)))
        .isEqualTo("c.csv:3: expected at most 2 rows, the limit set for reading [LIMIT_EXCEEDED]");
  }

  @Test
  @Tag("INV-4")
  void refusesADocumentBeyondTheLimitForBytes() {
    DecodeOptions options =
        limits(
            DecodeLimits.DEFAULT
                .withFileBytes(9)
                .withUnpackedBytes(1000)
                .withRows(10)
                .withColumns(3)
                .withCellCharacters(20));

    assertThat(read("a;b\n1;2;3".getBytes(UTF_8), options).refusal).isNull();
    assertThat(unaccepted(read("a;b\n1;2;3\n".getBytes(UTF_8), options)))
        .isEqualTo(
            "c.csv: is \"10 bytes\", expected at most 9 bytes, the limit set for reading"
                + " [LIMIT_EXCEEDED]");
  }

  @Test
  void stopsWhenTheHandlerHasEnough() throws IOException {
    List<Integer> lines = new ArrayList<>();

    Finding refusal =
        new CsvTableReader()
            .read(
                FileContent.of("c.csv", "a;b\n1;2\n3;\"4".getBytes(UTF_8)),
                DecodeOptions.DEFAULT,
                new OneRow(lines, null));

    assertThat(refusal).isNull();
    assertThat(lines).containsExactly(1);
  }

  @Test
  void letsTheHandlersOwnExceptionThrough() {
    IllegalStateException failure = new IllegalStateException("the shop is closed");

    assertThatThrownBy(
            () ->
                new CsvTableReader()
                    .read(
                        FileContent.of("c.csv", "a;b\n".getBytes(UTF_8)),
                        DecodeOptions.DEFAULT,
                        new OneRow(new ArrayList<>(), failure)))
        .isSameAs(failure);
  }

  @Test
  void throwsWhenTheFileIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                new CsvTableReader()
                    .read(
                        FileContent.of(folder.resolve("none.csv")),
                        DecodeOptions.DEFAULT,
                        new RecordedTable()))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Takes one row, or fails on it. */
  private record OneRow(List<Integer> lines, RuntimeException failure) implements TableHandler {
    @Override
    public void start(TableFormat format) {}

    @Override
    public boolean row(RawRow row) {
      if (failure != null) {
        throw failure;
      }
      lines.add(row.line());
      return false;
    }

    @Override
    public void brokenRow(RawRow readable, Finding why) {}
  }
}
