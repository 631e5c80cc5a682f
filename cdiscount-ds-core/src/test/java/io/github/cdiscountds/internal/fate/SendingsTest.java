package io.github.cdiscountds.internal.fate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A row without a file speaks of the latest sending made before it was published. */
@Tag("INV-3")
class SendingsTest {
  private static final String NONE = "";
  private static final String FIRST = "first.xls";
  private static final String SECOND = "second.xls";
  private static final FactValue OK =
      new FactValue.FileVerdict(ComplianceReport.Status.OK, null, List.of());
  private static final FactValue KO =
      new FactValue.FileVerdict(ComplianceReport.Status.KO, null, List.of());
  private static final FactValue PROCESSED =
      new FactValue.Integration(new IntegrationResult.Processed());
  private static final FactValue REFUSED =
      new FactValue.Integration(new IntegrationResult.Refused(RefusalCause.STOCKOUT, "Stock"));

  @Test
  void ofOneFileItSpeaksOfThatOne() {
    assertThat(placed(List.of(FIRST), fact(NONE, PROCESSED, 5))).containsExactly(FIRST);
  }

  @Test
  void whileNoFileCarriedTheOrderItStaysWithoutAndCountsAsItsOwn() {
    OrderFact blank = fact(NONE, PROCESSED, 5);
    Sendings none = new Sendings(List.of(), List.of(blank, fact("theirs.xls", PROCESSED, 6)));
    assertThat(none.facts()).contains(blank);
    assertThat(none.facts()).filteredOn(none::isOwn).containsExactly(blank);
  }

  @Test
  void ofTwoFilesThatWhichThePublishedReportsShowToHaveBeenSentByThen() {
    List<String> files = List.of(FIRST, SECOND);
    assertThat(placed(files, fact(FIRST, OK, 1), fact(SECOND, OK, 10), fact(NONE, PROCESSED, 5)))
        .containsExactly(FIRST, SECOND, FIRST);
    assertThat(placed(files, fact(FIRST, OK, 1), fact(SECOND, OK, 10), fact(NONE, PROCESSED, 15)))
        .containsExactly(FIRST, SECOND, SECOND);
    assertThat(placed(files, fact(FIRST, OK, 1), fact(SECOND, OK, 10), fact(NONE, PROCESSED, 10)))
        .containsExactly(FIRST, SECOND, SECOND);
  }

  @Test
  void publishedBeforeAnyOfThemWasNamedItSpeaksOfTheFirstThatIs() {
    assertThat(
            placed(
                List.of(FIRST, SECOND),
                fact(FIRST, OK, 7),
                fact(SECOND, OK, 10),
                fact(NONE, PROCESSED, 5)))
        .containsExactly(FIRST, SECOND, FIRST);
  }

  @Test
  @Tag("R22")
  void aFileThatWasRejectedHasNoRows() {
    List<String> files = List.of(FIRST, SECOND);
    assertThat(placed(files, fact(FIRST, KO, 1), fact(NONE, PROCESSED, 5)))
        .containsExactly(FIRST, SECOND);
    assertThat(placed(files, fact(FIRST, KO, 1), fact(FIRST, OK, 2), fact(NONE, PROCESSED, 5)))
        .containsExactly(FIRST, FIRST, FIRST);
    assertThat(placed(List.of(FIRST), fact(FIRST, KO, 1), fact(NONE, PROCESSED, 5)))
        .containsExactly(FIRST, FIRST);
  }

  @Test
  void whileNothingIsKnownOfAnyFileItSpeaksOfTheLatest() {
    assertThat(placed(List.of(FIRST, SECOND), fact(NONE, PROCESSED, 5))).containsExactly(SECOND);
  }

  @Test
  @Tag("R24")
  void oneThatStandsInTheFilesOfTwoDaysSpeaksOfTheSendingsOfBoth() {
    List<String> files = List.of(FIRST, SECOND);
    OrderFact twoDays = fact(NONE, REFUSED, 5, 1).merge(fact(NONE, REFUSED, 15, 2));
    assertThat(placed(files, fact(FIRST, OK, 1), fact(SECOND, OK, 10), twoDays))
        .containsExactly(FIRST, SECOND, FIRST, SECOND);
    OrderFact oneDay = fact(NONE, REFUSED, 5, 1).merge(fact(NONE, REFUSED, 15, 1));
    assertThat(placed(files, fact(FIRST, OK, 1), fact(SECOND, OK, 10), oneDay))
        .containsExactly(FIRST, SECOND, FIRST);
  }

  @Test
  void whatIsSaidWithAndWithoutTheFileIsOneStatement() {
    OrderFact named = fact(FIRST, PROCESSED, 5);
    OrderFact blank = fact(NONE, PROCESSED, 8);
    assertThat(new Sendings(List.of(FIRST), List.of(named, blank)).facts())
        .containsExactly(new OrderFact(named.key(), PROCESSED, named.first(), blank.last()));
  }

  @Test
  void anotherSendersFilesStayWhatTheyAre() {
    OrderFact theirs = fact("theirs.xls", REFUSED, 5);
    Sendings sendings = new Sendings(List.of(FIRST), List.of(theirs));
    assertThat(sendings.facts()).containsExactly(theirs);
    assertThat(sendings.isOwn(theirs)).isFalse();
    assertThat(sendings.of(FIRST)).isEmpty();
    assertThat(sendings.of("theirs.xls")).containsExactly(theirs);
  }

  @Test
  void whatTheShopStatesIsNoneOfTheSuppliersStatements() {
    FactValue delivered = new FactValue.Stated(MerchantFact.Kind.DELIVERED, Instant.EPOCH);
    assertThat(new Sendings(List.of(FIRST), List.of(fact(NONE, delivered, 5))).facts()).isEmpty();
  }

  private static List<String> placed(List<String> files, OrderFact... facts) {
    return new Sendings(files, List.of(facts))
        .facts().stream().map(fact -> fact.key().submission()).toList();
  }

  private static OrderFact fact(String file, FactValue value, int minute) {
    return fact(file, value, minute, 1);
  }

  private static OrderFact fact(String file, FactValue value, int minute, int day) {
    FactKey key =
        new FactKey("YOURCOMPANY", OrderKey.of("CDS-1", "SPRING"), Sku.of("LAMP-42"), file);
    Publication publication =
        new Publication(
            "anomalies",
            LocalDateTime.of(2026, 11, day, 0, 0),
            Instant.EPOCH.plusSeconds(60L * minute),
            "%064x".formatted(minute));
    return OrderFact.of(key, value, publication);
  }
}
