package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.Decoder;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import io.github.cdiscountds.internal.reconcile.RandomHistory.Published;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TrackingQuantity;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the supplier publishes, and in whatever order and however often it is read, everybody
 * ends with the same facts, the same states and the same events.
 */
@Tag("INV-3")
class ConvergenceTest {
  private static final int HISTORIES = 1_000;
  private static final int ARRIVALS = 2;
  private static final int SURVEYED = 300;
  private static final RemoteFolder FOLDER = new RemoteFolder("reports");

  /** As the client reads them: columns A and C of the tracking are settled row by row (R26). */
  private static final Codecs CODECS =
      Codecs.standard()
          .withOptions(DecodeOptions.DEFAULT.withTrackingColumns(TrackingColumns.AS_READ));

  @TempDir private Path workFolder;

  private record Outcome(
      Set<OrderFact> facts,
      List<OrderTimeline> states,
      Set<OrderFile.State> files,
      Map<String, String> events) {}

  @Test
  @Tag("R24")
  @Tag("R26")
  void anyArrivalOrderAndAnyRepetitionEndTheSame() {
    qt().withExamples(HISTORIES)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              RandomHistory history = new RandomHistory(seed);
              List<Arriving<?>> published = new ArrayList<>();
              history.published().forEach(each -> published.add(Arriving.of(each)));
              Outcome inOrder = outcome(history, published);
              Random random = new Random(seed);
              for (int i = 0; i < ARRIVALS; i++) {
                List<Arriving<?>> arriving = new ArrayList<>(published);
                published.stream().filter(one -> random.nextBoolean()).forEach(arriving::add);
                Collections.shuffle(arriving, random);
                assertSame(outcome(history, arriving), inOrder, seed + ", read as " + arriving);
              }
            });
  }

  /**
   * What is drawn has to be rich enough to prove anything. The seeds are always the same ones: a
   * rare kind that a run may miss by chance would fail it for nothing.
   */
  @Test
  void whatIsDrawnMeetsEveryContradictionAgainAndAgain() {
    Map<Contradiction.Kind, Integer> met = new EnumMap<>(Contradiction.Kind.class);
    for (int seed = 0; seed < SURVEYED; seed++) {
      RandomHistory history = new RandomHistory(seed);
      List<Arriving<?>> published = new ArrayList<>();
      history.published().forEach(each -> published.add(Arriving.of(each)));
      kindsIn(outcome(history, published)).forEach(kind -> met.merge(kind, 1, Integer::sum));
    }
    EnumSet<Contradiction.Kind> expected = EnumSet.allOf(Contradiction.Kind.class);
    expected.remove(Contradiction.Kind.NEVER_SENT);
    assertThat(met)
        .as("histories with each kind, of %s", SURVEYED)
        .containsOnlyKeys(expected)
        .allSatisfy((kind, histories) -> assertThat(histories).isGreaterThanOrEqualTo(20));
  }

  private static void assertSame(Outcome actual, Outcome expected, String history) {
    assertThat(only(actual.facts(), expected.facts())).as("facts of history %s", history).isEmpty();
    assertThat(only(expected.facts(), actual.facts()))
        .as("missing facts of history %s", history)
        .isEmpty();
    assertThat(actual.states()).as("states of history %s", history).isEqualTo(expected.states());
    assertThat(actual.files()).as("files of history %s", history).isEqualTo(expected.files());
    assertThat(only(actual.events(), expected.events()))
        .as("events of history %s", history)
        .isEmpty();
    assertThat(only(expected.events(), actual.events()))
        .as("missing events of history %s", history)
        .isEmpty();
  }

  /** What one has and the other hasn't: whole outcomes would bury the seed. */
  private static Set<OrderFact> only(Set<OrderFact> one, Set<OrderFact> other) {
    Set<OrderFact> only = new HashSet<>(one);
    only.removeAll(other);
    return only;
  }

  private static Map<String, String> only(Map<String, String> one, Map<String, String> other) {
    Map<String, String> only = new TreeMap<>(one);
    only.keySet().removeAll(other.keySet());
    return only;
  }

  private static Set<Contradiction.Kind> kindsIn(Outcome outcome) {
    Set<Contradiction.Kind> kinds = EnumSet.noneOf(Contradiction.Kind.class);
    outcome.states().stream()
        .flatMap(state -> state.contradictions().stream())
        .forEach(contradiction -> kinds.add(contradiction.kind()));
    return kinds;
  }

  private Outcome outcome(RandomHistory history, List<Arriving<?>> arriving) {
    InMemoryLedger ledger = new InMemoryLedger(Clock.fixed(RandomHistory.AFTER, ZoneOffset.UTC));
    history.enter(ledger);
    DocumentInbox inbox =
        new DocumentInbox(
            new Account(RandomHistory.ACCOUNT, "000000CLIENT"),
            ServiceProfile.DOCUMENTED,
            ledger,
            TransferListener.NONE,
            DocumentArchive.NONE,
            workFolder);
    for (Arriving<?> document : arriving) {
      document.read(inbox);
    }
    return ledger.inTransaction(tx -> outcome(history, tx));
  }

  /** A document on its way to us, and what is done with it there. */
  private record Arriving<T>(
      Published document, Decoder<T> decoder, BiConsumer<Reconciler, List<Located<T>>> apply) {

    static Arriving<?> of(Published document) {
      if (document.kind().equals(DocumentKind.COMPLIANCE)) {
        return of(document, DocumentKind.COMPLIANCE, Reconciler::compliance);
      }
      if (document.kind().equals(DocumentKind.ANOMALIES)) {
        return of(document, DocumentKind.ANOMALIES, Reconciler::anomalies);
      }
      if (document.kind().equals(DocumentKind.TRACKING)) {
        return of(document, DocumentKind.TRACKING, Reconciler::tracking);
      }
      return of(document, DocumentKind.INVOICE, Reconciler::invoice);
    }

    private static <T> Arriving<T> of(
        Published document, DocumentKind<T> kind, BiConsumer<Reconciler, List<Located<T>>> apply) {
      return new Arriving<>(document, new DecodedOnce<>(CODECS.decoder(kind)), apply);
    }

    void read(DocumentInbox inbox) {
      inbox.poll(
          new OneDocumentSession(document),
          FOLDER,
          new DocumentInbox.Reading<>(decoder, apply, List::size));
    }

    @Override
    public String toString() {
      return document.toString();
    }
  }

  private static Outcome outcome(RandomHistory history, LedgerTransaction tx) {
    Set<OrderFact> facts = new HashSet<>();
    tx.facts().of(RandomHistory.ACCOUNT, history.allKeys()).values().forEach(facts::addAll);
    Set<String> parcels = Set.of("8L1", "8L2", "8L3", "EE4", "EE5");
    Map<String, List<OrderKey>> sharing = SharedParcels.of(tx, RandomHistory.ACCOUNT, parcels);
    List<OrderTimeline> states = new ArrayList<>();
    Set<OrderFile.State> files = EnumSet.noneOf(OrderFile.State.class);
    for (OrderKey key : history.keys()) {
      QueuedOrder order = tx.outbox().order(RandomHistory.ACCOUNT, key).orElseThrow();
      OrderFile file = tx.outbox().file(RandomHistory.ACCOUNT, order.lastFile()).orElseThrow();
      files.add(file.state());
      states.add(
          TimelineDerivation.derive(
              order,
              file,
              tx.facts().of(RandomHistory.ACCOUNT, key),
              sharing,
              TrackingQuantity.PER_PARCEL));
    }
    Map<String, String> events = new TreeMap<>();
    tx.events()
        .unread(RandomHistory.ACCOUNT, "test", Integer.MAX_VALUE)
        .forEach(event -> events.put(event.event().id(), event.event().toString()));
    return new Outcome(facts, states, files, events);
  }
}
