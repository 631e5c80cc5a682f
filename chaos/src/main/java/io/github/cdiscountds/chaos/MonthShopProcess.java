package io.github.cdiscountds.chaos;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.InvoiceInbox;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.TransportException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The shop of a simulated month: sends orders, polls, corrects what was rejected, keeps books from
 * events, audits the invoice. Is told line by line what to do, and answers each line. At the end it
 * writes what its timelines say, what its books say, and what the audit found.
 */
public final class MonthShopProcess {
  private static final String SUBSCRIBER = "books";
  private static final int ATTEMPTS = 6;

  private final DropshipClient client;
  private final SettableClock clock;
  private final MonthOrders orders;
  private final EventBooks books = new EventBooks();
  private final Map<OrderKey, Integer> corrections = new HashMap<>();
  private final List<InvoiceInbox.Invoice> invoices = new ArrayList<>();
  private int documents;
  private int refused;
  private int postponed;
  private int broken;
  private int resent;

  private MonthShopProcess(ShopSettings settings) {
    this.clock = SettableClock.at(LocalDateTime.parse(settings.text("start")));
    this.orders = new MonthOrders(Long.parseLong(settings.text("seed")));
    OrderLedger ledger = Shop.ledger(settings.text("ledger"));
    this.client =
        DropshipClient.builder(OrderSet.ACCOUNT)
            .retries(RetrySettings.none())
            .catalogueServer(Shop.server(settings, FakeSupplier.CATALOGUE_LOGIN))
            .orderServer(Shop.server(settings, FakeSupplier.ORDER_LOGIN))
            .ledger(Sabotage.named(settings.text("sabotage")).around(ledger))
            .pacing(Pacing.EVERY_DISPATCH)
            .node("shop")
            .claimTimeout(Duration.ZERO)
            .clock(clock)
            .workFolder(settings.path("folder"))
            .build();
  }

  /**
   * Lives through the month.
   *
   * @param args see {@link ShopSettings}
   * @throws Exception when it can't go on
   */
  public static void main(String[] args) throws Exception {
    MonthShopProcess shop = new MonthShopProcess(ShopSettings.parse(args));
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      shop.obey(line.split("\t", -1));
      System.out.println("done");
    }
    System.exit(0);
  }

  private void obey(String[] command) throws IOException {
    switch (command[0]) {
      case "at" -> clock.set(LocalDateTime.parse(command[1]));
      case "catalogue" -> untilItWorks(this::refresh);
      case "orders" -> send(Integer.parseInt(command[1]), Integer.parseInt(command[2]));
      case "poll" -> poll();
      case "invoices" -> untilItWorks(this::readInvoices);
      case "finish" -> finish(Path.of(command[1]));
      default -> throw new IllegalArgumentException("command " + String.join(" ", command));
    }
  }

  /** A shop tries again after the connection broke, or a document changed while it was read. */
  private void untilItWorks(BooleanSupplier attempt) {
    for (int number = 1; number <= ATTEMPTS; number++) {
      try {
        if (attempt.getAsBoolean()) {
          return;
        }
      } catch (TransportException e) {
        broken++;
        if (number == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private boolean refresh() {
    client.catalogue().refresh();
    return true;
  }

  private void send(int from, int to) {
    List<Order> next =
        IntStream.rangeClosed(from, to).mapToObj(number -> orders.order(number, 0)).toList();
    require(client.orders().enqueue(next));
    dispatch();
  }

  private void dispatch() {
    untilItWorks(() -> client.orders().dispatch().failure().isEmpty());
  }

  private void poll() {
    untilItWorks(
        () -> {
          return isComplete(client.reports().poll());
        });
    client.reports().events(SUBSCRIBER).deliver(books);
    correct();
  }

  private boolean isComplete(PollResult result) {
    documents += result.documents().size();
    refused +=
        (int) result.documents().stream().filter(document -> document.refusal() != null).count();
    postponed += result.postponed().size();
    return result.postponed().isEmpty();
  }

  /** Sends what a rejected file held once more, each order under its own key. */
  private void correct() {
    List<Order> corrected = new ArrayList<>();
    for (OrderKey key : books.takeRejected()) {
      OrderTimeline timeline = client.orders().timeline(key).orElseThrow();
      if (timeline.stage() == LineStage.FILE_REJECTED) {
        corrected.add(
            orders.order(MonthOrders.number(key), corrections.merge(key, 1, Integer::sum)));
      }
    }
    if (!corrected.isEmpty()) {
      require(client.orders().resubmit(corrected));
      resent += corrected.size();
      dispatch();
    }
  }

  private static void require(SubmitResult result) {
    if (!result.hasTakenAll()) {
      throw new IllegalStateException("orders were kept out: " + result.findings());
    }
  }

  private boolean readInvoices() {
    InvoiceInbox.InvoicePoll read = client.invoices().poll();
    invoices.addAll(read.invoices());
    return isComplete(read.poll());
  }

  private void finish(Path folder) throws IOException {
    LineState.write(
        folder.resolve("timelines"),
        client.orders().timelines().stream()
            .flatMap(timeline -> LineState.of(timeline).stream())
            .toList());
    LineState.write(folder.resolve("events"), books.lines());
    AuditReport report = client.invoices().audit(invoices);
    Files.write(
        folder.resolve("findings"),
        report.findings().stream().map(MonthShopProcess::asText).toList());
    Files.write(
        folder.resolve("audit"), report.findings().stream().map(AuditFinding::message).toList());
    Files.writeString(
        folder.resolve("happened"),
        documents
            + " documents read, "
            + refused
            + " of them refused, "
            + postponed
            + " put off to the next poll, "
            + broken
            + " times the connection broke, "
            + resent
            + " orders corrected and sent again");
  }

  private static String asText(AuditFinding finding) {
    return String.join(
        "\t",
        finding.code().name(),
        Objects.requireNonNullElse(finding.invoice(), ""),
        finding.line() == null ? "" : finding.line().toString(),
        finding.order().orderNumber(),
        finding.order().campaign(),
        finding.product().toString());
  }
}
