package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.SubmitPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How orders enter the outbox. Immutable and thread-safe. */
public final class Entry {

  /** What became of an order at the door. */
  public enum Answer {
    /** Entered. */
    ENTERED,
    /** The same order is there already. */
    ALREADY_THERE,
    /** The same order was there and was cancelled or withdrawn; it is never sent. */
    CANCELLED,
    /** Another order of the same key is there already. */
    CONFLICT,
    /** A report of the supplier names the key, though no order was entered here. */
    RESERVED,
    /** It could be entered, but another order holds it back. */
    HELD_BACK
  }

  private final String account;

  /** Opens the door of an account's outbox. */
  public Entry(String account) {
    this.account = account;
  }

  /**
   * Enters checked orders.
   *
   * @param policy whether one order that can't be entered holds back the others
   * @return an answer for each, in the order given
   */
  public Map<OrderKey, Answer> enter(
      LedgerTransaction tx, List<Order> orders, SubmitPolicy policy) {
    List<OrderKey> keys = orders.stream().map(Order::key).toList();
    Map<OrderKey, QueuedOrder> there = tx.outbox().orders(account, keys);
    Set<OrderKey> reported = reported(tx, keys);
    Instant now = tx.now();
    Map<OrderKey, Answer> answers = new LinkedHashMap<>();
    List<QueuedOrder> entering = new ArrayList<>();
    for (Order order : orders) {
      String digest = ContentDigest.of(order);
      QueuedOrder known = there.get(order.key());
      if (known != null) {
        answers.put(order.key(), answer(known, digest));
      } else if (reported.contains(order.key())) {
        answers.put(order.key(), Answer.RESERVED);
      } else {
        answers.put(order.key(), Answer.ENTERED);
        entering.add(
            new QueuedOrder(account, order, digest, QueuedOrder.State.QUEUED, List.of(), now, 0));
      }
    }
    if (policy == SubmitPolicy.ALL_OR_NOTHING
        && answers.values().stream().anyMatch(Entry::keepsOut)) {
      answers.replaceAll((key, answer) -> answer == Answer.ENTERED ? Answer.HELD_BACK : answer);
      return answers;
    }
    // On the shop's own connection another transaction may have entered one in the meantime.
    Set<OrderKey> overtaken = tx.outbox().enterAll(entering);
    Map<OrderKey, QueuedOrder> first =
        overtaken.isEmpty() ? Map.of() : tx.outbox().orders(account, overtaken);
    if (policy == SubmitPolicy.ALL_OR_NOTHING && !overtaken.isEmpty()) {
      throw new DropshipException(
          "another transaction entered "
              + overtaken.size()
              + " of the orders in between: roll back and hand all of them over again");
    }
    for (QueuedOrder order : entering) {
      OrderKey key = order.order().key();
      if (overtaken.contains(key)) {
        QueuedOrder known = first.get(key);
        answers.put(
            key, known == null ? Answer.ALREADY_THERE : answer(known, order.contentDigest()));
      }
    }
    return answers;
  }

  private static boolean keepsOut(Answer answer) {
    return switch (answer) {
      case CANCELLED, CONFLICT, RESERVED -> true;
      case ENTERED, ALREADY_THERE, HELD_BACK -> false;
    };
  }

  /**
   * Looks orders up without entering any.
   *
   * @return the answers to those that wouldn't be entered
   */
  public Map<OrderKey, Answer> known(LedgerTransaction tx, List<Order> orders) {
    List<OrderKey> keys = orders.stream().map(Order::key).toList();
    Map<OrderKey, QueuedOrder> there = tx.outbox().orders(account, keys);
    Map<OrderKey, Answer> answers = new LinkedHashMap<>();
    reported(tx, keys).forEach(key -> answers.put(key, Answer.RESERVED));
    for (Order order : orders) {
      QueuedOrder known = there.get(order.key());
      if (known != null) {
        answers.put(order.key(), answer(known, ContentDigest.of(order)));
      }
    }
    return answers;
  }

  /**
   * The keys that reports speak of, though no order here has them: as they are, or without leading
   * zeros, which a report may have lost (R38).
   */
  private Set<OrderKey> reported(LedgerTransaction tx, List<OrderKey> keys) {
    Map<OrderKey, Set<OrderKey>> askedFor = new LinkedHashMap<>();
    for (OrderKey key : keys) {
      for (OrderKey reading : readings(key)) {
        askedFor.computeIfAbsent(reading, asked -> new LinkedHashSet<>()).add(key);
      }
    }
    Set<OrderKey> reported = new LinkedHashSet<>();
    Set<OrderKey> withoutZeros = new LinkedHashSet<>();
    for (OrderKey named : tx.facts().of(account, askedFor.keySet()).keySet()) {
      Set<OrderKey> fitting = askedFor.getOrDefault(named, Set.of());
      if (fitting.contains(named)) {
        reported.add(named);
      } else {
        withoutZeros.add(named);
      }
    }
    if (!withoutZeros.isEmpty()) {
      // What is said of an order of exactly that key is said of no other.
      withoutZeros.removeAll(tx.outbox().orders(account, withoutZeros).keySet());
      withoutZeros.forEach(named -> reported.addAll(askedFor.getOrDefault(named, Set.of())));
    }
    return reported;
  }

  /** A key, and what is left of it where leading zeros were lost. */
  private static Set<OrderKey> readings(OrderKey key) {
    String number = withoutZeros(key.orderNumber());
    String campaign = withoutZeros(key.campaign());
    Set<OrderKey> readings = new LinkedHashSet<>();
    readings.add(key);
    readings.add(OrderKey.of(number, key.campaign()));
    readings.add(OrderKey.of(key.orderNumber(), campaign));
    readings.add(OrderKey.of(number, campaign));
    return readings;
  }

  /** All but the last character, so that something is left. */
  private static String withoutZeros(String part) {
    int from = 0;
    while (from < part.length() - 1 && part.charAt(from) == '0') {
      from++;
    }
    return part.substring(from);
  }

  private static Answer answer(QueuedOrder known, String digest) {
    if (!known.contentDigest().equals(digest)) {
      return Answer.CONFLICT;
    }
    return switch (known.state()) {
      case CANCELLED, WITHDRAWN -> Answer.CANCELLED;
      case QUEUED, IN_FILE, WITHDRAWING -> Answer.ALREADY_THERE;
    };
  }
}
