package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.OrderKey;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which parts of a key were read from number cells, which lose leading zeros (R38). Immutable.
 *
 * @param ofNumber whether the order number may have lost some
 * @param ofCampaign whether the campaign may have
 */
public record LostZeros(boolean ofNumber, boolean ofCampaign) {

  /** Of a row whose column A holds the order number and C the campaign. */
  public static LostZeros in(Set<KeyColumn> fromNumberCells) {
    return new LostZeros(
        fromNumberCells.contains(KeyColumn.CUSTOMER_ORDER_REF),
        fromNumberCells.contains(KeyColumn.PARTNER_ORDER_REF));
  }

  /** Of the same row, the columns taken the other way round (R26). */
  LostZeros swapped() {
    return new LostZeros(ofCampaign, ofNumber);
  }

  /** The orders whose key is the one that was read but for leading zeros of these parts. */
  public Set<OrderKey> fitting(LedgerTransaction ledger, String account, OrderKey read) {
    Set<OrderKey> fitting = new LinkedHashSet<>();
    if (ofNumber || ofCampaign) {
      for (OrderKey order : ledger.outbox().ignoringLeadingZeros(account, read)) {
        if ((ofNumber || order.orderNumber().equals(read.orderNumber()))
            && (ofCampaign || order.campaign().equals(read.campaign()))) {
          fitting.add(order);
        }
      }
    }
    return fitting;
  }
}
