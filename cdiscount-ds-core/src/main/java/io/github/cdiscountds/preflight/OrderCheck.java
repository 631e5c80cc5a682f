package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.Order;

/** One thing to look at before an order is sent. Immutable and thread-safe. */
interface OrderCheck {

  /** Looks at an order and reports what is wrong with it. */
  void check(Order order, OrderFindings report);
}
