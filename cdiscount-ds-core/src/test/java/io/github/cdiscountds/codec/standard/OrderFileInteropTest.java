package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that share no code with us open our order file and see the same cells. */
@Tag("interop")
@Tag("R12")
class OrderFileInteropTest {
  private static final String XLRD_CELLS =
      """
      import sys, xlrd
      book = xlrd.open_workbook(sys.argv[1], formatting_info=True)
      sheet = book.sheet_by_index(0)
      out = [','.join(book.sheet_names()), '%d x %d' % (sheet.nrows, sheet.ncols)]
      for row in sheet.get_rows():
          for cell in row:
              style = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
              out.append('%d %s %s' % (cell.ctype, style, cell.value))
      sys.stdout.buffer.write('\\n'.join(out).encode('utf-8'))
      """;

  /** What a file holds, and the file's cells, the header first. */
  private record Given(String name, CheckedOrders orders, List<List<String>> cells) {
    @Override
    public String toString() {
      return name;
    }
  }

  @TempDir Path folder;

  static Stream<Given> files() {
    CheckedOrders one = Orders.ofLines(1);
    CheckedOrders full = Orders.ofLines(ServiceProfile.SHEET_LINES);
    return Stream.of(
        new Given("odd texts", Orders.checked(), Orders.CELLS),
        new Given("one line", one, Orders.cellsOf(one)),
        new Given("a full sheet", full, Orders.cellsOf(full)));
  }

  /** Files of random orders too: a failure's name has the seed to repeat it with. */
  static Stream<Given> allFiles() {
    long seed = Long.getLong("seed", new Random().nextLong());
    return Stream.concat(
        files(),
        LongStream.range(seed, seed + 5)
            .mapToObj(
                each -> {
                  RandomOrders.File file = RandomOrders.file(each, 300);
                  return new Given("random orders, -Dseed=" + each, file.orders(), file.cells());
                }));
  }

  private Path written(Given given) throws IOException {
    return Files.write(
        folder.resolve("orders.xls"),
        Codecs.standard().orderFileEncoder(ServiceProfile.DOCUMENTED).encode(given.orders()));
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void poiFindsTextCellsWithTheTextFormat(Given given) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook(Files.newInputStream(written(given)))) {
      HSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(given.cells().size());
      int number = 0;
      for (List<String> texts : given.cells()) {
        HSSFRow row = sheet.getRow(number++);
        List<String> found = new ArrayList<>();
        for (Cell cell : row) {
          found.add(cell.getStringCellValue());
          assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
        assertThat(found).isEqualTo(texts);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void xlrdFindsTextCellsWithTheTextFormat(Given given) throws Exception {
    needs("python3-xlrd", "/usr/bin/python3", "-c", "import xlrd");
    List<String> expected =
        new ArrayList<>(List.of("Dropshipment", given.cells().size() + " x 22"));
    given.cells().forEach(row -> row.forEach(cell -> expected.add("1 @ " + cell)));

    same(
        expected,
        run("/usr/bin/python3", "-c", XLRD_CELLS, written(given).toString()).split("\n", -1));
  }

  @ParameterizedTest
  @MethodSource("files")
  void gnumericShowsTheSameTexts(Given given) throws Exception {
    needs("gnumeric", "ssconvert", "--version");
    run(
        "ssconvert",
        "--export-file-per-sheet",
        "--export-type=Gnumeric_stf:stf_assistant",
        "--export-options=separator='|' quoting-mode=never format=raw charset='UTF-8'",
        written(given).toString(),
        folder.resolve("%s.txt").toString());

    assertThat(sheetsIn(folder)).containsExactly("Dropshipment.txt");
    same(
        lines(given), Files.readString(folder.resolve("Dropshipment.txt")).strip().split("\n", -1));
  }

  @ParameterizedTest
  @MethodSource("files")
  void libreOfficeShowsTheSameTexts(Given given) throws Exception {
    Assumptions.assumeTrue(works("soffice", "--version"), "soffice is not installed");
    run(
        "soffice",
        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
        "--headless",
        "--convert-to",
        // separator |, no quotes, UTF-8, from line 1, every cell as it is formatted
        "txt:Text - txt - csv (StarCalc):124,0,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        folder.toString(),
        written(given).toString());

    assertThat(sheetsIn(folder)).containsExactly("orders-Dropshipment.txt");
    same(
        lines(given),
        Files.readString(folder.resolve("orders-Dropshipment.txt")).strip().split("\n", -1));
  }

  /** Compares without a million lines in the message. */
  private static void same(List<String> expected, String[] found) {
    assertThat(found.length).isEqualTo(expected.size());
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isEqualTo(expected.get(i));
    }
  }

  private static List<String> lines(Given given) {
    return given.cells().stream().map(row -> String.join("|", row)).toList();
  }

  private static List<String> sheetsIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .collect(Collectors.toList());
    }
  }

  /** Skips the test where a program is missing, or fails it where the build asks for all. */
  private static void needs(String what, String... probe) throws Exception {
    if (!works(probe)) {
      String message = what + " is not installed: install it, or run without -Pinterop";
      assertThat(Boolean.getBoolean("cdiscountds.interop.required")).as(message).isFalse();
      Assumptions.abort(message);
    }
  }

  private static boolean works(String... probe) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends: %s", command[0]).isTrue();
    assertThat(process.exitValue())
        .as(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    return out;
  }
}
