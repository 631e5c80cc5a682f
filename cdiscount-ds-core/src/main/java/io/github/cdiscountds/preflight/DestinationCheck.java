package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.profile.ServiceProfile;

/** A destination of the contract (R32): the supplier refuses an order to another one. */
final class DestinationCheck implements OrderCheck {
  private static final Wording SERVED =
      new Wording("a destination of the contract", "une destination du contrat");

  private final ServiceProfile profile;

  DestinationCheck(ServiceProfile profile) {
    this.profile = profile;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    Destination destination = order.recipient().address().destination();
    if (!profile.serves(destination)) {
      report.add(PreflightCheck.DESTINATION, OrderColumn.COUNTRY, destination.isoCode(), SERVED);
    }
  }
}
