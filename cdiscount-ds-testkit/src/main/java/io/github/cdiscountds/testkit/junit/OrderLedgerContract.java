package io.github.cdiscountds.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.DocumentRecord;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.HeldEvent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.TemporaryNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OrderLedger} must do. Extend it, give it an empty ledger, and run it.
 *
 * <p>A ledger that passes keeps orders from being sent twice by several nodes; one that only seems
 * to work on one thread fails here. Tests that want two nodes use {@link #openAnother} where there
 * is one.
 *
 * @since 0.1.0
 */
public abstract class OrderLedgerContract {
  private static final String ACCOUNT = "YOURCOMPANY";
  private static final String OTHER_ACCOUNT = "OTHERCOMPANY";
  private static final OrderKey KEY = OrderKey.of("CDS-1001", "CLIENT202611");
  private static final Sku LAMP = Sku.of("LAMP-42");
  private static final byte[] CONTENT = {1, 2, 3};
  private static final String CLIENT = "client-1";
  private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);

  /** More than any reasonable page or batch of a store. */
  private static final int MANY = 2345;

  private static final Set<OrderFile.State> ALL_STATES = EnumSet.allOf(OrderFile.State.class);

  private @Nullable OrderLedger opened;
  private @Nullable OrderLedger other;

  /** For subclasses. */
  protected OrderLedgerContract() {}

  /**
   * Opens an empty ledger.
   *
   * @return a ledger of this test's own; closed by the suite
   */
  protected abstract OrderLedger openEmpty();

  /**
   * Opens the ledger that {@link #openEmpty} opened once more, as another node or a later process
   * would.
   *
   * @return the same ledger behind another object, closed by the suite; empty where only one object
   *     can hold it
   */
  protected Optional<OrderLedger> openAnother() {
    return Optional.empty();
  }

  @BeforeEach
  final void openLedger() {
    opened = openEmpty();
    other = openAnother().orElse(null);
  }

  @AfterEach
  final void closeLedger() {
    if (other != null) {
      other.close();
    }
    ledger().close();
  }

  // Transactions

  @Test
  void whatATransactionReturnsIsHandedOn() {
    int answer = in(tx -> 42);
    assertThat(answer).isEqualTo(42);
  }

  @Test
  @Tag("INV-1")
  void nothingStaysOfATransactionThatThrows() {
    enterAll(queued(ACCOUNT, key("CDS-2")));
    assertThatThrownBy(
            () ->
                in(
                    tx -> {
                      tx.outbox().enter(queued(ACCOUNT, KEY));
                      tx.outbox()
                          .replace(queued(ACCOUNT, key("CDS-2")).next(QueuedOrder.State.CANCELLED));
                      enter(tx, file(ACCOUNT, "a.xls"));
                      tx.facts().add(fact(1));
                      tx.documents().record(reading("Suivi/a.xls", 1));
                      tx.documents().polled(ACCOUNT, NOON);
                      tx.documents().unreadable(ACCOUNT, NOON);
                      tx.events().append(event(ACCOUNT, "e1"));
                      tx.events().acknowledge(ACCOUNT, "shop", 1);
                      throw new IllegalStateException("the shop's own failure");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the shop's own failure");
    assertThat(find(KEY)).isEmpty();
    assertThat(found(key("CDS-2")).version()).isZero();
    assertThat(findFile("a.xls")).isEmpty();
    assertThat(bytes("a.xls")).isEmpty();
    assertThat(facts(KEY)).isEmpty();
    assertThat(lastReading("Suivi/a.xls")).isEmpty();
    assertThat(lastPolled(ACCOUNT)).isEmpty();
    assertThat(lastUnreadable(ACCOUNT)).isEmpty();
    assertThat(ids("shop")).isEmpty();
    assertThat(append(event(ACCOUNT, "e1"))).isTrue();
    assertThat(ids("shop")).containsExactly("e1");
  }

  @Test
  void aTransactionEndsWithItsWork() {
    LedgerTransaction kept = in(tx -> tx);
    assertThatThrownBy(() -> kept.outbox().order(ACCOUNT, KEY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(kept::now).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPartOfATransactionEndsWithIt() {
    List<Runnable> kept =
        in(
            tx -> {
              var outbox = tx.outbox();
              var facts = tx.facts();
              var documents = tx.documents();
              var events = tx.events();
              return List.of(
                  () -> outbox.order(ACCOUNT, KEY),
                  () -> facts.add(fact(1)),
                  () -> facts.of(ACCOUNT, KEY),
                  () -> documents.lastPolled(ACCOUNT),
                  () -> events.append(event(ACCOUNT, "e1")));
            });
    assertThat(kept)
        .allSatisfy(use -> assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class));
    assertThat(facts(KEY)).isEmpty();
  }

  @Test
  void aTransactionSeesWhatItChanged() {
    in(
        tx -> {
          tx.outbox().enter(queued(ACCOUNT, KEY));
          assertThat(tx.outbox().queued(ACCOUNT, 9)).hasSize(1);
          tx.outbox().replace(queued(ACCOUNT, KEY).intoFile("a.xls"));
          assertThat(tx.outbox().order(ACCOUNT, KEY).orElseThrow().file()).isEqualTo("a.xls");
          assertThat(tx.outbox().queued(ACCOUNT, 9)).isEmpty();
          enter(tx, file(ACCOUNT, "a.xls"));
          assertThat(tx.outbox().ordersIn(ACCOUNT, "a.xls")).containsExactly(KEY);
          assertThat(tx.facts().of(ACCOUNT, KEY)).isEmpty();
          assertThat(tx.facts().add(fact(1))).isTrue();
          assertThat(tx.facts().add(fact(2))).isFalse();
          assertThat(tx.facts().of(ACCOUNT, KEY)).containsExactly(fact(1).merge(fact(2)));
          tx.documents().record(reading("Suivi/a.xls", 1));
          assertThat(tx.documents().last(ACCOUNT, "Suivi/a.xls")).isPresent();
          assertThat(tx.events().append(event(ACCOUNT, "e1"))).isTrue();
          assertThat(tx.events().append(event(ACCOUNT, "e1"))).isFalse();
          assertThat(tx.events().unread(ACCOUNT, "shop", 9)).hasSize(1);
          return true;
        });
    assertThat(facts(KEY)).containsExactly(fact(1).merge(fact(2)));
  }

  @Test
  @Tag("INV-8")
  void theLedgersTimeIsInMicrosecondsAndGoesOn() {
    Instant before = Instant.MIN;
    for (int i = 0; i < 5; i++) {
      List<Instant> moments = in(tx -> List.of(tx.now(), tx.now()));
      assertThat(moments.get(0)).isAfterOrEqualTo(before);
      assertThat(moments.get(1)).isAfterOrEqualTo(moments.get(0));
      assertThat(moments)
          .allSatisfy(
              moment -> assertThat(moment).isEqualTo(moment.truncatedTo(ChronoUnit.MICROS)));
      before = moments.get(1);
    }
  }

  @Test
  void closingTwiceIsClosing() {
    ledger().close();
    ledger().close();
  }

  @Test
  @Tag("INV-1")
  void anotherNodeSeesWhatATransactionDid() {
    enterAll(queued(ACCOUNT, KEY));
    in(tx -> enter(tx, file(ACCOUNT, "a.xls")));
    in(tx -> tx.facts().add(fact(1)));
    append(event(ACCOUNT, "e1"));
    boolean isAllThere =
        second()
            .inTransaction(
                tx ->
                    tx.outbox().order(ACCOUNT, KEY).equals(Optional.of(queued(ACCOUNT, KEY)))
                        && tx.outbox().file(ACCOUNT, "a.xls").isPresent()
                        && tx.outbox().content(ACCOUNT, "a.xls").isPresent()
                        && tx.facts().of(ACCOUNT, KEY).equals(List.of(fact(1)))
                        && tx.events().unread(ACCOUNT, "shop", 9).size() == 1);
    assertThat(isAllThere).isTrue();
  }

  // Orders

  @Test
  @Tag("INV-1")
  void anOrderIsEnteredOnce() {
    assertThat(enterAll(queued(ACCOUNT, KEY))).isEmpty();
    assertThat(enterAll(queued(ACCOUNT, KEY))).containsExactly(KEY);
    assertThat(enterAll(queued(OTHER_ACCOUNT, KEY))).isEmpty();
    boolean isEntered = in(tx -> tx.outbox().enter(queued(ACCOUNT, KEY)));
    assertThat(isEntered).isFalse();
    assertThat(found(KEY)).isEqualTo(queued(ACCOUNT, KEY));
    assertThat(find(key("CDS-2"))).isEmpty();
    assertThat(find(OrderKey.of(KEY.orderNumber(), "CLIENT202612"))).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void ofManyOrdersThoseAreEnteredThatWerentThere() {
    List<QueuedOrder> all = many();
    List<QueuedOrder> some =
        IntStream.range(0, MANY).filter(i -> i % 3 == 0).mapToObj(all::get).toList();
    assertThat(enterAll(some)).isEmpty();
    in(tx -> tx.outbox().replace(some.get(1).next(QueuedOrder.State.CANCELLED)));
    assertThat(enterAll(all)).isEqualTo(Set.copyOf(keys(some)));
    assertThat(found(some.get(1).order().key()).state()).isEqualTo(QueuedOrder.State.CANCELLED);
    Map<OrderKey, QueuedOrder> stored = in(tx -> tx.outbox().orders(ACCOUNT, keys(all)));
    assertThat(stored).hasSize(MANY);
    assertThat(enterAll(List.of())).isEmpty();
  }

  @Test
  void ordersAreGivenInTheOrderInWhichTheyWereAskedFor() {
    List<QueuedOrder> all = many();
    enterAll(all);
    List<OrderKey> wanted = new ArrayList<>(keys(all));
    Collections.reverse(wanted);
    wanted.add(7, key("CDS-unknown"));
    Map<OrderKey, QueuedOrder> stored = in(tx -> tx.outbox().orders(ACCOUNT, wanted));
    wanted.remove(7);
    assertThat(stored.keySet()).containsExactlyElementsOf(wanted);
    assertThat(stored.get(wanted.get(0))).isEqualTo(all.get(MANY - 1));
    Map<OrderKey, QueuedOrder> ofAnother = in(tx -> tx.outbox().orders(OTHER_ACCOUNT, wanted));
    assertThat(ofAnother).isEmpty();
    Map<OrderKey, QueuedOrder> none = in(tx -> tx.outbox().orders(ACCOUNT, List.of()));
    assertThat(none).isEmpty();
  }

  @Test
  void anOrderKeepsAllItsParts() {
    QueuedOrder full = queued(ACCOUNT, fullOrder(KEY, "25.990"), "digest", NOON);
    QueuedOrder sparse = queued(ACCOUNT, sparseOrder(key("CDS-2")), "", Instant.EPOCH);
    enterAll(full, sparse);
    assertThat(found(KEY)).isEqualTo(full);
    assertThat(found(KEY).order().lines().get(0).unitPrice()).isEqualTo(new BigDecimal("25.990"));
    assertThat(found(key("CDS-2"))).isEqualTo(sparse);
  }

  @Test
  void anOrderKeepsEachStateAndAllItsFiles() {
    enterAll(queued(ACCOUNT, KEY));
    QueuedOrder order = found(KEY);
    for (QueuedOrder.State state : QueuedOrder.State.values()) {
      order = order.next(state);
      assertThat(replaceAll(order)).isTrue();
      assertThat(found(KEY)).isEqualTo(order);
      order = order.intoFile("YOURCOMPANY_" + state + "\"\\ é.xls");
      assertThat(replaceAll(order)).isTrue();
      assertThat(found(KEY)).isEqualTo(order);
    }
    assertThat(found(KEY).files()).hasSize(QueuedOrder.State.values().length);
    assertThat(found(KEY).enqueuedAt()).isEqualTo(NOON);
  }

  @Test
  @Tag("R22")
  void aCorrectedOrderTakesThePlaceOfTheOneBefore() {
    enterAll(queued(ACCOUNT, KEY));
    QueuedOrder sent = found(KEY).intoFile("a.xls");
    replaceAll(sent);
    QueuedOrder corrected = sent.again(fullOrder(KEY, "1.5"), "another digest");
    assertThat(replaceAll(corrected)).isTrue();
    assertThat(found(KEY)).isEqualTo(corrected);
    assertThat(found(KEY).order()).isEqualTo(fullOrder(KEY, "1.5"));
    assertThat(found(KEY).files()).containsExactly("a.xls");
  }

  @Test
  @Tag("INV-1")
  void anOrderIsReplacedOnlyAgainstTheVersionThatWasRead() {
    QueuedOrder read = queued(ACCOUNT, KEY);
    enterAll(read);
    assertThat(replaceAll(read.intoFile("a.xls"))).isTrue();
    assertThat(replaceAll(read.next(QueuedOrder.State.CANCELLED))).isFalse();
    assertThat(replaceAll(read)).isFalse();
    assertThat(replaceAll(read.intoFile("a.xls").intoFile("b.xls").next(QueuedOrder.State.QUEUED)))
        .isFalse();
    assertThat(found(KEY)).isEqualTo(read.intoFile("a.xls"));
    assertThat(replaceAll(queued(ACCOUNT, key("CDS-2")).intoFile("a.xls"))).isFalse();
    assertThat(replaceAll(queued(OTHER_ACCOUNT, KEY).intoFile("a.xls"))).isFalse();
  }

  @Test
  @Tag("INV-1")
  void ordersAreReplacedTogetherOrNotAtAll() {
    List<QueuedOrder> all = many();
    enterAll(all);
    List<QueuedOrder> inFile = all.stream().map(order -> order.intoFile("a.xls")).toList();
    replaceAll(all.get(MANY - 1).next(QueuedOrder.State.CANCELLED));
    assertThat(replaceAll(inFile)).isFalse();
    List<QueuedOrder> queued = in(tx -> tx.outbox().queued(ACCOUNT, Integer.MAX_VALUE));
    assertThat(queued).isEqualTo(all.subList(0, MANY - 1));
    List<QueuedOrder> withUnknown = new ArrayList<>(inFile.subList(0, 3));
    withUnknown.add(1, queued(ACCOUNT, key("CDS-unknown")).intoFile("a.xls"));
    assertThat(replaceAll(withUnknown)).isFalse();
    assertThat(replaceAll(inFile.subList(0, MANY - 1))).isTrue();
    Map<OrderKey, QueuedOrder> stored =
        in(tx -> tx.outbox().orders(ACCOUNT, keys(all.subList(0, MANY - 1))));
    assertThat(stored.values()).containsExactlyElementsOf(inFile.subList(0, MANY - 1));
    assertThat(replaceAll(List.of())).isTrue();
  }

  @Test
  @Tag("INV-1")
  void aReplacementThatFailedLeavesTheRestOfItsTransaction() {
    enterAll(queued(ACCOUNT, KEY), queued(ACCOUNT, key("CDS-2")));
    boolean isReplaced =
        in(
            tx -> {
              tx.outbox().enter(queued(ACCOUNT, key("CDS-3")));
              boolean answer =
                  tx.outbox()
                      .replaceAll(
                          List.of(
                              queued(ACCOUNT, KEY).intoFile("a.xls"),
                              queued(ACCOUNT, key("CDS-9")).intoFile("a.xls")));
              tx.outbox().replace(queued(ACCOUNT, key("CDS-2")).next(QueuedOrder.State.CANCELLED));
              return answer;
            });
    assertThat(isReplaced).isFalse();
    assertThat(found(KEY).version()).isZero();
    assertThat(found(key("CDS-2")).version()).isEqualTo(1);
    assertThat(find(key("CDS-3"))).isPresent();
  }

  @Test
  void queuedOrdersComeInTheOrderInWhichTheyWereEntered() {
    for (int i = 9; i > 0; i--) {
      enterAll(queued(ACCOUNT, key("CDS-" + i)));
    }
    enterAll(queued(OTHER_ACCOUNT, key("CDS-0")));
    replaceAll(queued(ACCOUNT, key("CDS-8")).next(QueuedOrder.State.CANCELLED));
    replaceAll(queued(ACCOUNT, key("CDS-6")).intoFile("a.xls"));
    replaceAll(found(key("CDS-6")).next(QueuedOrder.State.QUEUED));
    assertThat(numbers(tx -> tx.outbox().queued(ACCOUNT, 3)))
        .containsExactly("CDS-9", "CDS-7", "CDS-6");
    assertThat(numbers(tx -> tx.outbox().queued(ACCOUNT, Integer.MAX_VALUE))).hasSize(8);
  }

  @Test
  void ordersAreListedInPagesFromATimeOn() {
    for (int i = 1; i <= 6; i++) {
      Instant at = i == 2 ? NOON.minusSeconds(1) : NOON.plusSeconds(i);
      enterAll(queued(ACCOUNT, order(key("CDS-" + (10 - i))), "digest", at));
    }
    enterAll(queued(OTHER_ACCOUNT, key("CDS-0")));
    replaceAll(found(key("CDS-9")).next(QueuedOrder.State.CANCELLED));
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, Instant.EPOCH, null, 99)))
        .containsExactly("CDS-9", "CDS-8", "CDS-7", "CDS-6", "CDS-5", "CDS-4");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, Instant.MIN, null, 2)))
        .containsExactly("CDS-9", "CDS-8");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, Instant.EPOCH, key("CDS-8"), 2)))
        .containsExactly("CDS-7", "CDS-6");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, NOON, null, 2)))
        .containsExactly("CDS-9", "CDS-7");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, NOON.plusSeconds(4), null, 99)))
        .containsExactly("CDS-6", "CDS-5", "CDS-4");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, NOON.plusSeconds(4), key("CDS-9"), 99)))
        .containsExactly("CDS-6", "CDS-5", "CDS-4");
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, NOON, key("CDS-4"), 99))).isEmpty();
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, LATER, null, 99))).isEmpty();
    assertThat(numbers(tx -> tx.outbox().entered(ACCOUNT, NOON, key("CDS-unknown"), 99))).isEmpty();
  }

  @Test
  @Tag("R38")
  void ordersAreFoundByKeysThatLostTheirLeadingZeros() {
    for (String number : List.of("0042", "42", "420", "0", "000", "x42", "00x42")) {
      enterAll(queued(ACCOUNT, OrderKey.of(number, "007")));
    }
    enterAll(
        queued(ACCOUNT, OrderKey.of("42", "7")),
        queued(ACCOUNT, OrderKey.of("42", "70")),
        queued(OTHER_ACCOUNT, OrderKey.of("42", "7")));
    assertThat(ignoringZeros("42", "7"))
        .containsExactly(
            OrderKey.of("0042", "007"), OrderKey.of("42", "007"), OrderKey.of("42", "7"));
    assertThat(ignoringZeros("00042", "07")).isEqualTo(ignoringZeros("42", "7"));
    assertThat(ignoringZeros("0", "7"))
        .containsExactly(OrderKey.of("0", "007"), OrderKey.of("000", "007"));
    assertThat(ignoringZeros("x42", "7"))
        .containsExactly(OrderKey.of("x42", "007"), OrderKey.of("00x42", "007"));
    assertThat(ignoringZeros("42", "00")).isEmpty();
  }

  // Files

  @Test
  @Tag("INV-1")
  void aFileNameIsReservedForEver() {
    assertThat(enterFile(file(ACCOUNT, "a.xls"))).isTrue();
    assertThat(enterFile(file(ACCOUNT, "a.xls"))).isFalse();
    assertThat(enterFile(file(OTHER_ACCOUNT, "a.xls"))).isTrue();
    replaceFile(file(ACCOUNT, "a.xls").endRecall(OrderFile.State.WITHDRAWN));
    boolean isEntered =
        in(
            tx ->
                tx.outbox()
                    .enter(
                        file(ACCOUNT, "a.xls"),
                        FileContent.of("a.xls", new byte[] {9}),
                        List.of(key("CDS-2"))));
    assertThat(isEntered).isFalse();
    assertThat(foundFile("a.xls").state()).isEqualTo(OrderFile.State.WITHDRAWN);
    assertThat(bytes("a.xls")).contains(CONTENT);
    assertThat(ordersIn("a.xls")).containsExactly(KEY);
  }

  @Test
  void aFileKeepsAllItsParts() {
    OrderFile entered = file(ACCOUNT, "a.xls");
    enterFile(entered);
    assertThat(foundFile("a.xls")).isEqualTo(entered);
    List<OrderFile> steps = new ArrayList<>();
    OrderFile step = entered;
    for (OrderFile.State state : OrderFile.State.values()) {
      step = step.nextAttempt("client-2");
      steps.add(step);
      step = step.recall();
      steps.add(step);
      step = step.waiting(state, LATER.plus(1, ChronoUnit.MICROS));
      steps.add(step);
      step = step.takeBack();
      steps.add(step);
      step = step.endRecall(state);
      steps.add(step);
    }
    for (OrderFile next : steps) {
      assertThat(replaceFile(next)).isTrue();
      assertThat(foundFile("a.xls")).isEqualTo(next);
    }
    assertThat(findFile("b.xls")).isEmpty();
  }

  @Test
  void theBytesAndOrdersOfAFileAreKeptBesideIt() {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    List<OrderKey> orders = new ArrayList<>(keys(many()));
    Collections.reverse(orders);
    boolean isEntered =
        in(
            tx ->
                tx.outbox()
                    .enter(file(ACCOUNT, "large.xls"), FileContent.of("large.xls", large), orders));
    assertThat(isEntered).isTrue();
    enterFile(file(OTHER_ACCOUNT, "large.xls"));
    assertThat(bytes("large.xls")).contains(large);
    assertThat(ordersIn("large.xls")).isEqualTo(orders);
    assertThat(bytes("b.xls")).isEmpty();
    assertThat(ordersIn("b.xls")).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void aFileIsReplacedOnlyAgainstTheVersionThatWasRead() {
    OrderFile read = file(ACCOUNT, "a.xls");
    enterFile(read);
    assertThat(replaceFile(read.nextAttempt(CLIENT))).isTrue();
    assertThat(replaceFile(read.nextAttempt(CLIENT))).isFalse();
    assertThat(replaceFile(read)).isFalse();
    assertThat(replaceFile(read.nextAttempt(CLIENT).recall().recall())).isFalse();
    assertThat(foundFile("a.xls").temporaryName()).isEqualTo(".a.xls.1.part");
    assertThat(replaceFile(file(ACCOUNT, "b.xls").nextAttempt(CLIENT))).isFalse();
    assertThat(replaceFile(file(OTHER_ACCOUNT, "a.xls").nextAttempt(CLIENT))).isFalse();
  }

  @Test
  @Tag("INV-1")
  void aFileKeepsTheNamesUnderWhichItHides() {
    List<TemporaryNames> settings =
        List.of(
            TemporaryNames.dotPrefix(),
            TemporaryNames.suffix(".tmp"),
            TemporaryNames.folder("/in/Dépôt: 1"));
    for (TemporaryNames names : settings) {
      String name = names.style() + ".xls";
      enterFile(file(ACCOUNT, name).hiddenBy(names));
      assertThat(foundFile(name).temporaryNames()).isEqualTo(names);
      replaceFile(foundFile(name).nextAttempt(CLIENT));
      assertThat(foundFile(name).temporaryName()).isEqualTo(names.temporary(name, 1));
    }
  }

  @Test
  void filesAreListedByTheirStatesTheOldestFirst() {
    for (OrderFile.State state : OrderFile.State.values()) {
      OrderFile entered = file(ACCOUNT, state + ".xls");
      enterFile(entered);
      if (state != OrderFile.State.INTENT) {
        replaceFile(entered.next(state));
      }
    }
    enterFile(file(OTHER_ACCOUNT, "other.xls"));
    assertThat(fileNames(OrderFile.UNSETTLED))
        .containsExactly(
            "INTENT.xls",
            "ATTEMPTING.xls",
            "UPLOADED.xls",
            "INFERRED.xls",
            "TAKING.xls",
            "TAKEN.xls");
    assertThat(fileNames(EnumSet.of(OrderFile.State.IN_DOUBT))).containsExactly("IN_DOUBT.xls");
    assertThat(fileNames(ALL_STATES)).hasSize(OrderFile.State.values().length);
    assertThat(fileNames(Set.of())).isEmpty();
    replaceFile(foundFile("INTENT.xls").nextAttempt(CLIENT));
    assertThat(fileNames(EnumSet.of(OrderFile.State.ATTEMPTING)))
        .containsExactly("INTENT.xls", "ATTEMPTING.xls");
  }

  @Test
  void severalFilesAreLookedUpByTheirNames() {
    enterFile(file(ACCOUNT, "a.xls"));
    enterFile(file(ACCOUNT, "b.xls"));
    enterFile(file(ACCOUNT, "unwanted.xls"));
    enterFile(file(OTHER_ACCOUNT, "other.xls"));
    OrderFile changed = file(ACCOUNT, "a.xls").nextAttempt(CLIENT);
    Map<String, OrderFile> found =
        in(
            tx -> {
              tx.outbox().replace(changed);
              return tx.outbox()
                  .filesNamed(ACCOUNT, List.of("b.xls", "a.xls", "b.xls", "other.xls", "none.xls"));
            });
    assertThat(found).isEqualTo(Map.of("a.xls", changed, "b.xls", file(ACCOUNT, "b.xls")));
    assertThat(filesNamed(List.of())).isEmpty();
    List<String> names = IntStream.range(0, MANY).mapToObj(i -> i + ".xls").toList();
    List<String> last = names.subList(MANY - 3, MANY);
    last.forEach(name -> enterFile(file(ACCOUNT, name)));
    assertThat(filesNamed(names).keySet()).containsExactlyInAnyOrderElementsOf(last);
  }

  @Test
  void everySettingWithWhichAFileOfTheAccountHidesIsGivenOnce() {
    assertThat(temporaryNames()).isEmpty();
    TemporaryNames suffix = TemporaryNames.suffix(".tmp");
    enterFile(file(ACCOUNT, "dot.xls"));
    enterFile(file(ACCOUNT, "a.xls").hiddenBy(suffix));
    enterFile(file(ACCOUNT, "b.xls").hiddenBy(suffix));
    enterFile(file(OTHER_ACCOUNT, "other.xls").hiddenBy(TemporaryNames.folder("Depot")));
    assertThat(temporaryNames()).containsExactlyInAnyOrder(TemporaryNames.dotPrefix(), suffix);
    OrderFile withdrawn =
        file(ACCOUNT, "a.xls")
            .hiddenBy(TemporaryNames.folder("Depot"))
            .next(OrderFile.State.WITHDRAWN);
    in(tx -> tx.outbox().replace(withdrawn));
    assertThat(temporaryNames())
        .containsExactlyInAnyOrder(
            TemporaryNames.dotPrefix(), suffix, TemporaryNames.folder("Depot"));
  }

  private Set<TemporaryNames> temporaryNames() {
    return in(tx -> tx.outbox().temporaryNames(ACCOUNT));
  }

  @Test
  @Tag("R13")
  void theLatestFileIsTheOneThatWasMadeLast() {
    assertThat(latestFile()).isEmpty();
    for (int minute : List.of(1, 5, 3)) {
      enterFile(
          OrderFile.intent(
              ACCOUNT, minute + ".xls", 3, "a".repeat(64), CLIENT, NOON.plusSeconds(minute)));
    }
    enterFile(OrderFile.intent(OTHER_ACCOUNT, "9.xls", 3, "a".repeat(64), CLIENT, LATER));
    assertThat(latestFile()).map(OrderFile::name).contains("5.xls");
  }

  // Facts

  @Test
  @Tag("INV-3")
  void aFactIsNewOnceAndItsPublicationsGrow() {
    assertThat(add(fact(5))).isTrue();
    assertThat(add(fact(9))).isFalse();
    assertThat(add(fact(2))).isFalse();
    assertThat(add(fact(7))).isFalse();
    assertThat(facts(KEY)).containsExactly(fact(5).merge(fact(9)).merge(fact(2)));
    List<OrderFact> ofAnother = in(tx -> tx.facts().of(OTHER_ACCOUNT, KEY));
    assertThat(ofAnother).isEmpty();
  }

  @Test
  @Tag("INV-3")
  void factsDifferInAnyPartOfWhatTheyAreAboutAndSay() {
    FactValue ok = verdict(ComplianceReport.Status.OK, null);
    List<OrderFact> different =
        List.of(
            fact(KEY, LAMP, "a.xls", ok, 1),
            fact(KEY, LAMP, "b.xls", ok, 2),
            fact(KEY, LAMP, "", ok, 3),
            fact(KEY, Sku.of("SOFA-7"), "a.xls", ok, 4),
            fact(KEY, LAMP, "a.xls", verdict(ComplianceReport.Status.KO, null), 5),
            fact(KEY, LAMP, "a.xls", verdict(ComplianceReport.Status.OK, ""), 6));
    different.forEach(fact -> assertThat(add(fact)).isTrue());
    different.forEach(fact -> assertThat(add(fact)).isFalse());
    assertThat(facts(KEY)).isEqualTo(different);
    OrderFact ofAnother =
        new OrderFact(
            new FactKey(OTHER_ACCOUNT, KEY, LAMP, "a.xls"), ok, published(1), published(1));
    assertThat(add(ofAnother)).isTrue();
    assertThat(add(fact(key("CDS-2"), LAMP, "a.xls", ok, 1))).isTrue();
    assertThat(facts(KEY)).hasSize(different.size());
  }

  @Test
  @Tag("INV-3")
  void everyKindOfFactIsGivenBackAsItWas() {
    List<OrderFact> facts = new ArrayList<>();
    for (FactValue value : values()) {
      facts.add(fact(KEY, LAMP, "a.xls", value, facts.size()));
    }
    for (OrderFact fact : facts) {
      assertThat(add(fact)).isTrue();
    }
    assertThat(facts(KEY)).isEqualTo(facts);
    for (OrderFact fact : facts) {
      assertThat(add(fact)).isFalse();
    }
  }

  @Test
  @Tag("INV-3")
  void factsComeByTheirFirstPublication() {
    Publication undated = new Publication("tracking", null, LATER, "f".repeat(64));
    Publication dated =
        new Publication(
            "tracking",
            LocalDateTime.of(2026, 11, 21, 5, 30),
            NOON.minusSeconds(9),
            "e".repeat(64));
    List<FactValue> values = values();
    add(new OrderFact(about("a.xls"), values.get(0), dated, dated));
    add(fact(KEY, LAMP, "a.xls", values.get(1), 7));
    add(new OrderFact(about("a.xls"), values.get(2), undated, dated));
    add(fact(KEY, LAMP, "a.xls", values.get(3), 3));
    assertThat(facts(KEY))
        .extracting(OrderFact::value)
        .containsExactly(values.get(3), values.get(1), values.get(2), values.get(0));
    assertThat(facts(KEY).get(2).last()).isEqualTo(dated);
  }

  @Test
  @Tag("INV-3")
  void theFactsOfManyOrdersAreReadAtOnce() {
    List<OrderKey> orders = keys(many());
    FactValue ok = verdict(ComplianceReport.Status.OK, null);
    int added =
        in(
            tx -> {
              int count = 0;
              for (OrderKey order : orders) {
                count += tx.facts().add(fact(order, LAMP, "a.xls", ok, 1)) ? 1 : 0;
                count += tx.facts().add(fact(order, LAMP, "a.xls", ok, 2)) ? 1 : 0;
              }
              return count;
            });
    assertThat(added).isEqualTo(MANY);
    List<OrderKey> wanted = new ArrayList<>(orders);
    wanted.add(3, key("CDS-unknown"));
    Map<OrderKey, List<OrderFact>> found = in(tx -> tx.facts().of(ACCOUNT, wanted));
    assertThat(found.keySet()).containsExactlyElementsOf(orders);
    assertThat(found.values())
        .allSatisfy(
            facts ->
                assertThat(facts)
                    .singleElement()
                    .extracting(OrderFact::last)
                    .isEqualTo(published(2)));
  }

  @Test
  void parcelsOfSeveralOrdersAreFoundWithTheFirstSixteenOfThem() {
    assertThat(shared("8L1", "8L2")).isEmpty();
    add(fact(key("CDS-b"), LAMP, "a.xls", inParcel("8L1"), 1));
    add(fact(key("CDS-b"), LAMP, "b.xls", inParcel("8L1"), 1));
    add(fact(key("CDS-b"), LAMP, "a.xls", inParcel("8L2"), 1));
    add(fact(key("CDS-b"), LAMP, "a.xls", inParcel(null), 1));
    add(fact(key("CDS-a"), LAMP, "a.xls", inParcel(null), 1));
    assertThat(shared("8L1", "8L2")).isEmpty();
    add(fact(key("CDS-é"), LAMP, "a.xls", inParcel("8L1"), 1));
    add(fact(key("CDS-B"), LAMP, "a.xls", inParcel("8L1"), 2));
    add(fact(key("CDS-a"), LAMP, "a.xls", inParcel("8L1"), 3));
    OrderFact ofAnother = fact(key("CDS-c"), LAMP, "a.xls", inParcel("8L2"), 1);
    FactKey about = ofAnother.key();
    FactKey elsewhere =
        new FactKey(OTHER_ACCOUNT, about.order(), about.product(), about.submission());
    add(new OrderFact(elsewhere, ofAnother.value(), ofAnother.first(), ofAnother.last()));
    Map<String, List<OrderKey>> shared = shared("8L1", "8L2", "8L1", "8L3");
    assertThat(shared.keySet()).containsExactly("8L1");
    assertThat(shared.get("8L1"))
        .containsExactly(key("CDS-B"), key("CDS-a"), key("CDS-b"), key("CDS-é"));
    List<OrderKey> many = IntStream.range(10, 30).mapToObj(number -> key("CDS-" + number)).toList();
    many.forEach(order -> add(fact(order, LAMP, "a.xls", inParcel("8L4"), 1)));
    assertThat(shared("8L4").get("8L4")).containsExactlyElementsOf(many.subList(0, 16));
  }

  @Test
  void aParcelIsFoundInTheTransactionThatStatesItAndNotOnceThatFailed() {
    assertThatThrownBy(
            () ->
                in(
                    tx -> {
                      tx.facts().add(fact(key("CDS-1"), LAMP, "a.xls", inParcel("8L1"), 1));
                      tx.facts().add(fact(key("CDS-2"), LAMP, "a.xls", inParcel("8L1"), 1));
                      assertThat(tx.facts().shared(ACCOUNT, List.of("8L1"))).hasSize(1);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    assertThat(shared("8L1")).isEmpty();
  }

  private Map<String, List<OrderKey>> shared(String... parcels) {
    return in(tx -> tx.facts().shared(ACCOUNT, List.of(parcels)));
  }

  private static FactValue inParcel(@Nullable String parcel) {
    return new FactValue.Fulfilment(new FulfilmentStatus("V", "S"), null, 1, parcel, null, null);
  }

  // Documents

  @Test
  void theReadingsOfAnAccountAreForgottenAllAtOnce() {
    DocumentRecord unsettled =
        new DocumentRecord(ACCOUNT, "Suivi/b.xls", 1, NOON, "e".repeat(64), false);
    DocumentRecord elsewhere =
        new DocumentRecord(OTHER_ACCOUNT, "Suivi/a.xls", 1, NOON, "e".repeat(64), true);
    in(
        tx -> {
          tx.documents().record(reading("Suivi/a.xls", 1));
          tx.documents().record(unsettled);
          tx.documents().record(elsewhere);
          return true;
        });
    assertThat(lastReading("Suivi/b.xls")).contains(unsettled);
    assertThatThrownBy(
            () ->
                in(
                    tx -> {
                      tx.documents().readAgain(ACCOUNT);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    assertThat(lastReading("Suivi/a.xls")).isPresent();
    in(
        tx -> {
          tx.documents().readAgain(ACCOUNT);
          return true;
        });
    assertThat(lastReading("Suivi/a.xls")).isEmpty();
    assertThat(lastReading("Suivi/b.xls")).isEmpty();
    Optional<DocumentRecord> kept = in(tx -> tx.documents().last(OTHER_ACCOUNT, "Suivi/a.xls"));
    assertThat(kept).contains(elsewhere);
  }

  @Test
  void theLastReadingOfADocumentIsKept() {
    in(
        tx -> {
          tx.documents().record(reading("Suivi/a.xls", 1));
          tx.documents().record(reading("Suivi/a.xls", 2));
          return true;
        });
    assertThat(lastReading("Suivi/a.xls")).contains(reading("Suivi/a.xls", 2));
    assertThat(lastReading("Suivi/b.xls")).isEmpty();
    Optional<DocumentRecord> ofAnother =
        in(tx -> tx.documents().last(OTHER_ACCOUNT, "Suivi/a.xls"));
    assertThat(ofAnother).isEmpty();
  }

  @Test
  void whatWasPolledNeverGoesBack() {
    assertThat(lastPolled(ACCOUNT)).isEmpty();
    for (Instant since : List.of(NOON, LATER, NOON, NOON.minusSeconds(9))) {
      in(
          tx -> {
            tx.documents().polled(ACCOUNT, since);
            return true;
          });
    }
    assertThat(lastPolled(ACCOUNT)).contains(LATER);
    assertThat(lastPolled(OTHER_ACCOUNT)).isEmpty();
    assertThat(lastUnreadable(ACCOUNT)).isEmpty();
  }

  @Test
  void theLastUnreadableReportNeverGoesBack() {
    assertThat(lastUnreadable(ACCOUNT)).isEmpty();
    for (Instant at : List.of(NOON, LATER, NOON)) {
      in(
          tx -> {
            tx.documents().unreadable(ACCOUNT, at);
            return true;
          });
    }
    assertThat(lastUnreadable(ACCOUNT)).contains(LATER);
    assertThat(lastUnreadable(OTHER_ACCOUNT)).isEmpty();
    assertThat(lastPolled(ACCOUNT)).isEmpty();
  }

  // Events

  @Test
  @Tag("INV-3")
  void anEventIsAppendedOnce() {
    assertThat(append(event(ACCOUNT, "e1"))).isTrue();
    assertThat(append(event(ACCOUNT, "e1"))).isFalse();
    assertThat(append(event(ACCOUNT, "e2"))).isTrue();
    assertThat(ids("shop")).containsExactly("e1", "e2");
  }

  @Test
  @Tag("INV-3")
  void manyEventsAreAppendedAtOnceAndEachOnce() {
    append(event(ACCOUNT, "e3"));
    List<OrderEvent> some = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      some.add(event(ACCOUNT, "e" + i));
      some.add(event(OTHER_ACCOUNT, "o" + i));
    }
    some.add(event(ACCOUNT, "e1"));
    List<OrderEvent> appended = in(tx -> tx.events().appendAll(some));
    assertThat(appended).hasSize(2 * MANY - 1);
    assertThat(appended).extracting(OrderEvent::id).doesNotContain("e3").doesNotHaveDuplicates();
    List<OrderEvent> again = in(tx -> tx.events().appendAll(some));
    assertThat(again).isEmpty();
    List<OrderEvent> none = in(tx -> tx.events().appendAll(List.of()));
    assertThat(none).isEmpty();
    List<PositionedEvent> read = in(tx -> tx.events().unread(ACCOUNT, "shop", 2 * MANY));
    assertThat(read).extracting(PositionedEvent::position).isSorted().doesNotHaveDuplicates();
    assertThat(read)
        .extracting(each -> each.event().id())
        .hasSize(MANY)
        .startsWith("e3", "e1", "e2", "e4");
  }

  @Test
  void everyKindOfEventIsGivenBackAsItWas() {
    List<OrderEvent> events = new ArrayList<>();
    List<FactValue> values = values();
    for (OrderEvent.Type type : OrderEvent.Type.values()) {
      FactValue value = values.get(events.size() % values.size());
      events.add(
          new OrderEvent("full-" + type, type, ACCOUNT, KEY, LAMP, "a.xls", value, "note é"));
      events.add(new OrderEvent("bare-" + type, type, ACCOUNT, null, null, null, null, null));
    }
    for (FactValue value : values) {
      String id = "value-" + events.size();
      events.add(
          new OrderEvent(id, OrderEvent.Type.CONTRADICTION, ACCOUNT, KEY, null, null, value, null));
    }
    events.forEach(event -> assertThat(append(event)).isTrue());
    List<PositionedEvent> read = in(tx -> tx.events().unread(ACCOUNT, "shop", 999));
    assertThat(read).extracting(PositionedEvent::event).isEqualTo(events);
    assertThat(read.get(0).position()).isPositive();
    assertThat(read).extracting(PositionedEvent::position).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void eachSubscriberReadsOnFromItsOwnCursor() {
    for (int i = 1; i <= 5; i++) {
      append(event(ACCOUNT, "e" + i));
    }
    append(event(OTHER_ACCOUNT, "other"));
    List<PositionedEvent> first = in(tx -> tx.events().unread(ACCOUNT, "shop", 2));
    assertThat(first).extracting(each -> each.event().id()).containsExactly("e1", "e2");
    acknowledge("shop", first.get(1).position());
    acknowledge("shop", first.get(0).position());
    assertThat(ids("shop")).containsExactly("e3", "e4", "e5");
    assertThat(ids("mailer")).containsExactly("e1", "e2", "e3", "e4", "e5");
    List<PositionedEvent> rest = in(tx -> tx.events().unread(ACCOUNT, "shop", 99));
    acknowledge("shop", rest.get(2).position());
    assertThat(ids("shop")).isEmpty();
    append(event(ACCOUNT, "e6"));
    assertThat(ids("shop")).containsExactly("e6");
  }

  @Test
  void aCursorCantGoBeyondTheLastEvent() {
    append(event(ACCOUNT, "e1"));
    append(event(ACCOUNT, "e2"));
    List<PositionedEvent> read = in(tx -> tx.events().unread(ACCOUNT, "shop", 9));
    long beyond = read.get(1).position() + 1;
    assertThatThrownBy(() -> acknowledge("shop", beyond))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ids("shop")).containsExactly("e1", "e2");
  }

  @Test
  void aCursorMovesOnlyFromWhereItWasRead() {
    for (int i = 1; i <= 3; i++) {
      append(event(ACCOUNT, "e" + i));
    }
    assertThat(position("shop")).isZero();
    assertThat(advance("shop", 0, 2)).isTrue();
    assertThat(advance("shop", 0, 3)).isFalse();
    assertThat(position("shop")).isEqualTo(2);
    assertThat(ids("shop")).containsExactly("e3");
    assertThat(advance("shop", 2, 3)).isTrue();
    assertThat(position("shop")).isEqualTo(3);
    assertThat(position("mailer")).isZero();
    long elsewhere = in(tx -> tx.events().position(OTHER_ACCOUNT, "shop"));
    assertThat(elsewhere).isZero();
    assertThatThrownBy(() -> advance("shop", 3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("position 3: expected one beyond 3");
    assertThatThrownBy(() -> advance("shop", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("position 4: the account has 3 event(s)");
    assertThat(ids("shop")).isEmpty();
  }

  // Deliveries

  @Test
  void aTurnIsChangedOnlyAgainstTheVersionThatWasRead() {
    assertThat(turn("shop")).isEmpty();
    DeliveryTurn first = new DeliveryTurn(ACCOUNT, "shop", "client-1", NOON, 0);
    assertThat(replace(first.next("client-1", NOON))).isFalse();
    assertThat(replace(first)).isTrue();
    assertThat(replace(first)).isFalse();
    assertThat(turn("shop")).contains(first);
    assertThat(turn("mailer")).isEmpty();
    DeliveryTurn second = first.next("client-2", LATER);
    assertThat(replace(second.next("client-3", LATER))).isFalse();
    assertThat(replace(second)).isTrue();
    assertThat(replace(first.next("client-3", LATER))).isFalse();
    assertThat(turn("shop")).contains(second);
    assertThat(replace(new DeliveryTurn(OTHER_ACCOUNT, "shop", "client-1", NOON, 0))).isTrue();
    assertThat(turn("shop")).contains(second);
  }

  @Test
  void anEventThatIsHeldIsGivenBackAsItWas() {
    PositionedEvent event = appended("e1", "CDS-1");
    assertThat(held("shop", event)).isEmpty();
    assertThat(release("shop", event)).isFalse();
    HeldEvent behind = HeldEvent.behind("shop", event);
    List<HeldEvent> stages =
        List.of(
            behind,
            behind.first(NOON),
            behind.failed(NOON, "java.lang.IllegalStateException", LATER),
            behind
                .failed(NOON, "java.lang.IllegalStateException", LATER)
                .dead(LATER, "java.io.UncheckedIOException"));
    for (HeldEvent stage : stages) {
      hold(stage);
      assertThat(held("shop", event)).contains(stage);
    }
    assertThat(held("mailer", event)).isEmpty();
    assertThat(release("shop", event)).isTrue();
    assertThat(release("shop", event)).isFalse();
    assertThat(held("shop", event)).isEmpty();
  }

  @Test
  void eventsWaitBehindTheFirstOfTheirScopeThatIsntDead() {
    PositionedEvent first = appended("e1", "CDS-1");
    PositionedEvent second = appended("e2", "CDS-1");
    PositionedEvent other = appended("e3", "CDS-2");
    hold(HeldEvent.behind("shop", second));
    HeldEvent failed = HeldEvent.behind("shop", first).failed(NOON, "E", LATER);
    hold(failed);
    hold(HeldEvent.behind("mailer", other));
    String scope = first.event().scope();
    String free = other.event().scope();
    assertThat(firstOf("shop", scope)).contains(failed);
    assertThat(firstOf("shop", free)).isEmpty();
    assertThat(blocked("shop", List.of(scope, free))).containsExactly(scope);
    assertThat(blocked("shop", List.of())).isEmpty();
    hold(failed.dead(LATER, "E"));
    assertThat(firstOf("shop", scope)).contains(HeldEvent.behind("shop", second));
    assertThat(blocked("shop", List.of(scope))).containsExactly(scope);
    release("shop", second);
    assertThat(firstOf("shop", scope)).isEmpty();
    assertThat(blocked("shop", List.of(scope))).isEmpty();
    Set<String> elsewhere =
        in(tx -> tx.deliveries().blocked(OTHER_ACCOUNT, "shop", List.of(scope)));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void ofManyScopesThoseThatAreBlockedAreTold() {
    List<String> scopes = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    in(
        tx -> {
          for (int i = 0; i < MANY; i++) {
            OrderEvent event = event(ACCOUNT, "e" + i, "CDS-" + i);
            scopes.add(event.scope());
            if (i % 10 == 0) {
              tx.events().append(event);
              tx.deliveries()
                  .hold(HeldEvent.behind("shop", new PositionedEvent(i / 10 + 1, event)));
              expected.add(event.scope());
            }
          }
          return true;
        });
    assertThat(blocked("shop", scopes)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void eventsAreDueAtTheirMomentsTheEarliestFirst() {
    PositionedEvent first = appended("e1", "CDS-1");
    PositionedEvent second = appended("e2", "CDS-2");
    PositionedEvent third = appended("e3", "CDS-3");
    PositionedEvent behind = appended("e4", "CDS-1");
    assertThat(nextDue("shop")).isEmpty();
    hold(HeldEvent.behind("shop", third).first(NOON));
    hold(HeldEvent.behind("shop", second).failed(NOON, "E", NOON.plusMillis(1)));
    hold(HeldEvent.behind("shop", first).failed(NOON, "E", NOON.plusMillis(1)));
    hold(HeldEvent.behind("shop", behind));
    assertThat(nextDue("shop")).contains(NOON);
    assertThat(nextDue("mailer")).isEmpty();
    assertThat(due("shop", NOON.minusNanos(1000), 9)).isEmpty();
    assertThat(due("shop", NOON, 9)).containsExactly("e3");
    assertThat(due("shop", LATER, 9)).containsExactly("e3", "e1", "e2");
    assertThat(due("shop", LATER, 2)).containsExactly("e3", "e1");
    assertThat(due("mailer", LATER, 9)).isEmpty();
    hold(HeldEvent.behind("shop", third).dead(LATER, "E"));
    assertThat(nextDue("shop")).contains(NOON.plusMillis(1));
    assertThat(due("shop", LATER, 9)).containsExactly("e1", "e2");
  }

  @Test
  void deadEventsAreListedInPages() {
    List<HeldEvent> dead = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      PositionedEvent event = appended("e" + i, "CDS-" + i);
      dead.add(HeldEvent.behind("shop", event).dead(NOON, "E"));
    }
    List.of(3, 0, 4, 1, 2).forEach(i -> hold(dead.get(i)));
    hold(HeldEvent.behind("shop", appended("e6", "CDS-6")).first(NOON));
    assertThat(dead("shop", 0, 2)).isEqualTo(dead.subList(0, 2));
    assertThat(dead("shop", dead.get(1).event().position(), 2)).isEqualTo(dead.subList(2, 4));
    assertThat(dead("shop", dead.get(3).event().position(), 2)).isEqualTo(dead.subList(4, 5));
    assertThat(dead("mailer", 0, 9)).isEmpty();
  }

  @Test
  @Tag("INV-3")
  void nothingOfADeliveryStaysOfATransactionThatThrows() {
    PositionedEvent first = appended("e1", "CDS-1");
    PositionedEvent second = appended("e2", "CDS-2");
    HeldEvent before = HeldEvent.behind("shop", first).failed(NOON, "E", LATER);
    hold(before);
    DeliveryTurn turn = new DeliveryTurn(ACCOUNT, "shop", "client-1", NOON, 0);
    replace(turn);
    assertThatThrownBy(
            () ->
                in(
                    tx -> {
                      Deliveries deliveries = tx.deliveries();
                      tx.events().advance(ACCOUNT, "shop", 0, 2);
                      deliveries.hold(HeldEvent.behind("shop", second));
                      deliveries.hold(before.dead(LATER, "E"));
                      deliveries.release(ACCOUNT, "shop", first.position());
                      deliveries.replace(turn.next("client-2", LATER));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(position("shop")).isZero();
    assertThat(held("shop", first)).contains(before);
    assertThat(held("shop", second)).isEmpty();
    assertThat(turn("shop")).contains(turn);
  }

  @Test
  void ofManyThreadsThatTakeATurnExactlyOneDoes() throws InterruptedException {
    DeliveryTurn turn = new DeliveryTurn(ACCOUNT, "shop", "client-1", NOON, 0);
    replace(turn);
    for (int round = 0; round < 5; round++) {
      DeliveryTurn read = turn("shop").orElseThrow();
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        OrderLedger node = node(i);
        DeliveryTurn next = read.next("client-" + i, LATER);
        nodes.add(() -> node.inTransaction(tx -> tx.deliveries().replace(next)));
      }
      assertThat(all(nodes)).as("round %d", round).containsOnlyOnce(true);
    }
  }

  @Test
  void ofManyThreadsThatMoveACursorExactlyOneDoes() throws InterruptedException {
    for (int i = 1; i <= 5; i++) {
      append(event(ACCOUNT, "e" + i));
    }
    for (int i = 0; i < 5; i++) {
      long from = i;
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        OrderLedger node = node(n);
        nodes.add(
            () -> node.inTransaction(tx -> tx.events().advance(ACCOUNT, "shop", from, from + 1)));
      }
      assertThat(all(nodes)).as("from %d", from).containsOnlyOnce(true);
    }
  }

  // Several threads and nodes

  @Test
  @Tag("INV-1")
  void ofManyThreadsThatTakeOneStepExactlyOneDoes() throws InterruptedException {
    OrderFile read = file(ACCOUNT, "a.xls");
    enterFile(read);
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      OrderLedger node = node(i);
      claims.add(() -> node.inTransaction(tx -> tx.outbox().replace(read.nextAttempt(CLIENT))));
    }
    assertThat(all(claims)).containsOnlyOnce(true);
  }

  @Test
  @Tag("INV-1")
  void ofManyThreadsThatEnterTheSameOrdersEachEntersSomethingElse() throws InterruptedException {
    List<QueuedOrder> orders = many().subList(0, 200);
    List<Callable<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      OrderLedger node = node(i);
      List<QueuedOrder> mine = new ArrayList<>(orders);
      Collections.rotate(mine, 25 * i);
      entries.add(() -> mine.size() - node.inTransaction(tx -> tx.outbox().enterAll(mine)).size());
    }
    assertThat(all(entries).stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    List<QueuedOrder> queued = in(tx -> tx.outbox().queued(ACCOUNT, Integer.MAX_VALUE));
    assertThat(queued).containsExactlyInAnyOrderElementsOf(orders);
  }

  /** Each cancels its own order as long as the other one isn't: the two must not both succeed. */
  @Test
  @Tag("INV-1")
  void twoTransactionsNeverBothActOnWhatTheOtherChanges() throws Exception {
    for (int round = 0; round < 30; round++) {
      List<OrderKey> pair = List.of(key("LEFT-" + round), key("RIGHT-" + round));
      pair.forEach(key -> enterAll(queued(ACCOUNT, key)));
      CyclicBarrier start = new CyclicBarrier(2);
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        OrderLedger node = node(i);
        OrderKey own = pair.get(i);
        OrderKey others = pair.get(1 - i);
        nodes.add(
            () -> {
              start.await();
              return node.inTransaction(
                  tx -> {
                    QueuedOrder read = tx.outbox().order(ACCOUNT, others).orElseThrow();
                    if (read.state() == QueuedOrder.State.CANCELLED) {
                      return false;
                    }
                    QueuedOrder mine = tx.outbox().order(ACCOUNT, own).orElseThrow();
                    return tx.outbox().replace(mine.next(QueuedOrder.State.CANCELLED));
                  });
            });
      }
      assertThat(all(nodes)).as("round %d", round).containsOnlyOnce(true);
    }
  }

  /** Each enters its own order as long as nothing is queued: there is never more than one. */
  @Test
  @Tag("INV-1")
  void twoTransactionsNeverBothActOnWhatIsntThereYet() throws Exception {
    for (int round = 0; round < 30; round++) {
      String account = "ACCOUNT" + round;
      CyclicBarrier start = new CyclicBarrier(2);
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        OrderLedger node = node(i);
        OrderKey own = key("CDS-" + i);
        nodes.add(
            () -> {
              start.await();
              return node.inTransaction(
                  tx ->
                      tx.outbox().queued(account, 9).isEmpty()
                          && tx.outbox().enter(queued(account, own)));
            });
      }
      assertThat(all(nodes)).as("round %d", round).containsOnlyOnce(true);
    }
  }

  @Test
  @Tag("INV-3")
  void noEventAppearsBelowOneThatWasRead() throws InterruptedException {
    int writers = 4;
    int each = 40;
    List<Callable<List<String>>> threads = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      OrderLedger node = node(i);
      int writer = i;
      threads.add(
          () -> {
            for (int n = 0; n < each; n++) {
              String id = writer + "-" + n;
              node.inTransaction(
                  tx -> {
                    boolean isNew = tx.events().append(event(ACCOUNT, id));
                    return isNew && tx.events().append(event(ACCOUNT, id + "-second"));
                  });
            }
            return List.of();
          });
    }
    threads.add(
        () -> {
          List<String> read = new ArrayList<>();
          while (read.size() < 2 * writers * each) {
            List<PositionedEvent> next =
                second().inTransaction(tx -> tx.events().unread(ACCOUNT, "shop", 50));
            next.forEach(event -> read.add(event.event().id()));
            if (!next.isEmpty()) {
              acknowledge("shop", next.get(next.size() - 1).position());
            }
          }
          return read;
        });
    List<String> read = all(threads).get(writers);
    assertThat(read).hasSize(2 * writers * each).doesNotHaveDuplicates();
    assertThat(ids("shop")).isEmpty();
    assertThat(ids("late comer")).isEqualTo(read);
  }

  @Test
  @Tag("INV-3")
  void aFactThatSeveralThreadsStateIsNewOnce() throws InterruptedException {
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      OrderLedger node = node(i);
      OrderFact fact = fact(i);
      readers.add(() -> node.inTransaction(tx -> tx.facts().add(fact)));
    }
    assertThat(all(readers)).containsOnlyOnce(true);
    assertThat(facts(KEY)).containsExactly(fact(0).merge(fact(15)));
  }

  // Forgetting

  @Test
  void recipientsOfOldOrdersAreForgottenAndTheirKeysStay() {
    enterAll(sentIn("a.xls", "CDS-1", NOON));
    QueuedOrder before = found(key("CDS-1"));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(1, 1));
    QueuedOrder after = found(key("CDS-1"));
    assertThat(after).isEqualTo(before.forgetRecipient());
    assertThat(after.order().recipient().isForgotten()).isTrue();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.order().lines()).isEqualTo(before.order().lines());
    assertThat(enterAll(queued(ACCOUNT, key("CDS-1")))).containsExactly(key("CDS-1"));
    assertThat(foundFile("a.xls").sha256()).isEqualTo("a".repeat(64));
    assertThat(bytes("a.xls")).isEmpty();
    assertThat(ordersIn("a.xls")).containsExactly(key("CDS-1"));
    assertThat(enterFile(file(ACCOUNT, "a.xls"))).isFalse();
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(0, 0));
    assertThat(found(key("CDS-1"))).isEqualTo(after);
  }

  @Test
  void onlyWhatIsOlderThanThePeriodIsForgotten() {
    enterAll(sentIn("a.xls", "CDS-1", NOON));
    assertThat(ledger().forget(NOON)).isEqualTo(new Forgotten(0, 0));
    assertThat(ledger().forget(NOON.plus(1, ChronoUnit.MICROS))).isEqualTo(new Forgotten(1, 1));
  }

  @Test
  void whatMayStillBeNeededIsNotForgotten() {
    enterAll(queued(ACCOUNT, key("queued")));
    for (OrderFile.State state : OrderFile.State.values()) {
      enterAll(sentIn(state + ".xls", state.name(), NOON));
      if (state != OrderFile.State.CONFIRMED) {
        replaceFile(foundFile(state + ".xls").next(state));
      }
    }
    enterAll(sentIn("recalled.xls", "recalled", NOON));
    replaceFile(foundFile("recalled.xls").recall());
    enterAll(sentIn("withdrawing.xls", "withdrawing", NOON));
    replaceAll(found(key("withdrawing")).next(QueuedOrder.State.WITHDRAWING));
    enterAll(queued(ACCOUNT, key("unknown file")));
    replaceAll(found(key("unknown file")).intoFile("nowhere.xls"));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(2, 2));
    List<QueuedOrder> orders = in(tx -> tx.outbox().entered(ACCOUNT, NOON, null, 99));
    assertThat(orders)
        .filteredOn(order -> order.order().recipient().isForgotten())
        .extracting(order -> order.order().key().orderNumber())
        .containsExactly("CONFIRMED", "WITHDRAWN");
    List<OrderFile> files = in(tx -> tx.outbox().files(ACCOUNT, ALL_STATES));
    assertThat(files)
        .filteredOn(file -> bytes(file.name()).isEmpty())
        .extracting(OrderFile::name)
        .containsExactly("CONFIRMED.xls", "WITHDRAWN.xls");
  }

  @Test
  void cancelledAndWithdrawnOrdersAreForgottenWhateverTheirFile() {
    enterAll(queued(ACCOUNT, key("cancelled")));
    replaceAll(found(key("cancelled")).next(QueuedOrder.State.CANCELLED));
    enterAll(sentIn("a.xls", "withdrawn", NOON));
    replaceFile(foundFile("a.xls").next(OrderFile.State.IN_DOUBT));
    replaceAll(found(key("withdrawn")).next(QueuedOrder.State.WITHDRAWN));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(2, 0));
    assertThat(bytes("a.xls")).isPresent();
  }

  @Test
  @Tag("R22")
  void rejectedOrdersCanBeCorrectedAndAreNotForgotten() {
    FactValue ko = verdict(ComplianceReport.Status.KO, "Ligne 2");
    for (String name : List.of("rejected", "cancelled", "taken", "elsewhere")) {
      enterAll(sentIn(name + ".xls", name, NOON));
      add(fact(key(name), LAMP, name.equals("elsewhere") ? "x.xls" : name + ".xls", ko, 1));
    }
    add(fact(key("taken"), LAMP, "taken.xls", verdict(ComplianceReport.Status.OK, null), 2));
    replaceAll(found(key("cancelled")).next(QueuedOrder.State.CANCELLED));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(3, 3));
    assertThat(found(key("rejected")).order().recipient().isForgotten()).isFalse();
    assertThat(bytes("rejected.xls")).isPresent();
    assertThat(found(key("elsewhere")).order().recipient().isForgotten()).isTrue();
  }

  @Test
  void aFileIsKeptWholeWhileAnOrderInItIsNeeded() {
    enterAll(queued(ACCOUNT, key("CDS-1")), queued(ACCOUNT, key("CDS-2")));
    in(
        tx -> {
          tx.outbox()
              .enter(
                  file(ACCOUNT, "a.xls"),
                  FileContent.of("a.xls", CONTENT),
                  List.of(key("CDS-1"), key("CDS-2")));
          return tx.outbox()
              .replaceAll(
                  List.of(
                      queued(ACCOUNT, key("CDS-1")).intoFile("a.xls"),
                      queued(ACCOUNT, key("CDS-2")).intoFile("a.xls")));
        });
    replaceFile(foundFile("a.xls").next(OrderFile.State.CONFIRMED));
    replaceAll(found(key("CDS-2")).next(QueuedOrder.State.QUEUED));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(1, 0));
    replaceAll(found(key("CDS-2")).next(QueuedOrder.State.CANCELLED));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(1, 1));
  }

  @Test
  void manyOrdersAndFilesOfSeveralAccountsAreForgotten() {
    for (String account : List.of(ACCOUNT, OTHER_ACCOUNT)) {
      List<QueuedOrder> orders =
          many().stream()
              .map(order -> queued(account, order.order(), "digest", NOON))
              .map(order -> order.next(QueuedOrder.State.CANCELLED))
              .toList();
      enterAll(orders);
      in(
          tx -> {
            for (int i = 0; i < 45; i++) {
              OrderFile entered = file(account, i + ".xls");
              enter(tx, entered);
              tx.outbox().replace(entered.next(OrderFile.State.WITHDRAWN));
            }
            return true;
          });
    }
    enterAll(queued(ACCOUNT, key("queued")));
    assertThat(ledger().forget(LATER)).isEqualTo(new Forgotten(2 * MANY, 90));
    List<QueuedOrder> orders =
        in(tx -> tx.outbox().entered(ACCOUNT, NOON, null, Integer.MAX_VALUE));
    assertThat(orders)
        .filteredOn(order -> !order.order().recipient().isForgotten())
        .extracting(order -> order.order().key())
        .containsExactly(key("queued"));
  }

  // What the tests say in one word

  private OrderLedger ledger() {
    if (opened == null) {
      throw new IllegalStateException("openEmpty() gave no ledger");
    }
    return opened;
  }

  /** Another node where there can be one. */
  private OrderLedger second() {
    return other == null ? ledger() : other;
  }

  private OrderLedger node(int number) {
    return number % 2 == 0 ? ledger() : second();
  }

  private <R> R in(Function<LedgerTransaction, R> work) {
    return ledger().inTransaction(work);
  }

  private static <R> List<R> all(List<Callable<R>> calls) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<R> answers = new ArrayList<>();
      for (Future<R> answer : threads.invokeAll(calls)) {
        try {
          answers.add(answer.get());
        } catch (ExecutionException e) {
          throw new AssertionError("a transaction failed instead of losing", e.getCause());
        }
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private Set<OrderKey> enterAll(QueuedOrder... orders) {
    return enterAll(List.of(orders));
  }

  private Set<OrderKey> enterAll(List<QueuedOrder> orders) {
    return in(tx -> tx.outbox().enterAll(orders));
  }

  private boolean replaceAll(QueuedOrder... orders) {
    return replaceAll(List.of(orders));
  }

  private boolean replaceAll(List<QueuedOrder> orders) {
    return in(tx -> tx.outbox().replaceAll(orders));
  }

  private Optional<QueuedOrder> find(OrderKey key) {
    return in(tx -> tx.outbox().order(ACCOUNT, key));
  }

  private QueuedOrder found(OrderKey key) {
    return find(key).orElseThrow();
  }

  private List<String> numbers(Function<LedgerTransaction, List<QueuedOrder>> orders) {
    return in(orders).stream().map(order -> order.order().key().orderNumber()).toList();
  }

  private List<OrderKey> ignoringZeros(String number, String campaign) {
    return in(tx -> tx.outbox().ignoringLeadingZeros(ACCOUNT, OrderKey.of(number, campaign)));
  }

  private boolean enterFile(OrderFile file) {
    return in(tx -> enter(tx, file));
  }

  private boolean replaceFile(OrderFile next) {
    return in(tx -> tx.outbox().replace(next));
  }

  private Optional<OrderFile> findFile(String name) {
    return in(tx -> tx.outbox().file(ACCOUNT, name));
  }

  private OrderFile foundFile(String name) {
    return findFile(name).orElseThrow();
  }

  private Map<String, OrderFile> filesNamed(List<String> names) {
    return in(tx -> tx.outbox().filesNamed(ACCOUNT, names));
  }

  private Optional<OrderFile> latestFile() {
    return in(tx -> tx.outbox().latestFile(ACCOUNT));
  }

  private List<String> fileNames(Set<OrderFile.State> states) {
    return in(tx -> tx.outbox().files(ACCOUNT, states).stream().map(OrderFile::name).toList());
  }

  private Optional<byte[]> bytes(String name) {
    Optional<FileContent> content = in(tx -> tx.outbox().content(ACCOUNT, name));
    return content.map(OrderLedgerContract::bytes);
  }

  private List<OrderKey> ordersIn(String name) {
    return in(tx -> tx.outbox().ordersIn(ACCOUNT, name));
  }

  private boolean add(OrderFact fact) {
    return in(tx -> tx.facts().add(fact));
  }

  private List<OrderFact> facts(OrderKey key) {
    return in(tx -> tx.facts().of(ACCOUNT, key));
  }

  private Optional<DocumentRecord> lastReading(String path) {
    return in(tx -> tx.documents().last(ACCOUNT, path));
  }

  private Optional<Instant> lastPolled(String account) {
    return in(tx -> tx.documents().lastPolled(account));
  }

  private Optional<Instant> lastUnreadable(String account) {
    return in(tx -> tx.documents().lastUnreadable(account));
  }

  private boolean append(OrderEvent event) {
    return in(tx -> tx.events().append(event));
  }

  private List<String> ids(String subscriber) {
    return in(
        tx ->
            tx.events().unread(ACCOUNT, subscriber, 999).stream()
                .map(each -> each.event().id())
                .toList());
  }

  private void acknowledge(String subscriber, long position) {
    in(
        tx -> {
          tx.events().acknowledge(ACCOUNT, subscriber, position);
          return true;
        });
  }

  private long position(String subscriber) {
    return in(tx -> tx.events().position(ACCOUNT, subscriber));
  }

  private boolean advance(String subscriber, long from, long to) {
    return in(tx -> tx.events().advance(ACCOUNT, subscriber, from, to));
  }

  private PositionedEvent appended(String id, String number) {
    OrderEvent event = event(ACCOUNT, id, number);
    append(event);
    return in(tx -> tx.events().unread(ACCOUNT, "nobody", 999)).stream()
        .filter(each -> each.event().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private Optional<DeliveryTurn> turn(String subscriber) {
    return in(tx -> tx.deliveries().turn(ACCOUNT, subscriber));
  }

  private boolean replace(DeliveryTurn next) {
    return in(tx -> tx.deliveries().replace(next));
  }

  private void hold(HeldEvent event) {
    in(
        tx -> {
          tx.deliveries().hold(event);
          return true;
        });
  }

  private boolean release(String subscriber, PositionedEvent event) {
    return in(tx -> tx.deliveries().release(ACCOUNT, subscriber, event.position()));
  }

  private Optional<HeldEvent> held(String subscriber, PositionedEvent event) {
    return in(tx -> tx.deliveries().held(ACCOUNT, subscriber, event.position()));
  }

  private Optional<HeldEvent> firstOf(String subscriber, String scope) {
    return in(tx -> tx.deliveries().firstOf(ACCOUNT, subscriber, scope));
  }

  private Set<String> blocked(String subscriber, List<String> scopes) {
    return in(tx -> tx.deliveries().blocked(ACCOUNT, subscriber, scopes));
  }

  private List<String> due(String subscriber, Instant now, int limit) {
    return in(tx -> tx.deliveries().due(ACCOUNT, subscriber, now, limit)).stream()
        .map(each -> each.event().event().id())
        .toList();
  }

  private Optional<Instant> nextDue(String subscriber) {
    return in(tx -> tx.deliveries().nextDue(ACCOUNT, subscriber));
  }

  private List<HeldEvent> dead(String subscriber, long after, int limit) {
    return in(tx -> tx.deliveries().dead(ACCOUNT, subscriber, after, limit));
  }

  /** A confirmed file with one order, both of a moment; the order is in it, to be entered. */
  private QueuedOrder sentIn(String name, String number, Instant at) {
    OrderFile entered = OrderFile.intent(ACCOUNT, name, 3, "a".repeat(64), CLIENT, at);
    in(tx -> tx.outbox().enter(entered, FileContent.of(name, CONTENT), List.of(key(number))));
    replaceFile(entered.next(OrderFile.State.CONFIRMED));
    return queued(ACCOUNT, order(key(number)), "digest", at).intoFile(name);
  }

  // Examples

  private static OrderKey key(String number) {
    return OrderKey.of(number, KEY.campaign());
  }

  private static List<OrderKey> keys(List<QueuedOrder> orders) {
    return orders.stream().map(order -> order.order().key()).toList();
  }

  private static List<QueuedOrder> many() {
    return IntStream.range(0, MANY)
        .mapToObj(i -> queued(ACCOUNT, key("CDS-" + (i * 7919L % MANY))))
        .toList();
  }

  private static QueuedOrder queued(String account, OrderKey key) {
    return queued(account, order(key), "digest", NOON);
  }

  private static QueuedOrder queued(String account, Order order, String digest, Instant at) {
    return new QueuedOrder(account, order, digest, QueuedOrder.State.QUEUED, List.of(), at, 0);
  }

  private static Order order(OrderKey key) {
    return fullOrder(key, "25.990");
  }

  private static Order fullOrder(OrderKey key, String price) {
    PostalAddress address =
        new PostalAddress(
            "1 rue du \"Test\"",
            "Bât. B\\C",
            "Lieu-dit Œuf 😀",
            "Exemple & Fils",
            "33000",
            "Bordeaux",
            Destination.FRANCE);
    Recipient recipient =
        new Recipient(
            Title.MME, "Exemple", "Émile", address, "0556000000", "0600000000", "a@example.org");
    return Order.builder(key, LocalDate.of(2026, 11, 21), "000000CLIENT", recipient)
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("7.00"))
        .line(LAMP, new BigDecimal(price), 3)
        .deliveredBy(DeliveryMethod.CHD, BigDecimal.ZERO)
        .line(Sku.of("00123"), new BigDecimal("1E+2"), 99)
        .build();
  }

  private static Order sparseOrder(OrderKey key) {
    PostalAddress address =
        PostalAddress.of("1 High Street", "SW1A", "London", Destination.GREAT_BRITAIN);
    Recipient recipient = new Recipient(Title.M, "A", "", address, null, null, "");
    return Order.builder(key, LocalDate.of(1999, 12, 31), "", recipient)
        .deliveredBy(DeliveryMethod.CHD, new BigDecimal("0.00"))
        .line(LAMP, new BigDecimal("0"), 1)
        .build();
  }

  private static OrderFile file(String account, String name) {
    return OrderFile.intent(account, name, CONTENT.length, "a".repeat(64), CLIENT, NOON);
  }

  private static boolean enter(LedgerTransaction tx, OrderFile file) {
    return tx.outbox().enter(file, FileContent.of(file.name(), CONTENT), List.of(KEY));
  }

  private static byte[] bytes(FileContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FactKey about(String submission) {
    return new FactKey(ACCOUNT, KEY, LAMP, submission);
  }

  private static OrderFact fact(int minute) {
    return fact(KEY, LAMP, "a.xls", verdict(ComplianceReport.Status.OK, "En cours"), minute);
  }

  private static OrderFact fact(
      OrderKey order, Sku product, String submission, FactValue value, int minute) {
    return OrderFact.of(new FactKey(ACCOUNT, order, product, submission), value, published(minute));
  }

  private static Publication published(int minute) {
    return new Publication(
        "compliance",
        null,
        NOON.plusSeconds(60L * minute),
        String.format(Locale.ROOT, "%064x", minute));
  }

  private static FactValue verdict(ComplianceReport.Status status, @Nullable String reason) {
    return new FactValue.FileVerdict(status, reason, List.of());
  }

  /** Values that differ, each part of them present and absent, and some in no more than a digit. */
  private static List<FactValue> values() {
    ComplianceReport.Problem full =
        new ComplianceReport.Problem(2, "NumCommande", OrderColumn.ORDER_NUMBER, "trop long é");
    ComplianceReport.Problem bare = new ComplianceReport.Problem(null, null, null, "");
    FulfilmentStatus prepared = new FulfilmentStatus("V", "P");
    LocalDateTime shipped = LocalDateTime.of(2026, 11, 21, 5, 30);
    URI link = URI.create("https://track.example/?parcel=1&lang=fr");
    return List.of(
        new FactValue.FileVerdict(ComplianceReport.Status.OK, null, List.of()),
        new FactValue.FileVerdict(ComplianceReport.Status.KO, "Ligne 2", List.of(full, bare)),
        new FactValue.FileVerdict(ComplianceReport.Status.KO, "Ligne 2", List.of(bare, full)),
        new FactValue.Integration(new IntegrationResult.Processed()),
        new FactValue.Integration(new IntegrationResult.Refused(RefusalCause.STOCKOUT, null)),
        new FactValue.Integration(
            new IntegrationResult.Refused(RefusalCause.STOCKOUT, "Rupture \"totale\" \n\u0000 🚚")),
        new FactValue.Integration(new IntegrationResult.Pending(null)),
        new FactValue.Integration(new IntegrationResult.Pending("En attente")),
        new FactValue.Fulfilment(new FulfilmentStatus(null, null), null, null, null, null, null),
        new FactValue.Fulfilment(prepared, shipped, 1, "P1", link, "S1"),
        new FactValue.Fulfilment(prepared, shipped.plusNanos(1), 1, "P1", link, "S1"),
        new FactValue.Billing(
            "F1", null, null, -1, new BigDecimal("1.5"), new BigDecimal("-1.5"), null),
        new FactValue.Billing(
            "F1", null, null, -1, new BigDecimal("1.50"), new BigDecimal("-1.5"), null),
        new FactValue.Billing(
            "F1",
            7,
            LocalDate.of(2026, 12, 5),
            1,
            new BigDecimal("1E+3"),
            BigDecimal.TEN,
            new BigDecimal("0.00")),
        new FactValue.Stated(MerchantFact.Kind.DELIVERED, NOON),
        new FactValue.Stated(MerchantFact.Kind.DELIVERED, LATER),
        new FactValue.Stated(MerchantFact.Kind.RETURNED, NOON));
  }

  private static DocumentRecord reading(String path, long size) {
    return new DocumentRecord(
        ACCOUNT, path, size, NOON, String.format(Locale.ROOT, "%064x", size), true);
  }

  private static OrderEvent event(String account, String id) {
    return event(account, id, KEY.orderNumber());
  }

  private static OrderEvent event(String account, String id, String number) {
    return new OrderEvent(
        id,
        OrderEvent.Type.FILE_ACCEPTED,
        account,
        key(number),
        LAMP,
        "a.xls",
        verdict(ComplianceReport.Status.OK, null),
        null);
  }
}
