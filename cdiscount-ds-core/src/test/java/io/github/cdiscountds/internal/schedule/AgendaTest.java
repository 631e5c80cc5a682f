package io.github.cdiscountds.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final String ACCOUNT = "YOURCOMPANY";
  private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");

  /** By how much the client's clock is ahead of the ledger's. */
  private static final Duration AHEAD = Duration.ofMinutes(7);

  private final OrderLedger ledger = new InMemoryLedger(Clock.fixed(NOON, ZoneOffset.UTC));
  private final Agenda agenda =
      new Agenda(
          ACCOUNT,
          ServiceProfile.DOCUMENTED,
          ledger,
          Clock.fixed(NOON.plus(AHEAD), ZoneOffset.UTC));

  @Test
  void theTimesOfTheDayAreThoseOfTheClientsClock() {
    assertThat(agenda.now()).isEqualTo(NOON.plus(AHEAD));
    assertThat(agenda.after(agenda.now()))
        .containsOnlyKeys(
            DocumentKind.CATALOGUE,
            DocumentKind.ANOMALIES,
            DocumentKind.TRACKING,
            DocumentKind.INVOICE)
        .containsEntry(DocumentKind.CATALOGUE, Instant.parse("2026-11-21T12:00:00Z"))
        .containsEntry(DocumentKind.ANOMALIES, Instant.parse("2026-11-21T13:00:00Z"))
        .containsEntry(DocumentKind.TRACKING, Instant.parse("2026-11-21T15:30:00Z"))
        .containsEntry(DocumentKind.INVOICE, Instant.parse("2026-12-05T04:30:00Z"));
  }

  @Test
  @Tag("INV-8")
  void aReportIsExpectedOfAFileThatWaitsWhateverTheLedgersClockShows() {
    file("a.xls", OrderFile.State.SENT, NOON.minusSeconds(60), null);
    file("b.xls", OrderFile.State.INFERRED, NOON.minusSeconds(600), NOON.plusSeconds(3600));
    assertThat(compliance(agenda.now())).contains(NOON.plus(AHEAD).plusSeconds(300));
    assertThat(compliance(NOON.plus(AHEAD).plusSeconds(300)))
        .contains(NOON.plus(AHEAD).plusSeconds(840));
  }

  @Test
  void nothingIsExpectedOfFilesThatAreNotSentOrHaveTheirReport() {
    for (OrderFile.State state :
        List.of(
            OrderFile.State.INTENT,
            OrderFile.State.ATTEMPTING,
            OrderFile.State.UPLOADED,
            OrderFile.State.CONFIRMED,
            OrderFile.State.IN_DOUBT,
            OrderFile.State.TAKING,
            OrderFile.State.WITHDRAWN)) {
      file(state + ".xls", state, NOON, NOON.plusSeconds(60));
    }
    assertThat(compliance(agenda.now())).isEmpty();
  }

  @Test
  void aFileThatWasTakenBackIsSettledByThePollAfterItsTime() {
    file("a.xls", OrderFile.State.TAKEN, NOON.minusSeconds(600), NOON.plusSeconds(1800));
    assertThat(compliance(agenda.now())).contains(NOON.plus(AHEAD).plusSeconds(1800));
    assertThat(compliance(NOON.plus(AHEAD).plusSeconds(1800))).isEmpty();
  }

  @Test
  void theEarliestMomentOfSomeKindsIsTold() {
    assertThat(agenda.earliest(Set.of(DocumentKind.INVOICE, DocumentKind.TRACKING), agenda.now()))
        .contains(Instant.parse("2026-11-21T15:30:00Z"));
    assertThat(agenda.earliest(Set.of(DocumentKind.COMPLIANCE, DocumentKind.ORDERS), agenda.now()))
        .isEmpty();
  }

  private Optional<Instant> compliance(Instant after) {
    return Optional.ofNullable(agenda.after(after).get(DocumentKind.COMPLIANCE));
  }

  private void file(String name, OrderFile.State state, Instant made, Instant due) {
    OrderFile file =
        new OrderFile(
            ACCOUNT,
            name,
            state,
            1,
            1,
            "a".repeat(64),
            false,
            null,
            made,
            due,
            0,
            TemporaryNames.dotPrefix());
    ledger.inTransaction(
        tx -> tx.outbox().enter(file, FileContent.of(name, new byte[1]), List.of()));
  }
}
