package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.Set;
import java.util.stream.Collectors;

/** A destination of the contract, and delivery methods that go there (R32). */
final class DeliveryCheck implements OrderCheck {
  private final ServiceProfile profile;

  DeliveryCheck(ServiceProfile profile) {
    this.profile = profile;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    Destination destination = order.recipient().address().destination();
    if (!profile.serves(destination)) {
      report.add(
          Severity.ERROR,
          FindingCode.DESTINATION_NOT_SERVED,
          OrderColumn.COUNTRY,
          destination.isoCode(),
          new Wording("a destination of the contract", "une destination du contrat"));
      return;
    }
    boolean domestic = profile.domesticDestinations().contains(destination);
    Set<DeliveryMethod> fitting =
        domestic ? profile.domesticMethods() : profile.internationalMethods();
    Set<DeliveryMethod> others =
        domestic ? profile.internationalMethods() : profile.domesticMethods();
    for (OrderLine line : order.lines()) {
      if (!fitting.contains(line.deliveryMethod())) {
        report.add(
            line,
            others.contains(line.deliveryMethod()) ? Severity.ERROR : Severity.WARNING,
            FindingCode.DELIVERY_METHOD,
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
