package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.digest.Identity;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;

/**
 * The digest of everything that an order file says of an order, by which the same order entered
 * again is told from another one under the same key.
 */
final class ContentDigest {
  private ContentDigest() {}

  static String of(Order order) {
    Recipient recipient = order.recipient();
    PostalAddress address = recipient.address();
    Identity content =
        new Identity()
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
      content
          .add(line.deliveryMethod().code())
          .add(line.shippingCosts().toPlainString())
          .add(line.product().value())
          .add(line.unitPrice().toPlainString())
          .add(Integer.toString(line.quantity()));
    }
    return content.sha256();
  }
}
