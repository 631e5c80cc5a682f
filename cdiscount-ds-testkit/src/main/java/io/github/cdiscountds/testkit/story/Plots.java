package io.github.cdiscountds.testkit.story;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.PublicationFault;
import io.github.cdiscountds.testkit.SupplierJob;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The stories that every shop should live through once. Each asserts its own end.
 *
 * @since 0.1.0
 */
public final class Plots {
  private Plots() {}

  /**
   * Everything goes well, from the pick-up to the invoice.
   *
   * @return the plot; about orders that weren't picked up yet
   */
  public static Plot goesWell() {
    return story -> story.isPickedUp().isAccepted().isIntegrated().isShipped().isInvoiced();
  }

  /**
   * A product sells out before the orders are integrated; they are refused with all their lines.
   *
   * @param sku the product's code, in every one of the orders
   * @return the plot; about orders that weren't integrated yet
   */
  public static Plot sellsOut(String sku) {
    return story ->
        story
            .meanwhile(supplier -> supplier.sellsOut(sku))
            .isPickedUp()
            .isRefusedFor(RefusalCause.STOCKOUT);
  }

  /**
   * The supplier accepts the file, but doesn't deliver where the orders go.
   *
   * @return the plot; about orders that weren't integrated yet
   */
  public static Plot refusesTheAddress() {
    return story ->
        story
            .meanwhile(
                supplier ->
                    story
                        .keys()
                        .forEach(
                            key -> supplier.refuses(key.orderNumber(), RefusalCause.DESTINATION)))
            .isPickedUp()
            .isAccepted()
            .isRefusedFor(RefusalCause.DESTINATION);
  }

  /**
   * A line leaves in several parcels, one a day.
   *
   * @param sku the product's code, in every one of the orders
   * @param quantities the pieces in each parcel, at least two and all pieces together
   * @return the plot; about orders that weren't shipped yet
   */
  public static Plot shipsInParts(String sku, int... quantities) {
    int[] parts = quantities.clone();
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "parcels " + Arrays.toString(parts) + ": expected at least two");
    }
    return story ->
        story
            .meanwhile(
                supplier ->
                    story.keys().forEach(key -> supplier.splits(key.orderNumber(), sku, parts)))
            .isPickedUp()
            .isIntegrated()
            .isPartlyShipped()
            .isShipped()
            .hasParcels(sku, parts.length);
  }

  /**
   * A report comes late; all ends as if it hadn't.
   *
   * @param report the job that publishes it
   * @param by how late
   * @return the plot; about orders that weren't picked up yet
   */
  public static Plot comesLate(SupplierJob report, Duration by) {
    return disturbed(report, PublicationFault.late(by));
  }

  /**
   * A report comes twice; all ends as if it hadn't, and nothing is told twice.
   *
   * @param report the job that publishes it
   * @param after how long after the first time
   * @return the plot; about orders that weren't picked up yet
   */
  public static Plot comesTwice(SupplierJob report, Duration after) {
    Plot once = disturbed(report, PublicationFault.twice(after));
    return story -> story.plays(once).isStillInvoicedAfter(after);
  }

  private static Plot disturbed(SupplierJob report, PublicationFault fault) {
    return story ->
        story
            .meanwhile(supplier -> supplier.onNext(report, fault))
            .isPickedUp()
            .isShipped()
            .isInvoiced()
            .hasNoContradiction()
            .meanwhile(
                supplier -> {
                  if (supplier.plans().faults().getOrDefault(report, List.of()).contains(fault)) {
                    throw new AssertionError(
                        report
                            + " never came "
                            + fault
                            + ": expected it to be published meanwhile");
                  }
                });
  }

  /**
   * The file gets its final name, but the answer is lost: the client can't know whether it got
   * there, and must find out without sending it again.
   *
   * @param orderServer the transport that the client uses
   * @return the plot; about orders that were entered and not sent, by {@link Story#enters}
   */
  public static Plot losesTheReply(FaultyTransport orderServer) {
    return story -> {
      orderServer.onNext(Operation.RENAME, Fault.lostReply());
      story.isPickedUp().isAccepted();
      if (!orderServer.faultsAhead().isEmpty()) {
        throw new AssertionError(
            "no reply was lost: expected orders that weren't sent (begin with story.enters(…),"
                + " since story.orders(…) sends them), and the transport that the client uses;"
                + " faults ahead: "
                + orderServer.faultsAhead());
      }
    };
  }

  /**
   * The file comes a second time, by whatever mistake: the second sending is refused as a
   * duplicate, the first one goes on.
   *
   * @return the plot; about orders that weren't integrated yet
   */
  public static Plot arrivesTwice() {
    return story ->
        story
            .isPickedUp()
            .isIntegrated()
            .meanwhile(
                supplier -> {
                  for (OrderKey key : story.keys()) {
                    PickUp first =
                        supplier.pickUps().stream()
                            .filter(pickUp -> pickUp.orders().contains(key))
                            .findFirst()
                            .orElseThrow();
                    supplier
                        .raw()
                        .repeat(
                            first.fileName(),
                            "again_" + key.orderNumber() + ".xls",
                            sheet -> sheet.only(key.orderNumber()));
                  }
                })
            .refusesTheOtherSending(RefusalCause.DUPLICATE)
            .isShipped();
  }

  /**
   * Shipped, billed, sent back by the customer, and credited on the next invoice.
   *
   * @param sku the product's code, in every one of the orders
   * @param pieces how many come back
   * @return the plot; about orders that weren't billed yet
   */
  public static Plot comesBack(String sku, int pieces) {
    return story ->
        story
            .isPickedUp()
            .isShipped()
            .isInvoiced()
            .isDelivered()
            .isReturned()
            .meanwhile(
                supplier ->
                    story.keys().forEach(key -> supplier.credits(key.orderNumber(), sku, pieces)))
            .isCredited(sku, pieces);
  }
}
