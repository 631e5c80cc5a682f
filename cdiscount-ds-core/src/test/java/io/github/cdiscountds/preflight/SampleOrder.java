package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An order with nothing wrong but perhaps its address. */
final class SampleOrder {
  private SampleOrder() {}

  static Order to(PostalAddress address) {
    boolean domestic = address.destination().equals(Destination.FRANCE);
    return Order.builder(
            OrderKey.of("1001", "SPRING"),
            LocalDate.of(2026, 1, 2),
            "ID1",
            new Recipient(Title.M, "Doe", "Jo", address, "0102030405", null, "jo@example.org"))
        .deliveredBy(domestic ? DeliveryMethod.COL : DeliveryMethod.CHD, new BigDecimal("6.90"))
        .line(Sku.of("LAMP-1"), new BigDecimal("25.99"), 1)
        .build();
  }

  static Preflight preflight() {
    return Preflight.of(
        new Account("SHOP", "ID1"), ServiceProfile.DOCUMENTED, LengthPolicy.DOCUMENTED);
  }
}
