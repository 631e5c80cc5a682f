package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.model.TrackingRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Order tracking is gone through once before its rows are handed on (R26). */
@Tag("R26")
class TrackingSurveyTest {
  private static final String HEADER =
      "CustomerOrderRef|PartnerOrderRef|cdv_codeta|eve_codeta|sku|quantite_livree";

  private final List<String> received = new ArrayList<>();

  private DecodeSummary decoded(GivenTable table, DecodeOptions options) {
    return new DocumentDecoder<>(table, DocumentMapping.TRACKING, options)
        .decode(
            FileContent.of("given.csv", "\n".getBytes(StandardCharsets.UTF_8)),
            new RowSink<>() {
              @Override
              public void row(Located<TrackingRow> row) {
                received.add(row.at().line() + " is " + row.value().order());
              }

              @Override
              public void rejected(String key, List<Finding> findings) {
                received.add(findings.get(0).at().line() + " rejected " + key);
              }

              @Override
              public void warning(Finding finding) {
                received.add(finding.at().line() + " warns " + finding.code());
              }
            });
  }

  @Test
  void whatIsHandedOnComesOnceAndInTheOrderOfTheRows() {
    GivenTable table =
        sheet()
            .row(HEADER + "|Remarque")
            .row("1|SPRING|V|V|A|1|")
            .row("2|SPRING|V|V||1|")
            .row("3|SPRING|V|V|A|many|");

    DecodeSummary summary = decoded(table, DecodeOptions.DEFAULT);

    assertThat(received)
        .containsExactly(
            "1 warns COLUMN_UNKNOWN",
            "2 is 1/SPRING",
            "3 rejected 2/SPRING",
            "4 warns NUMBER_FORMAT",
            "4 is 3/SPRING");
    assertThat(summary.isSound()).isTrue();
    assertThat(summary.rows()).isEqualTo(2);
    assertThat(summary.rejected()).isEqualTo(1);
  }

  @Test
  void noRowOfADocumentThatLeavesItOpenIsHandedOn() {
    GivenTable table =
        sheet().row(HEADER).row("1|SPRING|V|V|A|many").row("2|SPRING|V|V||1").row("2|X|V|V|A|1");

    DecodeSummary summary = decoded(table, DecodeOptions.DEFAULT);

    assertThat(received).containsExactly("2 warns NUMBER_FORMAT", "3 rejected 2/SPRING");
    assertThat(summary.refusal()).isNotNull();
    assertThat(summary.refusal().code()).isEqualTo(FindingCode.ORIENTATION_OPEN);
    assertThat(summary.rows()).isZero();
  }

  @Test
  void noRowOfADocumentThatIsCutOffIsHandedOn() {
    GivenTable table =
        csv()
            .row(HEADER)
            .row("1|SPRING|V|V|A|1")
            .row("2|SPRING|V|V|A|1")
            .row("3|SPRING|V")
            .endingWith("V");

    DecodeSummary summary =
        new DocumentDecoder<>(table, DocumentMapping.TRACKING, DecodeOptions.DEFAULT)
            .decode(FileContent.of("given.csv", new byte[] {'V'}), row -> received.add("a row"));

    assertThat(summary.refusal()).isNotNull();
    assertThat(summary.refusal().code()).isEqualTo(FindingCode.TRUNCATED);
    assertThat(received).isEmpty();
  }

  @Test
  void rejectedRowsHaveNoSay() {
    // Without the two rows that have no product, A repeats as often as C.
    GivenTable table =
        sheet()
            .row(HEADER)
            .row("1|SPRING|V|V|A|1")
            .row("1|SPRING|V|V|B|1")
            .row("2|SPRING|V|V||1")
            .row("3|SPRING|V|V||1");

    assertThat(decoded(table, DecodeOptions.DEFAULT).isSound()).isFalse();
    assertThat(
            decoded(table.row("4|SPRING|V|V|A|1").row("5|SPRING|V|V|A|1"), DecodeOptions.DEFAULT)
                .isSound())
        .isTrue();
  }

  @Test
  void campaignsOfRejectedRowsDontContradictTheOthers() {
    GivenTable table = sheet().row(HEADER).row("1|SPRING|V|V|A|1").row("SPRING|2|V|V||1");

    decoded(table, DecodeOptions.DEFAULT.withCampaigns(Set.of("SPRING")));

    assertThat(received).containsExactly("2 is 1/SPRING", "3 rejected SPRING/2");
  }

  @Test
  void aDocumentWhoseColumnsAreNamedByTheCallerIsReadOnce() {
    List<Integer> readings = new ArrayList<>();
    GivenTable table = sheet().row(HEADER).row("1|SPRING|V|V|A|1").row("2|SPRING|V|V|A|1");
    for (TrackingColumns columns : TrackingColumns.values()) {
      int[] count = {0};
      new DocumentDecoder<>(
              (content, options, handler) -> {
                count[0]++;
                return table.read(content, options, handler);
              },
              DocumentMapping.of(DocumentKind.TRACKING),
              DecodeOptions.DEFAULT.withTrackingColumns(columns))
          .decode(FileContent.of("given.csv", new byte[] {'\n'}));
      readings.add(count[0]);
    }

    assertThat(TrackingColumns.values()[0]).isEqualTo(TrackingColumns.DETECT);
    assertThat(readings).containsExactly(2, 1, 1, 1);
  }

  @Test
  void manyOrderNumbersAreToldFromAHandfulOfCampaigns() {
    GivenTable table = sheet().row(HEADER);
    for (int i = 0; i < 5_000; i++) {
      table.row("C" + i % 7 + "|N" + i / 3 + "|V|V|A|1").row("D" + i + "|M" + i + "|V|V|A|1");
    }
    table.row("C1|C1|V|V|A|1");

    // C repeats 5,000 of 10,001 times, A all but as often: that alone settles nothing.
    assertThat(decoded(table, DecodeOptions.DEFAULT).refusal()).isNotNull();
    for (int i = 0; i < 5_000; i++) {
      table.row("C3|P" + i + "|V|V|A|1");
    }
    decoded(table, DecodeOptions.DEFAULT);
    assertThat(received).hasSize(15_001).contains("2 is N0/C0");
  }
}
