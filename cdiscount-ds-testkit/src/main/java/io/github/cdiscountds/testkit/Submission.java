package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.OrderSheet;
import java.util.List;

/** One order file that was picked up, and its orders. */
final class Submission {
  final PickUp pickUp;
  final OrderSheet sheet;
  final List<OrderOnBooks> orders;
  private final byte[] content;

  Submission(PickUp pickUp, byte[] content, OrderSheet sheet, List<OrderOnBooks> orders) {
    this.pickUp = pickUp;
    this.content = content;
    this.sheet = sheet;
    this.orders = orders;
  }

  byte[] content() {
    return content.clone();
  }
}
