package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A delivery method that goes to the destination (R32): the supplier refuses an order with an
 * unsuitable one. Domestic codes aren't documented, so one that the profile doesn't know may be
 * right.
 */
final class DeliveryMethodCheck implements OrderCheck {
  private final ServiceProfile profile;

  DeliveryMethodCheck(ServiceProfile profile) {
    this.profile = profile;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    Destination destination = order.recipient().address().destination();
    if (!profile.serves(destination)) {
      return; // no method goes there, and that is told
    }
    boolean domestic = profile.domesticDestinations().contains(destination);
    Set<DeliveryMethod> fitting =
        domestic ? profile.domesticMethods() : profile.internationalMethods();
    Set<DeliveryMethod> others =
        domestic ? profile.internationalMethods() : profile.domesticMethods();
    for (OrderLine line : order.lines()) {
      if (!fitting.contains(line.deliveryMethod())) {
        report.add(
            others.contains(line.deliveryMethod())
                ? PreflightCheck.DELIVERY_METHOD
                : PreflightCheck.KNOWN_DELIVERY_METHOD,
            line,
            OrderColumn.DELIVERY_METHOD,
            line.deliveryMethod().code(),
            Wording.of(
                "a method for %s such as %s",
                "un mode de livraison pour %s tel que %s", destination, codes(fitting)));
      }
    }
  }

  private static String codes(Set<DeliveryMethod> methods) {
    return methods.stream().map(DeliveryMethod::code).sorted().collect(Collectors.joining(", "));
  }
}
