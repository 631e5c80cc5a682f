package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few days are as good as a year to see that the books balance, and when they don't. */
class YearTest {
  private static final long SEED = 1;

  @TempDir private Path folder;

  private YearVerdict live(Sabotage sabotage) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Year(new Year.Size(60, 4, 60), sabotage, SEED, folder, nowhere).live().verdict();
  }

  @Test
  void balancesTheBooksOfAFewDays() {
    YearVerdict verdict = live(Sabotage.NONE);
    assertThat(verdict.unaccounted()).isEmpty();
    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.figures()).isEqualTo("orders=60 unaccounted=0 cents=0");
  }

  @Test
  void missesAnOrderThatWasLost() {
    YearVerdict verdict = live(Sabotage.LOSE_ORDER);
    assertThat(verdict.unaccounted())
        .singleElement()
        .asString()
        .contains("Y000007")
        .endsWith("OPEN by the supplier's books, OPEN by the shop's");
  }

  @Test
  void findsALineThatIsMissingFromAnInvoice() {
    YearVerdict verdict = live(Sabotage.DROP_INVOICE_LINE);
    assertThat(verdict.cents()).isPositive();
    assertThat(verdict.differences()).singleElement().asString().contains(": by the invoices, -");
    assertThat(verdict.findings()).singleElement().asString().contains("NOT_BILLED");
  }

  @Test
  void findsALineThatStandsInAnInvoiceTwice() {
    YearVerdict verdict = live(Sabotage.DOUBLE_INVOICE_LINE);
    assertThat(verdict.cents()).isPositive();
    assertThat(verdict.differences()).singleElement().asString().contains(": by the invoices, ");
    assertThat(verdict.findings()).singleElement().asString().contains("REPEATED_LINE");
  }
}
