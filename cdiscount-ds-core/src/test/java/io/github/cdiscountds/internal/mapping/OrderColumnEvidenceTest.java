package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.codec.DecodeOptions.TrackingColumns.A_IS_CAMPAIGN;
import static io.github.cdiscountds.codec.DecodeOptions.TrackingColumns.A_IS_ORDER;
import static io.github.cdiscountds.codec.DecodeOptions.TrackingColumns.DETECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R26")
class OrderColumnEvidenceTest {

  /** Letters are the values of the rows, one for each row. */
  @ParameterizedTest
  @CsvSource({
    "abcd, xxxx, A_IS_ORDER",
    "xxxx, abcd, A_IS_CAMPAIGN",
    "abcd, xyxy, A_IS_ORDER",
    "xyxy, abcd, A_IS_CAMPAIGN",
    "abcd, wxyz, DETECT",
    "aabc, xxxx, A_IS_ORDER",
    "xxxx, aabc, A_IS_CAMPAIGN",
    "aaabc, xxxxy, DETECT",
    "xxxxy, aaabc, DETECT",
    "aabcd, xxxyz, DETECT",
  })
  void theColumnWhoseValuesRepeatTwiceAsOftenIsTheCampaign(
      String inA, String inC, TrackingColumns expected) {
    OrderColumnEvidence evidence = new OrderColumnEvidence(Set.of());
    for (int row = 0; row < inA.length(); row++) {
      evidence.add(inA.substring(row, row + 1), inC.substring(row, row + 1));
    }
    assertThat(evidence.verdict()).isEqualTo(expected);
  }

  @Test
  void howeverManyRowsThereAreAllCount() {
    for (int rows : new int[] {1_023, 1_024, 1_025, 5_000}) {
      OrderColumnEvidence evidence = new OrderColumnEvidence(Set.of());
      for (int row = 0; row < rows; row++) {
        evidence.add("order " + row, row < rows / 2 ? "campaign " + row : "campaign");
      }
      assertThat(evidence.verdict()).isEqualTo(A_IS_ORDER);
    }
  }

  @Test
  void aKnownCampaignDecidesWhateverRepeats() {
    OrderColumnEvidence evidence = new OrderColumnEvidence(Set.of("SPRING", "SUMMER"));
    evidence.add("1001", "OTHER");
    evidence.add("1002", "OTHER");
    evidence.add("SPRING", "1003");
    assertThat(evidence.verdict()).isEqualTo(A_IS_CAMPAIGN);

    OrderColumnEvidence inBoth = new OrderColumnEvidence(Set.of("SPRING", "SUMMER"));
    inBoth.add("SPRING", "SUMMER");
    assertThat(inBoth.verdict()).isEqualTo(DETECT);
    inBoth.add("1001", "SUMMER");
    assertThat(inBoth.verdict()).isEqualTo(A_IS_ORDER);
    inBoth.add("SPRING", "1002");
    assertThat(inBoth.verdict()).isEqualTo(DETECT);
  }
}
