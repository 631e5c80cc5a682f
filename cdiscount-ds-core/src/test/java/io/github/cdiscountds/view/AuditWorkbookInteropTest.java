package io.github.cdiscountds.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that share no code with us open the workbook and show the same figures. */
@Tag("interop")
class AuditWorkbookInteropTest {
  @TempDir Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("audit.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      AuditWorkbook.in(Locale.ENGLISH).write(SampleAudit.REPORT, out);
    }
    return file;
  }

  @Test
  void gnumericReadsTheSameTextsAndFigures() throws Exception {
    needs("gnumeric", "ssconvert", "--version");
    run(
        "ssconvert",
        "--export-file-per-sheet",
        "--export-type=Gnumeric_stf:stf_assistant",
        "--export-options=separator='|' quoting-mode=never format=raw charset='UTF-8'",
        written().toString(),
        folder.resolve("%s.txt").toString());
    assertThat(lines("Findings.txt"))
        .contains(
            "unit price|Invoicing_20260405_060000.csv|7|0001|3|=1+1|C,\"ampagne\"|LAMP|1050.99"
                + "|1053.5|2.51|UNIT_PRICE",
            "quantity billed of what was shipped|||||007|Été|+33|3|0|-30|NOT_BILLED");
    assertThat(lines("VAT rates.txt")).contains("Total|4|-1217.5|5|-1212.5|-246.07|-1458.57");
    assertThat(lines("Orders.txt")).contains("=1+1|C1|3|-2|-1227.5|0|-1227.5|-246.9|-1474.4");
  }

  @Test
  void libreOfficeShowsEuros() throws Exception {
    Assumptions.assumeTrue(works("soffice", "--version"), "soffice is not installed");
    run(
        "soffice",
        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
        "--headless",
        "--convert-to",
        // separator |, no quotes, UTF-8, from line 1, every cell as it is formatted, every sheet
        "csv:Text - txt - csv (StarCalc):124,0,76,1,,0,false,true,true,false,false,-1",
        "--outdir",
        folder.toString(),
        written().toString());
    assertThat(lines("audit-Findings.csv"))
        .contains(
            "unit price|Invoicing_20260405_060000.csv|7|0001|3|=1+1|C,\"ampagne\"|LAMP|1,050.99 €"
                + "|1,053.50 €|2.51 €|UNIT_PRICE");
    assertThat(lines("audit-VAT rates.csv"))
        .contains("5.5 %|1|10.00 €|5.00 €|15.00 €|0.83 €|15.83 €");
  }

  private String[] lines(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip().split("\n", -1);
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

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends: %s", command[0]).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
  }
}
