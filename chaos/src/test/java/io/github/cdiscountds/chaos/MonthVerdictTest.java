package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.OrderLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthVerdictTest {
  private static final String OWN = "orders_YOURCOMPANY_20260302_090500.xls";
  private static final String LATER = "orders_YOURCOMPANY_20260302_140500.xls";
  private static final String FOREIGN = "commandes_AUTRE_20260302_0001.xls";
  private static final String PARCEL = "1 in 8V1 on 2026-03-03 https://x.example.org/8V1";

  @TempDir private Path folder;

  private final MonthOrders orders = new MonthOrders(1);
  private final List<String> books = new ArrayList<>();
  private final List<String> timelines = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> planted = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  @BeforeEach
  void everybodySaysTheSame() {
    for (OrderLine line : orders.order(1, 0).lines()) {
      books.add(book(line, OWN, "SHIPPED", "", PARCEL));
      timelines.add(said(line, "SHIPPED|||" + PARCEL));
      events.add(said(line, "SHIPPED|||" + PARCEL));
    }
  }

  private static String book(
      OrderLine line, String file, String stage, String reason, String parcels) {
    return String.join(
        "\t",
        MonthOrders.key(1).orderNumber(),
        MonthOrders.key(1).campaign(),
        line.product().toString(),
        file,
        stage,
        reason,
        parcels);
  }

  private static String said(OrderLine line, String state) {
    return LineState.Line.of(MonthOrders.key(1), line.product()) + "\t" + state;
  }

  private OrderLine line() {
    return orders.order(1, 0).lines().get(0);
  }

  private String name() {
    return LineState.Line.of(MonthOrders.key(1), line().product()).toString();
  }

  private MonthVerdict verdict() throws IOException {
    Files.write(folder.resolve("books"), books);
    Files.write(folder.resolve("timelines"), timelines);
    Files.write(folder.resolve("events"), events);
    Files.write(folder.resolve("planted"), planted);
    Files.write(folder.resolve("findings"), findings);
    return MonthVerdict.of(orders, 1, folder);
  }

  @Test
  void theSameBooksAreSound() throws IOException {
    planted.add("VAT\tFA1\t1\tM000001\tC\tPROD001");
    findings.addAll(planted);
    assertThat(verdict().isSound()).isTrue();
    assertThat(verdict().figures()).isEqualTo("orders=1 wrong=0 planted=1 found=1 false=0");
  }

  @Test
  void aTimelineThatSaysSomethingElseIsWrong() throws IOException {
    timelines.set(0, said(line(), "PREPARING|||"));
    assertThat(verdict().wrong())
        .containsExactly(
            name() + ": timeline PREPARING|||, the supplier's books SHIPPED|||" + PARCEL);
    assertThat(verdict().isSound()).isFalse();
  }

  @Test
  void anEventThatNeverCameIsWrong() throws IOException {
    events.remove(0);
    assertThat(verdict().wrong())
        .containsExactly(name() + ": events null, the supplier's books SHIPPED|||" + PARCEL);
  }

  @Test
  void anOrderThatTheSupplierTookTwiceIsWrong() throws IOException {
    books.add(book(line(), LATER, "REFUSED", "Commande en doublon", ""));
    assertThat(verdict().wrong()).contains(name() + ": the supplier took it from two files");
  }

  @Test
  void anOrderThatTheSupplierNeverGotIsWrong() throws IOException {
    books.remove(0);
    assertThat(verdict().wrong())
        .contains(name() + ": the supplier never got it")
        .contains(name() + ": timeline knows it, the supplier's books don't");
  }

  @Test
  void theFileThatWasNotRejectedCounts() throws IOException {
    books.add(0, book(line(), OWN, "FILE_REJECTED", "", ""));
    books.add(book(line(), FOREIGN, "REFUSED", "Commande en doublon", ""));
    assertThat(verdict().isSound()).isTrue();
  }

  @Test
  void aRefusalIsComparedWithItsCauseAndReason() throws IOException {
    books.set(0, book(line(), OWN, "REFUSED", "Stock insuffisant : A", ""));
    timelines.set(0, said(line(), "REFUSED|STOCKOUT|Stock insuffisant : A|"));
    events.set(0, said(line(), "REFUSED|DUPLICATE|Commande en doublon|"));
    assertThat(verdict().wrong())
        .containsExactly(
            name()
                + ": events REFUSED|DUPLICATE|Commande en doublon|, the supplier's books"
                + " REFUSED|STOCKOUT|Stock insuffisant : A|");
  }

  @Test
  void errorsAreMatchedOneToOne() throws IOException {
    planted.add("VAT\tFA1\t1\tM000001\tC\tPROD001");
    planted.add("NOT_BILLED\t\t\tM000002\tC\tPROD002");
    findings.add("VAT\tFA1\t1\tM000001\tC\tPROD001");
    findings.add("VAT\tFA1\t1\tM000001\tC\tPROD001");
    assertThat(verdict().figures()).isEqualTo("orders=1 wrong=0 planted=2 found=1 false=1");
    assertThat(verdict().missed()).containsExactly("NOT_BILLED\t\t\tM000002\tC\tPROD002");
    assertThat(verdict().isSound()).isFalse();
  }
}
