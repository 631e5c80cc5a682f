package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.chaos.YearVerdict.End;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YearContentTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  private static YearContent full() {
    return new YearContent(10, 8, 1, 1, 1, 1, Set.of());
  }

  private static YearContent of(Set<String> invoices, String... shippedAt) {
    YearOrder.Line line = new YearOrder.Line("AAA0000001", shippedAt.length, 1_999, 700);
    line.credited = 1;
    YearOrder order = new YearOrder(OrderKey.of("Y000001", "CLIENT202603"), List.of(line));
    List<BookedLine.Parcel> parcels =
        List.of(shippedAt).stream()
            .map(
                moment ->
                    new BookedLine.Parcel(
                        "8V" + moment, "https://x.example.org", 1, Instant.parse(moment)))
            .toList();
    BookedLine booked =
        new BookedLine(
            "Y000001",
            "CLIENT202603",
            "AAA0000001",
            Integer.toString(shippedAt.length),
            "orders_YOURCOMPANY_20260302_090500.xls",
            Stage.SHIPPED,
            null,
            parcels,
            0);
    return YearContent.of(
        List.of(order), Map.of(order.key, End.SHIPPED), List.of(booked), invoices, PARIS);
  }

  @Test
  void aYearWithAllInItMissesNothing() {
    assertThat(full().missing(10)).isEmpty();
  }

  @Test
  void aYearInWhichNothingHappenedMissesEverything() {
    assertThat(new YearContent(0, 0, 0, 0, 0, 0, Set.of(MARCH)).missing(10))
        .containsExactly(
            "0 orders, expected 10",
            "0 orders shipped, expected at least 80 percent",
            "no order was refused",
            "no order was cancelled",
            "no money was given back",
            "no line left in several parcels",
            "no invoice for what left in 2026-03");
  }

  @Test
  void ordersThatWereNeverTakenAreMissing() {
    assertThat(full().missing(11))
        .containsExactly(
            "10 orders, expected 11", "8 orders shipped, expected at least 80 percent");
  }

  @Test
  void countsWhatTheBooksOfBothSidesSay() {
    assertThat(of(Set.of("FA2604000001"), "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z"))
        .isEqualTo(new YearContent(1, 1, 0, 0, 1, 1, Set.of()));
  }

  @Test
  void aMonthIsBilledByTheInvoiceOfTheNext() {
    assertThat(of(Set.of("FA2603000001", "AV2604000002"), "2026-03-02T09:00:00Z").unbilled())
        .containsExactly(MARCH);
    assertThat(of(Set.of("FA2701000012"), "2026-12-02T09:00:00Z").unbilled()).isEmpty();
  }

  @Test
  void aMonthBeginsWhereTheSupplierIs() {
    assertThat(of(Set.of("FA2605000001"), "2026-03-31T22:30:00Z").unbilled()).isEmpty();
  }
}
