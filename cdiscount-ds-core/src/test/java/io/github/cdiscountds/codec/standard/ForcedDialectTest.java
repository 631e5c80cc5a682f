package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ForcedDialectTest {
  private static final String TEXT = "Status;SourceFile\nOK;Orders_YOURCOMPANY_1.csv\n";

  @Test
  @Tag("R5")
  void aHeaderThatIsNoneTellsTheCharsetThatWasForced() {
    Finding refused = refused(DecodeOptions.DEFAULT.withCharset(StandardCharsets.UTF_16LE));
    assertThat(refused.message())
        .endsWith("; read as UTF-16LE, as set by withCharset [COLUMN_MISSING]");
    assertThat(refused.message(Locale.FRENCH))
        .endsWith(" ; lu en UTF-16LE, selon withCharset [COLUMN_MISSING]");
  }

  @Test
  @Tag("R5")
  void aHeaderThatIsNoneTellsTheSeparatorThatWasForced() {
    Finding refused = refused(DecodeOptions.DEFAULT.withSeparator('|'));
    assertThat(refused.message())
        .endsWith("; split at \"|\", as set by withSeparator [COLUMN_MISSING]");
    assertThat(refused.message(Locale.FRENCH))
        .endsWith(" ; séparé par \"|\", selon withSeparator [COLUMN_MISSING]");
    assertThat(refused(DecodeOptions.DEFAULT.withSeparator('\t')).message())
        .endsWith("; split at U+0009, as set by withSeparator [COLUMN_MISSING]");
  }

  @Test
  void nothingIsToldWhereNothingWasForced() {
    Finding refused =
        refused(FileContent.of("report.csv", bytes("Name;Town\nA;B\n")), DecodeOptions.DEFAULT);
    assertThat(refused.message()).endsWith(" [COLUMN_MISSING]").doesNotContain("as set by");
  }

  private static Finding refused(DecodeOptions options) {
    return refused(FileContent.of("report.csv", bytes(TEXT)), options);
  }

  private static Finding refused(FileContent content, DecodeOptions options) {
    return Codecs.standard()
        .withOptions(options)
        .decoder(DocumentKind.COMPLIANCE)
        .decode(content)
        .refused()
        .orElseThrow()
        .reason();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
