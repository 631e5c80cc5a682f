package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.chaos.YearVerdict.End;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BilledLine;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class YearVerdictTest {
  private static final String FILE = "orders_YOURCOMPANY_20260302_090500.xls";
  private static final String LATER = "orders_YOURCOMPANY_20260302_140500.xls";
  private static final OrderKey KEY = OrderKey.of("Y000001", "CLIENT202603");
  private static final String NAME = "Y000001/CLIENT202603/AAA0000001";

  private final YearOrder.Line line = new YearOrder.Line("AAA0000001", 3, 1_999, 700);
  private final YearOrder order = new YearOrder(KEY, List.of(line));
  private final List<BookedLine> books = new ArrayList<>();
  private final List<BilledLine> billed = new ArrayList<>();
  private final Map<OrderKey, End> told = new HashMap<>();
  private final List<String> findings = new ArrayList<>();

  @BeforeEach
  void everybodySaysTheSame() {
    books.add(booked(FILE, Stage.SHIPPED, 1, 2));
    billed.add(billed(1, "19.99", "7.00"));
    billed.add(billed(2, "39.98", "0"));
    line.invoiced = 5_997 + 700;
    told.put(KEY, End.SHIPPED);
  }

  private static BookedLine booked(String file, Stage stage, int... parcels) {
    List<BookedLine.Parcel> left = new ArrayList<>();
    for (int pieces : parcels) {
      left.add(
          new BookedLine.Parcel(
              "8V" + left.size(), "https://x.example.org", pieces, Instant.EPOCH));
    }
    return new BookedLine(
        "Y000001",
        "CLIENT202603",
        "AAA0000001",
        "3",
        file,
        stage,
        stage == Stage.REFUSED ? "Encours insuffisant" : null,
        left,
        0);
  }

  private static BilledLine billed(int pieces, String amount, String shipping) {
    return new BilledLine(
        "FA2604000001",
        1,
        "Y000001",
        "CLIENT202603",
        "AAA0000001",
        pieces,
        new BigDecimal(amount),
        new BigDecimal(shipping));
  }

  private YearVerdict verdict() {
    return YearVerdict.of(List.of(order), told, books, billed, findings);
  }

  @Test
  void booksThatSayTheSameBalance() {
    assertThat(verdict().isSound()).isTrue();
    assertThat(verdict().figures()).isEqualTo("orders=1 unaccounted=0 cents=0");
  }

  @Test
  void anOrderThatTheSupplierNeverGotIsUnaccountedFor() {
    books.clear();
    billed.clear();
    line.invoiced = 0;
    told.clear();
    assertThat(verdict().unaccounted())
        .containsExactly(KEY + ": OPEN by the supplier's books, OPEN by the shop's");
    assertThat(verdict().isSound()).isFalse();
  }

  @Test
  void anOrderThatTheSupplierTookFromTwoFilesIsUnaccountedFor() {
    books.add(booked(LATER, Stage.REFUSED));
    assertThat(verdict().unaccounted())
        .containsExactly(KEY + ": the supplier took it from 2 files");
  }

  @Test
  void theFileThatWasRejectedDoesNotCount() {
    books.add(0, booked(LATER, Stage.FILE_REJECTED));
    assertThat(verdict().isSound()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "CANCELLED", "OPEN"})
  void anOrderThatTheShopSaysSomethingElseOfIsUnaccountedFor(End said) {
    told.put(KEY, said);
    assertThat(verdict().unaccounted())
        .containsExactly(KEY + ": SHIPPED by the supplier's books, " + said + " by the shop's");
  }

  @Test
  void anOrderThatIsStillOnItsWayIsUnaccountedFor() {
    books.set(0, booked(FILE, Stage.PARTLY_SHIPPED, 1));
    told.put(KEY, End.OPEN);
    assertThat(verdict().unaccounted())
        .containsExactly(KEY + ": OPEN by the supplier's books, OPEN by the shop's");
  }

  @Test
  void aCancelledOrderThatTheSupplierHasIsUnaccountedFor() {
    order.cancelled = true;
    assertThat(verdict().unaccounted())
        .containsExactly(KEY + ": OPEN by the supplier's books, SHIPPED by the shop's");
  }

  @Test
  void aCancelledOrderThatNobodyHasIsAccountedFor() {
    order.cancelled = true;
    books.clear();
    billed.clear();
    line.invoiced = 0;
    told.put(KEY, End.CANCELLED);
    assertThat(verdict().isSound()).isTrue();
  }

  @Test
  void anOrderThatWasGivenUpAfterARejectionIsAccountedFor() {
    order.givenUp = true;
    books.set(0, booked(FILE, Stage.FILE_REJECTED));
    billed.clear();
    line.invoiced = 0;
    told.put(KEY, End.GIVEN_UP);
    assertThat(verdict().isSound()).isTrue();
  }

  @Test
  void anOrderThatNobodyWantedIsUnaccountedFor() {
    assertThat(YearVerdict.of(List.of(), Map.of(), books, List.of(), List.of()).unaccounted())
        .containsExactly(KEY + ": the supplier has it, nobody wanted it");
  }

  @Test
  void aRefusedOrderThatIsBilledDiffersByAllOfIt() {
    books.set(0, booked(FILE, Stage.REFUSED));
    told.put(KEY, End.REFUSED);
    assertThat(verdict().differences())
        .containsExactly(
            NAME + ": by the supplier's journal, 6697 cents too much",
            NAME + ": by the invoices, 6697 cents too much");
    assertThat(verdict().cents()).isEqualTo(2 * 6_697);
  }

  @Test
  void aLineThatIsMissingFromTheInvoicesDiffers() {
    line.invoiced -= 3_998;
    assertThat(verdict().differences())
        .containsExactly(NAME + ": by the invoices, -3998 cents too much");
    assertThat(verdict().cents()).isEqualTo(3_998);
  }

  @Test
  void whatIsGivenBackIsOwedNoLonger() {
    line.credited = 1;
    assertThat(verdict().cents()).isEqualTo(2 * 1_999);
    billed.add(billed(-1, "-19.99", "0"));
    line.invoiced -= 1_999;
    assertThat(verdict().isSound()).isTrue();
  }

  @Test
  void tooMuchHereIsNotMadeUpForByTooLittleThere() {
    YearOrder.Line other = new YearOrder.Line("BBB0000002", 1, 1_000, 0);
    other.invoiced = 999;
    line.invoiced += 1;
    YearOrder both = new YearOrder(KEY, List.of(line, other));
    books.add(
        new BookedLine(
            "Y000001",
            "CLIENT202603",
            "BBB0000002",
            "1",
            FILE,
            Stage.SHIPPED,
            null,
            List.of(new BookedLine.Parcel("8V9", "https://x.example.org", 1, Instant.EPOCH)),
            1));
    billed.add(
        new BilledLine(
            "FA2604000001",
            2,
            "Y000001",
            "CLIENT202603",
            "BBB0000002",
            1,
            new BigDecimal("10.00"),
            BigDecimal.ZERO));
    YearVerdict verdict = YearVerdict.of(List.of(both), told, books, billed, findings);
    assertThat(verdict.unaccounted()).isEmpty();
    assertThat(verdict.cents()).isEqualTo(2);
  }

  @Test
  void whatNobodyOrderedAndIsBilledDiffers() {
    billed.add(
        new BilledLine(
            "FA2604000001", 9, "Z", "C", "X", 1, new BigDecimal("0.01"), BigDecimal.ZERO));
    assertThat(verdict().differences())
        .containsExactly("Z/C/X: billed, nobody ordered it, 1 cents too much");
  }

  @Test
  void whatTheAuditFindsIsRed() {
    findings.add("FA2604000001, line 1: …");
    assertThat(verdict().isSound()).isFalse();
  }

  @Test
  void aFractionOfACentIsNeverRoundedAway() {
    billed.add(billed(0, "0.005", "0"));
    assertThatThrownBy(this::verdict).isInstanceOf(ArithmeticException.class);
  }

  /** Whichever one figure is changed by whatever: the books no longer balance. */
  @Test
  void noSingleChangeGoesUnnoticed() {
    for (long seed = 0; seed < 300; seed++) {
      long by = 1 + new Random(seed).nextInt(5_000);
      line.invoiced += by;
      assertThat(verdict().cents()).as("seed %d", seed).isEqualTo(by);
      line.invoiced -= 2 * by;
      assertThat(verdict().cents()).as("seed %d", seed).isEqualTo(by);
      line.invoiced += by;
      billed.add(billed(1, BigDecimal.valueOf(by, 2).toPlainString(), "0"));
      assertThat(verdict().cents()).as("seed %d", seed).isEqualTo(by);
      billed.remove(billed.size() - 1);
    }
    assertThat(verdict().isSound()).isTrue();
  }
}
