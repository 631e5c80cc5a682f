package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.outbox.Entry;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.preflight.LedgerView;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as the checks see it: each question in a transaction of its own, or all of them in one
 * that is open already.
 */
final class LedgerLookup implements LedgerView {
  private final OrderLedger ledger;
  private final Entry entry;
  private final OrderBook book;
  private final @Nullable LedgerTransaction open;

  LedgerLookup(OrderLedger ledger, Entry entry, OrderBook book, @Nullable LedgerTransaction open) {
    this.ledger = ledger;
    this.entry = entry;
    this.book = book;
    this.open = open;
  }

  @Override
  public Map<OrderKey, Known> known(List<Order> orders) {
    Map<OrderKey, Known> known = new LinkedHashMap<>();
    read(tx -> entry.known(tx, orders))
        .forEach(
            (key, answer) -> {
              switch (answer) {
                case ALREADY_THERE -> known.put(key, Known.SAME);
                case CONFLICT -> known.put(key, Known.CHANGED);
                case CANCELLED -> known.put(key, Known.CANCELLED);
                case RESERVED -> known.put(key, Known.REPORTED);
                case ENTERED, HELD_BACK -> {}
              }
            });
    return known;
  }

  @Override
  public BigDecimal outstanding() {
    return read(book::outstanding);
  }

  private <R> R read(Function<LedgerTransaction, R> question) {
    return open == null ? ledger.inTransaction(question) : question.apply(open);
  }
}
