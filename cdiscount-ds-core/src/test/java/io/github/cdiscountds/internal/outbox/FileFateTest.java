package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static io.github.cdiscountds.internal.outbox.Sendings.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.QueuedOrder.State;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEvent.Type;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One file {@code a.xls}; its orders are wanted, wanted back, or went on to another file. */
@Tag("INV-1")
class FileFateTest {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private List<OrderEvent> raised = List.of();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aFileTakenBackFreesItsOrders() {
    enter("WANTED", State.IN_FILE, "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enter("ELSEWHERE", State.IN_FILE, "a.xls", "b.xls");
    enterFile(OrderFile.State.TAKEN);
    assertThat(decide(FileFate::takenBack)).isTrue();
    assertThat(file().state()).isEqualTo(OrderFile.State.WITHDRAWN);
    assertThat(file().recalled()).isFalse();
    assertThat(states("WANTED", "BACK", "ELSEWHERE"))
        .containsExactly(State.QUEUED, State.WITHDRAWN, State.IN_FILE);
    assertRaised(Type.WITHDRAWN, "BACK", null);
  }

  @Test
  void aFileInDoubtKeepsItsOrdersAndTellsOfEach() {
    enter("WANTED", State.IN_FILE, "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enter("ELSEWHERE", State.IN_FILE, "a.xls", "b.xls");
    enterFile(OrderFile.State.INFERRED);
    assertThat(decide(fate -> fate.inDoubt(DoubtPolicy.WAIT))).isTrue();
    assertThat(file().state()).isEqualTo(OrderFile.State.IN_DOUBT);
    assertThat(states("WANTED", "BACK", "ELSEWHERE"))
        .containsExactly(State.IN_FILE, State.WITHDRAWING, State.IN_FILE);
    assertThat(raised)
        .extracting(OrderEvent::type, OrderEvent::order)
        .containsExactlyInAnyOrder(
            tuple(Type.IN_DOUBT, key("WANTED")), tuple(Type.IN_DOUBT, key("BACK")));
  }

  @Test
  void whereThePolicySaysSoOrdersOfAFileInDoubtGoOnceMoreAndNeverTwice() {
    enter("ONCE", State.IN_FILE, "a.xls");
    enter("TWICE", State.IN_FILE, "before.xls", "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enterFile(OrderFile.State.INFERRED);
    assertThat(decide(fate -> fate.inDoubt(DoubtPolicy.SEND_AGAIN))).isTrue();
    assertThat(states("ONCE", "TWICE", "BACK"))
        .containsExactly(State.QUEUED, State.IN_FILE, State.WITHDRAWING);
    assertThat(raised).hasSize(3);
  }

  @Test
  void aFileThatAReportAcceptsStandsWhateverWasPlanned() {
    enter("WANTED", State.IN_FILE, "a.xls");
    enter("QUEUED", State.QUEUED, "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enterFile(OrderFile.State.TAKEN);
    assertThat(decide(FileFate::accepted)).isTrue();
    assertThat(file().state()).isEqualTo(OrderFile.State.CONFIRMED);
    assertThat(states("WANTED", "QUEUED", "BACK")).containsOnly(State.IN_FILE);
    assertRaised(Type.WITHDRAWAL_FAILED, "BACK", null);
    assertThat(decide(FileFate::accepted)).isFalse();
    assertThat(raised).isEmpty();
  }

  @Test
  void withdrawnAndCancelledOrdersThatTheSupplierHasAreTold() {
    enter("WITHDRAWN", State.WITHDRAWN, "a.xls");
    enter("CANCELLED", State.CANCELLED, "a.xls");
    enterFile(OrderFile.State.IN_DOUBT);
    assertThat(decide(FileFate::accepted)).isTrue();
    assertThat(states("WITHDRAWN", "CANCELLED")).containsOnly(State.IN_FILE);
    assertThat(raised).extracting(OrderEvent::type).containsOnly(Type.WITHDRAWAL_FAILED).hasSize(2);
  }

  @Test
  void anOrderThatWentOnToAnotherFileIsWithTheSupplierTwice() {
    enter("TWICE", State.IN_FILE, "a.xls", "b.xls");
    enterFile(OrderFile.State.IN_DOUBT);
    decide(FileFate::accepted);
    assertRaised(
        Type.CONTRADICTION,
        "TWICE",
        "EARLIER_SENDING_TAKEN: the supplier has it from this file as well; it also went in b.xls");
    assertThat(states("TWICE")).containsExactly(State.IN_FILE);
  }

  @Test
  void anOrderThatWentOnAfterItsFileWasTakenBackWasWithdrawnInVain() {
    enter("TWICE", State.IN_FILE, "a.xls", "b.xls");
    enterFile(OrderFile.State.WITHDRAWN);
    assertThat(decide(FileFate::accepted)).isTrue();
    assertRaised(
        Type.WITHDRAWAL_FAILED,
        "TWICE",
        "EARLIER_SENDING_TAKEN: the supplier has it from this file as well; it also went in b.xls");
  }

  @Test
  @Tag("R22")
  void aRejectedFileLeavesItsOrdersForACorrection() {
    enter("WANTED", State.IN_FILE, "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enterFile(OrderFile.State.TAKEN);
    reject();
    assertThat(file().state()).isEqualTo(OrderFile.State.CONFIRMED);
    assertThat(states("WANTED", "BACK")).containsExactly(State.IN_FILE, State.CANCELLED);
    assertRaised(Type.WITHDRAWN, "BACK", null);
  }

  @Test
  @Tag("R22")
  void theRejectionOfAFileThatIsSettledSaysNothingNew() {
    enter("BACK", State.WITHDRAWING, "a.xls");
    enterFile(OrderFile.State.CONFIRMED);
    OrderFile confirmed = file();
    reject();
    assertThat(file()).isEqualTo(confirmed);
    OrderFile withdrawn = confirmed.next(OrderFile.State.WITHDRAWN);
    assertThat(ledger.<Boolean>inTransaction(tx -> tx.outbox().replace(withdrawn))).isTrue();
    reject();
    assertThat(file()).isEqualTo(withdrawn);
    assertThat(states("BACK")).containsExactly(State.WITHDRAWING);
    assertThat(raised).isEmpty();
  }

  @Test
  void nothingIsDecidedOfAFileThatSomebodyElseChanged() {
    enter("WANTED", State.IN_FILE, "a.xls");
    enter("BACK", State.WITHDRAWING, "a.xls");
    enterFile(OrderFile.State.TAKEN);
    OrderFile seen = file();
    ledger.<Boolean>inTransaction(tx -> tx.outbox().replace(seen.heldBy("another")));
    List<Function<FileFate, Boolean>> decisions =
        List.of(
            FileFate::takenBack,
            fate -> fate.inDoubt(DoubtPolicy.SEND_AGAIN),
            FileFate::accepted,
            fate -> {
              fate.rejected();
              return false;
            });
    for (Function<FileFate, Boolean> decision : decisions) {
      assertThat(decide(seen, decision)).isFalse();
      assertThat(raised).isEmpty();
      assertThat(states("WANTED", "BACK")).containsExactly(State.IN_FILE, State.WITHDRAWING);
    }
  }

  @Test
  void onlyEventsThatWereNewAreTold() {
    enter("TWICE", State.IN_FILE, "a.xls", "b.xls");
    enterFile(OrderFile.State.SENT);
    decide(FileFate::accepted);
    assertThat(raised).hasSize(1);
    QueuedOrder before = ledgerOrder("TWICE");
    decide(
        fate -> {
          fate.stands(before);
          return true;
        });
    assertThat(raised).isEmpty();
  }

  @Test
  @Tag("INV-3")
  void theIdOfAnEventIsThatOfTheFirstVersion() {
    enter("TWICE", State.IN_FILE, "a.xls");
    enterFile(OrderFile.State.INFERRED);
    decide(fate -> fate.inDoubt(DoubtPolicy.WAIT));
    assertThat(raised)
        .extracting(OrderEvent::id)
        .containsExactly("9070a4f56f732265c2d945f83935c34dc4d013f0a4cedd14572af9b2c36b4bf8");
  }

  private void reject() {
    decide(
        fate -> {
          fate.rejected();
          return true;
        });
  }

  private boolean decide(Function<FileFate, Boolean> decision) {
    return decide(file(), decision);
  }

  private boolean decide(OrderFile seen, Function<FileFate, Boolean> decision) {
    return ledger.inTransaction(
        tx -> {
          FileFate fate = new FileFate(tx, seen);
          boolean decided = decision.apply(fate);
          raised = fate.events();
          return decided;
        });
  }

  private void assertRaised(Type type, String number, String note) {
    assertThat(raised)
        .extracting(OrderEvent::type, OrderEvent::order, OrderEvent::file, OrderEvent::note)
        .containsExactly(tuple(type, key(number), "a.xls", note));
  }

  private void enter(String number, State state, String... files) {
    ledger.<Boolean>inTransaction(
        tx -> {
          QueuedOrder entered =
              new QueuedOrder(
                  ACCOUNT, order(number), "digest", State.QUEUED, List.of(), Instant.EPOCH, 0);
          tx.outbox().enterAll(List.of(entered));
          for (String file : files) {
            entered = entered.intoFile(file);
            tx.outbox().replace(entered);
          }
          return tx.outbox().replace(entered.next(state));
        });
  }

  /** The file that all of them went in. */
  private void enterFile(OrderFile.State state) {
    ledger.<Boolean>inTransaction(
        tx -> {
          OrderFile file =
              OrderFile.intent(ACCOUNT, "a.xls", 1, "a".repeat(64), "one", Instant.EPOCH);
          tx.outbox().enter(file, FileContent.of("a.xls", new byte[1]), orders(tx));
          return tx.outbox().replace(file.recall())
              && tx.outbox().replace(file.recall().next(state));
        });
  }

  private static List<OrderKey> orders(LedgerTransaction tx) {
    return List.of(
            "WANTED", "BACK", "ELSEWHERE", "ONCE", "TWICE", "QUEUED", "WITHDRAWN", "CANCELLED")
        .stream()
        .map(Sendings::key)
        .filter(key -> tx.outbox().order(ACCOUNT, key).isPresent())
        .toList();
  }

  private OrderFile file() {
    return ledger.inTransaction(tx -> tx.outbox().file(ACCOUNT, "a.xls").orElseThrow());
  }

  private QueuedOrder ledgerOrder(String number) {
    return ledger.inTransaction(tx -> tx.outbox().order(ACCOUNT, key(number)).orElseThrow());
  }

  private List<State> states(String... numbers) {
    return List.of(numbers).stream().map(number -> ledgerOrder(number).state()).toList();
  }
}
