package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * The digest of everything that an order file says of an order, by which the same order entered
 * again is told from another one under the same key.
 */
final class ContentDigest {
  private final StringBuilder parts = new StringBuilder();

  private ContentDigest() {}

  static String of(Order order) {
    Recipient recipient = order.recipient();
    PostalAddress address = recipient.address();
    ContentDigest digest =
        new ContentDigest()
            .add(order.key().orderNumber())
            .add(order.key().campaign())
            .add(order.date().toString())
            .add(order.cdiscountId())
            .add(recipient.title().name())
            .add(recipient.surname())
            .add(recipient.firstName())
            .add(address.street())
            .add(address.additional())
            .add(address.locality())
            .add(address.businessName())
            .add(address.postCode())
            .add(address.city())
            .add(address.destination().isoCode())
            .add(recipient.landline())
            .add(recipient.mobile())
            .add(recipient.email());
    for (OrderLine line : order.lines()) {
      digest
          .add(line.deliveryMethod().code())
          .add(line.shippingCosts().toPlainString())
          .add(line.product().value())
          .add(line.unitPrice().toPlainString())
          .add(Integer.toString(line.quantity()));
    }
    return Sha256.of(digest.parts.toString());
  }

  private ContentDigest add(@Nullable String part) {
    parts.append(part == null ? "-" : part.length()).append(':').append(part == null ? "" : part);
    return this;
  }
}
