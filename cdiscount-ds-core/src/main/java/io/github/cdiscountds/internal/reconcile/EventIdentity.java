package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.internal.digest.Identity;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.order.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * What makes an event this one and no other. The parts of a value are written out by hand, since
 * ids live as long as a shop's memory and must not follow a record's {@code toString}.
 */
final class EventIdentity {
  private final Identity parts = new Identity();

  EventIdentity add(@Nullable Object part) {
    parts.add(part);
    return this;
  }

  EventIdentity add(FactValue value) {
    if (value instanceof FactValue.FileVerdict verdict) {
      return add("verdict").add(verdict.status()).add(verdict.reason());
    }
    if (value instanceof FactValue.Integration integration) {
      return add("integration").add(integration.result());
    }
    if (value instanceof FactValue.Fulfilment row) {
      return add("fulfilment")
          .add(row.status().orderCode())
          .add(row.status().slipCode())
          .add(row.shippedAt())
          .add(row.quantity())
          .add(row.parcel())
          .add(row.trackingLink())
          .add(row.supplierOrderNumber());
    }
    if (value instanceof FactValue.Stated stated) {
      return add("stated").add(stated.kind()).add(stated.at());
    }
    FactValue.Billing billing = (FactValue.Billing) value;
    return add("billing")
        .add(billing.invoice())
        .add(billing.line())
        .add(billing.date())
        .add(billing.quantity())
        .add(billing.unitPrice().toPlainString())
        .add(billing.amount().toPlainString())
        .add(billing.shippingCosts() == null ? null : billing.shippingCosts().toPlainString());
  }

  private EventIdentity add(IntegrationResult result) {
    if (result instanceof IntegrationResult.Refused refused) {
      return add("refused").add(refused.cause()).add(refused.reason());
    }
    if (result instanceof IntegrationResult.Pending pending) {
      return add("pending").add(pending.wording());
    }
    return add("processed");
  }

  String id() {
    return parts.sha256();
  }

  /** The parts themselves, to put two identities into one order. */
  String text() {
    return parts.text();
  }
}
