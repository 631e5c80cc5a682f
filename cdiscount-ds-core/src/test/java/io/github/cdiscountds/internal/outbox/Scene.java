package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.TransferListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** One ledger and one server, and whatever clients work on them; all times are moved by hand. */
final class Scene {
  static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Two pick-up periods and the delay of the compliance report. */
  static final Duration REPORT_DUE = Duration.ofMinutes(45);

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  /** The name of the first file. */
  static final String FILE = "orders_YOURCOMPANY_20260302_090000.xls";

  static final String TEMPORARY = "." + FILE + ".1.part";
  static final String HIDDEN = "." + FILE + ".back";

  private static final Dispatcher.Manner PLAIN =
      new Dispatcher.Manner("one", TIMEOUT, DoubtPolicy.WAIT, UploadCheck.SIZE);

  private ServiceProfile profile = ServiceProfile.DOCUMENTED;
  private final TemporaryNames names;
  private Instant now = START;
  final InMemoryLedger ledger =
      new InMemoryLedger(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
              return now;
            }
          });
  final OrderServer server = new OrderServer();
  final HandMovedStopwatch time = new HandMovedStopwatch();

  Scene() {
    this(TemporaryNames.dotPrefix());
  }

  /** A scene whose first clients hide files like that. */
  Scene(TemporaryNames names) {
    this.names = names;
    hidingBy(names);
  }

  /** The clients that come next hide the files that they make like that. */
  Scene hidingBy(TemporaryNames setting) {
    profile = ServiceProfile.DOCUMENTED.withTemporaryNames(setting);
    return this;
  }

  /** Where an attempt at the first file hides on the server. */
  String temporary(int attempt) {
    return hiding(names.temporary(FILE, attempt));
  }

  /** Where the first file hides once it was taken back. */
  String hidden() {
    return hiding(names.takenBack(FILE));
  }

  /** The path of what the server has under a key. */
  String path(String key) {
    return key.contains("/") ? key : "Commandes/" + key;
  }

  private String hiding(String name) {
    return names.style() == TemporaryNames.Style.FOLDER ? names.value() + "/" + name : name;
  }

  Dispatcher client(String name) {
    return client(name, DoubtPolicy.WAIT, UploadCheck.SIZE, TransferListener.NONE);
  }

  Dispatcher client(String name, DoubtPolicy doubt, UploadCheck check, TransferListener listener) {
    return client(
        profile,
        Codecs.standard().orderFileEncoder(profile),
        listener,
        new Dispatcher.Manner(name, TIMEOUT, doubt, check));
  }

  /** A client whose files hold that many lines. */
  Dispatcher clientOfFilesOf(int lines) {
    ServiceProfile small = profile.withMaxLinesPerFile(lines);
    return client(small, Codecs.standard().orderFileEncoder(small), TransferListener.NONE, PLAIN);
  }

  /** A client that something happens to while it makes its first file. */
  Dispatcher clientEncoding(Runnable meanwhile) {
    Encoder<CheckedOrders> encoder = Codecs.standard().orderFileEncoder(profile);
    Deque<Runnable> once = new ArrayDeque<>(List.of(meanwhile));
    return client(
        profile,
        orders -> {
          Runnable action = once.poll();
          if (action != null) {
            action.run();
          }
          return encoder.encode(orders);
        },
        TransferListener.NONE,
        PLAIN);
  }

  /** A client that archives what it sends. */
  Dispatcher clientArchivingIn(DocumentArchive archive) {
    return client(
        profile,
        Codecs.standard().orderFileEncoder(profile),
        TransferListener.NONE,
        archive,
        PLAIN);
  }

  private Dispatcher client(
      ServiceProfile profile,
      Encoder<CheckedOrders> encoder,
      TransferListener listener,
      Dispatcher.Manner manner) {
    return client(profile, encoder, listener, DocumentArchive.NONE, manner);
  }

  private Dispatcher client(
      ServiceProfile profile,
      Encoder<CheckedOrders> encoder,
      TransferListener listener,
      DocumentArchive archive,
      Dispatcher.Manner manner) {
    Account account = new Account(ACCOUNT, "000000CLIENT");
    return new Dispatcher(
        account,
        profile,
        Clock.fixed(START, ZoneOffset.UTC),
        ledger,
        server,
        Preflight.of(account, profile, LengthPolicy.DOCUMENTED),
        encoder,
        listener,
        archive,
        manner,
        time);
  }

  static List<OrderFile.State> dispatch(Dispatcher client) {
    return states(client.dispatch(Pacing.EVERY_DISPATCH));
  }

  static List<OrderFile.State> states(Dispatched dispatched) {
    return dispatched.files().stream().map(outcome -> outcome.file().state()).toList();
  }

  /** The ledger's clock goes on. */
  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** All reports that are there now were read. */
  void pollReports() {
    ledger.<Boolean>inTransaction(
        tx -> {
          tx.documents().polled(ACCOUNT, now);
          return true;
        });
  }

  /** A report that is there now couldn't be read. */
  void findUnreadableReport() {
    ledger.<Boolean>inTransaction(
        tx -> {
          tx.documents().unreadable(ACCOUNT, now);
          return true;
        });
  }

  void enter(String... numbers) {
    List<Order> orders = Arrays.stream(numbers).map(Sendings::order).toList();
    Map<?, Entry.Answer> answers =
        ledger.inTransaction(tx -> new Entry(ACCOUNT).enter(tx, orders, SubmitPolicy.SOUND_ORDERS));
    assertThat(answers.values()).containsOnly(Entry.Answer.ENTERED);
  }

  /** A report says something. */
  void report(OrderFact fact) {
    ledger.<Boolean>inTransaction(
        tx -> {
          tx.facts().add(fact);
          return true;
        });
  }

  /** The connection breaks at the next rename, before it is done. */
  void breakAtTheRename() {
    server.before(
        "rename",
        () -> {
          throw OrderServer.lost(FILE);
        });
  }

  /** One order, whole on the server under its temporary name; its client broke down then. */
  void stopBeforeTheRename(Dispatcher client) {
    enter("CDS-1");
    breakAtTheRename();
    assertThat(dispatch(client)).containsExactly(OrderFile.State.UPLOADED);
  }

  /** A client says that it lives. */
  void beat(String client) {
    assertThat(replace(stored().heldBy(client))).isTrue();
  }

  /** A client begins another attempt. */
  void takeOver(String client) {
    assertThat(replace(stored().nextAttempt(client))).isTrue();
  }

  boolean replace(OrderFile file) {
    return ledger.inTransaction(tx -> tx.outbox().replace(file));
  }

  OrderFile stored() {
    return ledger.inTransaction(Scene::stored);
  }

  private static OrderFile stored(LedgerTransaction tx) {
    return tx.outbox().file(ACCOUNT, FILE).orElseThrow();
  }

  QueuedOrder storedOrder(String number) {
    return ledger.inTransaction(
        tx -> tx.outbox().order(ACCOUNT, order(number).key()).orElseThrow());
  }

  List<OrderEvent> events() {
    return ledger.inTransaction(tx -> tx.events().unread(ACCOUNT, "test", 100)).stream()
        .map(PositionedEvent::event)
        .toList();
  }
}
