package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.Order;

/**
 * One thing to look at before an order is sent. Immutable and thread-safe when it looks at the
 * order alone; a check against catalogue or ledger is made for one call, whose orders it sees in
 * their order, and belongs to its thread.
 */
interface OrderCheck {

  /** Looks at an order and reports what is wrong with it. */
  void check(Order order, OrderFindings report);

  /** Hears that an order passed every check, before the next one is looked at. */
  default void passed(Order order) {}
}
