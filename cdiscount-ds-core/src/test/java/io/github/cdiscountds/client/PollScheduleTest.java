package io.github.cdiscountds.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentKind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");

  private final PollSchedule schedule =
      new PollSchedule(
          NOON,
          Map.of(
              DocumentKind.TRACKING, NOON.plusSeconds(3),
              DocumentKind.INVOICE, NOON.plusSeconds(1),
              DocumentKind.ANOMALIES, NOON.plusSeconds(2),
              DocumentKind.CATALOGUE, NOON.plusSeconds(2)));

  @Test
  void momentsComeTheEarliestFirstAndKindsOfOneMomentInTheOrderOfTheSpecification() {
    assertThat(schedule.next().keySet())
        .containsExactly(
            DocumentKind.INVOICE,
            DocumentKind.CATALOGUE,
            DocumentKind.ANOMALIES,
            DocumentKind.TRACKING);
  }

  @Test
  void itTellsTheEarliestMomentOfAllAndOfSomeKinds() {
    assertThat(schedule.earliest()).contains(NOON.plusSeconds(1));
    assertThat(schedule.earliest(Set.of(DocumentKind.TRACKING, DocumentKind.ANOMALIES)))
        .contains(NOON.plusSeconds(2));
    assertThat(schedule.earliest(Set.of(DocumentKind.COMPLIANCE))).isEmpty();
    assertThat(schedule.next(DocumentKind.TRACKING)).contains(NOON.plusSeconds(3));
    assertThat(schedule.next(DocumentKind.COMPLIANCE)).isEmpty();
    assertThat(new PollSchedule(NOON, Map.of()).earliest()).isEmpty();
  }

  @Test
  void itTellsWhatIsDueByAMoment() {
    assertThat(schedule.dueAt(NOON)).isEmpty();
    assertThat(schedule.dueAt(NOON.plusSeconds(1))).containsExactly(DocumentKind.INVOICE);
    assertThat(schedule.dueAt(NOON.plusSeconds(2)))
        .containsExactly(DocumentKind.INVOICE, DocumentKind.CATALOGUE, DocumentKind.ANOMALIES);
  }
}
