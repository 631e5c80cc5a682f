package io.github.cdiscountds.policy;

import io.github.cdiscountds.order.MerchantFact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something in the life of an order line that rules count from, or wait for. */
enum Milestone {
  /** The order file is in its place. */
  SENT,
  /** The supplier took the order file; no document says when. */
  PICKED_UP,
  /** A compliance report tells of the current order file. */
  FILE_REPORTED,
  /** It found the file well formed. */
  FILE_ACCEPTED,
  /** It rejected the file as a whole. */
  FILE_REJECTED,
  /** The anomaly tracking lists the line. */
  LISTED,
  /** The supplier took the line over. */
  INTEGRATED,
  /** The supplier refused the line. */
  REFUSED,
  /** The order tracking lists the line. */
  TRACKED,
  /** The whole quantity of the line is shipped. */
  SHIPPED,
  /** An invoice bills the line. */
  INVOICED,
  /** An invoice credits the line. */
  CREDITED,
  ORDERED(MerchantFact.Kind.ORDERED),
  STOCK_CHECKED(MerchantFact.Kind.STOCK_CHECKED),
  DETAILS_VERIFIED(MerchantFact.Kind.DETAILS_VERIFIED),
  PAYMENT_CONFIRMED(MerchantFact.Kind.PAYMENT_CONFIRMED),
  PACKING_FINISHED(MerchantFact.Kind.PACKING_FINISHED),
  HANDED_OVER(MerchantFact.Kind.HANDED_OVER),
  MARKED_SHIPPED(MerchantFact.Kind.MARKED_SHIPPED),
  TRACKING_GIVEN(MerchantFact.Kind.TRACKING_GIVEN),
  REFUSAL_TOLD(MerchantFact.Kind.REFUSAL_TOLD),
  DELAY_TOLD(MerchantFact.Kind.DELAY_TOLD),
  FIRST_ATTEMPT_FAILED(MerchantFact.Kind.FIRST_ATTEMPT_FAILED),
  SECOND_ATTEMPT_FAILED(MerchantFact.Kind.SECOND_ATTEMPT_FAILED),
  READY_FOR_COLLECTION(MerchantFact.Kind.READY_FOR_COLLECTION),
  UNDELIVERABLE(MerchantFact.Kind.UNDELIVERABLE),
  ADDRESS_CORRECTED(MerchantFact.Kind.ADDRESS_CORRECTED),
  LOSS_CLAIMED(MerchantFact.Kind.LOSS_CLAIMED),
  DISCREPANCY_REPORTED(MerchantFact.Kind.DISCREPANCY_REPORTED),
  DELIVERED(MerchantFact.Kind.DELIVERED),
  RECEIPT_ASKED(MerchantFact.Kind.RECEIPT_ASKED),
  RECEIVED(MerchantFact.Kind.RECEIVED),
  RETURN_ASKED(MerchantFact.Kind.RETURN_ASKED),
  RETURN_ANSWERED(MerchantFact.Kind.RETURN_ANSWERED),
  RETURNED(MerchantFact.Kind.RETURNED),
  CANCELLED(MerchantFact.Kind.CANCELLED),
  RESTOCKED(MerchantFact.Kind.RESTOCKED);

  private final MerchantFact.@Nullable Kind kind;

  Milestone() {
    this(null);
  }

  Milestone(MerchantFact.@Nullable Kind kind) {
    this.kind = kind;
  }

  /** What the shop states to tell of it, or empty when the supplier's documents do. */
  Optional<MerchantFact.Kind> stated() {
    return Optional.ofNullable(kind);
  }
}
